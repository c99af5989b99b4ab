"""Dates and times of day in a text, by a strict grammar, as far as the text says them.

"May 19", "the 7th and 8th of July 2005", "last December", "Wednesday", "2016", "the 1970s", "the nineties",
"2005-01-08", "today", "10:30 pm", "noon". Words that may be something else ("may", "March", "Sat",
"Sunday Times", "April Jones") are dates only where the words around them say so.
"""

from __future__ import annotations

from dataclasses import replace

from summarize.text import named_days
from summarize.text.date import Date, said
from summarize.text.date_words import (
    DECADES,
    HOURS,
    MONTHS,
    RELATIVE,
    RELATIVE_LEADS,
    RELATIVE_UNITS,
    STARTS,
    WEEKDAY_NUMBERS,
)
from summarize.text.figure_dates import bare_year, clock_time, in_figures
from summarize.text.month_dates import day_first, month_first, on_weekday
from summarize.text.words import Words

_YEAR_DIGITS = 4


def find_dates(words: Words, *, cased: bool = True) -> list[Date]:
    """The dates of a text in order. With `cased=False` the names of days and months need no capital."""
    found: list[Date] = []
    end = -1
    for position, key in enumerate(words.keys):
        if position <= end or not (key in STARTS or key in named_days.STARTS or key[0].isdecimal()):
            continue
        date = _date_at(words, position, cased)
        if date is not None:
            found.append(date)
            end = date.last
    return found


def _date_at(words: Words, position: int, cased: bool) -> Date | None:
    key = words.key(position)
    if key[0].isdecimal():
        if _stands_alone(words, position):
            return None
        clock = named_days.four_digit_clock(words, position)
        if clock is not None:
            return replace(said(words, position, position), clock=clock, half_known=True)
        return (
            in_figures(words, position)
            or day_first(words, position, cased)
            or clock_time(words, position)
            or bare_year(words, position)
        )
    if key in named_days.STARTS:
        return _named(words, position)
    if key in WEEKDAY_NUMBERS:
        return on_weekday(words, position, cased)
    if key in MONTHS:
        return month_first(words, position, cased)
    if key in RELATIVE:
        return replace(said(words, position, position), relative=key)
    if key in HOURS:
        return replace(said(words, position, position), clock=(HOURS[key], 0), half_known=True)
    if key in DECADES:
        in_the = words.key(position - 1) == "the" and words.gap(position) == " "
        return replace(said(words, position, position), decade=DECADES[key]) if in_the else None
    unit = words.key(position + 1)
    if key in RELATIVE_LEADS and unit in RELATIVE_UNITS and words.gap(position + 1) == " ":
        return replace(said(words, position, position + 1), relative=f"{key} {unit}")
    return None


def _stands_alone(words: Words, position: int) -> bool:
    """Is this a number before another, as in a table? The grammar need not be asked then."""
    token, following = words.key(position), words.key(position + 1)
    return (
        following[:1].isdecimal()
        and words.gap(position + 1).isspace()
        and len(token) != _YEAR_DIGITS
        and "." not in token
    )


def _named(words: Words, position: int) -> Date | None:
    day = named_days.named_day(words, position)
    if day is not None:
        return replace(said(words, position, day[2]), month=day[0], days=(day[1],))
    clock = named_days.spoken_clock(words, position)
    return None if clock is None else replace(said(words, position, clock[2]), clock=clock[:2])
