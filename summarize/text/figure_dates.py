"""Dates and times of day in figures: "2005-01-08", "7/7", "2016", "the 1970s", "10:30 pm"."""

from __future__ import annotations

import re
from dataclasses import replace

from summarize.text.date import YEAR, Date, said
from summarize.text.units import CURRENCY_SIGNS, PERCENT, currency, measure
from summarize.text.words import Words

_PERCENT_AHEAD = re.compile(r"\s?(?:%|[-–]\s?\d+\s?%)")
_DAY_HALVES = {"morning": 0, "afternoon": 12, "evening": 12}
"""Parts of the day, and the hours that they add to those of the clock."""


def in_figures(words: Words, position: int) -> Date | None:
    """ "2005-01-08", "2005/01/08", "8/1/2005", "7/7"; not "2/3 of"."""
    gap = words.gap(position + 1)
    parts = [words.key(position + offset) for offset in range(3)]
    if gap not in ("-", "/", ".") or not all(part.isdecimal() for part in parts[:2]):
        return None
    whole = words.gap(position + 2) == gap and parts[2].isdecimal()
    if YEAR.match(parts[0]):
        if not whole or len(parts[1]) > 2 or len(parts[2]) > 2:
            return None
        month, day = int(parts[1]), int(parts[2])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        return replace(said(words, position, position + 2), year=int(parts[0]), month=month, days=(day,))
    if gap != "/" or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    month, day = int(parts[0]), int(parts[1])
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    swapped = day <= 12 and day != month
    if whole and YEAR.match(parts[2]):
        return replace(
            said(words, position, position + 2), year=int(parts[2]), month=month, days=(day,), swapped=swapped
        )
    if parts[0] == "1" or parts[2] == "of":  # a fraction
        return None
    return replace(said(words, position, position + 1), month=month, days=(day,), swapped=swapped)


def clock_time(words: Words, position: int) -> Date | None:
    """ "10:30", "10.30pm", "5 a.m."."""
    token = words.key(position)
    hour, minute, last = token, "0", position
    if re.fullmatch(r"\d{1,2}\.\d\d", token):
        hour, minute = token.split(".")
    elif words.gap(position + 1) == ":" and re.fullmatch(r"\d\d", words.key(position + 1)):
        minute, last = words.key(position + 1), position + 1
    if not (hour.isdecimal() and len(hour) <= 2 and int(hour) <= 24 and int(minute) <= 59):
        return None
    half = words.key(last + 1) if words.gap(last + 1) in ("", " ") else ""
    if half in ("am", "pm") and int(hour) <= 12:
        clock = (int(hour) % 12 + (12 if half == "pm" else 0), int(minute))
        return replace(said(words, position, last + 1), clock=clock, half_known=True)
    part = words.key(last + 3) if (words.key(last + 1), words.key(last + 2)) == ("in", "the") else ""
    if part in _DAY_HALVES and minute != "0" and 1 <= int(hour) <= 12:  # "8.50 in the morning"
        clock = (int(hour) % 12 + _DAY_HALVES[part], int(minute))
        return replace(said(words, position, last), clock=clock, half_known=True)
    if last > position and words.gap(last + 1)[:1] != ":":
        half_known = not 1 <= int(hour) <= 12
        return replace(said(words, position, last), clock=(int(hour), int(minute)), half_known=half_known)
    if half == "oclock" and 1 <= int(hour) <= 12:
        return replace(said(words, position, last + 1), clock=(int(hour), 0))
    return None


def bare_year(words: Words, position: int) -> Date | None:
    """ "2016", "the 1970s"; not "2000 km", "$2000", "2010%" or "1500 people"."""
    token = words.key(position)
    if not YEAR.match(token):
        return None
    start, end = words.starts[position], words.ends[position]
    following = words.key(position + 1)
    if following == "s" and words.gap(position + 1) == "":
        return replace(said(words, position, position + 1), decade=int(token))
    if words.text[start - 1 : start] in CURRENCY_SIGNS or _PERCENT_AHEAD.match(words.text[end : end + 8]):
        return None
    beside = words.gap(position + 1) in (" ", "-", "")
    if beside and (
        currency(following) or measure(following) or following in (PERCENT, "percent", "million", "people")
    ):
        return None
    return replace(said(words, position, position), year=int(token))
