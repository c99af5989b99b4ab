"""Numbers in digits and words as exact values; `number_context` adds what stands around them.

One grammar reads articles and summaries alike. It is strict: "over a decade", "one of", "no one"
and "a" are no numbers. Examples of what it reads: 3.5 million, 3,500,000, half a million, 12-year,
twelve years, a dozen, 25-40%, two-thirds, one in five, half an hour, a year and a half, $60.5 million,
395,000 euros, first, 21st, twenty-first, hundreds, in his 50s.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from summarize.text.number_context import Number, attached, currency_sign, finish, near
from summarize.text.number_words import (
    AGES,
    MULTIPLIERS,
    ONES,
    ORDINAL_ENDINGS,
    ORDINALS,
    PARTS,
    SHORT_MULTIPLIERS,
    STARTS,
    STRETCHES,
    TENS,
    VAGUE,
)
from summarize.text.units import measure, must_be_attached
from summarize.text.words import Words, stem, word_set

_LONGEST_NUMBER = 24
"""Digits. A longer run is no figure that an article states; it is passed over, so that it costs nothing."""
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$")
_POINTED_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+$")
_PAIR_GAP = re.compile(r"\s?[-‐‑–—/:]\s?$")
_RANGE_WORDS = frozenset(("to", "and", "or", "till", "until"))


def find_numbers(words: Words) -> list[Number]:
    """The numbers of a text in order. Years, and days in dates, are numbers here too."""
    found: list[Number] = []
    end = -1
    for position, key in enumerate(words.keys):
        if position <= end or not (key in STARTS or key[0].isdecimal()):
            continue
        number = _number_at(words, position)
        if number is not None:
            found.append(number)
            end = number.last
    return _share_units(words, found)


def plain(value: Decimal) -> str:
    """A value without exponent or trailing zeros: "3500000", "0.5"."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number_at(words: Words, position: int) -> Number | None:
    key = words.key(position)
    if key[0].isdecimal():
        return _digits(words, position)
    if key in VAGUE:
        return _vague(words, position)
    if key in ORDINALS:
        return _ordinal(words, position)
    if key in AGES:
        return _tens(words, position, position, AGES[key])
    return _fraction(words, position) or _spelled(words, position)


# Numbers in digits


def _digits(words: Words, position: int) -> Number | None:
    readings = _read_digits(words.key(position))
    if not readings:
        return None
    following = words.key(position + 1)
    if attached(words, position + 1) and following in ORDINAL_ENDINGS:
        return finish(words, position, position + 1, readings, "ordinal")
    if attached(words, position + 1) and following == "s" and readings[0] in TENS.values():
        return _tens(words, position, position + 1, int(readings[0]))
    share = _share(words, position, readings[0])
    if share is not None:
        return share
    last = position
    if following[:1].isdecimal() and words.gap(position + 1).isspace():  # a row of a table: no unit follows
        return finish(words, position, last, readings, "cardinal")
    half = _and_a_half(words, last)
    if half:
        last += 3
        readings = tuple(value + half for value in readings)
    sign = currency_sign(words, position)
    if following in SHORT_MULTIPLIERS and (
        attached(words, position + 1) or (sign and near(words, position + 1))
    ):
        scaled = tuple(value * SHORT_MULTIPLIERS[following] for value in readings)
        if sign or not measure(following):
            return finish(words, position, position + 1, scaled, "cardinal")
        if _is_plural(words, position + 2):
            return finish(words, position, position + 1, (*scaled, *readings), "cardinal")
        return finish(words, position, position, (*readings, *scaled), "cardinal")  # "3.5m tall", "3.5m fled"
    last, factor = _multiplier(words, last)
    return finish(words, position, last, tuple(value * factor for value in readings), "cardinal")


def _is_plural(words: Words, index: int) -> bool:
    """Is word `index` what is counted: "3.5m people", but not "100m hurdles"?"""
    key = words.key(index)
    return words.gap(index) == " " and stem(key) != key and key not in ("hurdles", "always", "does")


def _read_digits(token: str) -> tuple[Decimal, ...]:
    if len(token) > _LONGEST_NUMBER or (token[0] == "0" and token[1:2].isdecimal()):
        return ()  # a telephone number, the minutes of a time
    if _THOUSANDS.match(token):
        return (Decimal(token.replace(",", "")),)
    if _POINTED_THOUSANDS.match(token):
        whole = Decimal(token.replace(".", ""))
        return (whole, Decimal(token)) if token.count(".") == 1 else (whole,)
    if token.count(",") == 1 and "." not in token:  # a decimal comma
        return (Decimal(token.replace(",", ".")),)
    if "," in token or token.count(".") > 1:
        return ()
    return (Decimal(token),)


def _multiplier(words: Words, last: int) -> tuple[int, Decimal]:
    """The last word of "million", "hundred thousand" ... after word `last`, and the factor."""
    factor = Decimal(1)
    while near(words, last + 1) and words.key(last + 1) in MULTIPLIERS:
        last += 1
        factor *= MULTIPLIERS[words.key(last)]
    if factor == 1 and near(words, last + 1) and words.key(last + 1) in ("mn", "bn", "tn"):
        last += 1
        factor = Decimal(SHORT_MULTIPLIERS[words.key(last)])
    return last, factor


# Numbers in words


def _vague(words: Words, position: int) -> Number | None:
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


def _tens(words: Words, first: int, last: int, low: int) -> Number:
    """ "50s", "fifties": ten values from `low` on."""
    return finish(words, first, last, (Decimal(low), Decimal(low + 10)), "vague")


_ROUND_WHOLES = frozenset(map(Decimal, (5, 10, 20, 100)))
"""Of which a share is told: "three in ten Americans". "Two in three games" are goals."""


