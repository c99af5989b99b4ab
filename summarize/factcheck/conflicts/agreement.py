"""Whether two figures may be the same: rounding, "about", "more than" and ranges taken into account.

A figure stands for an interval. What is written round is meant roughly (Krifka 2007, "Approximate
interpretation of number words"): half a unit of its last digit that is not 0, to 5 % of its value at most,
belongs to it. Counts below 100 are meant exactly. Nobody writes "more than 20" for 25: `over`, `under` and
`about` reach 10 % of the value; "at least" and "up to", which leave the rest open, reach to twice and half.
So 3.5 and 3.6 million agree, 3.5 million and "more than 4 million" do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarize.text.number_context import Number
from summarize.text.words import Words, word_set

Reach = Literal["", "about", "over", "under", "floor", "ceiling"]

_NEAR = Decimal("0.1")
_ROUND = Decimal("0.05")
_EXACT_BELOW = 100
_MOST_DIGITS = 15
"""Digits before the point. A longer figure is no count of anything."""

_BEFORE: dict[tuple[str, ...], Reach] = {
    ("at", "least"): "floor",
    ("no", "fewer", "than"): "floor",
    ("no", "less", "than"): "floor",
    ("not", "less", "than"): "floor",
    ("minimum", "of"): "floor",
    ("as", "many", "as"): "ceiling",
    ("as", "much", "as"): "ceiling",
    ("up", "to"): "ceiling",
    ("at", "most"): "ceiling",
    ("no", "more", "than"): "ceiling",
    ("less", "than"): "ceiling",
    ("fewer", "than"): "ceiling",
    ("under",): "ceiling",
    ("below",): "ceiling",
    ("close", "to"): "about",
    ("an", "estimated"): "about",
    ("well", "over"): "floor",
    ("far", "more", "than"): "floor",
}
_AFTER: dict[tuple[str, ...], Reach] = {
    ("or", "so"): "about",
    ("or", "more"): "floor",
    ("plus",): "over",
}

_INCLUDING = word_set("including counting plus")
_INCLUDING_PAIRS = {("among", "them"), ("as", "well")}
_ONE_OF = word_set("the a an his her their its one")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure and the values that it may stand for."""

    value: Decimal
    """As written; the upper end of a range."""
    low: Decimal
    high: Decimal
    reach: Reach = ""
    """How it is bounded: "at least" is a `floor`, "up to" a `ceiling`."""
    parts: tuple[Decimal, ...] = ()
    """What it includes and another count may leave out: 9 in "175, including nine attackers"."""

    def agrees(self, other: Amount) -> bool:
        """May both be one figure, parts left out? Two floors agree only where they are near each other."""
        if any(self.low - part <= other.high and other.low <= self.high - part for part in self.parts):
            return True
        if any(other.low - part <= self.high and self.low <= other.high - part for part in other.parts):
            return True
        high, other_high = self.high, other.high
        if self.reach == other.reach == "floor":
            high, other_high = self.low * (1 + _NEAR), other.low * (1 + _NEAR)
        return self.low <= other_high and other.low <= high


def reach_of(number: Number, words: Words) -> Reach:
    """How the words around a number bound it."""
    for phrase, reach in _BEFORE.items():
        first = number.first - len(phrase)
        if first >= 0 and tuple(words.keys[first : number.first]) == phrase:
            return reach
    for phrase, reach in _AFTER.items():
        if tuple(words.keys[number.last + 1 : number.last + 1 + len(phrase)]) == phrase:
            return reach
    return number.bound


def included_in(number: Number, figures: Sequence[Number], words: Words, end: int) -> tuple[Decimal, ...]:
    """What a figure is said to include, in the rest of its sentence, which ends at character `end`."""
    following = words.between(number.end, end)
    found: list[Decimal] = []
    for index in following:
        opens = words.keys[index] in _INCLUDING
        if not opens and (words.keys[index], words.key(index + 1)) not in _INCLUDING_PAIRS:
            continue
        first = index + 1 if opens else index + 2
        part = next(
            (one for one in figures if one.start >= number.end and first <= one.first <= first + 2), None
        )
        if part is not None:
            found.append(part.value)
        elif first in following and words.keys[first] in _ONE_OF:
            found.append(Decimal(1))
    return tuple(found)


def amount_of(number: Number, reach: Reach, lower: Number | None = None) -> Amount | None:
    """The values that a number may stand for; with `lower`, those between both. None: it is no figure."""
    value = number.value
    if number.sort != "cardinal" or value.adjusted() >= _MOST_DIGITS or value < 0:
        return None
    if lower is not None:
        if lower.value >= value:
            return None
        return Amount(value, _interval(lower.value, "")[0], _interval(value, "")[1], reach)
    return Amount(value, *_interval(value, reach), reach)


def _interval(value: Decimal, reach: Reach) -> tuple[Decimal, Decimal]:
    if reach == "over":
        return value, value * (1 + _NEAR)
    if reach == "under":
        return value * (1 - _NEAR), value
    if reach == "about":
        return value * (1 - _NEAR), value * (1 + _NEAR)
    if reach == "floor":
        return value, value * 2
    if reach == "ceiling":
        return value / 2, value
    slack = _rounding(value)
    return value - slack, value + slack


def _rounding(value: Decimal) -> Decimal:
    """Half a unit of the last digit that is not 0, to 5 % of the value at most; 0 for small whole numbers."""
    if value == 0 or (value < _EXACT_BELOW and value == value.to_integral_value()):
        return Decimal(0)
    exponent = value.normalize().as_tuple().exponent
    grain = Decimal(10) ** int(exponent)
    return min(grain / 2, value * _ROUND)
