"""Summaries that others made, as run directories."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from conftest import Command, typed
from rich.console import Console
from word_checker import WordChecker

from eval.cli import main
from eval.evaluation import evaluate, read_runs
from eval.metrics.length import Length
from eval.report.leaderboard import seconds
from eval.scoring import Scorer
from eval.screen.tables import one_a_line, telling
from eval.systems.files import find_systems
from eval.systems.importing import Imported, import_systems
from eval.systems.texts import as_sentences, read_sentences
from summarize.cli import main as summarize_main
from summarize.data.folder import FolderReader
from summarize.data.textfile import UnreadableError
from summarize.errors import InputError, RunError
from summarize.runs import read_run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three clusters with a reference each."""
    for id_, text in (
        ("flood", "Rain fell on Van."),
        ("quake", "Van shook."),
        ("storm", "Wind blew in Oslo."),
    ):
        for folder in ("articles", "references"):
            (tmp_path / "data" / id_ / folder).mkdir(parents=True)
            (tmp_path / "data" / id_ / folder / "a.txt").write_text(text)
    return tmp_path / "data"


@pytest.fixture
def systems(tmp_path: Path) -> Path:
    for name, texts in {
        "alpha": {"flood.txt": "Rain fell. Van flooded.", "quake.txt": "Van shook."},
        "beta": {"flood.txt": "It rained in Oslo.", "quake.txt": "All was quiet."},
    }.items():
        (tmp_path / "systems" / name).mkdir(parents=True)
        for file, text in texts.items():
            (tmp_path / "systems" / name / file).write_text(text)
    return tmp_path / "systems"


def imported(systems: Path, data: Path, checker: WordChecker | None = None) -> Imported:
    return import_systems(str(systems), FolderReader(path=str(data)), systems.parent / "out", checker=checker)


def test_each_system_becomes_a_run_with_articles_references_and_verdicts(systems: Path, data: Path) -> None:
    checker = WordChecker()
    made = imported(systems, data, checker)
    assert [path.name for path in made.paths] == ["alpha", "beta"]
    alpha, beta = map(read_run, made.paths)
    assert alpha.path == systems.parent / "out" / "systems" / "alpha"
    assert (alpha.meta.status, alpha.meta.imported) == ("success", str(systems / "alpha"))
    assert alpha.meta.model is not None
    assert (alpha.meta.model.name, alpha.meta.model.source) == ("alpha", str(systems / "alpha"))
    assert "imported" in alpha.meta.model.note
    summary = alpha.records["flood"].summary
    assert summary is not None
    assert [sentence.text for sentence in summary.sentences] == ["Rain fell.", "Van flooded."]
    assert alpha.clusters["flood"].references == ("Rain fell on Van.",)
    report = beta.records["flood"].factcheck
    assert report is not None
    assert [(one.mention.text, one.verdict) for one in report.findings] == [
        ("It", "unsupported"),
        ("Oslo", "unsupported"),
    ]
    assert [cluster.id for cluster in checker.analysed] == ["flood", "quake"], "once for all systems"


def test_clusters_that_no_system_has_are_left_out_and_those_that_one_lacks_are_told(
    systems: Path, data: Path
) -> None:
    (systems / "beta" / "quake.txt").unlink()
    made = imported(systems, data)
    assert made.notes == (
        "1 of the 3 clusters have no summary of any system and are left out: storm.",
        "beta has no summary of 1 of the 2 clusters: quake.",
    )
    beta = read_run(made.paths[1])
    assert beta.meta.status == "partial"
    assert (beta.records["quake"].status, beta.records["quake"].error) == (
        "failed",
        "beta has no summary of it",
    )


def test_a_file_that_belongs_to_no_cluster_is_told_with_the_nearest_id(systems: Path, data: Path) -> None:
    (systems / "alpha" / "quakes.txt").write_text("Van shook.")
    (systems / "alpha" / "README.txt").write_text("By alpha.")
    (systems / "alpha" / ".DS_Store").write_text("x")
    notes = imported(systems, data).notes
    (told,) = [note for note in notes if "alpha" in note]
    assert told == (
        f"{systems}/alpha/quakes.txt belongs to no cluster of the data and is left out: did you mean 'quake'?"
    )


