"""Days of the week take "on"."""

from __future__ import annotations

import pytest

from summarize.coherence.style import house_style


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They agreed Wednesday to talk.", "They agreed on Wednesday to talk."),
        ("He told reporters Friday.", "He told reporters on Friday."),
        ("They met on Monday.", "They met on Monday."),
        ("It fell late Tuesday.", "It fell late Tuesday."),
        ("The Sunday vote stands.", "The Sunday vote stands."),
        ("They met in Moscow Wednesday.", "They met in Moscow Wednesday."),
        ("They discussed Monday's vote.", "They discussed Monday's vote."),
    ],
)
def test_a_bare_day_takes_on(text: str, expected: str) -> None:
    assert house_style(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on May 10th in Oslo.", "They met on May 10 in Oslo."),
        ("They met on May 10th 2005 in Oslo.", "They met on May 10, 2005 in Oslo."),
        ("They met on the 10th of May.", "They met on the 10th of May."),
        ("He said “May 10th”.", "He said “May 10th”."),
    ],
)
def test_a_day_of_a_month_has_no_ending(text: str, expected: str) -> None:
    assert house_style(text) == expected
