"""Many clusters, one model: what goes to it together, and what one failure does to the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from fakes import InGivenOrder, NoChecker, ScriptedModel

from summarize.engine.local import LocalEngine
from summarize.errors import ClusterError, ConfigError
from summarize.protocols import Budget, Drafting, Parts
from summarize.repair.none import NoRepair
from summarize.types import (
    Answer,
    Article,
    Cluster,
    Decoding,
    Draft,
    Problem,
    Prompt,
    Record,
    Request,
    Sentence,
    Tokens,
)


class RoundByRound:
    """A strategy that asks for each article in turn, or for all at once, and keeps the best answers."""

    def __init__(self, *, at_once: bool = False) -> None:
        self._at_once = at_once

    def run(self, cluster: Cluster, budget: Budget) -> Drafting:
        if cluster.id == "hopeless":
            raise ClusterError("Nothing can be made of it.")
        requests = [Request(Prompt("Join."), (article.text,), 10) for article in cluster.articles]
        rounds = [requests] if self._at_once else [[request] for request in requests]
        sentences: list[Sentence] = []
        for asked in rounds:
            answers = yield asked
            sentences += [Sentence(offered[0].text) for offered in answers]
        return Draft(tuple(sentences))


def cluster(id_: str, *texts: str) -> Cluster:
    return Cluster(id_, tuple(Article(f"a{number}", "", text) for number, text in enumerate(texts)))


def drive(
    clusters: Sequence[Cluster], model: ScriptedModel, *, in_flight: int = 8, at_once: bool = False
) -> dict[str, Record]:
    parts = Parts(RoundByRound(at_once=at_once), NoChecker(), InGivenOrder(), NoRepair())
    engine = LocalEngine(clusters_in_flight=in_flight)
    return {one.id: record for one, record in engine.run(clusters, model, parts, Decoding())}


def documents(model: ScriptedModel) -> list[list[str]]:
    return [[request.documents[0] for request in call] for call in model.calls]


def test_the_requests_of_many_clusters_go_to_the_model_together() -> None:
    model = ScriptedModel()
    records = drive([cluster("one", "A b.", "C d."), cluster("two", "E f."), cluster("three", "G h.")], model)
    assert documents(model) == [["A b.", "E f.", "G h."], ["C d."]]
    assert {id_: record.summary.text for id_, record in records.items() if record.summary} == {
        "one": "A b. C d.",
        "two": "E f.",
        "three": "G h.",
    }


def test_no_more_clusters_are_in_flight_than_was_set() -> None:
    model = ScriptedModel()
    drive([cluster(letter, letter) for letter in "ABCDE"], model, in_flight=2)
    assert documents(model) == [["A", "B"], ["C", "D"], ["E"]]


def test_a_cluster_takes_off_as_soon_as_another_has_landed() -> None:
    model = ScriptedModel()
    drive([cluster("long", "A", "B", "C"), cluster("short", "D"), cluster("next", "E")], model, in_flight=2)
    assert documents(model) == [["A", "D"], ["B", "E"], ["C"]]


def test_clusters_are_read_only_when_it_is_their_turn() -> None:
    read: list[str] = []

    def reading() -> Iterator[Cluster]:
        for letter in "ABCD":
            read.append(letter)
            yield cluster(letter, letter)

    engine = LocalEngine(clusters_in_flight=2)
    parts = Parts(RoundByRound(), NoChecker(), InGivenOrder(), NoRepair())
    next(engine.run(reading(), ScriptedModel(), parts, Decoding()))
    assert read == ["A", "B"]


def test_records_come_out_as_clusters_finish() -> None:
    engine = LocalEngine()
    parts = Parts(RoundByRound(), NoChecker(), InGivenOrder(), NoRepair())
    clusters = [cluster("long", "A", "B"), cluster("short", "C")]
    assert [one.id for one, _ in engine.run(clusters, ScriptedModel(), parts, Decoding())] == [
        "short",
        "long",
    ]


def test_one_whose_requests_do_not_fit_fails_alone() -> None:
    model = ScriptedModel(positions=3)
    records = drive([cluster("one", "A b."), cluster("huge", "A b c d e f."), cluster("two", "C d.")], model)
    assert {id_: record.status for id_, record in records.items()} == {
        "one": "ok",
        "huge": "failed",
        "two": "ok",
    }
    assert records["huge"].error == "A prompt of 6 tokens does not fit."
    assert records["huge"].summary is None


def test_one_that_does_not_fit_in_its_second_round_fails_alone_too() -> None:
    model = ScriptedModel(positions=3)
    records = drive([cluster("one", "A", "B", "C"), cluster("huge", "D", "E f g h i.", "J")], model)
    assert records["one"].status == "ok"
    assert records["huge"].status == "failed"
    assert records["huge"].tokens == Tokens(prompt=1, generated=1), "what was spent on it still counts"


def test_one_from_which_nothing_can_be_made_fails_alone() -> None:
    records = drive([cluster("hopeless", "A"), cluster("one", "B")], ScriptedModel())
    assert (records["hopeless"].status, records["hopeless"].error) == ("failed", "Nothing can be made of it.")
    assert records["one"].status == "ok"


def test_one_without_a_readable_article_fails_with_the_reason_for_each() -> None:
    unreadable = Cluster("empty", (), problems=(Problem("c/a.txt", "the file is empty"),))
    records = drive([unreadable], ScriptedModel())
    assert records["empty"].status == "failed"
    error = records["empty"].error or ""
    assert error.startswith("None of its articles can be read.")
    assert error.endswith("c/a.txt: the file is empty.")


def test_one_that_lost_an_article_is_partial() -> None:
    damaged = Cluster("c", (Article("a", "", "A b."),), problems=(Problem("c/b.txt", "the file is empty"),))
    record = drive([damaged], ScriptedModel())["c"]
    assert record.status == "partial"
    assert record.error == "summarised without 1 of its files: c/b.txt: the file is empty"


def test_tokens_are_counted_for_each_cluster() -> None:
    model = ScriptedModel(script={"A b c.": ["one two", "three"], "D e.": ["four five six"]})
    records = drive([cluster("one", "A b c.", "D e."), cluster("two", "D e.")], model)
    assert records["one"].tokens == Tokens(prompt=5, generated=6)
    assert records["two"].tokens == Tokens(prompt=2, generated=3)


class SlowModel(ScriptedModel):
    """Takes a tenth of a second for a call."""

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
        import time

        time.sleep(0.1)
        return super().generate(requests, decoding)


def test_the_time_of_a_batch_is_shared_by_tokens() -> None:
    records = drive([cluster("one", "a b c d e f g h i."), cluster("two", "a b c.")], SlowModel())
    one, two = records["one"].seconds["generate"], records["two"].seconds["generate"]
    assert one == pytest.approx(3 * two)
    assert 0.1 <= one + two < 1


def test_the_time_of_several_rounds_adds_up() -> None:
    record = drive([cluster("one", "A", "B", "C")], SlowModel())["one"]
    assert 0.3 <= record.seconds["generate"] < 3


def test_no_clusters_no_records() -> None:
    assert drive([], ScriptedModel()) == {}


def test_at_least_one_cluster_must_fly() -> None:
    with pytest.raises(ConfigError, match=r"^engine\.clusters_in_flight=0: at least 1 is needed\.$"):
        LocalEngine(clusters_in_flight=0)
