"""Requests into batches that fit."""

from __future__ import annotations

import random

import pytest

from summarize.models.packing import pack


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_lost_or_doubled_and_no_batch_is_over_the_limit(seed: int) -> None:
    draw = random.Random(seed)
    lengths = [draw.randint(1, 300) for _ in range(draw.randint(0, 60))]
    costs = [draw.randint(1, 8) for _ in lengths]
    batches = pack(lengths, costs, 1000)
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    for batch in batches:
        padded = max(lengths[index] for index in batch) * sum(costs[index] for index in batch)
        assert padded <= 1000 or len(batch) == 1


def test_requests_that_fit_together_go_together() -> None:
    assert pack([10, 10, 10], [2, 2, 2], 60) == [[0, 1, 2]]


def test_a_request_over_the_limit_goes_alone() -> None:
    assert pack([5, 2000, 5], [1, 1, 1], 100) == [[1], [0, 2]]


def test_requests_of_like_length_share_a_batch_so_that_little_is_padding() -> None:
    assert pack([100, 1, 99, 2], [1, 1, 1, 1], 200) == [[0, 2], [3, 1]]
