"""Shares and fractions: "one in five", "3 out of 4", "two-thirds", "half a million", "half an hour"."""

from __future__ import annotations

from decimal import Decimal

from summarize.text.number_context import Number, finish, near
from summarize.text.number_parts import is_time, multiplier
from summarize.text.number_words import ONES, PARTS, TENS
from summarize.text.units import measure
from summarize.text.words import Words, stem, word_set

_ROUND_WHOLES = frozenset(map(Decimal, (5, 10, 20, 100)))
"""Of which a share is told: "three in ten Americans". "Two in three games" are goals."""
_BEFORE_SHARE = word_set("by than over nearly almost about around roughly")
_AFTER_SHARE = word_set("in on to from since over and or as but last this between after")


def share_of(words: Words, position: int, count: Decimal) -> Number | None:
    """ "one in five", "3 out of 4": `count` is the number at word `position`."""
    over = position + 2
    if words.key(position + 1) == "out" and words.key(over) == "of":
        over += 1
    elif words.key(position + 1) != "in":
        return None
    key = words.key(over)
    whole = Decimal(key) if key.isdecimal() and len(key) < 4 else Decimal(ONES.get(key, TENS.get(key, 0)))
    if count != 1 and words.key(position + 1) == "in" and whole not in _ROUND_WHOLES:
        return None
    counts_time = bool(measure(words.key(over + 1))) and near(words, over + 1)  # "one in five years"
    gaps = all(words.gap(index) == " " for index in range(position + 1, over + 1))
    if not (gaps and 0 < count < whole) or counts_time:
        return None
    return finish(words, position, over, ((count / whole).quantize(Decimal("0.0001")),), "cardinal")


def fraction(words: Words, position: int) -> Number | None:
    """ "a third of", "two-thirds", "half of", "half a million", "a quarter of a million"."""
    if words.key(position) == "half":
        return _half(words, position)
    if words.key(position) in ONES:
        share = share_of(words, position, Decimal(ONES[words.key(position)]))
        if share is not None:
            return share
    count = 1 if words.key(position) in ("a", "an") else ONES.get(words.key(position), 0)
    part = words.key(position + 1)
    size = PARTS.get(part, 0) if count == 1 else PARTS.get(stem(part), 0) if part != stem(part) else 0
    if not size or not near(words, position + 1) or (count == 1 and not _is_whole_of(words, position)):
        return None
    value = (Decimal(count) / size).quantize(Decimal("0.0001"))
    if words.key(position + 2) == "of" and words.key(position + 3) in ("a", "one"):
        last, factor = multiplier(words, position + 3)
        if factor != 1:
            return finish(words, position, last, (value * factor,), "cardinal")
    return finish(words, position, position + 1, (value,), "cardinal")


def _is_whole_of(words: Words, position: int) -> bool:
    """Is "a third" at word `position` a part of something, and not one more: "by a third", "a third of"?"""
    following = words.key(position + 2)
    if following == "of":
        return True
    if words.key(position - 1) not in _BEFORE_SHARE:
        return False
    return following in _AFTER_SHARE or words.gap(position + 2).strip() != "" or not following


def _half(words: Words, position: int) -> Number | None:
    last = position + 1 if words.key(position + 1) in ("a", "an") else position
    last, factor = multiplier(words, last)
    if factor != 1:
        return finish(words, position, last, (factor / 2,), "cardinal")
    if last > position and is_time(words, last + 1):  # "half an hour"
        return finish(words, position, last, (Decimal("0.5"),), "cardinal")
    if words.key(position + 1) == "of" and words.gap(position) != "-":
        return finish(words, position, position, (Decimal("0.5"),), "cardinal")
    return None