def test_an_empty_file_and_one_that_is_no_text_fail_their_cluster_with_the_reason(
    systems: Path, data: Path
) -> None:
    (systems / "alpha" / "flood.txt").write_bytes(b"")
    (systems / "beta" / "flood.txt").write_bytes(b"\x00\x01\x02" * 50)
    (systems / "beta" / "quake.txt").write_text(" \n\n")
    alpha, beta = (read_run(path) for path in imported(systems, data).paths)
    assert alpha.records["flood"].error == f"{systems}/alpha/flood.txt: the file is empty"
    assert "binary" in str(beta.records["flood"].error)
    assert (alpha.meta.status, beta.meta.status) == ("partial", "failed")


def test_encodings_are_found_out(systems: Path, data: Path) -> None:
    (systems / "alpha" / "flood.txt").write_bytes("Çavuşoğlu spoke.".encode("utf-16"))
    (systems / "alpha" / "quake.txt").write_bytes("Café owners spoke.".encode("cp1252"))
    alpha = read_run(imported(systems, data).paths[0])
    texts = [record.summary.text for record in alpha.records.values() if record.summary]
    assert texts == ["Çavuşoğlu spoke.", "Café owners spoke."]


def test_two_texts_of_one_cluster_are_a_mistake_that_names_both(systems: Path, data: Path) -> None:
    (systems / "alpha" / "flood.md").write_text("Rain.")
    with pytest.raises(
        InputError, match=r"alpha has two texts for flood: .*flood\.md and .*flood\.txt\. Leave one"
    ):
        imported(systems, data)
    assert not (systems.parent / "out").exists()


def test_a_folder_whose_files_fit_no_cluster_is_a_mistake(systems: Path, data: Path) -> None:
    for file in (systems / "beta").iterdir():
        file.rename(file.with_name(f"x-{file.name}"))
    with pytest.raises(InputError, match=r"beta has no summary of any cluster.*as in beta/flood\.txt.*flood"):
        imported(systems, data)
    with pytest.raises(InputError, match="there is no such folder"):
        find_systems("nowhere", ["flood"])
    with pytest.raises(InputError, match="it is a file"):
        find_systems(str(systems / "alpha" / "flood.txt"), ["flood"])


def test_endings_and_capitals_of_a_file_name_say_nothing(tmp_path: Path) -> None:
    for name in ("M000", "M001.txt", "M002.ID1.250", "m003.TXT", "M0.1.txt"):
        (tmp_path / name).write_text("Rain.")
    (one,) = find_systems(str(tmp_path), ["M000", "M001", "M002", "M003", "M0", "M0.1"])
    assert one.name == tmp_path.name
    assert {id_: file.name for id_, file in one.texts.items()} == {
        "M000": "M000", "M001": "M001.txt", "M002": "M002.ID1.250", "M003": "m003.TXT", "M0.1": "M0.1.txt",
    }  # fmt: skip
    assert one.unknown == ()


def test_a_folder_of_a_language_stands_between(tmp_path: Path) -> None:
    for language in ("Arabic", "English"):
        (tmp_path / "ID1" / language).mkdir(parents=True)
        (tmp_path / "ID1" / language / "M000").write_text(language)
    (one,) = find_systems(str(tmp_path), ["M000"], "english")
    assert one.texts["M000"].read_text() == "English"
    with pytest.raises(InputError, match="holds no text but the folders Arabic, English, and none is named"):
        find_systems(str(tmp_path), ["M000"], "hindi")
    shutil.rmtree(tmp_path / "ID1" / "Arabic")
    assert find_systems(str(tmp_path), ["M000"])[0].texts["M000"].read_text() == "English"


