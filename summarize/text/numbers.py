"""Numbers in digits and words as exact values; `number_context` adds what stands around them.

One grammar reads articles and summaries alike. It is strict: "over a decade", "one of", "no one"
and "a" are no numbers. Examples of what it reads: 3.5 million, 3,500,000, half a million, 12-year,
twelve years, a dozen, 25-40%, two-thirds, one in five, half an hour, a year and a half, $60.5 million,
395,000 euros, first, 21st, twenty-first, hundreds, in his 50s.
"""

from __future__ import annotations

from decimal import Decimal

from summarize.text.digit_numbers import in_digits
from summarize.text.fractions import fraction
from summarize.text.number_context import Number
from summarize.text.number_parts import tens
from summarize.text.number_ranges import share_units
from summarize.text.number_words import AGES, ORDINALS, STARTS, VAGUE
from summarize.text.spelled_numbers import ordinal, spelled, vague
from summarize.text.words import Words


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
    return share_units(words, found)


def plain(value: Decimal) -> str:
    """A value without exponent or trailing zeros: "3500000", "0.5"."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number_at(words: Words, position: int) -> Number | None:
    key = words.key(position)
    if key[0].isdecimal():
        return in_digits(words, position)
    if key in VAGUE:
        return vague(words, position)
    if key in ORDINALS:
        return ordinal(words, position)
    if key in AGES:
        return tens(words, position, position, AGES[key])
    return fraction(words, position) or spelled(words, position)
