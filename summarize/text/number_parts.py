"""What goes into numbers in digits and into numbers in words alike: "million", "and a half", "50s"."""

from __future__ import annotations

from decimal import Decimal

from summarize.text.number_context import Number, finish, near
from summarize.text.number_words import MULTIPLIERS, PARTS, SHORT_MULTIPLIERS, STRETCHES
from summarize.text.words import Words


def multiplier(words: Words, last: int) -> tuple[int, Decimal]:
    """The last word of "million", "hundred thousand" ... after word `last`, and the factor."""
    factor = Decimal(1)
    while near(words, last + 1) and words.key(last + 1) in MULTIPLIERS:
        last += 1
        factor *= MULTIPLIERS[words.key(last)]
    if factor == 1 and near(words, last + 1) and words.key(last + 1) in ("mn", "bn", "tn"):
        last += 1
        factor = Decimal(SHORT_MULTIPLIERS[words.key(last)])
    return last, factor


def and_a_half(words: Words, last: int) -> Decimal:
    """What "and a half" after word `last` adds, 0 where it does not stand there."""
    if (
        words.key(last + 1) == "and"
        and words.key(last + 2) == "a"
        and words.key(last + 3) in ("half", "quarter")
    ):
        return Decimal(1) / PARTS[words.key(last + 3)]
    return Decimal(0)


def is_time(words: Words, index: int) -> bool:
    """Is word `index` the measure of a stretch of time, one of them?"""
    return words.key(index) in STRETCHES and words.gap(index) == " "


def tens(words: Words, first: int, last: int, low: int) -> Number:
    """ "50s", "fifties": ten values from `low` on."""
    return finish(words, first, last, (Decimal(low), Decimal(low + 10)), "vague")
