"""What goes wrong with runs, as the user of `summarize-eval` sees it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import Command, typed
from eval_records import a_cluster, a_record, write_run

from eval.cli import main
from eval.evaluation import read_runs

FLOOD, QUAKE, STORM = (
    a_cluster(f"{id_} hit Van.", cluster_id=id_, references=[f"{id_} in Van."])
    for id_ in ("flood", "quake", "storm")
)


@pytest.fixture
def summarize_eval(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """The command, in a folder with the runs `a` and `b` of three clusters."""
    for name, text in (("a", "Van was hit."), ("b", "Oslo was not.")):
        pairs = [(a_record(text, cluster_id=one.id), one) for one in (FLOOD, QUAKE, STORM)]
        write_run(tmp_path / name, *pairs)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HYDRA_FULL_ERROR", "1")  # main sets it; undone after the test
    command = typed("summarize-eval", main, monkeypatch, capsys)
    return lambda *arguments: command("metrics=[rouge,length]", "out=table", *arguments)


def notes(folder: Path) -> list[str]:
    found: list[str] = json.loads((folder / "table" / "scores.json").read_text())["notes"]
    return found


def edited(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new))


def test_runs_of_another_schema_version_are_refused_with_what_reads_them(
    summarize_eval: Command, tmp_path: Path
) -> None:
    edited(tmp_path / "b", "run.json", '"schema_version": 1', '"schema_version": 7')
    code, out, err = summarize_eval("runs=[a,b]")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "b has schema version 7, written by newsfuse" in err
    assert "this newsfuse reads version 1" in err


def test_runs_with_different_clusters_are_compared_on_the_common_ones(
    summarize_eval: Command, tmp_path: Path
) -> None:
    fire = a_cluster("Fire.", cluster_id="fire", references=["Fire."])
    write_run(
        tmp_path / "c", (a_record("x", cluster_id="quake"), QUAKE), (a_record("y", cluster_id="fire"), fire)
    )
    code, out, _ = summarize_eval("runs=[a,b,c]")
    assert code == 0
    assert "Note: 2 of the 3 clusters of a fell out: not every run has them." in out
    assert "Note: 1 of the 2 clusters of c fell out" in out
    means = json.loads((tmp_path / "table" / "scores.json").read_text())["comparison"]["rows"][0]["means"]
    assert {mean["n"] for mean in means.values()} == {1}


def test_a_torn_last_line_costs_its_cluster_and_is_told(summarize_eval: Command, tmp_path: Path) -> None:
    records = tmp_path / "a" / "records.jsonl"
    records.write_bytes(records.read_bytes()[:-30])
    code, out, _ = summarize_eval("runs=[a,b]")
    assert code == 0
    assert "a/records.jsonl:3: left out a torn last line; the run was cut off while writing it." in " ".join(
        notes(tmp_path)
    )
    assert "1 of the 3 clusters of b fell out" in out


def test_a_line_that_is_damaged_in_the_middle_is_no_silent_loss(
    summarize_eval: Command, tmp_path: Path
) -> None:
    records = tmp_path / "a" / "records.jsonl"
    lines = records.read_text().splitlines(keepends=True)
    records.write_text(lines[0][:-40] + "\n" + "".join(lines[1:]))
    code, out, err = summarize_eval("runs=[a,b]")
    assert (code, out) == (2, "")
    assert "a/records.jsonl:1 is damaged" in err


def test_without_references_rouge_says_so_and_is_no_zero(summarize_eval: Command, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name / "articles.jsonl").unlink()
        write_run(tmp_path / f"bare-{name}", (a_record(name), a_cluster("Rain.")))
    code, out, _ = summarize_eval("runs=[bare-a,bare-b]")
    assert code == 0
    assert "– bare-a, bare-b: no reference (rouge1_f_avg" in out
    row = json.loads((tmp_path / "table" / "scores.json").read_text())["comparison"]["rows"][0]
    assert {mean["value"] for mean in row["means"].values()} == {None}


def test_a_run_of_no_cluster_is_refused_by_name_and_passed_over_by_a_glob(
    summarize_eval: Command, tmp_path: Path
) -> None:
    write_run(tmp_path / "empty")
    code, _, err = summarize_eval("runs=[a,empty]")
    assert code == 2
    assert "empty has no record, so there is nothing to score. Go on with it: summarize resume=empty" in err
    code, _, err = summarize_eval("runs='[!t]*'")
    assert code == 0
    assert err == "Left out, without a record: empty.\n"


def test_the_same_run_twice_is_refused_and_a_copy_of_it_is_told(
    summarize_eval: Command, tmp_path: Path
) -> None:
    code, _, err = summarize_eval("runs=[a,./a]")
    assert code == 2
    assert "runs names a twice. Name each run once." in err
    shutil.copytree(tmp_path / "a", tmp_path / "again")
    assert summarize_eval("runs=[a,b,again]").code == 0
    assert "again is a copy of the run a." in notes(tmp_path)


def test_runs_that_wrote_the_same_are_told_and_tie(summarize_eval: Command, tmp_path: Path) -> None:
    pairs = [(a_record("Van was hit.", cluster_id=one.id), one) for one in (FLOOD, QUAKE, STORM)]
    write_run(tmp_path / "c", *pairs, model="another")
    assert summarize_eval("runs=[a,b,c]").code == 0
    assert "a and c have the same summary of every shared cluster." in notes(tmp_path)
    contrasts = json.loads((tmp_path / "table" / "scores.json").read_text())["comparison"]["contrasts"]
    alike = [one for one in contrasts if {one["first"], one["second"]} == {"a", "c"}]
    assert {(one["outcome"], one["p"], one["difference"]) for one in alike} == {("tie", 1.0, 0.0)}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nowhere", "nowhere is not a run directory: there is no such folder."),
        (".", ". is not a run directory: it has no run.json."),
        ("a/run.json", "a/run.json is not a run directory: it is a file."),
    ],
)
def test_a_folder_that_is_no_run_is_named(summarize_eval: Command, name: str, sentence: str) -> None:
    code, out, err = summarize_eval(f"runs=[{name},b]")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert sentence in err
    assert "Name a folder that `summarize` wrote" in err


def test_the_articles_that_several_runs_have_read_are_kept_once(
    summarize_eval: Command, tmp_path: Path
) -> None:
    a, b = read_runs([tmp_path / "a", tmp_path / "b"]).values()
    assert a.clusters["flood"] is b.clusters["flood"]


@pytest.mark.parametrize("lost", ["is missing", "has no article of its records"])
def test_a_run_without_its_articles_is_not_told_to_go_on(
    summarize_eval: Command, tmp_path: Path, lost: str
) -> None:
    """Its records are whole: going on with it would make every summary again."""
    (tmp_path / "a" / "articles.jsonl").unlink()
    if lost != "is missing":
        (tmp_path / "a" / "articles.jsonl").touch()
    code, out, err = summarize_eval("runs=[a,b]")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"a/articles.jsonl {lost}" in err
    assert "Put back the file" in err
    assert "resume" not in err


def test_a_run_is_not_overwritten_by_its_evaluation(summarize_eval: Command, tmp_path: Path) -> None:
    (tmp_path / "a" / "scores.json").write_text("its own")
    before = sorted(path.name for path in (tmp_path / "a").iterdir())
    code, out, err = summarize_eval("runs=[a,b]", "out=a")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "out=a is a run directory" in err
    assert "another folder" in err
    assert (tmp_path / "a" / "scores.json").read_text() == "its own"
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == before
