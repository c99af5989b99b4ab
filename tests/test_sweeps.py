"""Sweeps: one run for each combination of settings, in this process or in others."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import Command, Told
from fakes import ScriptedModel
from hydra.core.config_store import ConfigStore
from hydra.core.plugins import Plugins

from eval.selection import find_runs
from summarize import sweeps
from summarize.runs import is_run, read_run
from summarize.sweeps import Outcome
from summarize.types import Answer, Decoding, Request

TESTS = Path(__file__).parent
FAKES = (
    "--config-dir", str(TESTS / "conf"), "model=scripted", "factcheck=none", "ranking=given",
    "metrics=[length]",
)  # fmt: skip
LAUNCHERS = {
    "joblib": ("hydra/launcher=joblib", "hydra.launcher.n_jobs=2"),
    "submitit": ("hydra/launcher=submitit_local",),
}
QUAKE = (
    "A quake hits the city of Van\nA strong quake hit the city of Van on Sunday, killing at least 500 people."
)


class Broken(ScriptedModel):
    """Has an error of our own."""

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
        raise ZeroDivisionError("by nothing")


class Weighty(ScriptedModel):
    """Counts how often weights were read."""

    reads = 0

    def load(self) -> None:
        if not self.loaded:
            Weighty.reads += 1
        super().load()


@pytest.fixture
def news(tmp_path: Path) -> tuple[str, ...]:
    """Settings for one cluster of one short article."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(QUAKE)
    return ("data=folder", f"data.path={tmp_path / 'news'}", "chunking.max_words=30")


