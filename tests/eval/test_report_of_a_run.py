"""`summarize` writes a report for its one run, and `summarize-eval` for those that it compares."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import Command, typed
from fakes import InGivenOrder, ListReader, NoChecker, ScriptedModel, WordCount
from report_runs import three_runs
from test_experiment import FirstArticle

from eval.cli import main
from eval.report.writer import ReportWriter
from eval.scoring import Scorer
from summarize.engine.local import LocalEngine
from summarize.experiment import Experiment, Settings, run_experiment
from summarize.protocols import Parts, Reporter
from summarize.repair.none import NoRepair
from summarize.runs import read_run
from summarize.types import Article, Cluster, Decoding


class Broken:
    """A reporter with a fault."""

    def write_run(self, path: Path, scores: Any) -> Sequence[Path]:
        raise KeyError("a fault of ours")


def experiment(path: Path, reporter: Reporter | None, *, resume: bool = False) -> Experiment:
    return Experiment(
        settings=Settings("auto", "auto", 5, "run", str(path), str(path) if resume else None, []),
        reader=ListReader([Cluster("flood", (Article("a", "", "Rain fell."),), ("It rained.",))]),
        model=ScriptedModel(),
        parts=Parts(FirstArticle(), NoChecker(), InGivenOrder(), NoRepair()),
        decoding=Decoding(seed=5),
        engine=LocalEngine(clusters_in_flight=1),
        scorer=Scorer(metrics={"words": WordCount()}),
        config_yaml="seed: 5\n",
        command=("summarize", "seed=5"),
        reporter=reporter,
    )


def test_a_run_has_a_report_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_experiment(experiment(tmp_path / "run", ReportWriter(markdown=False)))
    page = (tmp_path / "run/report.html").read_text()
    assert "Run: run" in page
    assert "success" in page, "the report is written once the run has ended"
    assert "report.html" in capsys.readouterr().out


def test_a_report_that_cannot_be_made_is_a_note_and_the_run_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    finished = run_experiment(experiment(tmp_path / "run", Broken()))
    assert finished.code == 0
    assert read_run(finished.path).meta.status == "success"
    assert "no report was made (KeyError: 'a fault of ours')" in capsys.readouterr().err


def test_without_a_reporter_there_is_no_report(tmp_path: Path) -> None:
    run_experiment(experiment(tmp_path / "run", None))
    assert not (tmp_path / "run/report.html").exists()


def test_resuming_rewrites_the_report(tmp_path: Path) -> None:
    run_experiment(experiment(tmp_path / "run", ReportWriter(markdown=False)))
    (tmp_path / "run/report.html").write_text("old")
    run_experiment(experiment(tmp_path / "run", ReportWriter(markdown=False), resume=True))
    assert "<!doctype html>" in (tmp_path / "run/report.html").read_text()


def news(folder: Path) -> str:
    (folder / "news").mkdir()
    (folder / "news/a.txt").write_text("Rain fell in Derna on Sunday. The river rose.")
    return "news"


def test_the_command_writes_it_and_each_run_of_a_sweep_has_its_own(scripted: Command, tmp_path: Path) -> None:
    told = scripted("-m", "data=folder", f"data.path={news(tmp_path)}", "seed=1,2", "out=run-${seed}")
    assert told.code == 0, told.err
    assert sorted(path.parent.name for path in tmp_path.glob("run-*/report.html")) == ["run-1", "run-2"]


def test_a_run_from_before_there_were_reports_can_be_resumed(
    scripted: Command, summarize: Command, tmp_path: Path
) -> None:
    scripted("data=folder", f"data.path={news(tmp_path)}", "out=run")
    config = tmp_path / "run/config.yaml"
    config.write_text(re.sub(r"^report:\n(  .*\n)+", "", config.read_text(), flags=re.MULTILINE))
    assert "report:" not in config.read_text()
    told = summarize("allow_targets=[fakes.]", "resume=run")
    assert told.code == 0, told.err


def test_report_null_writes_none(scripted: Command, tmp_path: Path) -> None:
    told = scripted("data=folder", f"data.path={news(tmp_path)}", "out=run", "report=null")
    assert told.code == 0, told.err
    assert not (tmp_path / "run/report.html").exists()


@pytest.fixture
def summarize_eval(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("HYDRA_FULL_ERROR", os.environ.get("HYDRA_FULL_ERROR", "1"))  # main sets it
    return typed("summarize-eval", main, monkeypatch, capsys)


def test_an_evaluation_writes_what_its_settings_ask_for(summarize_eval: Command, tmp_path: Path) -> None:
    three_runs(tmp_path / "runs", clusters=3)
    told = summarize_eval("runs=runs/*", "metrics=[length]", "out=out", "report.latex=true")
    assert told.code == 0, told.err
    for name in ("report.html", "report.md", "report.tex", "scores.json"):
        assert (tmp_path / "out" / name).is_file()
        assert name in told.out
    labels = json.loads((tmp_path / "out/scores.json").read_text())["runs"]
    assert len(labels) == 3


def test_a_wrong_setting_of_the_report_is_named(summarize_eval: Command, tmp_path: Path) -> None:
    three_runs(tmp_path / "runs", clusters=2)
    told = summarize_eval("runs=runs/*", "metrics=[length]", "report.html=perhaps")
    assert told.code == 2
    assert "report.html" in told.err


def test_the_report_of_a_small_run_takes_less_than_a_second(tmp_path: Path) -> None:
    run_experiment(experiment(tmp_path / "run", None))
    run = read_run(tmp_path / "run")
    scorer = Scorer(metrics={"words": WordCount()})
    scores = scorer.score_run([(run.records["flood"], run.clusters["flood"])])
    start = time.perf_counter()
    ReportWriter(markdown=False).write_run(tmp_path / "run", scores)
    assert time.perf_counter() - start < 1