def _share(words: Words, position: int, count: Decimal) -> Number | None:
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


_AFTER_AT_FIRST = word_set("the a an he she it they we i you his her its their this that these but and in on")


def _ordinal(words: Words, position: int) -> Number | None:
    key = words.key(position)
    if key in ("first", "second", "third") and words.gap(position + 1).startswith(","):
        return None  # "First, we ..."
    if key == "first" and words.key(position - 1) == "at" and words.key(position + 1) in _AFTER_AT_FIRST:
        return None  # "at first the captain ..."
    return finish(words, position, position, (Decimal(ORDINALS[key]),), "ordinal")


def _fraction(words: Words, position: int) -> Number | None:
    """ "a third of", "two-thirds", "half of", "half a million", "a quarter of a million"."""
    if words.key(position) == "half":
        return _half(words, position)
    if words.key(position) in ONES:
        share = _share(words, position, Decimal(ONES[words.key(position)]))
        if share is not None:
            return share
    count = 1 if words.key(position) in ("a", "an") else ONES.get(words.key(position), 0)
    part = words.key(position + 1)
    size = PARTS.get(part, 0) if count == 1 else PARTS.get(stem(part), 0) if part != stem(part) else 0
    if not size or not near(words, position + 1) or (count == 1 and not _is_whole_of(words, position)):
        return None
    value = (Decimal(count) / size).quantize(Decimal("0.0001"))
    if words.key(position + 2) == "of" and words.key(position + 3) in ("a", "one"):
        last, factor = _multiplier(words, position + 3)
        if factor != 1:
            return finish(words, position, last, (value * factor,), "cardinal")
    return finish(words, position, position + 1, (value,), "cardinal")


_BEFORE_SHARE = word_set("by than over nearly almost about around roughly")
_AFTER_SHARE = word_set("in on to from since over and or as but last this between after")


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
    last, factor = _multiplier(words, last)
    if factor != 1:
        return finish(words, position, last, (factor / 2,), "cardinal")
    if last > position and _is_time(words, last + 1):  # "half an hour"
        return finish(words, position, last, (Decimal("0.5"),), "cardinal")
    if words.key(position + 1) == "of" and words.gap(position) != "-":
        return finish(words, position, position, (Decimal("0.5"),), "cardinal")
    return None


def _spelled(words: Words, position: int) -> Number | None:
    key = words.key(position)
    if key == "half":
        return None
    unit = ORDINALS.get(words.key(position + 1), 0)
    if key in TENS and 1 <= unit <= 9 and near(words, position + 1):  # "twenty-first"
        return finish(words, position, position + 1, (Decimal(TENS[key] + unit),), "ordinal")
    if key in ("a", "an"):
        last, value = _multiplier(words, position)
        if last == position:
            return _one_and_a_half(words, position)
        last, value = _continued(words, last, value)
        return finish(words, position, last, (value,), "cardinal")
    last, value = _below_hundred(words, position)
    half = _and_a_half(words, last)
    if last == position and key == "one" and not half and not _one_counts(words, position):
        return None
    if half:
        last, value = last + 3, value + half
    end, factor = _multiplier(words, last)
    if end > last:
        last, value = _continued(words, end, value * factor)
    return finish(words, position, last, (value,), "cardinal")


def _one_and_a_half(words: Words, position: int) -> Number | None:
    """ "a year and a half": the measure stands inside the figure."""
    half = _and_a_half(words, position + 1) if _is_time(words, position + 1) else Decimal(0)
    if not half:
        return None
    number = finish(words, position, position, (1 + half,), "cardinal")
    return replace(number, end=words.ends[position + 4], last=position + 4, after=(), noun="")


def _is_time(words: Words, index: int) -> bool:
    """Is word `index` the measure of a stretch of time, one of them?"""
    return words.key(index) in STRETCHES and words.gap(index) == " "


def _below_hundred(words: Words, position: int) -> tuple[int, Decimal]:
    key = words.key(position)
    if key not in TENS:
        return position, Decimal(ONES[key])
    ones = ONES.get(words.key(position + 1), 0)
    if 1 <= ones <= 9 and near(words, position + 1):
        return position + 1, Decimal(TENS[key] + ones)
    return position, Decimal(TENS[key])


def _and_a_half(words: Words, last: int) -> Decimal:
    """What "and a half" after word `last` adds, 0 where it does not stand there."""
    if (
        words.key(last + 1) == "and"
        and words.key(last + 2) == "a"
        and words.key(last + 3) in ("half", "quarter")
    ):
        return Decimal(1) / PARTS[words.key(last + 3)]
    return Decimal(0)


def _continued(words: Words, last: int, value: Decimal) -> tuple[int, Decimal]:
    """Goes on after a multiplier: "two hundred | and fifty | thousand", "one million | two hundred"."""
    while words.key(last) != "dozen":
        here = last + 2 if words.key(last + 1) == "and" and near(words, last + 1) else last + 1
        if not near(words, here) or not (words.key(here) in ONES or words.key(here) in TENS):
            break
        end, small = _below_hundred(words, here)
        after, factor = _multiplier(words, end)
        if factor > value:
            value = (value + small) * factor
        elif small * factor < value:
            value += small * factor
        else:
            break
        last = after
    return last, value


_NO_COUNT_AFTER_ONE = frozenset(("of", "another", "day", "time", "s"))
_NO_COUNT_BEFORE_ONE = frozenset(("no", "any", "every", "each", "this", "that", "another", "the"))
_COUNTING = frozenset(("only", "just", "exactly", "least", "than", "most"))


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


# Ranges and pairs


def _share_units(words: Words, numbers: list[Number]) -> list[Number]:
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
