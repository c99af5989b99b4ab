"""Numbers in digits: "3,500,000", "3.5 million", "60.5m", "21st", "50s"."""

from __future__ import annotations

import re
from decimal import Decimal

from summarize.text.fractions import share_of
from summarize.text.number_context import Number, attached, currency_sign, finish, near
from summarize.text.number_parts import and_a_half, multiplier, tens
from summarize.text.number_words import ORDINAL_ENDINGS, SHORT_MULTIPLIERS, TENS
from summarize.text.units import measure
from summarize.text.words import Words, stem

_LONGEST_NUMBER = 24
"""Digits. A longer run is no figure that an article states; it is passed over, so that it costs nothing."""
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$")
_POINTED_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+$")


def in_digits(words: Words, position: int) -> Number | None:
    """ "3.5 million", "$60.5m", "12 and a half", "21st", "3 in 10"."""
    readings = _read_digits(words.key(position))
    if not readings:
        return None
    following = words.key(position + 1)
    if attached(words, position + 1) and following in ORDINAL_ENDINGS:
        return finish(words, position, position + 1, readings, "ordinal")
    if attached(words, position + 1) and following == "s" and readings[0] in TENS.values():
        return tens(words, position, position + 1, int(readings[0]))
    share = share_of(words, position, readings[0])
    if share is not None:
        return share
    last = position
    if following[:1].isdecimal() and words.gap(position + 1).isspace():  # a row of a table: no unit follows
        return finish(words, position, last, readings, "cardinal")
    half = and_a_half(words, last)
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
    last, factor = multiplier(words, last)
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
