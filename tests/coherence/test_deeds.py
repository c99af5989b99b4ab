"""What the same parties did is told once."""

from __future__ import annotations

import pytest

from summarize.coherence.repetition import without_repeats
from summarize.factcheck.language import English

AGREED = "Syria and Turkey agreed to set up a roadmap to improve strained ties, after talks in Moscow."


@pytest.mark.parametrize(
    "text",
    [
        "Days before the elections, Syria and Turkey reached an agreement in Moscow to improve relations.",
        "Syria and Turkey agreed in Moscow to improve relations.",
    ],
)
def test_one_deed_in_other_words_is_told_once(english: English, text: str) -> None:
    assert without_repeats(text, [AGREED], english) is None


@pytest.mark.parametrize(
    "text",
    [
        "Syria and Turkey reached an agreement in Moscow on refugees.",  # of something else
        "Syria and Iran reached an agreement in Moscow to improve relations.",  # other parties
        "Syria and Turkey held a dinner in Moscow to improve relations.",  # another deed
        "Russia reached an agreement in Moscow to improve relations.",
    ],
)
def test_another_deed_stays(english: English, text: str) -> None:
    assert without_repeats(text, [AGREED], english) == text
