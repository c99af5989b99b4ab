"""Naming run directories on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval_records import a_cluster, a_record, write_run

from eval.selection import find_runs
from summarize.errors import ConfigError, RunError


@pytest.fixture
def outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("mon/fusion", "mon/lead", "tue/fusion"):
        write_run(tmp_path / "outputs" / name, (a_record("Van shook."), a_cluster("A quake.")))
    (tmp_path / "outputs" / "mon" / "notes.txt").write_text("")
    (tmp_path / "outputs" / "eval").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "outputs"


def test_paths_keep_the_order_in_which_they_are_named(outputs: Path) -> None:
    assert find_runs(["outputs/tue/fusion", "outputs/mon/lead"]) == [
        Path("outputs/tue/fusion"),
        Path("outputs/mon/lead"),
    ]


def test_a_glob_finds_the_runs_and_passes_over_other_files(outputs: Path) -> None:
    assert [str(path) for path in find_runs("outputs/*/*")] == [
        "outputs/mon/fusion",
        "outputs/mon/lead",
        "outputs/tue/fusion",
    ]
    assert find_runs("outputs/**/lead") == [Path("outputs/mon/lead")]
    assert find_runs(["outputs/tue/*", "outputs/mon/lead"])[1] == Path("outputs/mon/lead")


def test_a_glob_passes_over_runs_without_a_record_and_says_so(
    outputs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_run(outputs / "mon" / "broken")
    torn = write_run(outputs / "mon" / "torn")
    (torn / "records.jsonl").write_text('{"cluster_id": "qu')
    assert [path.name for path in find_runs("outputs/mon/*")] == ["fusion", "lead"]
    assert capsys.readouterr().err == "Left out, without a record: outputs/mon/broken, outputs/mon/torn.\n"
    assert find_runs("outputs/mon/broken") == [Path("outputs/mon/broken")], "named, it is told as a mistake"
    with pytest.raises(
        RunError, match=r"No run that matches outputs/mon/\[bt\]\* has a record.*/broken, .*/torn"
    ):
        find_runs("outputs/mon/[bt]*")


def test_a_sweep_numbers_its_runs_and_hydra_reads_a_number(
    outputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_runs([0, 1]) == [Path("0"), Path("1")]


def test_the_home_folder_is_understood(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(outputs))
    assert find_runs("~/mon/lead") == [outputs / "mon" / "lead"]


@pytest.mark.parametrize("again", ["outputs/mon/lead", "outputs/tue/../mon/lead", "outputs/mon/l*"])
def test_the_same_run_twice_is_refused_however_it_is_spelled(outputs: Path, again: str) -> None:
    with pytest.raises(ConfigError, match=r"names .*lead twice"):
        find_runs(["outputs/mon/lead", again])


def test_no_run_is_refused(outputs: Path) -> None:
    with pytest.raises(ConfigError, match=r"runs is empty\. Name run directories: summarize-eval runs="):
        find_runs([])
    with pytest.raises(RunError, match=r"No run directory matches outputs/eval\*: 1 other file"):
        find_runs("outputs/eval*")
    with pytest.raises(RunError, match=r"No run directory matches nowhere/\*"):
        find_runs("nowhere/*")
