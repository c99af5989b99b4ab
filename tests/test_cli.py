"""The command `summarize`, as a user types it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path

import pytest
from conftest import Command

from summarize.cli import GROUPS
from summarize.runs import read_run

FAST = (
    "decoding.candidates=1",
    "decoding.temperature=0",
    "device=cpu",
    "dtype=fp32",
    "chunking.max_words=60",
)

QUAKE = (
    "A quake hits the city of Van\n"
    "A strong quake hit the city of Van on Sunday, killing at least 500 people. "
    "Rescue teams searched the ruins of the city through the night."
)
FLOOD = "Water rises\nThe river rose by three metres in Passau on Monday, the mayor of the town said."


@pytest.fixture
def clusters(tmp_path: Path) -> Path:
    """Two clusters of one article each."""
    for name, text in (("flood", FLOOD), ("quake", QUAKE)):
        (tmp_path / "news" / name).mkdir(parents=True)
        (tmp_path / "news" / name / "a.txt").write_text(text)
    return tmp_path / "news"


# Help


def test_help_answers_within_a_second(tmp_path: Path) -> None:
    def ask() -> float:
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "summarize", "--help"], cwd=tmp_path, capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("summarize fuses the articles")
        return time.perf_counter() - started

    assert any(ask() < 1 for _ in range(5)), "five tries, since a machine may be busy with something else"


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    script = (
        "import sys; sys.argv = ['summarize', '--help']; from summarize.cli import main; main();"
        "heavy = {'torch', 'transformers', 'spacy', 'rouge_score', 'nltk', 'evaluate', 'datasets', 'numpy'};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, cwd=tmp_path)


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_tells_a_newcomer_what_to_try_and_what_there_is_to_choose(summarize: Command, flag: str) -> None:
    told = summarize(flag)
    assert (told.code, told.err) == (0, "")
    for example in (
        "data=folder data.path=DIR",
        "model=hf_causal model.path=",
        "resume=RUN_DIR",
        "summarize-eval",
    ):
        assert example in told.out
    for group in GROUPS:
        for file in (resources.files("summarize.conf") / group).iterdir():
            assert file.name.removesuffix(".yaml") in told.out
    assert "0 all clusters done · 1 some failed · 2 wrong usage or config · 130 interrupted" in told.out
    assert max(map(len, told.out.splitlines())) <= 100
    assert len(told.out.splitlines()) <= 45, "it stays on one screen"


# A run


def test_the_articles_that_ship_with_it_are_summarised_and_everything_is_kept(
    scripted: Command, tmp_path: Path
) -> None:
    told = scripted("out=run")
    assert told.code == 0
    run = read_run(tmp_path / "run")
    ((id_, record),) = run.records.items()
    assert record.status == "ok"
    assert record.summary is not None
    assert len(run.clusters[id_].articles) == 5
    assert {path.name for path in run.path.iterdir()} == {
        "config.yaml", "run.json", "records.jsonl", "articles.jsonl", "scores.json", "report.html",
    }  # fmt: skip
    assert run.meta.status == "success"
    assert run.meta.model is not None
    assert run.meta.model.name == "scripted"
    assert run.meta.command[:2] == ("summarize", "--config-dir")
    assert "max_words: 140" in run.config_yaml
    assert "${" not in run.config_yaml
    figures = json.loads((run.path / "scores.json").read_text())["clusters"][id_]
    assert 0.2 < figures["rouge1_f_avg"]["value"] < 1


def test_the_screen_shows_summary_articles_scores_times_and_where_the_run_is(
    scripted: Command, tmp_path: Path
) -> None:
    told = scripted("out=run")
    (record,) = read_run(tmp_path / "run").records.values()
    assert record.summary is not None
    assert record.summary.sentences[0].text.split()[0] in told.out
    for part in (
        "Sentences and the articles behind them",
        "rouge1_f_avg",
        "Seconds: load",
        "Run directory: run",
    ):
        assert part in told.out


def test_runs_go_to_a_folder_of_the_day_and_nothing_else_is_written(
    scripted: Command, tmp_path: Path
) -> None:
    scripted("name=first")
    scripted()
    (run,) = tmp_path.glob("outputs/*/*-first")
    (other,) = tmp_path.glob("outputs/*/*-scripted-fusion")
    assert {read_run(path).meta.status for path in (run, other)} == {"success"}
    assert [path.name for path in tmp_path.iterdir()] == ["outputs"]


def test_settings_are_taken_from_the_command_line(scripted: Command, tmp_path: Path) -> None:
    scripted("out=run", "chunking.max_words=30", "seed=7")
    run = read_run(tmp_path / "run")
    (record,) = run.records.values()
    assert record.summary is not None
    assert len(record.summary.text.split()) <= 30
    assert run.meta.seed == 7
    assert "max_words: 30" in run.config_yaml


def test_several_runs_are_made_with_m(summarize: Command, tmp_path: Path) -> None:
    config = str(Path(__file__).parent / "conf")
    told = summarize(
        "-m", "--config-dir", config, "model=scripted", "factcheck=none", "allow_targets=[fakes.]", "out=run",
        "chunking.max_words=30,60",
    )  # fmt: skip
    assert told.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["outputs", "run", "run-2"]
    limits = ["max_words: 30" in read_run(tmp_path / name).config_yaml for name in ("run", "run-2")]
    assert limits == [True, False]


def test_one_failed_cluster_makes_the_exit_code_1_and_is_named_with_the_reason(
    scripted: Command, clusters: Path, tmp_path: Path
) -> None:
    (clusters / "quake" / "a.txt").write_text("Photo: AFP\n")
    told = scripted("data=folder", f"data.path={clusters}", "out=run")
    assert told.code == 1
    assert "quake: failed: None of its articles can be read." in told.out
    run = read_run(tmp_path / "run")
    assert {id_: record.status for id_, record in run.records.items()} == {"flood": "ok", "quake": "failed"}
    assert run.meta.status == "partial"


# Real models, made by the tests


@pytest.mark.parametrize(("option", "folder"), [("hf_causal", "chat_model"), ("hf_causal", "base_model")])
def test_a_model_of_the_users_own_is_named_by_its_folder(
    summarize: Command, tmp_path: Path, option: str, folder: str, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(folder)
    told = summarize(f"model={option}", f"model.path={path}", "factcheck=rules", "out=run", *FAST)
    assert told.code == 0, told.err
    run = read_run(tmp_path / "run")
    (record,) = run.records.values()
    assert record.summary is not None
    assert record.tokens.generated > 0
    assert run.meta.model is not None
    assert (run.meta.model.source, run.meta.model.dtype) == (str(path), "float32")


def test_so_is_an_encoder_decoder(summarize: Command, tmp_path: Path) -> None:
    import tiny_models

    path = tiny_models.save_bart(tmp_path / "bart", positions=512)
    told = summarize("model=hf_seq2seq", f"model.path={path}", "out=run", *FAST)
    assert told.code == 0, told.err
    (record,) = read_run(tmp_path / "run").records.values()
    assert record.summary is not None
    assert record.tokens.generated > 0


def test_the_same_seed_gives_the_same_candidates_twice(
    summarize: Command, chat_model: Path, tmp_path: Path
) -> None:
    settings = (
        "model=hf_causal",
        f"model.path={chat_model}",
        "device=cpu",
        "dtype=fp32",
        "decoding.candidates=2",
    )
    for name, seed in (("one", 3), ("two", 3), ("other", 4)):
        assert summarize(*settings, f"seed={seed}", f"out={name}", "chunking.max_words=40").code == 0
    stages = {
        name: next(iter(read_run(tmp_path / name).records.values())).stages
        for name in ("one", "two", "other")
    }
    assert stages["one"] == stages["two"]
    assert stages["one"] != stages["other"]


# A run that was interrupted


def test_an_interrupted_run_says_how_to_go_on_and_goes_on_with_what_is_left(
    scripted: Command, summarize: Command, clusters: Path, tmp_path: Path
) -> None:
    settings = (
        "data=folder",
        f"data.path={clusters}",
        "engine.clusters_in_flight=1",
        "chunking.max_words=50",
    )
    told = scripted(*settings, "model.interrupt_at_call=2", "out=run")
    assert told.code == 130
    assert "Interrupted. Go on with: summarize resume=" in told.err
    assert "Traceback" not in told.err
    run = read_run(tmp_path / "run")
    assert run.meta.status == "interrupted"
    assert list(run.records) == ["flood"]
    first = run.records["flood"]

    # The same model is interrupted at its second call again; only one is left to make.
    told = summarize("resume=run", "allow_targets=[fakes.]")
    assert told.code == 0, told.err
    run = read_run(tmp_path / "run")
    assert run.meta.status == "success"
    assert len(run.meta.resumed) == 1
    assert list(run.records) == ["flood", "quake"]
    assert run.records["flood"] == first
    assert "max_words: 50" in run.config_yaml
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("run")] == ["run"]


def test_a_run_is_resumed_with_its_own_config_and_no_other(scripted: Command, summarize: Command) -> None:
    scripted("out=run")
    told = summarize("resume=run", "chunking.max_words=30", "seed=3")
    assert told.code == 2
    assert told.err == ("A run is resumed with its own config, so leave out: chunking.max_words=30 seed=3\n")


def test_a_config_that_came_with_a_run_cannot_allow_its_own_code(
    scripted: Command, summarize: Command, tmp_path: Path
) -> None:
    scripted("out=run")
    config = (tmp_path / "run" / "config.yaml").read_text()
    assert "allow_targets:\n- fakes." in config
    told = summarize("resume=run")
    assert told.code == 2
    assert (
        "model._target_=fakes.ScriptedModel: only classes under summarize. and eval. are built." in told.err
    )


def test_what_is_no_run_cannot_be_resumed(summarize: Command) -> None:
    told = summarize("resume=nowhere")
    assert told.code == 2
    assert told.err.startswith("nowhere is not a run directory: there is no such folder.")


@pytest.mark.parametrize("config", ["a: [", "- a\n- b", "5", "a: ${"])
def test_a_damaged_config_cannot_be_resumed(
    scripted: Command, summarize: Command, tmp_path: Path, config: str
) -> None:
    scripted("out=run")
    (tmp_path / "run" / "config.yaml").write_text(config)
    told = summarize("resume=run")
    assert (told.code, told.err) == (2, "run/config.yaml is damaged. Make the run again.\n")


# Mistakes on the command line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["model=smolm2_135m"], "There is no model=smolm2_135m: did you mean 'smollm2_135m'?"),
        (["chunking=fuson"], "There is no chunking=fuson: did you mean 'fusion'? Else there are "),
        (["seeed=3"], "There is no setting 'seeed': did you mean 'seed'?"),
        (["+seeed=3"], "There is no setting 'seeed': did you mean 'seed'?"),
        (["chunking.max_wrds=3"], "no setting 'chunking.max_wrds': did you mean 'chunking.max_words'?"),
        (["+chunking.max_wrds=3"], "chunking has no setting 'max_wrds': did you mean 'max_words'?"),
        (["chunking.max_words=many"], "chunking.max_words=many: expected int, but it is str."),
        (["decoding.candidates=0"], "decoding.candidates=0: expected int >= 1."),
        (["model=null"], "A choice is the name of an option, and --help lists them all."),
        (["chunking=3"], "A choice is the name of an option, and --help lists them all."),
        (["~chunking"], "chunking is missing: do not take it out of the config."),
        (["~out"], "out is missing: do not take it out of the config."),
        (["prompt.summarize.instruction=3"], "prompt.summarize.instruction=3: expected str, but it is int."),
        (["+prompt.fuse.tone=dry"], "prompt.fuse has no setting 'tone': there are instruction, document,"),
        (["prompt.language=3"], "prompt.language=3: expected str, but it is int."),
        (["chunking.prompts=3"], "chunking.prompts=3: expected Prompts, but it is int."),
        (["scorer=null"], "scorer=None: it must name its class with _target_."),
        (["metrics.length=3"], "metrics.length=3: it must name its class with _target_."),
        (["chunking._target_=os.system"], "chunking._target_=os.system: only classes under summarize. and"),
        (["chunking.max_words=1"], "chunking.max_words=1: a summary needs at least"),
        (["engine.clusters_in_flight=0"], "engine.clusters_in_flight=0: at least 1 is needed."),
        (["data=folder"], "data.path is not set. Set it on the command line: data.path=VALUE"),
        (["data=folder", "data.path=nowhere"], "data.path=nowhere does not exist;"),
        (["chunking.max_words=1,2"], "use key=[value1,value2]"),
        (["name=${nowhere}"], "nowhere"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_a_sentence_with_exit_code_2(
    scripted: Command, tmp_path: Path, arguments: list[str], said: str
) -> None:
    told = scripted(*arguments)
    assert told.code == 2
    assert said in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""
    assert not (tmp_path / "outputs").exists(), "no run directory is left behind"


def test_several_mistakes_are_told_together(scripted: Command) -> None:
    told = scripted("seed=x", "dtype=bf17", "chunking.max_words=many", "+ranking.suport=2", "+foo=1")
    assert told.code == 2
    for mistake in (
        "There is no setting 'foo'",
        "seed=x: expected int, but it is str.",
        "dtype=bf17: did you mean 'bf16'? Else there are auto, bf16, fp16, fp32.",
        "chunking.max_words=many: expected int, but it is str.",
        "ranking has no setting 'suport': did you mean 'support'?",
    ):
        assert mistake in told.err


def test_a_device_that_is_not_there_is_told_so(summarize: Command, chat_model: Path) -> None:
    told = summarize("model=hf_causal", f"model.path={chat_model}", "device=cuda:9")
    assert told.code == 2
    assert "device=cuda:9: torch" in told.err
    assert "Use device=cpu" in told.err
    assert "Traceback" not in told.err


def test_the_process_leaves_with_the_exit_code_and_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "summarize", "model=smolm2"], cwd=tmp_path, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []
