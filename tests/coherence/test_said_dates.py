"""A date that has been said of an event is not said of it again."""

from __future__ import annotations

import pytest

from summarize.coherence.said_dates import without_said_dates

FIRST = "The tsunami of December 26, 2004 killed many after the earthquake."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four died in the December 26 tsunami.", "Four died in the tsunami."),
        ("Help came after the earthquake on December 26, 2004.", "Help came after the earthquake."),
        ("Schools closed on December 26, 2004.", "Schools closed on December 26."),
    ],
)
def test_what_the_reader_knows_goes(text: str, expected: str) -> None:
    assert without_said_dates([FIRST, text]) == [FIRST, expected]


@pytest.mark.parametrize(
    "text",
    [
        "Schools closed on December 26.",  # what happened on that day
        "December 26, 2005, is the first anniversary.",  # another day
        "He spoke of “the December 26 tsunami”.",
        "The December 26 vote went on.",  # another event of that day
        "Rain fell on December 27, 2004.",
    ],
)
def test_what_the_reader_needs_stays(text: str) -> None:
    assert without_said_dates([FIRST, text])[1] == text
