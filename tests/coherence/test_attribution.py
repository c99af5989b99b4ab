"""A sentence that was shortened keeps who says it."""

from __future__ import annotations

import pytest

from summarize.coherence.attribution import attributed, first_says, said_once, without_also
from summarize.types import Article, Sentence, Span

REPORTED = Article("a", "", "The Iranian Consul said British soldiers had surrounded his office.")
PLAIN = Article("b", "", "British soldiers had surrounded the Iranian office in Basra.")


def written(text: str, *articles: Article) -> str:
    spans = tuple(Span(one.id, 0, len(one.text)) for one in articles)
    return attributed(Sentence(text, spans), {one.id: one for one in articles})


def test_what_every_source_only_reports_is_attributed() -> None:
    assert written("British soldiers had surrounded his office.", REPORTED) == (
        "British soldiers had surrounded his office, according to the Iranian Consul."
    )


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("The consul said British soldiers had surrounded his office.", (REPORTED,)),  # it is there
        ("British soldiers had surrounded the office.", (REPORTED, PLAIN)),  # one article says it itself
        ("British soldiers had surrounded the office.", (PLAIN,)),
        ("Talks ended in Oslo after a week of rain.", (REPORTED,)),  # not what is reported
    ],
)
def test_what_needs_no_speaker_gets_none(text: str, articles: tuple[Article, ...]) -> None:
    assert written(text, *articles) == text


def test_who_has_said_nothing_yet_adds_nothing() -> None:
    assert first_says(["Tony Blair added that talks go on.", "Blair added that he hopes."]) == [
        "Tony Blair said that talks go on.",
        "Blair added that he hopes.",
    ]
    assert first_says(["Turkey added troops."]) == ["Turkey added troops."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Blair added that talks went on, he said.", "Blair added that talks went on."),
        ("Talks went on, he said.", "Talks went on, he said."),
        ("Blair said that talks went on, Brown said.", "Blair said that talks went on, Brown said."),
        ("Blair said “it is over, he said.”", "Blair said “it is over, he said.”"),
    ],
)
def test_nobody_says_so_twice(text: str, expected: str) -> None:
    assert said_once(text) == expected


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("Rain fell.", "Blair also said that talks go on.", "Blair said that talks go on."),
        ("Rain fell.", "Analysts are also cautious.", "Analysts are cautious."),
        ("Blair spoke.", "Blair also met Brown.", "Blair also met Brown."),  # it goes on about Blair
        ("Rain fell.", "Osman, also known as Issac, left.", "Osman, also known as Issac, left."),
        ("Rain fell.", "It hit not only Leeds but also York.", "It hit not only Leeds but also York."),
        ("Rain fell.", "He said “we also left”.", "He said “we also left”."),
    ],
)
def test_also_needs_something_before_it(before: str, text: str, expected: str) -> None:
    assert without_also([before, text])[1] == expected
