"""Entity and number precision, from the fact-check that a record carries."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest
from eval_records import a_cluster, a_failed_record, a_record

from eval.direction import better_of
from eval.metrics.factuality import Factuality
from summarize.protocols import Metric
from summarize.types import (
    Claim,
    Conflict,
    FactCheckReport,
    Finding,
    Mention,
    MentionKind,
    Record,
    Score,
    SentenceSupport,
    Span,
    Verdict,
)

NAMES = [
    "entity_precision",
    "number_precision",
    "quote_precision",
    "unsupported_mentions",
    "unsupported_per_100_words",
    "intrinsic_errors",
    "conflicts_handled",
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


def test_a_long_summary_may_have_more_unsupported_mentions_for_the_same_rate() -> None:
    short = scores(a_record("Four words stand here.", findings=[("person", "unsupported")]))
    long = scores(a_record("Four words stand here. " * 5, findings=[("person", "unsupported")] * 5))
    assert short["unsupported_per_100_words"].value == long["unsupported_per_100_words"].value == 25
    assert scores(a_record("")).get("unsupported_per_100_words") == Score(
        "unsupported_per_100_words", None, "no mention was checked"
    )


def test_intrinsic_errors_are_what_the_articles_have_otherwise() -> None:
    findings: list[tuple[MentionKind, Verdict]] = [
        ("number", "contradicted"), ("person", "unsupported"), ("place", "supported"),
    ]  # fmt: skip
    record = a_record("A summary.", findings=findings)
    assert record.factcheck is not None
    assert scores(record)["intrinsic_errors"].value == 1
    wrong = SentenceSupport(0, 10, 0.4, otherwise=("no article has 'Van' as the subject of 'hit'",))
    roles = replace(record, factcheck=replace(record.factcheck, sentences=(wrong,)))
    assert scores(roles)["intrinsic_errors"].value == 2
    assert values(("person", "unchecked"))[:1] == [None]


def a_conflict(*said: bool, kind: Literal["conflict", "update"] = "conflict") -> Conflict:
    """The articles have 500, 600, 700 ... dead; `said`: whether the summary has it."""
    figures = [str(100 * hundreds) for hundreds in range(5, 5 + len(said))]
    claims = [
        Claim(f"{figure} died", Span("a", 0, 4), figure, in_summary)
        for figure, in_summary in zip(figures, said, strict=True)
    ]
    return Conflict("people killed", tuple(claims), kind)


def handled(conflict: Conflict, *sentences: str) -> Score:
    """`conflicts_handled` of a summary in which 500 is a mention, wherever it stands."""
    record = a_record(*sentences)
    assert record.summary is not None
    start = record.summary.text.find("500")
    finding = Finding(Mention("number", "500", start, start + 3, "500"), "supported")
    report = FactCheckReport((finding,))
    return scores(replace(record, factcheck=report, conflicts=(conflict,)))["conflicts_handled"]


@pytest.mark.parametrize(
    ("conflict", "sentence", "share"),
    [
        (a_conflict(True, False), "500 people died.", 0),
        (a_conflict(True, False), "500 people died, officials said.", 1),
        (a_conflict(True, False), "According to the mayor, 500 died.", 1),
        (a_conflict(True, False), "500 died, but reports differ.", 1),
        (a_conflict(True, True), "Between 500 and 600 people died.", 1),
        (a_conflict(True, False, kind="update"), "500 people died.", 1),  # the latest stands first
        (a_conflict(False, True, kind="update"), "500 people died.", 0),
    ],
)
def test_a_stand_on_what_the_articles_differ_on_has_to_be_shown_as_one(
    conflict: Conflict, sentence: str, share: float
) -> None:
    # A verb of saying elsewhere helps nothing.
    assert handled(conflict, "Officials said it was Monday.", sentence).value == share


def test_a_summary_that_is_silent_on_every_conflict_has_no_share_of_them() -> None:
    score = handled(a_conflict(False, False), "500 people died.")
    assert (score.value, score.reason) == (
        None, "the summary takes no stand on what the articles differ on",
    )  # fmt: skip


def test_few_unsupported_mentions_are_better() -> None:
    assert [better_of(Factuality(), name) for name in NAMES] == [
        *["higher"] * 3, *["lower"] * 3, *["higher"] * 2,
    ]  # fmt: skip


def test_the_signature_says_which_kinds_count_where() -> None:
    assert "entity:person,org,place,other|number:number,money" in Factuality().signature()


def test_the_score_is_the_checkers_own() -> None:
    record = a_record("A summary.")
    assert record.factcheck is not None
    assert scores(record)["factuality_score"] == Score("factuality_score", None, "the checker gives no score")
    scored = replace(record, factcheck=replace(record.factcheck, score=0.75))
    assert scores(scored)["factuality_score"] == Score("factuality_score", 0.75)
