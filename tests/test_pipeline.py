"""From a cluster to its record, with parts written by hand."""

from __future__ import annotations

import json
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace

import pytest
from fakes import NoChecker, ScriptedModel, Unread

from summarize.codec import from_json, to_json
from summarize.errors import ClusterError
from summarize.pipeline import failed, summarize_cluster
from summarize.protocols import Budget, Drafting, FactChecker, Parts, Repairer
from summarize.repair.none import NoRepair, S
from summarize.types import (
    Answer,
    Article,
    Candidate,
    Cluster,
    Decoding,
    Draft,
    Dropped,
    FactCheckReport,
    Finding,
    Mention,
    Problem,
    Prompt,
    Record,
    Request,
    Sentence,
    Span,
    Stage,
    Summary,
)

ARTICLES = (
    Article("bbc", "", "Syria agreed.", dropped=(Dropped("Photo: AFP", "image credit"),)),
    Article("afp", "", "Turkey left."),
)
CLUSTER = Cluster("talks", ARTICLES)


@dataclass
class Asks:
    """A strategy that asks `rounds` times about each article and uses the best candidate of each answer."""

    rounds: int = 1
    received: list[list[list[Candidate]]] = field(default_factory=list)

    def run(self, cluster: Cluster, budget: Budget) -> Drafting:
        requests = [
            Request(Prompt("Merge."), (article.text,), max_new_tokens=9) for article in cluster.articles
        ]
        for _ in range(self.rounds):
            self.received.append((yield requests))
        best = (offered[0].text for offered in self.received[-1])
        sentences = tuple(Sentence(text, (Span("bbc", 0, 13),)) for text in best)
        return Draft(sentences, (Stage("ask", {"rounds": self.rounds}),))


class SaysNothing:
    """A strategy that asks nothing and drafts nothing."""

    def run(self, cluster: Cluster, budget: Budget) -> Generator[list[Request], list[list[Candidate]], Draft]:
        yield from ()
        return Draft(())


class GivesUp:
    """A strategy that cannot make anything of any cluster, once it has seen the model's answers."""

    def run(self, cluster: Cluster, budget: Budget) -> Drafting:
        yield [Request(Prompt("Merge."), ("Syria agreed.",), max_new_tokens=9)]
        raise ClusterError("No sentence will do.")


@dataclass
class CountingChecker(NoChecker):
    """Notes which texts it was given; finds one unsupported mention in every text with "Moon"."""

    batches: list[list[str]] = field(default_factory=list)
    analysed: list[str] = field(default_factory=list)

    def analyse(self, cluster: Cluster) -> Unread:
        self.analysed.append(cluster.id)
        return Unread(cluster)

    def check(self, summary: Summary, sources: Unread) -> FactCheckReport:
        return self._report(summary.text)

    def check_texts(self, texts: Sequence[str], sources: Unread) -> list[FactCheckReport]:
        self.batches.append(list(texts))
        return [self._report(text) for text in texts]

    def _report(self, text: str) -> FactCheckReport:
        at = text.find("Moon")
        if at < 0:
            return FactCheckReport()
        return FactCheckReport((Finding(Mention("place", "Moon", at, at + 4, "moon"), "unsupported"),))


class BorneOutFirst:
    """Ranks candidates without findings before those with findings."""

    def rank(
        self,
        requests: Sequence[Request],
        candidates: Sequence[Sequence[Candidate]],
        reports: Sequence[Sequence[FactCheckReport]],
    ) -> list[list[Candidate]]:
        return [
            [
                one
                for one, _ in sorted(
                    zip(offered, checked, strict=True), key=lambda pair: len(pair[1].findings)
                )
            ]
            for offered, checked in zip(candidates, reports, strict=True)
        ]


def summarised(
    cluster: Cluster = CLUSTER,
    *,
    strategy: Asks | SaysNothing | GivesUp | None = None,
    checker: CountingChecker | None = None,
    model: ScriptedModel | None = None,
    repairer: Repairer | None = None,
) -> Record:
    """Drive one cluster to its record, as an engine would."""
    model = model or ScriptedModel()
    parts = Parts(strategy or Asks(), checker or CountingChecker(), BorneOutFirst(), repairer or NoRepair())
    working = summarize_cluster(cluster, parts, model)
    try:
        requests = next(working)
        while True:
            requests = working.send(model.generate(requests, Decoding()))
    except StopIteration as stop:
        record: Record = stop.value
        return record


