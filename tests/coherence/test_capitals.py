"""A sentence that is no longer the first loses the capital of its start, and a name keeps its own."""

from __future__ import annotations

import pytest

from summarize.coherence.capitals import with_own_capitals

ARTICLES = ["Foreign ministers met. Then the foreign ministers left, and so, Russian envoys said, did they."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Moscow, Foreign ministers met.", "In Moscow, foreign ministers met."),
        ("In Moscow, Russian envoys met.", "In Moscow, Russian envoys met."),
        ("In Moscow, Finance ministers met.", "In Moscow, Finance ministers met."),  # no article tells
        ("He said, “So, Foreign ministers met.”", "He said, “So, Foreign ministers met.”"),
    ],
)
def test_a_capital_inside_a_sentence_is_that_of_the_articles(text: str, expected: str) -> None:
    assert with_own_capitals([text], ARTICLES) == [expected]
