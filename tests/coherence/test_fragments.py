"""What is no sentence has no place in a summary."""

from __future__ import annotations

import pytest

from summarize.coherence.fragments import fragments
from summarize.factcheck.language import English


@pytest.mark.parametrize(
    "text",
    [
        "A 395,000 euro raise in a telethon, while the government pledged 150,000 euro for relief.",
        "With the eventual winner completing the trial in 8 minutes 50 seconds.",
    ],
)
def test_without_a_main_verb_it_is_no_sentence(english: English, text: str) -> None:
    assert fragments([text], english) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Romanians raised 395,000 euro in a telethon, while the government pledged 150,000 euro.",
        "“The team is leaving the Tour,” a spokesperson said.",
        "Ministers may meet again.",
        "There were no survivors.",
        "Police searched six houses; nobody was arrested.",
    ],
)
def test_a_sentence_is_one(english: English, text: str) -> None:
    assert fragments([text], english) == [False]