def test_a_cluster_becomes_a_record_with_its_summary_and_what_was_checked() -> None:
    record = summarised()
    assert record.status == "ok"
    assert record.error is None
    assert record.summary is not None
    assert record.summary.text == "Syria agreed. Turkey left."
    assert record.factcheck == FactCheckReport()


def test_the_strategy_gets_candidates_best_first() -> None:
    model = ScriptedModel(script={"Syria agreed.": ["The Moon agreed.", "Syria agreed at last."]})
    strategy = Asks()
    record = summarised(strategy=strategy, model=model)
    assert [one.text for one in strategy.received[0][0]] == ["Syria agreed at last.", "The Moon agreed."]
    assert record.summary is not None
    assert record.summary.sentences[0].text == "Syria agreed at last."


def test_equal_candidates_are_checked_once_and_all_ranked() -> None:
    model = ScriptedModel(script={"Syria agreed.": ["Yes.", "No.", "Yes."], "Turkey left.": ["Yes."]})
    checker, strategy = CountingChecker(), Asks()
    summarised(checker=checker, strategy=strategy, model=model)
    assert checker.batches == [["Yes.", "No."]]
    assert [len(offered) for offered in strategy.received[0]] == [3, 1]


@dataclass
class Offers(Asks):
    """Asks about the first article alone, and has a sentence of its own for the second one."""

    def run(self, cluster: Cluster, budget: Budget) -> Drafting:
        asked, own = (Request(Prompt("Merge."), (one.text,), max_new_tokens=9) for one in cluster.articles)
        offered = (Candidate("To the Moon.", 0, None), Candidate("Turkey has left.", 0, None))
        self.received.append((yield [replace(own, candidates=0, offered=offered), asked]))
        self.received.append((yield [replace(own, candidates=0, offered=offered[1:])]))
        return Draft(tuple(Sentence(found[0].text) for found in self.received[0]))


def test_what_a_strategy_offers_is_checked_and_ranked_and_the_model_is_not_asked_for_it() -> None:
    model, checker, strategy = ScriptedModel(), CountingChecker(), Offers()
    record = summarised(model=model, checker=checker, strategy=strategy)
    assert [[one.documents[0] for one in call] for call in model.calls] == [["Syria agreed."]]
    assert "To the Moon." in checker.batches[0]
    assert [one.text for one in strategy.received[0][0]] == ["Turkey has left.", "To the Moon."]
    assert record.summary is not None
    assert record.summary.text == "Turkey has left. Syria agreed."


def test_the_articles_are_analysed_once_however_often_the_model_is_asked() -> None:
    checker = CountingChecker()
    summarised(strategy=Asks(rounds=3), checker=checker)
    assert checker.analysed == ["talks"]
    assert len(checker.batches) == 3


def test_the_summary_is_checked_as_a_whole() -> None:
    model = ScriptedModel(script={"Turkey left.": ["The Moon left."]})
    record = summarised(model=model)
    assert record.summary is not None
    assert record.factcheck is not None
    (finding,) = record.factcheck.findings
    assert record.summary.text[finding.mention.start : finding.mention.end] == "Moon"


def test_a_cluster_with_an_unreadable_article_is_partial_and_says_why() -> None:
    record = summarised(Cluster("talks", ARTICLES, problems=(Problem("c.txt", "it is a picture"),)))
    assert record.status == "partial"
    assert record.summary is not None
    assert record.error is not None
    assert "c.txt: it is a picture" in record.error
    assert "1 of its files" in record.error


@pytest.mark.parametrize(
    ("cluster", "strategy", "reason"),
    [
        (Cluster("empty", ()), Asks(), "None of its articles can be read."),
        (CLUSTER, SaysNothing(), "no sentence"),
        (CLUSTER, GivesUp(), "No sentence will do."),
    ],
)
def test_a_cluster_of_which_nothing_can_be_made_fails_with_its_reason(
    cluster: Cluster, strategy: Asks | SaysNothing | GivesUp, reason: str
) -> None:
    record = summarised(cluster, strategy=strategy)
    assert record.status == "failed"
    assert record.cluster_id == cluster.id
    assert record.summary is None
    assert reason in (record.error or "")


