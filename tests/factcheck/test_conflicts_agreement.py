"""Which figures may be the same, as an article and another write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from summarize.factcheck.conflicts.agreement import Amount, amount_of, reach_of
from summarize.text.numbers import find_numbers
from summarize.text.words import find_words


def amount(text: str) -> Amount:
    """The first figure of a text."""
    words = find_words(text)
    number = find_numbers(words)[0]
    found = amount_of(number, reach_of(number, words))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3.5 million people", "3.6 million people"),  # both rounded to a tenth of a million
        ("700 people", "723 people"),
        ("about 700 people", "650 people"),
        ("more than 120 people", "124 people"),
        ("nearly 500,000 people", "480,000 people"),
        ("at least 12 people", "15 people"),
        ("up to 40 people", "32 people"),
        ("as many as 40 people", "32 people"),
        ("12 people", "a dozen people"),
        ("half a million people", "500,000 people"),
        ("7.2 magnitude", "7.3 magnitude"),
        ("180 plus riders", "almost 190 riders"),
        ("an estimated 1,000 people", "950 people"),
    ],
)
def test_figures_that_may_be_one(one: str, other: str) -> None:
    assert amount(one).agrees(amount(other))
    assert amount(other).agrees(amount(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3.5 million people", "4 million people"),
        ("more than 3.5 million people", "more than 4 million people"),
        ("20 people", "21 people"),  # small counts are meant exactly
        ("500 people", "560 people"),
        ("at least 12 people", "at least 15 people"),
        ("at least 12 people", "11 people"),
        ("more than 20 people", "25 people"),
        ("up to 40 people", "45 people"),
        ("nearly 500 people", "550 people"),
        ("about 100 people", "150 people"),
    ],
)
def test_figures_that_cannot_be_one(one: str, other: str) -> None:
    assert not amount(one).agrees(amount(other))
    assert not amount(other).agrees(amount(one))


@pytest.mark.parametrize("text", ["hundreds of people", "the 3rd time", "9999999999999999999 people"])
def test_what_is_no_figure_has_no_amount(text: str) -> None:
    words = find_words(text)
    (number,) = find_numbers(words)
    assert amount_of(number, "") is None


def test_a_range_holds_all_that_is_between_its_ends() -> None:
    words = find_words("between 20 and 30 people")
    low, high = find_numbers(words)
    found = amount_of(high, "", low)
    assert found == Amount(Decimal(30), Decimal(20), Decimal(30))
    assert amount_of(low, "", high) is None
