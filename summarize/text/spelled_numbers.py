"""Numbers in words: "twelve", "two hundred and fifty", "twenty-first", "tens of thousands"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from summarize.text.number_context import Number, finish, near
from summarize.text.number_parts import and_a_half, is_time, multiplier
from summarize.text.number_words import MULTIPLIERS, ONES, ORDINALS, TENS, VAGUE
from summarize.text.units import measure, must_be_attached
from summarize.text.words import Words, stem, word_set

_AFTER_AT_FIRST = word_set("the a an he she it they we i you his her its their this that these but and in on")
_NO_COUNT_AFTER_ONE = frozenset(("of", "another", "day", "time", "s"))
_NO_COUNT_BEFORE_ONE = frozenset(("no", "any", "every", "each", "this", "that", "another", "the"))
_COUNTING = frozenset(("only", "just", "exactly", "least", "than", "most"))


def vague(words: Words, position: int) -> Number | None:
    """ "hundreds", "tens of thousands"."""
    low, high = VAGUE[words.key(position)]
    last = position
    if words.key(position) == "tens" and words.key(position + 2) not in VAGUE:
        return None
    while words.key(last + 1) == "of" and words.key(last + 2) in VAGUE:
        size = MULTIPLIERS[stem(words.key(last + 2))]
        low, high = low * size, high * size
        last += 2
    return finish(words, position, last, (Decimal(low), Decimal(high)), "vague")


def ordinal(words: Words, position: int) -> Number | None:
    """ "first", "twelfth"; not "First, we ..." or "at first the captain ..."."""
    key = words.key(position)
    if key in ("first", "second", "third") and words.gap(position + 1).startswith(","):
        return None  # "First, we ..."
    if key == "first" and words.key(position - 1) == "at" and words.key(position + 1) in _AFTER_AT_FIRST:
        return None  # "at first the captain ..."
    return finish(words, position, position, (Decimal(ORDINALS[key]),), "ordinal")


def spelled(words: Words, position: int) -> Number | None:
    """ "twelve", "twenty-first", "a million", "two hundred and fifty", "a year and a half"."""
    key = words.key(position)
    if key == "half":
        return None
    unit = ORDINALS.get(words.key(position + 1), 0)
    if key in TENS and 1 <= unit <= 9 and near(words, position + 1):  # "twenty-first"
        return finish(words, position, position + 1, (Decimal(TENS[key] + unit),), "ordinal")
    if key in ("a", "an"):
        last, value = multiplier(words, position)
        if last == position:
            return _one_and_a_half(words, position)
        last, value = _continued(words, last, value)
        return finish(words, position, last, (value,), "cardinal")
    last, value = _below_hundred(words, position)
    half = and_a_half(words, last)
    if last == position and key == "one" and not half and not _one_counts(words, position):
        return None
    if half:
        last, value = last + 3, value + half
    end, factor = multiplier(words, last)
    if end > last:
        last, value = _continued(words, end, value * factor)
    return finish(words, position, last, (value,), "cardinal")


def _one_and_a_half(words: Words, position: int) -> Number | None:
    """ "a year and a half": the measure stands inside the figure."""
    half = and_a_half(words, position + 1) if is_time(words, position + 1) else Decimal(0)
    if not half:
        return None
    number = finish(words, position, position, (1 + half,), "cardinal")
    return replace(number, end=words.ends[position + 4], last=position + 4, after=(), noun="")


def _below_hundred(words: Words, position: int) -> tuple[int, Decimal]:
    key = words.key(position)
    if key not in TENS:
        return position, Decimal(ONES[key])
    ones = ONES.get(words.key(position + 1), 0)
    if 1 <= ones <= 9 and near(words, position + 1):
        return position + 1, Decimal(TENS[key] + ones)
    return position, Decimal(TENS[key])


def _continued(words: Words, last: int, value: Decimal) -> tuple[int, Decimal]:
    """Goes on after a multiplier: "two hundred | and fifty | thousand", "one million | two hundred"."""
    while words.key(last) != "dozen":
        here = last + 2 if words.key(last + 1) == "and" and near(words, last + 1) else last + 1
        if not near(words, here) or not (words.key(here) in ONES or words.key(here) in TENS):
            break
        end, small = _below_hundred(words, here)
        after, factor = multiplier(words, end)
        if factor > value:
            value = (value + small) * factor
        elif small * factor < value:
            value += small * factor
        else:
            break
        last = after
    return last, value


def _one_counts(words: Words, position: int) -> bool:
    """Is "one" a number here? Before a multiplier or a measure, after "only", "at least" and the like."""
    before, after = words.key(position - 1), words.key(position + 1)
    if after in _NO_COUNT_AFTER_ONE or not near(words, position + 1):
        return False
    if after in MULTIPLIERS or after in ("percent", "per"):
        return True
    if before in _NO_COUNT_BEFORE_ONE:
        return False
    return before in _COUNTING or (bool(measure(after)) and not must_be_attached(after))