def test_a_failed_cluster_names_the_files_that_could_not_be_read() -> None:
    problems = (Problem("a.txt", "empty"), Problem("b.txt", "binary"))
    record = failed(Cluster("c", (), problems=problems), "Nothing left.")
    assert record.error == "Nothing left. a.txt: empty. b.txt: binary."


def test_an_error_that_is_not_about_this_cluster_is_not_hidden() -> None:
    class Broken(Asks):
        def run(self, cluster: Cluster, budget: Budget) -> Drafting:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        summarised(strategy=Broken())


def test_seconds_are_told_by_stage_and_do_not_grow_while_the_model_works() -> None:
    assert summarised().seconds.keys() == {"analyse", "draft", "rank", "repair", "check"}
    parts = Parts(Asks(), CountingChecker(), BorneOutFirst(), NoRepair())
    working = summarize_cluster(CLUSTER, parts, ScriptedModel())
    requests = next(working)
    waited = 0.2
    time.sleep(waited)
    with pytest.raises(StopIteration) as stop:
        working.send(ScriptedModel().generate(requests, Decoding()))
    assert sum(stop.value.value.seconds.values()) < waited


class AsksAgain(NoRepair):
    """A repair that asks for each sentence anew and uses what it gets."""

    def run(self, draft: Draft, checker: FactChecker[S], sources: S, budget: Budget) -> Drafting:
        requests = [Request(Prompt("Mend."), (one.text,), 9, barred=("Moon",)) for one in draft.sentences]
        offered = yield requests
        mended = [
            replace(one, text=candidates[0].text) if candidates else one
            for one, candidates in zip(draft.sentences, offered, strict=True)
        ]
        return replace(draft, sentences=tuple(mended), stages=(*draft.stages, Stage("repair", {})))


def test_what_the_repair_returns_is_the_summary_and_is_what_is_checked() -> None:
    model = ScriptedModel(
        script={"Turkey left.": ["The Moon left."], "The Moon left.": ["The Moon fled.", "Syria left."]}
    )
    record = summarised(model=model, repairer=AsksAgain())
    assert record.summary is not None
    assert record.summary.text == "Syria agreed. Syria left."
    assert record.factcheck == FactCheckReport()
    assert [stage.name for stage in record.stages] == ["clean", "ask", "repair"]
    assert record.notes == ()


def test_a_model_that_fails_during_the_repair_fails_no_cluster() -> None:
    class Tired(ScriptedModel):
        def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
            if requests[0].barred:
                return [Answer(error="The server is gone.") for _ in requests]
            return super().generate(requests, decoding)

    record = summarised(model=Tired(), repairer=AsksAgain())
    assert record.status == "ok"
    assert record.summary is not None
    assert record.summary.text == "Syria agreed. Turkey left."
    assert record.notes == ("Repair went on without the model: The server is gone.",)


def test_a_model_that_fails_during_the_draft_fails_the_cluster_with_its_reason() -> None:
    class Gone(ScriptedModel):
        def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
            return [Answer(error="The server is gone.") for _ in requests]

    record = summarised(model=Gone())
    assert (record.status, record.error) == ("failed", "The server is gone.")


def test_a_cluster_that_fails_late_keeps_its_seconds() -> None:
    assert {"analyse", "draft", "rank"} <= summarised(strategy=GivesUp()).seconds.keys()


def test_the_record_says_what_cleaning_left_out_and_what_the_strategy_did() -> None:
    clean, ask = summarised().stages
    assert clean.name == "clean"
    assert clean.data["bbc"]["dropped"] == [{"reason": "image credit", "text": "Photo: AFP"}]
    assert clean.data["afp"] == {"characters": 12, "dropped": []}
    assert ask == Stage("ask", {"rounds": 1})


@pytest.mark.parametrize(
    "cluster", [CLUSTER, Cluster("empty", ()), Cluster("p", ARTICLES, problems=(Problem("c", "bad"),))]
)
def test_a_record_survives_json(cluster: Cluster) -> None:
    model = ScriptedModel(script={"Turkey left.": ["The Moon, “Çavuşoğlu”\nleft."]})
    record = summarised(cluster, model=model)
    line = to_json(record)
    assert "\n" not in line
    assert from_json(line, Record) == record
    assert json.loads(line)["status"] == record.status
