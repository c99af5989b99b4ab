"""What runs are called in a table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from eval_records import write_run

from eval.labels import labels, natural, path_ends
from summarize.runs import Run, read_run


def run(path: Path, *command: str, config: str = "", **choices: str) -> Run:
    return read_run(write_run(path, choices=choices, command=command, config=config))


def named(folder: Path, *all_choices: Mapping[str, str]) -> list[str]:
    return labels([run(folder / str(number), **choices) for number, choices in enumerate(all_choices)])


def test_runs_are_called_by_the_choices_in_which_they_differ(tmp_path: Path) -> None:
    assert named(
        tmp_path,
        {"data": "seeds", "model": "lead", "chunking": "concat", "prompt": "news"},
        {"data": "seeds", "model": "mmr", "chunking": "concat", "prompt": "news"},
        {"data": "seeds", "model": "mmr", "chunking": "refine", "prompt": "news"},
    ) == ["lead · concat", "mmr · concat", "mmr · refine"]
    assert named(tmp_path / "b", {"model": "lead"}, {"model": "mmr"}) == ["lead", "mmr"]


def test_the_experiment_that_named_the_choices_is_no_difference(tmp_path: Path) -> None:
    choices = [{"model": "lead", "experiment": "baselines"}, {"model": "mmr"}]
    assert named(tmp_path, *choices) == ["lead", "mmr"]


def test_what_a_model_brings_is_said_by_its_name_unless_somebody_asked_for_it(tmp_path: Path) -> None:
    lead = {"model": "lead", "repair": "ladder", "coherence": "verbatim"}
    small = {"model": "smollm2_135m", "repair": "strict", "coherence": "news"}
    assert named(tmp_path, lead, small) == ["lead", "smollm2_135m"]
    assert named(tmp_path / "b", lead, small, small | {"repair": "none"}) == [
        "lead · ladder", "smollm2_135m · strict", "smollm2_135m · none",
    ]  # fmt: skip
    runs = [run(tmp_path / "c", "repair=ladder", **lead), run(tmp_path / "d", **small)]
    assert labels(runs) == ["lead · ladder", "smollm2_135m · strict"]


def test_labels_are_sorted_as_a_reader_would() -> None:
    names = ["lead · seed=10", "lead · seed=2", "lead", "Mmr · p=0.25", "mmr · p=0.5", "7", "run-2"]
    assert sorted(names, key=natural) == [
        "7", "lead", "lead · seed=2", "lead · seed=10", "Mmr · p=0.25", "mmr · p=0.5", "run-2",
    ]  # fmt: skip


def test_a_group_that_a_run_does_not_know_is_told(tmp_path: Path) -> None:
    assert named(tmp_path, {"model": "lead", "prompt": "news"}, {"model": "lead"}) == ["news", "no prompt"]


def test_settings_from_the_command_line_tell_runs_of_the_same_choices_apart(tmp_path: Path) -> None:
    plain = "seed: 0\nchunking: {max_words: 140}"
    seeded = "seed: 1\nchunking: {max_words: 140}"
    short = "seed: 0\nchunking: {max_words: 60}"
    runs = [
        run(tmp_path / "a", "-m", config=plain, model="lead"),
        run(tmp_path / "b", "seed=1", "model=lead", config=seeded, model="lead"),
        run(tmp_path / "c", "+chunking.max_words=60", config=short, model="lead"),
    ]
    assert labels(runs) == [
        "seed=0 · max_words=140", "seed=1 · max_words=140", "seed=0 · max_words=60",
    ]  # fmt: skip


def test_where_all_is_alike_the_ends_of_the_paths_tell(tmp_path: Path) -> None:
    choices = [{"model": "lead"}, {"model": "lead"}, {"model": "mmr"}]
    assert named(tmp_path, *choices) == ["lead (0)", "lead (1)", "mmr"]
    assert named(tmp_path / "b", *choices[:2]) == ["0", "1"]
    assert named(tmp_path / "c", choices[0]) == ["0"]


def test_older_runs_that_noted_no_choice_are_called_by_their_paths(tmp_path: Path) -> None:
    assert named(tmp_path, {}, {}) == ["0", "1"]
    assert named(tmp_path / "b", {}, {"model": "lead"}, {"model": "mmr"}) == ["0", "lead", "mmr"]


@pytest.mark.parametrize("config", ["a: [", "- a", "5", "", "seed: ${nowhere}"])
def test_a_damaged_config_does_not_keep_a_run_from_being_named(tmp_path: Path, config: str) -> None:
    runs = [run(tmp_path / name, "seed=1", config=config, model="lead") for name in "ab"]
    assert labels(runs) == ["a", "b"]


def test_a_config_cannot_ask_for_what_is_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_KEY", "secret")
    configs = ("seed: ${oc.env:A_KEY}", "seed: 1")
    runs = [
        run(tmp_path / str(number), "seed=1", config=config, model="lead")
        for number, config in enumerate(configs)
    ]
    assert labels(runs) == ["seed=${oc.env:A_KEY}", "seed=1"]


def test_the_ends_of_paths_are_as_short_as_they_can_be() -> None:
    paths = [Path("outputs") / name for name in ("mon/fusion", "mon/lead", "tue/fusion")]
    assert path_ends(paths) == ["mon/fusion", "lead", "tue/fusion"]
    assert path_ends(paths[:1]) == ["fusion"]
