"""Ranges and pairs of numbers: "3 to 4 million", "25-40%", "2-1"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from summarize.text.number_context import Number
from summarize.text.number_words import MULTIPLIERS, SHORT_MULTIPLIERS
from summarize.text.words import Words

_PAIR_GAP = re.compile(r"\s?[-‐‑–—/:]\s?$")
_RANGE_WORDS = frozenset(("to", "and", "or", "till", "until"))


def share_units(words: Words, numbers: list[Number]) -> list[Number]:
    """Gives the lower end of a range the unit and the multiplier of the upper one, and marks pairs."""
    shared: list[Number] = []
    for number, upper in zip_longest(numbers, numbers[1:]):
        if upper is None or number.sort != "cardinal" or upper.sort != "cardinal":
            shared.append(number)
            continue
        paired = number.last + 1 == upper.first and _PAIR_GAP.match(words.text[number.end : upper.start])
        linked = number.last + 2 == upper.first and words.key(number.last + 1) in _RANGE_WORDS
        if not paired and not (linked and words.text[number.end : upper.start].strip().isalpha()):
            shared.append(number)
            continue
        readings = number.readings
        scale = _scale(words, upper)
        if scale > 1 and _scale(words, number) == 1 and number.value < upper.value:
            readings = (number.value * scale, *readings)  # "3 to 4 million"
        if not number.unit:
            number = replace(number, unit=upper.unit, after=upper.after, noun=upper.noun)  # noqa: PLW2901
        shared.append(replace(number, readings=readings, paired=bool(paired)))
    return [
        replace(number, unit=before.unit) if before and before.paired and not number.unit else number
        for before, number in zip([None, *shared], shared, strict=False)
    ]


def _scale(words: Words, number: Number) -> Decimal:
    """The multiplier in which a number is written: 1000000 for "3.5 million"."""
    scale = Decimal(1)
    for index in range(number.first, number.last + 1):
        key = words.key(index)
        scale *= MULTIPLIERS.get(key, SHORT_MULTIPLIERS.get(key, 1))
    return scale