def test_a_text_with_a_sentence_a_line_keeps_its_lines() -> None:
    lines = [
        "Rain fell.",
        "He met Sgt. Pepper of the U.K. The two spoke.",
        "Van shook.",
        "All left.",
        "So it went.",
    ]
    assert as_sentences("\n".join(lines)) == lines
    paragraphs = ["Rain fell. Van flooded.", "People left. They came back.", "It was over."]
    assert as_sentences("\n\n".join(paragraphs)) == [
        "Rain fell.", "Van flooded.", "People left.", "They came back.", "It was over.",
    ]  # fmt: skip
    assert as_sentences("Rain fell. Van flooded.") == ["Rain fell.", "Van flooded."]


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("**Rain** fell on [Van](https://x.org).")
    assert read_sentences(tmp_path / "a.md", tmp_path) == ["Rain fell on Van."]
    (tmp_path / "b.txt").write_text("* AP - 5 died.")
    assert read_sentences(tmp_path / "b.txt", tmp_path) == ["* AP - 5 died."], "a text keeps what is in it"
    (tmp_path / "c.md").write_text("![a map](map.png)")
    with pytest.raises(UnreadableError):
        read_sentences(tmp_path / "c.md", tmp_path)


def test_what_was_imported_before_is_replaced_and_a_run_of_newsfuse_is_not(systems: Path, data: Path) -> None:
    first = imported(systems, data)
    (systems / "alpha" / "quake.txt").write_text("Van shook twice.")
    assert imported(systems, data).paths == first.paths
    summary = read_run(first.paths[0]).records["quake"].summary
    assert summary is not None
    assert summary.text == "Van shook twice."
    meta = first.paths[0] / "run.json"
    meta.write_text(meta.read_text().replace(f'"imported": "{systems}/alpha"', '"imported": null'))
    with pytest.raises(RunError, match="is a run that was not imported; name another folder with out=DIR"):
        imported(systems, data)


def test_what_imported_summaries_took_is_not_known_and_never_nought(systems: Path, data: Path) -> None:
    paths = imported(systems, data).paths
    assert read_run(paths[0]).meta.peak_memory is None, "it would be that of the importing"
    evaluation = evaluate(read_runs(paths), Scorer(metrics={"length": Length()}))
    cost = evaluation.runs["alpha"].cost
    assert (cost.known, cost.wall_seconds) == (False, None)
    assert seconds(evaluation).means["alpha"].value is None
    table = Console(file=io.StringIO(), width=80)
    table.print(one_a_line(evaluation, telling(evaluation)))
    assert isinstance(table.file, io.StringIO)
    assert " ".join(table.file.getvalue().split()).endswith("alpha † 3 – – beta † 4 – –")


# The command line

FAKE = ("factcheck._target_=word_checker.WordChecker", "allow_targets=[word_checker.]")


