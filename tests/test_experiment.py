"""One run, from parts to exit code, with parts written by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

import pytest
from fakes import InGivenOrder, ListReader, NoChecker, ScriptedModel, WordCount

from eval.scoring import Scorer
from summarize.engine.local import LocalEngine
from summarize.errors import ClusterError, InputError, ModelError, ResourceError, RunError
from summarize.experiment import Experiment, Settings, run_experiment
from summarize.protocols import Budget, Drafting, Parts
from summarize.repair.none import NoRepair
from summarize.runs import read_run
from summarize.types import Article, Cluster, Decoding, Draft, Prompt, Request, Sentence


class FirstArticle:
    """A strategy that asks for the first article of a cluster; of an empty one nothing can be made."""

    def run(self, cluster: Cluster, budget: Budget) -> Drafting:
        if not cluster.articles[0].text:
            raise ClusterError("Its article is empty.")
        answers = yield [Request(Prompt("Shorten."), (cluster.articles[0].text,), 20)]
        return Draft((Sentence(answers[0][0].text),))


@dataclass
class Lab:
    """An experiment on three clusters that goes to `path`."""

    path: Path
    texts: tuple[str, ...] = ("One a.", "Two b.", "Three c.")

    def experiment(
        self, model: ScriptedModel | None = None, *, resume: bool = False, checker: NoChecker | None = None
    ) -> Experiment:
        clusters = [
            Cluster(text.split()[0].lower() if text else "empty", (Article("a", "", text),))
            for text in self.texts
        ]
        return Experiment(
            settings=Settings(
                "auto", "auto", 5, "run", str(self.path), str(self.path) if resume else None, []
            ),
            reader=ListReader(clusters),
            model=model or ScriptedModel(),
            parts=Parts(FirstArticle(), checker or NoChecker(), InGivenOrder(), NoRepair()),
            decoding=Decoding(seed=5),
            engine=LocalEngine(clusters_in_flight=1),
            scorer=Scorer(metrics={"words": WordCount()}),
            config_yaml="seed: 5\n",
            command=("summarize", "seed=5"),
        )

    def status(self) -> str:
        return read_run(self.path).meta.status


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    return Lab(tmp_path / "run")


def asked(model: ScriptedModel) -> list[str]:
    return [request.documents[0] for call in model.calls for request in call]


def test_when_all_clusters_are_done_the_exit_code_is_0(lab: Lab) -> None:
    model = ScriptedModel()
    assert run_experiment(lab.experiment(model)).code == 0
    run = read_run(lab.path)
    assert [record.summary.text for record in run.records.values() if record.summary] == list(lab.texts)
    assert (run.meta.status, run.meta.seed, run.meta.device) == ("success", 5, "cpu")
    assert run.meta.command == ("summarize", "seed=5")
    assert run.meta.model == model.card()
    assert run.config_yaml == "seed: 5\n"
    assert (model.loaded, asked(model)) == (1, list(lab.texts))


def test_the_run_directory_is_told(lab: Lab) -> None:
    assert run_experiment(lab.experiment()).path == lab.path
    assert run_experiment(lab.experiment()).path == lab.path.with_name("run-2")


def test_the_scores_of_every_cluster_and_their_means_are_kept(lab: Lab) -> None:
    run_experiment(lab.experiment())
    scores = json.loads((lab.path / "scores.json").read_text())
    assert {id_: figures["words"]["value"] for id_, figures in scores["clusters"].items()} == {
        "one": 2, "two": 2, "three": 2,
    }  # fmt: skip
    assert scores["mean"]["words"]["value"] == 2


def test_when_some_failed_it_is_1_and_the_others_are_kept(lab: Lab) -> None:
    assert run_experiment(replace_texts(lab, "One a.", "")).code == 1
    run = read_run(lab.path)
    assert run.meta.status == "partial"
    assert {id_: (record.status, record.error) for id_, record in run.records.items()} == {
        "one": ("ok", None), "empty": ("failed", "Its article is empty."),
    }  # fmt: skip


def test_when_all_failed_it_is_1_too_and_the_run_has_failed(lab: Lab) -> None:
    assert run_experiment(replace_texts(lab, "")).code == 1
    assert lab.status() == "failed"


def replace_texts(lab: Lab, *texts: str) -> Experiment:
    return replace(lab, texts=texts).experiment()


# Interrupted, and taken up again


def test_an_interrupt_is_noted_told_and_passed_on(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_experiment(lab.experiment(ScriptedModel(interrupt_at_call=3)))
    run = read_run(lab.path)
    assert run.meta.status == "interrupted"
    assert run.meta.finished is not None
    assert list(run.records) == ["one", "two"], "what was done is kept"
    assert f"Go on with: summarize resume={lab.path}" in capsys.readouterr().err


def test_what_is_done_is_not_done_again(lab: Lab) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_experiment(lab.experiment(ScriptedModel(interrupt_at_call=3)))
    before = (lab.path / "records.jsonl").read_text()
    model = ScriptedModel()
    assert run_experiment(lab.experiment(model, resume=True)).code == 0
    assert asked(model) == ["Three c."]
    assert (lab.path / "records.jsonl").read_text().startswith(before)
    assert lab.status() == "success"
    scores = json.loads((lab.path / "scores.json").read_text())
    assert list(scores["clusters"]) == ["one", "two", "three"], "scores are of the whole run"


def test_what_failed_is_tried_again(lab: Lab) -> None:
    assert run_experiment(lab.experiment(ScriptedModel(positions=1))).code == 1
    assert run_experiment(lab.experiment(resume=True)).code == 0
    assert {record.status for record in read_run(lab.path).records.values()} == {"ok"}


def test_a_finished_run_has_nothing_left_to_do(lab: Lab) -> None:
    run_experiment(lab.experiment())
    model = ScriptedModel()
    assert run_experiment(lab.experiment(model, resume=True)).code == 0
    assert model.calls == []


def test_a_second_run_at_the_same_place_is_another_run(lab: Lab) -> None:
    run_experiment(lab.experiment())
    run_experiment(lab.experiment())
    assert read_run(lab.path.with_name("run-2")).meta.status == "success"


# What stops a run


class Unreadable(ListReader):
    def count(self) -> int:
        raise InputError("data.path=x does not exist")


class BreaksOff(ListReader):
    """Its second cluster cannot be read at all."""

    def read(self) -> Iterator[Cluster]:
        yield next(super().read())
        raise InputError("the disk is gone")


class NoWeights(ScriptedModel):
    def load(self) -> None:
        raise ModelError("no weights")


class NoLanguage(NoChecker):
    def load(self) -> None:
        raise ResourceError("no spaCy model")


class Stopped(NoChecker):
    def load(self) -> None:
        raise KeyboardInterrupt


class Broken(NoChecker):
    def analyse(self, cluster: Cluster) -> NoReturn:
        raise ZeroDivisionError


def test_input_that_cannot_be_read_is_told_before_anything_is_made(lab: Lab) -> None:
    with pytest.raises(InputError, match="does not exist"):
        run_experiment(replace(lab.experiment(), reader=Unreadable([])))
    assert not lab.path.exists()


class NeedsPackage(WordCount):
    def check(self) -> None:
        raise ResourceError("metrics.mine needs the package vowels: pip install vowels")


def test_a_metric_whose_package_is_missing_is_told_before_anything_is_generated(lab: Lab) -> None:
    model = ScriptedModel()
    with pytest.raises(ResourceError, match="pip install vowels"):
        run_experiment(replace(lab.experiment(model), scorer=Scorer(metrics={"mine": NeedsPackage()})))
    assert not model.calls
    assert not lab.path.exists()


def test_input_that_breaks_off_leaves_what_was_done(lab: Lab) -> None:
    experiment = lab.experiment()
    reader = BreaksOff(experiment.reader.read())
    with pytest.raises(InputError, match="the disk is gone"):
        run_experiment(replace(experiment, reader=reader))
    run = read_run(lab.path)
    assert (run.meta.status, list(run.records)) == ("failed", ["one"])


def test_a_model_that_cannot_be_loaded_leaves_no_run_behind(lab: Lab) -> None:
    with pytest.raises(ModelError, match="no weights"):
        run_experiment(lab.experiment(NoWeights()))
    assert not lab.path.exists()


def test_what_else_is_in_the_folder_of_such_a_run_stays(lab: Lab) -> None:
    lab.path.mkdir()
    (lab.path / "notes.txt").write_text("mine")
    with pytest.raises(ModelError, match="no weights"):
        run_experiment(lab.experiment(NoWeights()))
    assert [path.name for path in lab.path.iterdir()] == ["notes.txt"]


def test_a_run_that_is_taken_up_again_stays_where_its_model_cannot_be_loaded(lab: Lab) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_experiment(lab.experiment(ScriptedModel(interrupt_at_call=3)))
    with pytest.raises(ModelError, match="no weights"):
        run_experiment(lab.experiment(NoWeights(), resume=True))
    run = read_run(lab.path)
    assert (run.meta.status, list(run.records)) == ("failed", ["one", "two"])


def test_an_interrupt_while_loading_can_be_taken_up_again(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_experiment(lab.experiment(checker=Stopped()))
    assert lab.status() == "interrupted"
    assert f"Go on with: summarize resume={lab.path}" in capsys.readouterr().err
    assert run_experiment(lab.experiment(resume=True)).code == 0


def test_the_model_is_not_loaded_where_the_check_cannot_run(lab: Lab) -> None:
    model = ScriptedModel()
    with pytest.raises(ResourceError, match="no spaCy model"):
        run_experiment(lab.experiment(model, checker=NoLanguage()))
    assert model.loaded == 0


def test_an_error_of_our_own_ends_the_run_and_is_not_hidden(lab: Lab) -> None:
    with pytest.raises(ZeroDivisionError):
        run_experiment(lab.experiment(checker=Broken()))
    assert lab.status() == "failed"


def test_a_folder_that_is_no_run_cannot_be_resumed(lab: Lab) -> None:
    with pytest.raises(RunError, match="is not a run directory"):
        run_experiment(lab.experiment(resume=True))
