"""The command `summarize-eval`, as a user types it."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from eval_records import a_cluster, a_record, write_run

from eval.cli import main

QUAKE = a_cluster("A quake hit Van.", references=["Van shook."])


def summarize_eval(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "eval", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def use(arguments: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this process look like one that was started with these arguments."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HYDRA_FULL_ERROR", "1")  # main sets it; undone after the test
    monkeypatch.setattr(sys, "argv", ["summarize-eval", *arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_run(tmp_path / "outputs" / "mon" / "good", (a_record("Van shook."), QUAKE))
    write_run(tmp_path / "outputs" / "mon" / "bad", (a_record("It rained."), QUAKE))
    write_run(tmp_path / "outputs" / "empty")
    return tmp_path


def test_runs_are_scored_again_and_printed_side_by_side(folder: Path) -> None:
    done = summarize_eval(folder, "runs='outputs/mon/*'", "out=table")
    assert done.returncode == 0, done.stderr
    assert "☆ 1.0000" in done.stdout
    assert "Written: table/scores.json, table/scores.csv" in done.stdout
    assert json.loads((folder / "table" / "scores.json").read_text())["comparison"]["runs"] == ["bad", "good"]
    assert sorted(path.name for path in folder.iterdir()) == ["outputs", "table"]


def test_metrics_and_their_options_are_chosen_on_the_command_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = [
        "runs=[outputs/mon/good,outputs/mon/bad]",
        "metrics=[rouge,length]",
        "metrics.rouge.types=[rouge1]",
        "metrics.rouge.references=[pooled]",
        "metrics.rouge.stemming=[false]",
        "metrics.rouge.figures=[p,r]",
    ]
    use(arguments, folder, monkeypatch)
    main()
    (scores,) = (folder / "outputs" / "eval").glob("*/*/scores.json")
    rows = json.loads(scores.read_text())["comparison"]["rows"]
    assert [row["name"] for row in rows] == ["rouge1_p_pooled", "rouge1_r_pooled", "words", "sentences"]


def test_help_names_every_metric_and_answers_before_anything_heavy_is_loaded(folder: Path) -> None:
    done = summarize_eval(folder, "--help")
    assert done.returncode == 0
    for option in (resources.files("summarize.conf") / "metrics").iterdir():
        assert option.name.removesuffix(".yaml") in done.stdout
    assert "summarize-eval runs='[RUN_A,RUN_B]'" in done.stdout

    script = (
        "import sys; sys.argv = ['summarize-eval', '--help']; from eval.cli import main; main();"
        "heavy = {'torch', 'transformers', 'spacy', 'rouge_score', 'nltk', 'evaluate', 'datasets'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, cwd=folder)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "No runs named. Name run directories: summarize-eval runs='[RUN_A,RUN_B]'"),
        (["runs=[]"], "runs is empty."),
        (["runs=nowhere"], "nowhere is not a run directory: there is no such folder."),
        (["runs=outputs"], "outputs is not a run directory: it has no run.json."),
        (["runs='nowhere/*'"], "No run directory matches nowhere/*."),
        (["runs=[outputs/mon/bad,outputs/mon/bad]"], "runs names outputs/mon/bad twice."),
        (["runs=outputs/empty"], "outputs/empty has no record, so there is nothing to score."),
        (["runs=outputs/mon/bad", "out=/proc/newsfuse"], "Cannot write /proc/newsfuse/scores.json"),
        (["runs=outputs/mon/bad", "metrics=[rogue]"], "There is no metrics=rogue: did you mean 'rouge'?"),
        (
            ["runs=outputs/mon/bad", "metrics=[x]"],
            "There is no metrics=x: there are abstraction, ",
        ),
        (["runs=outputs/mon/bad", "metrics.rouge.types=[rouge1,rogue2]"], "did you mean 'rouge2'?"),
        (["runs=outputs/mon/bad", "+metrics.rouge.stemmer=true"], "stemm"),
        (["runs=outputs/mon/bad", "metrics.rouge._target_=os.system"], "os.system"),
        (["runz=outputs/mon/bad"], "There is no setting 'runz': did you mean 'runs'?"),
        (["metrics.rouge.typess=[rouge1]"], "did you mean 'metrics.rouge.types'?"),
        (["runs=outputs/mon/bad,outputs/mon/good"], "use key=[value1,value2]"),
        (["runs=outputs/mon/bad", "metrics.length=3"], "metrics.length"),
        (
            ["runs=outputs/mon/bad", "+metrics=bertscore"],
            "metrics.bertscore.path is not set. Set it on the command line: metrics.bertscore.path=VALUE",
        ),
        (
            ["runs=outputs/mon/bad", "+metrics=embedding", "metrics.embedding.path=./nowhere"],
            "metrics.embedding.path=./nowhere: no such folder or file.",
        ),
        (["runs=outputs/mon/bad", "metrics.length._target_=eval.metrics.length.Lenght"], "Lenght"),
        (["runs=${nowhere}"], "nowhere"),
        (
            ["runs=outputs/mon/bad", "metrics=null"],
            "metrics=null: metrics takes the name of an option: there are abst",
        ),
        (["runs=outputs/mon/bad", "metrics=[]"], "metrics names none, so there is nothing to score with."),
        (["runs=outputs/mon/bad", "metrics=5"], "metrics=5: metrics takes the name of an option: there are"),
        (["runs=outputs/mon/bad", "scorer=null"], "scorer=None: it must name its class"),
        (["runs=outputs/mon/bad", "statistics=null"], "statistics=None: it must name its class"),
        (["runs=outputs/mon/bad", "report=5"], "report=5: it must name its class"),
        (["runs=outputs/mon/bad", "scorer.workers=-1"], "scorer.workers=-1: expected int >= 0."),
        (["runs=outputs/mon/bad", "out="], "out=: "),
    ],
)
def test_a_mistake_is_one_clear_sentence_and_exit_code_2(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    sentence: str,
) -> None:
    use(arguments, folder, monkeypatch)
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert left.value.code == 2


def test_the_process_leaves_with_the_exit_code_and_one_line(folder: Path) -> None:
    done = summarize_eval(folder, "runs=nowhere")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("report", ["report=null", "report=false"])
def test_no_report_is_written_where_none_is_wanted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, report: str
) -> None:
    use(["runs=outputs/mon/good", "metrics=[length]", "out=table", report], folder, monkeypatch)
    main()
    assert (folder / "table" / "scores.json").exists()
    assert not list((folder / "table").glob("report.*"))
