"""Dates that name a month or a day of the week: "May 19", "the 7th and 8th of July 2005", "Wednesday"."""

from __future__ import annotations

import re
from dataclasses import replace

from summarize.text.date import YEAR, Date, said
from summarize.text.date_words import (
    LEADS_TO_MONTH,
    LEADS_TO_TIME,
    MONTHS,
    NAMES_A_DAY,
    SURE_MONTHS,
    UNSURE_LOWER,
    WEEKDAY_NUMBERS,
    WEEKDAYS,
)
from summarize.text.words import Words

_DAY_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_LIST_WORDS = frozenset(("and", "to", "till", "until", "or", "through"))
_DASH = re.compile(r"\s?[-‐‑–—/&]\s?$")


def month_first(words: Words, position: int, cased: bool) -> Date | None:
    """ "May 19", "July 7-8, 2007", "December 2007", "in May"."""
    month = _month_at(words, position, cased)
    if not month:
        return None
    days: tuple[int, ...] = ()
    last = position
    if words.gap(position + 1) in (" ", ". "):
        days, last = _days_after(words, position)
    year, last = _year_after(words, last)
    if not days and year is None and not _month_alone(words, position, cased):
        return None
    before = words.key(position - 1) if words.gap(position) == " " else ""
    lead = before if before in ("last", "next") else ""
    return replace(said(words, position, last), year=year, month=month, days=days, lead=lead)


def day_first(words: Words, position: int, cased: bool) -> Date | None:
    """ "7 July", "the 7th and 8th of July 2005", "13-14 June", "4 till 26 of June"."""
    days: list[int] = []
    index = position
    while True:
        day, end = _day_at(words, index)
        if not day or len(days) == 4:
            return None
        days.append(day)
        index = end + 1
        if words.key(index) in _LIST_WORDS and words.gap(index) == " ":
            index += 1
        elif not (_DASH.match(words.gap(index)) and words.key(index)[0].isdecimal()):
            break
    if words.gap(index) not in (" ", "-"):
        return None
    if words.key(index) == "of":
        index += 1
    month = _month_at(words, index, cased)
    if not month:
        return None
    year, last = _year_after(words, index)
    return replace(said(words, position, last), year=year, month=month, days=tuple(days))


def on_weekday(words: Words, position: int, cased: bool) -> Date | None:
    """ "Wednesday", "Saturday, January 8, 2005"; not "the Sunday Times" or "Good Friday"."""
    if cased and not _has_capital(words, position):
        return None
    weekday = WEEKDAY_NUMBERS[words.key(position)]
    day = _day_of_month(words, position + 1, cased) if words.gap(position + 1) in (" ", ", ", ". ") else None
    if day is not None:
        return replace(
            said(words, position, day.last), year=day.year, month=day.month, days=day.days, weekday=weekday
        )
    before = words.key(position - 1)
    led = before in LEADS_TO_TIME and words.gap(position) == " "
    if words.key(position) not in WEEKDAYS and not led:
        return None
    if not led and (before in NAMES_A_DAY or (cased and before == "the" and _name_follows(words, position))):
        return None
    return replace(said(words, position, position), weekday=weekday)


def _day_of_month(words: Words, position: int, cased: bool) -> Date | None:
    key = words.key(position)
    if key[:1].isdecimal():
        return day_first(words, position, cased)
    if key not in MONTHS:
        return None
    date = month_first(words, position, cased)
    return date if date is not None and date.days else None


def _days_after(words: Words, position: int) -> tuple[tuple[int, ...], int]:
    """The days after the month at `position`, and the index of their last word."""
    day, last = _day_at(words, position + 1)
    following = words.text[words.ends[last] : words.ends[last] + 1]
    if (
        not day
        or following in ("%", ":")
        or (len(words.key(position)) > 4 and words.gap(position + 1) == ". ")
    ):
        return (), position
    days = [day]
    while True:
        if _DASH.match(words.gap(last + 1)):
            index = last + 1
        elif words.key(last + 1) in _LIST_WORDS and words.gap(last + 1) == " ":
            index = last + 2
        else:
            break
        day, end = _day_at(words, index)
        if day <= days[-1] or (index == last + 2 and _counts_something(words, end)):
            break
        days.append(day)
        last = end
    return tuple(days), last


def _counts_something(words: Words, index: int) -> bool:
    """Tells "May 7 and 8 people" from "May 7 and 8"."""
    following = words.raw(index + 1) if index + 1 < len(words) else ""
    return words.gap(index + 1) == " " and following.islower() and words.key(index + 1) not in LEADS_TO_TIME


def _month_alone(words: Words, position: int, cased: bool) -> bool:
    """Is a month's name without day or year a month here, and no name or verb?"""
    if cased and not _has_capital(words, position):
        return False
    before = words.key(position - 1)
    led = words.gap(position).strip() in ("", "-")
    if not cased or words.key(position) not in SURE_MONTHS:
        return led and before in LEADS_TO_MONTH and (before != "from" or not _name_follows(words, position))
    if led and before in LEADS_TO_TIME:
        return True
    after_a_name = _has_capital(words, position - 1) and words.gap(position) == " " and position > 1
    return not _name_follows(words, position) and not after_a_name


def _day_at(words: Words, index: int) -> tuple[int, int]:
    """The day of the month at word `index` and the index of its last word; (0, index) for none."""
    token = words.key(index)
    if not token.isdecimal() or len(token) > 2 or not 1 <= int(token) <= 31:
        return 0, index
    has_ending = words.key(index + 1) in _DAY_ENDINGS and words.gap(index + 1) == ""
    return int(token), index + 1 if has_ending else index


def _month_at(words: Words, index: int, cased: bool) -> int:
    """The month that word `index` names beside a day or a year, 0 for none."""
    key = words.key(index)
    if cased and key in UNSURE_LOWER and not _has_capital(words, index):
        return 0
    return MONTHS.get(key, 0)


def _year_after(words: Words, last: int) -> tuple[int | None, int]:
    """The year after word `last` and the index of its word; (None, last) where there is none."""
    abbreviated = words.ends[last] - words.starts[last] <= 4 and words.gap(last + 1) == ". "
    if abbreviated or words.gap(last + 1) in (" ", ", "):
        index = last + 2 if words.key(last + 1) == "of" else last + 1
        if YEAR.match(words.key(index)):
            return int(words.key(index)), index
    return None, last


def _has_capital(words: Words, index: int) -> bool:
    return 0 <= index < len(words) and words.raw(index)[0].isupper()


def _name_follows(words: Words, index: int) -> bool:
    """Does a capitalised word follow word `index` as if both were one name ("Sunday Times")?"""
    return _has_capital(words, index + 1) and words.gap(index + 1) == " "