@pytest.fixture
def sweep(summarize: Command, news: tuple[str, ...]) -> Command:
    """`summarize -m` with parts that load nothing, on one cluster."""

    def run(*arguments: str, allow: str = "fakes.") -> Told:
        return summarize("-m", *FAKES, f"allow_targets=[{allow}]", *news, *arguments)

    return run


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """`summarize -m` as a process of its own, with workers that find the fakes."""
    paths = os.pathsep.join([str(TESTS), str(TESTS.parent), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, "-m", "summarize", "-m", *FAKES, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Tests that run in the background have Ctrl-C switched off, and so would their children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        start_new_session=True,
    )


def outcomes(folder: Path) -> list[Outcome]:
    (swept,) = folder.glob("outputs/*/*-sweep")
    return sweeps.outcomes(swept)


# One after another


def test_a_sweep_makes_a_run_for_each_combination_named_by_model_and_chunking(
    sweep: Command, tmp_path: Path
) -> None:
    told = sweep("model=scripted,lead", "chunking=fusion,concat")
    assert told.code == 0, told.err
    runs = {path.name.split("-", 3)[3]: path for path in tmp_path.glob("outputs/*/*") if is_run(path)}
    assert sorted(runs) == ["lead-concat", "lead-fusion", "scripted-concat", "scripted-fusion"]
    for name, path in runs.items():
        meta = read_run(path).meta
        assert f"{meta.choices['model']}-{meta.choices['chunking']}" == name
        assert meta.status == "success"
    (pattern,) = (line.split("'")[1] for line in told.err.splitlines() if line.startswith("Compare"))
    assert [str(path.resolve()) for path in find_runs(pattern)] == sorted(map(str, runs.values()))


def test_the_command_of_a_run_in_a_sweep_makes_that_run_alone(
    sweep: Command, summarize: Command, tmp_path: Path
) -> None:
    sweep("seed=1,2", "out=run")
    command = read_run(tmp_path / "run-2").meta.command
    assert command[0] == "summarize"
    assert "seed=2" in command
    assert summarize(*command[1:], "out=again").code == 0
    again, first = (read_run(tmp_path / name) for name in ("again", "run-2"))
    assert {id_: record.summary for id_, record in again.records.items()} == {
        id_: record.summary for id_, record in first.records.items()
    }


@pytest.mark.parametrize("batch", ["null", "1"])
def test_a_job_that_fails_stops_no_other_and_is_named_with_its_settings(
    sweep: Command, tmp_path: Path, batch: str
) -> None:
    told = sweep("chunking.max_words=1,30", "seed=1,2", f"hydra.sweeper.max_batch_size={batch}")
    assert told.code == 2
    assert "Sweep: 2 of 4 jobs that ended had no failure." in told.err
    assert "✗ exit code 2 with chunking.max_words=1 seed=1: chunking.max_words=1: a summary needs" in told.err
    assert "✗ exit code 2 with chunking.max_words=1 seed=2" in told.err
    assert [one.code for one in outcomes(tmp_path)] == [2, 2, 0, 0]


def test_failed_clusters_make_the_exit_code_1_unless_a_config_was_wrong(
    sweep: Command, tmp_path: Path
) -> None:
    (tmp_path / "news" / "a.txt").write_text("Photo: AFP\n")
    told = sweep("data=folder,seeds", "data.path=pkg://summarize.seeds,news", "out=run")
    assert told.code == 1
    assert "Sweep: 2 of 4 jobs" in told.err
    assert "✗ exit code 1 with data=seeds data.path=news: some clusters failed: see run-" in told.err
    assert sweep("seed=1,x").code == 2


def test_an_error_of_our_own_is_the_failure_of_one_job(sweep: Command, tmp_path: Path) -> None:
    models = "model._target_=test_sweeps.Broken,fakes.ScriptedModel"
    told = sweep(models, allow="fakes.,test_sweeps.")
    assert told.code == 1
    assert "with model._target_=test_sweeps.Broken: ZeroDivisionError: by nothing" in told.err
    assert "Traceback" in told.err
    assert [one.code for one in outcomes(tmp_path)] == [1, 0]


def test_what_is_wrong_with_every_job_is_told_before_the_first(sweep: Command, tmp_path: Path) -> None:
    told = sweep("model=lead,led")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("There is no model=led: did you mean 'lead'?")
    assert not list(tmp_path.glob("outputs/*/*/records.jsonl"))


def test_an_interrupt_ends_the_whole_sweep(sweep: Command, tmp_path: Path) -> None:
    told = sweep("model.interrupt_at_call=1,2,3", "out=run")
    assert told.code == 130
    assert "Interrupted. Go on with: summarize resume=" in told.err
    assert read_run(tmp_path / "run").meta.status == "interrupted"
    assert not (tmp_path / "run-2").exists()


@pytest.mark.parametrize("batch", ["null", "1"])
def test_an_interrupt_tells_what_is_done_and_the_commands_of_what_is_not(
    sweep: Command, summarize: Command, tmp_path: Path, batch: str
) -> None:
    told = sweep("model.interrupt_at_call=null,1,null", "name=a b", f"hydra.sweeper.max_batch_size={batch}")
    assert told.code == 130
    assert "Sweep: 1 of 2 jobs that ended had no failure." in told.err
    assert "✗ exit code 130 with model.interrupt_at_call=1: interrupted." in told.err
    (left,) = (line for line in told.err.splitlines() if line.startswith("Not done: "))
    program, *arguments = shlex.split(left.removeprefix("Not done: "))
    assert program == "summarize"
    assert summarize(*arguments).code == 0
    assert len(list(tmp_path.glob("outputs/*/*-a b*"))) == 3


def test_a_sweep_of_the_config_that_the_command_line_replaces_is_told(sweep: Command, tmp_path: Path) -> None:
    told = sweep("experiment=baselines", "model=lead", "chunking.max_words=30,40")
    assert told.code == 0, told.err
    assert told.err.startswith(
        "model=lead on the command line takes the place of model=lead,random,centroid,lexrank,mmr,oracle.\n"
    )
    assert [one.code for one in outcomes(tmp_path)] == [0, 0]
    assert "takes the place" not in sweep("experiment=baselines", "model=lead,mmr").err


def test_jobs_that_share_a_model_load_it_once(sweep: Command) -> None:
    Weighty.reads = 0
    settings = ("model._target_=test_sweeps.Weighty", "chunking=fusion,concat")
    assert sweep(*settings, "model.positions=1000,100000", allow="fakes.,test_sweeps.").code == 0
    assert Weighty.reads == 4, "the models change from job to job, and only the last one is kept"
    Weighty.reads = 0
    assert sweep("model.positions=1000,100000", *settings, allow="fakes.,test_sweeps.").code == 0
    assert Weighty.reads == 2


def test_flags_may_stand_anywhere(summarize: Command, tmp_path: Path) -> None:
    told = summarize(
        "seed=1,2", "-m", "model=scripted", "--config-dir", str(TESTS / "conf"), "factcheck=none",
        "allow_targets=[fakes.]", "out=run",
    )  # fmt: skip
    assert told.code == 0, told.err
    assert {read_run(tmp_path / name).meta.seed for name in ("run", "run-2")} == {1, 2}


# In other processes


@pytest.mark.parametrize("launcher", LAUNCHERS)
def test_a_launcher_runs_the_jobs_in_processes_of_its_own(
    tmp_path: Path, news: tuple[str, ...], launcher: str
) -> None:
    arguments = (*news, "allow_targets=[fakes.]", "chunking.max_words=1,30,31", *LAUNCHERS[launcher])
    with start(tmp_path, *arguments) as process:
        _, err = process.communicate(timeout=120)
    assert process.returncode == 2, err
    assert "Sweep: 2 of 3 jobs that ended had no failure." in err
    assert "✗ exit code 2 with chunking.max_words=1: chunking.max_words=1: a summary needs" in err
    runs = [read_run(path) for path in tmp_path.glob("outputs/*/*") if is_run(path)]
    assert [run.meta.status for run in runs] == ["success", "success"]
    told = {word for run in runs for word in run.meta.command if word.startswith("chunking.max_words=")}
    assert told == {"chunking.max_words=30", "chunking.max_words=31"}


@pytest.mark.parametrize("launcher", LAUNCHERS)
def test_an_interrupt_ends_the_jobs_of_a_launcher(
    tmp_path: Path, news: tuple[str, ...], launcher: str
) -> None:
    asked = tmp_path / "asked"
    process = start(
        tmp_path, "allow_targets=[fakes.,slow_model.]", "model._target_=slow_model.SlowModel",
        f"+model.asked={asked}", "seed=1,2", *news, *LAUNCHERS[launcher],
    )  # fmt: skip
    with process:
        deadline = time.monotonic() + 60
        while not asked.exists() and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)  # as the terminal does
        process.communicate(timeout=30)
    assert process.returncode == 130
    assert {read_run(path).meta.status for path in tmp_path.glob("outputs/*/*-fusion*")} <= {
        "interrupted", "started",
    }  # fmt: skip


