"""How a number of tokens is shared among texts."""

from __future__ import annotations

import pytest

from summarize.chunking.filling import Costs, Take, in_order, shared, shared_by_all

COSTS = Costs([[5, 5, 5], [5], [5, 5, 5]], document=2)


@pytest.mark.parametrize(
    ("target", "taken"),
    [(0, [0, 0, 0]), (6, [0, 0, 0]), (7, [1, 0, 0]), (21, [1, 1, 1]), (31, [2, 1, 2]), (99, [3, 1, 3])],
)
def test_water_fills_whole_passages_with_the_cost_of_their_documents(target: int, taken: list[int]) -> None:
    assert shared(COSTS, target) == [Take(number) for number in taken]


@pytest.mark.parametrize(
    ("target", "taken"), [(0, [0, 0, 0]), (17, [3, 0, 0]), (16, [2, 0, 0]), (24, [3, 1, 0]), (99, [3, 1, 3])]
)
def test_in_order_the_first_have_all_they_want(target: int, taken: list[int]) -> None:
    assert in_order(COSTS, target) == [Take(number) for number in taken]


def test_a_text_whose_first_passage_is_longer_than_its_share_gets_the_beginning_of_it() -> None:
    long = Costs([[300], [10] * 30, [4, 300]], document=0)
    assert shared(long, 90) == [Take(0, 30), Take(3), Take(1, 26)]


def test_but_no_scrap_of_it() -> None:
    assert shared(Costs([[30], [30]], document=0), 22) == [Take(), Take()]
    assert shared_by_all(Costs([[30], [30]], document=0), 22) == [Take(0, 11), Take(0, 11)]


def test_a_text_that_has_much_of_its_share_waits_for_whole_passages() -> None:
    assert shared(Costs([[10, 30], [10, 30]], document=0), 60) == [Take(2), Take(1)]


def test_what_is_left_first_ends_the_sentence_that_was_cut() -> None:
    assert shared(Costs([[30], [20, 20]], document=0), 54) == [Take(1), Take(1)]


def test_in_order_the_first_passage_is_cut_where_it_does_not_fit() -> None:
    assert in_order(Costs([[30], [5]], document=0), 20) == [Take(0, 20), Take()]
    assert in_order(Costs([[10], [30], [5]], document=0), 20) == [Take(1), Take(), Take(1)]
