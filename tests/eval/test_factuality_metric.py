"""Entity and number precision, from the fact-check that a record carries."""

from __future__ import annotations

from dataclasses import replace

from eval_records import a_cluster, a_failed_record, a_record

from eval.direction import better_of
from eval.metrics.factuality import Factuality
from summarize.protocols import Metric
from summarize.types import MentionKind, Record, Score, Verdict

NAMES = [
    "entity_precision",
    "number_precision",
    "quote_precision",
    "unsupported_mentions",
    "factuality_score",
]


def scores(record: Record) -> dict[str, Score]:
    metric: Metric = Factuality()
    return {score.name: score for score in metric.score(record, a_cluster("An article."))}


def values(*findings: tuple[MentionKind, Verdict]) -> list[float | None]:
    found = scores(a_record("A summary.", findings=findings))
    return [found[name].value for name in NAMES[:4]]


def test_each_kind_of_mention_counts_where_it_belongs() -> None:
    assert list(scores(a_record("A summary."))) == NAMES
    assert values(
        ("person", "supported"),
        ("org", "supported"),
        ("place", "supported"),
        ("other", "unsupported"),
        ("number", "supported"),
        ("money", "contradicted"),
        ("percent", "unsupported"),
        ("quantity", "supported"),
        ("date", "supported"),
        ("quote", "unsupported"),
    ) == [3 / 4, 3 / 5, 0, 4]


def test_what_nobody_could_check_does_not_count() -> None:
    assert values(("person", "supported"), ("person", "unchecked"), ("number", "unchecked")) == [
        1,
        None,
        None,
        0,
    ]


def test_no_mention_of_a_kind_is_no_precision_rather_than_a_perfect_one() -> None:
    missing = scores(a_record("A summary."))
    assert missing["entity_precision"] == Score("entity_precision", None, "no name was checked")
    assert missing["number_precision"] == Score("number_precision", None, "no number was checked")
    assert missing["quote_precision"] == Score("quote_precision", None, "no quotation was checked")
    assert missing["unsupported_mentions"] == Score("unsupported_mentions", 0)


def test_a_summary_of_which_nothing_was_checked_is_not_called_free_of_errors() -> None:
    assert values(("person", "unchecked")) == [None] * 4


def test_without_a_fact_check_or_a_summary_every_figure_has_the_reason() -> None:
    for record, reason in (
        (a_record("A summary.", findings=None), "the run made no fact-check"),
        (a_failed_record(), "cluster failed: no article is left"),
        (Record("quake", "ok"), "the record has no summary"),
    ):
        assert {(score.value, score.reason) for score in scores(record).values()} == {(None, reason)}


def test_few_unsupported_mentions_are_better() -> None:
    assert [better_of(Factuality(), name) for name in NAMES] == [
        *["higher"] * 3, "lower", "higher",
    ]  # fmt: skip


def test_the_signature_says_which_kinds_count_where() -> None:
    assert "entity:person,org,place,other|number:number,money" in Factuality().signature()


def test_the_score_is_the_checkers_own() -> None:
    record = a_record("A summary.")
    assert record.factcheck is not None
    assert scores(record)["factuality_score"] == Score("factuality_score", None, "the checker gives no score")
    scored = replace(record, factcheck=replace(record.factcheck, score=0.75))
    assert scores(scored)["factuality_score"] == Score("factuality_score", 0.75)
