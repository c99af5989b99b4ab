"""A budget is shared so that no token is wasted while a text wants it."""

from __future__ import annotations

import random

import pytest

from summarize.chunking.water_filling import water_fill


@pytest.mark.parametrize(
    ("lengths", "budget", "shares"),
    [
        ([], 10, []),
        ([5, 5], 0, [0, 0]),
        ([5, 5], -3, [0, 0]),
        ([0, 7], 5, [0, 5]),
        ([3, 4], 100, [3, 4]),
        ([2, 100, 100], 42, [2, 20, 20]),
        ([100, 2, 100], 43, [21, 2, 20]),  # the first has the odd token
        ([10, 10, 10], 2, [1, 1, 0]),
    ],
)
def test_what_a_short_text_does_not_use_goes_to_the_longer_ones(
    lengths: list[int], budget: int, shares: list[int]
) -> None:
    assert water_fill(lengths, budget) == shares


def test_any_budget_is_spent_to_the_last_token_and_evenly() -> None:
    draw = random.Random(0)
    for _ in range(2000):
        lengths = [
            draw.choice((0, draw.randrange(10), draw.randrange(2000))) for _ in range(draw.randrange(12))
        ]
        budget = draw.choice((0, draw.randrange(30), draw.randrange(sum(lengths) + 20)))
        shares = water_fill(lengths, budget)
        assert sum(shares) == min(sum(lengths), budget)
        assert all(0 <= share <= length for share, length in zip(shares, lengths, strict=True))
        cut = [share for share, length in zip(shares, lengths, strict=True) if share < length]
        assert not cut or max(cut) - min(cut) <= 1
        # No text that is cut has less than one that is read whole, but for the odd token.
        assert not cut or max(shares) <= min(cut) + 1