@pytest.fixture
def summarize_eval(
    systems: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    monkeypatch.chdir(systems.parent)
    monkeypatch.setenv("HYDRA_FULL_ERROR", "1")  # main sets it; undone after the test
    return typed("summarize-eval", main, monkeypatch, capsys)


def test_systems_are_imported_scored_and_compared_in_one_command(
    summarize_eval: Command, tmp_path: Path
) -> None:
    arguments = ("systems=systems", "data.path=data", "metrics=[rouge,factuality]", "out=table")
    code, out, err = summarize_eval(*arguments, *FAKE)
    assert (code, err) == (0, "")
    assert "alpha  table/systems/alpha, alpha: 2 clusters, success\n" in out.replace(f"{tmp_path}/", "")
    assert "† alpha, beta: Summaries that were made elsewhere and imported" in out
    assert "Note: 1 of the 3 clusters have no summary of any system" in out
    again, out, err = summarize_eval("runs=table/systems/*", "metrics=[rouge]", "out=again")
    assert (again, err) == (0, "")
    assert "alpha" in out


def test_systems_stand_beside_runs(summarize_eval: Command, tmp_path: Path) -> None:
    assert summarize_eval("systems=systems/alpha", "data.path=data", "factcheck=null", "out=first").code == 0
    shutil.copytree(tmp_path / "first" / "systems" / "alpha", tmp_path / "copy")
    code, out, err = summarize_eval(
        "runs=[copy]", "systems=systems/beta", "data.path=data", "factcheck=null", "out=both"
    )
    assert (code, err) == (0, "")
    assert "copy, beta: the run made no fact-check" in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["systems=systems"], "systems needs the articles that the summaries are of"),
        (["systems=nowhere", "data.path=data"], "systems=nowhere: there is no such folder."),
        (["systems=systems", "data.path=nowhere"], "data.path=nowhere does not exist"),
        (["systems=systems", "data.path=data", "factcheck=rulez"], "did you mean 'rules'?"),
        (["systems=systems", "data.path=data", "data=foldr"], "There is no data=foldr"),
    ],
)
def test_a_mistake_is_one_clear_sentence(
    summarize_eval: Command, arguments: list[str], sentence: str
) -> None:
    code, out, err = summarize_eval(*arguments)
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_what_was_imported_is_not_resumed(
    systems: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = imported(systems, data).paths[0]
    monkeypatch.chdir(systems.parent)
    monkeypatch.setenv("HYDRA_FULL_ERROR", "1")  # main sets it; undone after the test
    told = typed("summarize", summarize_main, monkeypatch, capsys)(f"resume={made}")
    assert told.code == 2
    assert f"was not made here but imported from {systems}/alpha, so there is nothing to resume." in told.err


def test_a_link_out_of_the_systems_folder_is_not_followed(systems: Path, data: Path, tmp_path: Path) -> None:
    """A folder of summaries from elsewhere must not bring the files of this machine into a report."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "flood.txt").write_text("The key is 1234.")
    (systems / "alpha" / "flood.txt").unlink()
    (systems / "alpha" / "flood.txt").symlink_to(tmp_path / "secret" / "flood.txt")
    (systems / "beta" / "quake.txt").unlink()
    (systems / "beta" / "quake.txt").symlink_to(systems / "alpha" / "quake.txt")
    alpha, beta = (read_run(path) for path in imported(systems, data).paths)
    assert alpha.records["flood"].error == (
        f"{systems}/alpha/flood.txt: the link leads out of the systems folder; copy the file instead"
    )
    assert beta.records["quake"].summary is not None
    assert beta.records["quake"].summary.text == "Van shook.", "a link inside the folder is followed"
    (systems / "gamma").symlink_to(tmp_path / "secret")
    with pytest.raises(InputError, match="gamma leads out of the systems folder; copy the folder instead"):
        imported(systems, data)


def test_a_folder_beside_texts_is_told_as_passed_over(systems: Path, data: Path) -> None:
    (systems / "beta" / "sub").mkdir()
    (systems / "beta" / "sub" / "storm.txt").write_text("Wind blew.")
    notes = imported(systems, data).notes
    assert f"{systems}/beta/sub is a folder beside texts and is passed over." in notes


def test_the_nearest_id_of_a_misspelt_file_is_one_without_a_text(tmp_path: Path) -> None:
    """`M0002` is nearest to M002, but that has its text, so it is not what was meant."""
    (tmp_path / "alpha").mkdir()
    for name in ("M001.txt", "M002.txt", "M003.txt", "M00O4.txt"):
        (tmp_path / "alpha" / name).write_text("Van shook.")
    (alpha,) = find_systems(str(tmp_path), ["M000", "M001", "M002", "M003", "M004"])
    assert alpha.unknown[0].endswith("did you mean 'M004'?")
    (tmp_path / "alpha" / "M00O4.txt").rename(tmp_path / "alpha" / "M0002.txt")
    (alpha,) = find_systems(str(tmp_path), ["M001", "M002", "M003", "M020"])
    assert alpha.unknown[0].endswith("did you mean 'M020'?")


def test_systems_of_an_earlier_import_are_told_and_left_alone(systems: Path, data: Path) -> None:
    made = imported(systems, data)
    assert imported(systems, data).notes == made.notes, "the same systems again are nothing to tell"
    shutil.rmtree(systems / "beta")
    again = imported(systems, data)
    folder = systems.parent / "out" / "systems"
    assert again.notes[-1] == f"{folder} also holds what is not of this import, and is not compared: beta."
    assert [path.name for path in again.paths] == ["alpha"]
    assert read_run(folder / "beta").records, "it may be somebody's"
