"""What an early article expects is no news beside a later one."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.text.overtaken import overtaken

WRITTEN, LATEST = date(2007, 7, 6), date(2007, 7, 29)


@pytest.mark.parametrize(
    "sentence",
    [
        "London is preparing for the Tour de France.",
        "The Prologue will be on July 7 in London.",
        "The session, which includes meetings, begins next week in Bali.",
        "Artists are to gather on Sunday, July 22, in Bucharest.",
        "Ministers will meet tomorrow.",
        "The route is being prepared for the start.",
        "The conference in Bali was nearing its halfway mark.",
    ],
)
def test_what_had_come_by_the_last_article_is_overtaken(sentence: str) -> None:
    assert overtaken(sentence, WRITTEN, LATEST)
    assert not overtaken(sentence, WRITTEN, WRITTEN)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Prologue will be on August 7 in London.",  # still to come
        "Livingstone said the Prologue will be on July 7.",  # what he said then, he said
        "The Prologue was on July 5 in London.",
        "The law will promote donations.",  # no day
        "Crowds gathered on July 6.",
        "He said “we are preparing for war”.",
        "De Boer said the conference was nearing its halfway mark.",
        "The toll is nearing 150,000.",
        "The team reached its final.",
    ],
)
def test_what_holds_still_does_not(sentence: str) -> None:
    assert not overtaken(sentence, WRITTEN, LATEST)
