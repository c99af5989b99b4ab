"""A noun that is new has the article that its source has."""

from __future__ import annotations

import pytest

from summarize.coherence.determiners import with_own_articles
from summarize.types import Article, Sentence, Span

SOURCE = "Financial analysts saw a small town in the old valley."


def written(text: str, *before: str) -> str:
    article = Article("a", "", SOURCE)
    sentences = [Sentence(one) for one in before]
    sentences.append(Sentence(text, (Span("a", 0, len(SOURCE)),)))
    return with_own_articles(sentences, {"a": article})[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Many saw the small town.", "Many saw a small town."),
        ("The small town was seen.", "A small town was seen."),
        ("Many saw the small town in it.", "Many saw a small town in it."),
        ("The financial analysts saw it.", "Financial analysts saw it."),
        ("The financial analysts, tired, saw it.", "The financial analysts, tired, saw it."),
        ("Many saw the old valley.", "Many saw the old valley."),  # as the source has it
        ("Many saw the river.", "Many saw the river."),  # the source has none
        ("He said “the small town”.", "He said “the small town”."),
    ],
)
def test_an_unknown_thing_is_introduced(text: str, expected: str) -> None:
    assert written(text) == expected


def test_a_thing_that_was_told_of_is_the_one() -> None:
    assert written("Many saw the small town.", "A town in the hills was hit.") == "Many saw the small town."
