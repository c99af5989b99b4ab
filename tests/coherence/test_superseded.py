"""Of two figures of one matter the summary gives the latest."""

from __future__ import annotations

import pytest

from summarize.coherence.superseded import superseded
from summarize.types import Claim, Conflict, Sentence, Span

OLD, NEW = Span("monday", 0, 30), Span("friday", 0, 30)
GREW = Conflict(
    "people killed",
    (Claim("toll passes 120,000", NEW, "120000"), Claim("toll passes 80,000", OLD, "80000")),
    "update",
)
LEAD = Sentence("A wave struck Asia.")


def told(text: str, span: Span) -> Sentence:
    return Sentence(text, (Span(span.article_id, 100, 200),))


def test_the_older_figure_goes() -> None:
    older, newer = told("The toll passed 80,000.", OLD), told("More than 120,000 people died.", NEW)
    assert superseded([LEAD, older, newer], [GREW]) == [False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "A day after the wave, the toll passed 80,000.",
        "On Monday, the toll passed 80,000.",
        "The toll rose from 80,000 to 120,000.",
        "The wave struck Asia.",
    ],
)
def test_a_figure_of_its_day_stays(text: str) -> None:
    both = (Span("monday", 100, 200), Span("friday", 100, 200))
    sentences = [LEAD, Sentence(text, both), told("More than 120,000 people died.", NEW)]
    assert not any(superseded(sentences, [GREW]))


def test_one_figure_alone_stays() -> None:
    assert superseded([LEAD, told("The toll passed 80,000.", OLD)], [GREW]) == [False, False]


def test_the_lead_stays() -> None:
    sentences = [told("The toll passed 80,000.", OLD), told("More than 120,000 people died.", NEW)]
    assert superseded(sentences, [GREW]) == [False, False]


def test_of_figures_on_which_articles_differ_the_first_told_stays() -> None:
    differ = Conflict("people killed", (Claim("80,000", OLD, "80000"), Claim("500,000", NEW, "500000")))
    sentences = [LEAD, told("The wave killed 500,000.", NEW), told("It killed 80,000.", OLD)]
    assert superseded(sentences, [differ]) == [False, False, True]


def test_a_small_figure_elsewhere_in_the_article_is_of_something_else() -> None:
    grew = Conflict("people killed", (Claim("15 dead", NEW, "15"), Claim("12 dead", OLD, "12")), "update")
    sentences = [LEAD, told("Police searched 12 houses.", OLD), told("The bombs killed 15.", NEW)]
    assert not any(superseded(sentences, [grew]))