@pytest.mark.parametrize("launcher", LAUNCHERS)
def test_a_process_that_is_killed_is_told_in_a_sentence_and_what_is_done_is_kept(
    tmp_path: Path, news: tuple[str, ...], launcher: str
) -> None:
    models = "model._target_=fakes.ScriptedModel,slow_model.KilledModel"
    with start(
        tmp_path, "allow_targets=[fakes.,slow_model.]", models, *news, *LAUNCHERS[launcher]
    ) as process:
        _, err = process.communicate(timeout=120)
    assert process.returncode == 1, err
    assert "Traceback" not in err
    assert "Sweep: 1 of 1 jobs that ended had no failure.\nNot done: summarize --config-dir " in err
    assert "\nThe sweep broke off: " in err
    statuses = [read_run(path).meta.status for path in tmp_path.glob("outputs/*/*-fusion*")]
    assert sorted(statuses) == ["started", "success"]


def test_a_launcher_that_is_not_installed_is_told_with_the_command(
    sweep: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    Plugins.instance()  # they register themselves once
    monkeypatch.delitem(ConfigStore.instance().repo["hydra"]["launcher"], "joblib.yaml")
    told = sweep("seed=1,2", "hydra/launcher=joblib")
    assert (told.code, told.err) == (
        2, "hydra/launcher=joblib is not installed. Install it: pip install 'newsfuse[sweeps]'\n",
    )  # fmt: skip


# What is told at the end


def outcome(number: int, *overrides: str, code: int = 0, run: str | None = None, said: str = "") -> Outcome:
    return Outcome(number, overrides, code, run, said)


def test_each_job_leaves_a_file_and_they_are_read_in_their_order(tmp_path: Path) -> None:
    jobs = [outcome(number, f"seed={number}", run=f"run-{number}") for number in range(11)]
    for job in reversed(jobs):
        sweeps.note(tmp_path, job)
    assert sweeps.outcomes(tmp_path) == jobs
    assert json.loads((tmp_path / "jobs" / "3.json").read_text())["overrides"] == ["seed=3"]


def test_only_settings_in_which_jobs_differ_are_told() -> None:
    jobs = [outcome(0, "data=seeds", "seed=1"), outcome(1, "data=seeds", "seed=2", code=1, run="b")]
    assert list(sweeps.report(jobs)) == [
        "Sweep: 1 of 2 jobs that ended had no failure.",
        "✗ exit code 1 with seed=2: some clusters failed: see b",
    ]


def test_the_pattern_for_the_evaluation_finds_these_runs_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("day/one-a", "day/one-b"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "run.json").touch()
    jobs = [outcome(0, run="day/one-a"), outcome(1, run="day/one-b")]
    assert list(sweeps.report(jobs))[-1] == "Compare the runs: summarize-eval runs='day/one-*'"
    (tmp_path / "day" / "one-c").mkdir()
    (tmp_path / "day" / "one-c" / "run.json").touch()
    assert list(sweeps.report(jobs))[-1] == "Compare the runs: summarize-eval runs='[day/one-a,day/one-b]'"
