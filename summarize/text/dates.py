"""Dates and times of day in a text, by a strict grammar, as far as the text says them.

"May 19", "the 7th and 8th of July 2005", "last December", "Wednesday", "2016", "the 1970s", "the nineties",
"2005-01-08", "today", "10:30 pm", "noon". Words that may be something else ("may", "March", "Sat",
"Sunday Times", "April Jones") are dates only where the words around them say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.text import named_days
from summarize.text.date_words import (
    DECADES,
    HOURS,
    LEADS_TO_MONTH,
    LEADS_TO_TIME,
    MONTHS,
    NAMES_A_DAY,
    RELATIVE,
    RELATIVE_LEADS,
    RELATIVE_UNITS,
    STARTS,
    SURE_MONTHS,
    UNSURE_LOWER,
    WEEKDAY_NUMBERS,
    WEEKDAYS,
)
from summarize.text.units import CURRENCY_SIGNS, PERCENT, currency, measure
from summarize.text.words import Words

_YEAR = re.compile(r"(?:1[0-9]|20)\d\d$")
_YEAR_DIGITS = 4
_DAY_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_LIST_WORDS = frozenset(("and", "to", "till", "until", "or", "through"))
_DASH = re.compile(r"\s?[-‐‑–—/&]\s?$")
_PERCENT_AHEAD = re.compile(r"\s?(?:%|[-–]\s?\d+\s?%)")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as a text says it; None for each part that it does not say."""

    start: int
    end: int
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""
    year: int | None = None
    month: int | None = None
    days: tuple[int, ...] = ()
    """Days of the month: more than one in "July 7-8"."""
    weekday: int | None = None
    """0 is Monday."""
    decade: int | None = None
    """1970 for "the 1970s"."""
    clock: tuple[int, int] | None = None
    """Hour and minute; the hour is 0 to 23 where the text says am or pm."""
    half_known: bool = False
    """False where the clock does not say which half of the day: "5:30"."""
    relative: str = ""
    """ "today", "last month": what it means depends on when it was written."""
    lead: str = ""
    """ "last" or "next" before a month: "last December"."""
    swapped: bool = False
    """True for "7/8": read as July 8, it may be the 7th of August."""

    @property
    def is_bare_year(self) -> bool:
        """Does it say nothing but a year? Then it may be a count after all."""
        return self.year is not None and self.month is None

    @property
    def value(self) -> str:
        """The normal form: "2023-05-19", "--05-19", "2005-07", "wednesday", "1970s", "T10:30", "today"."""
        if self.relative:
            return self.relative
        if self.clock:
            return f"T{self.clock[0]:02}:{self.clock[1]:02}"
        if self.decade is not None:
            return f"{self.decade}s"
        parts = "" if self.year is None else f"{self.year:04}"
        if self.month is not None:
            parts = f"{parts or '-'}-{self.month:02}"
            if self.days:
                parts += "-" + "/".join(f"{day:02}" for day in self.days)
        weekday = "" if self.weekday is None else WEEKDAYS[self.weekday]
        return f"{weekday} {parts}".strip()


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
            return _date(words, position, position, clock=clock, half_known=True)
        return (
            _numeric(words, position)
            or _day_first(words, position, cased)
            or _clock(words, position)
            or _bare_year(words, position)
        )
    if key in named_days.STARTS:
        return _named(words, position)
    if key in WEEKDAY_NUMBERS:
        return _weekday(words, position, cased)
    if key in MONTHS:
        return _month_first(words, position, cased)
    if key in RELATIVE:
        return _date(words, position, position, relative=key)
    if key in HOURS:
        return _date(words, position, position, clock=(HOURS[key], 0), half_known=True)
    if key in DECADES:
        in_the = words.key(position - 1) == "the" and words.gap(position) == " "
        return _date(words, position, position, decade=DECADES[key]) if in_the else None
    unit = words.key(position + 1)
    if key in RELATIVE_LEADS and unit in RELATIVE_UNITS and words.gap(position + 1) == " ":
        return _date(words, position, position + 1, relative=f"{key} {unit}")
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
        return _date(words, position, day[2], month=day[0], days=(day[1],))
    clock = named_days.spoken_clock(words, position)
    return None if clock is None else _date(words, position, clock[2], clock=clock[:2])


def _date(
    words: Words,
    first: int,
    last: int,
    *,
    year: int | None = None,
    month: int | None = None,
    days: tuple[int, ...] = (),
    weekday: int | None = None,
    decade: int | None = None,
    clock: tuple[int, int] | None = None,
    half_known: bool = False,
    relative: str = "",
    lead: str = "",
    swapped: bool = False,
) -> Date:
    start, end = words.starts[first], words.ends[last]
    return Date(
        start,
        end,
        first,
        last,
        year,
        month,
        days,
        weekday,
        decade,
        clock,
        half_known,
        relative,
        lead,
        swapped,
    )


def _has_capital(words: Words, index: int) -> bool:
    return 0 <= index < len(words) and words.raw(index)[0].isupper()


def _name_follows(words: Words, index: int) -> bool:
    """Does a capitalised word follow word `index` as if both were one name ("Sunday Times")?"""
    return _has_capital(words, index + 1) and words.gap(index + 1) == " "


# Parts of a date


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
        if _YEAR.match(words.key(index)):
            return int(words.key(index)), index
    return None, last


# Dates by what they begin with


def _month_first(words: Words, position: int, cased: bool) -> Date | None:
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
    return _date(words, position, last, year=year, month=month, days=days, lead=lead)


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


def _day_first(words: Words, position: int, cased: bool) -> Date | None:
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
    return _date(words, position, last, year=year, month=month, days=tuple(days))


def _weekday(words: Words, position: int, cased: bool) -> Date | None:
    """ "Wednesday", "Saturday, January 8, 2005"; not "the Sunday Times" or "Good Friday"."""
    if cased and not _has_capital(words, position):
        return None
    weekday = WEEKDAY_NUMBERS[words.key(position)]
    day = _day_of_month(words, position + 1, cased) if words.gap(position + 1) in (" ", ", ", ". ") else None
    if day is not None:
        return _date(
            words, position, day.last, year=day.year, month=day.month, days=day.days, weekday=weekday
        )
    before = words.key(position - 1)
    led = before in LEADS_TO_TIME and words.gap(position) == " "
    if words.key(position) not in WEEKDAYS and not led:
        return None
    if not led and (before in NAMES_A_DAY or (cased and before == "the" and _name_follows(words, position))):
        return None
    return _date(words, position, position, weekday=weekday)


def _day_of_month(words: Words, position: int, cased: bool) -> Date | None:
    key = words.key(position)
    if key[:1].isdecimal():
        return _day_first(words, position, cased)
    if key not in MONTHS:
        return None
    date = _month_first(words, position, cased)
    return date if date is not None and date.days else None


def _numeric(words: Words, position: int) -> Date | None:
    """ "2005-01-08", "2005/01/08", "8/1/2005", "7/7"; not "2/3 of"."""
    gap = words.gap(position + 1)
    parts = [words.key(position + offset) for offset in range(3)]
    if gap not in ("-", "/", ".") or not all(part.isdecimal() for part in parts[:2]):
        return None
    whole = words.gap(position + 2) == gap and parts[2].isdecimal()
    if _YEAR.match(parts[0]):
        if not whole or len(parts[1]) > 2 or len(parts[2]) > 2:
            return None
        month, day = int(parts[1]), int(parts[2])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        return _date(words, position, position + 2, year=int(parts[0]), month=month, days=(day,))
    if gap != "/" or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    month, day = int(parts[0]), int(parts[1])
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    swapped = day <= 12 and day != month
    if whole and _YEAR.match(parts[2]):
        return _date(
            words, position, position + 2, year=int(parts[2]), month=month, days=(day,), swapped=swapped
        )
    if parts[0] == "1" or parts[2] == "of":  # a fraction
        return None
    return _date(words, position, position + 1, month=month, days=(day,), swapped=swapped)


_DAY_HALVES = {"morning": 0, "afternoon": 12, "evening": 12}
"""Parts of the day, and the hours that they add to those of the clock."""


def _clock(words: Words, position: int) -> Date | None:
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
        return _date(words, position, last + 1, clock=clock, half_known=True)
    part = words.key(last + 3) if (words.key(last + 1), words.key(last + 2)) == ("in", "the") else ""
    if part in _DAY_HALVES and minute != "0" and 1 <= int(hour) <= 12:  # "8.50 in the morning"
        clock = (int(hour) % 12 + _DAY_HALVES[part], int(minute))
        return _date(words, position, last, clock=clock, half_known=True)
    if last > position and words.gap(last + 1)[:1] != ":":
        half_known = not 1 <= int(hour) <= 12
        return _date(words, position, last, clock=(int(hour), int(minute)), half_known=half_known)
    if half == "oclock" and 1 <= int(hour) <= 12:
        return _date(words, position, last + 1, clock=(int(hour), 0))
    return None


def _bare_year(words: Words, position: int) -> Date | None:
    """ "2016", "the 1970s"; not "2000 km", "$2000", "2010%" or "1500 people"."""
    token = words.key(position)
    if not _YEAR.match(token):
        return None
    start, end = words.starts[position], words.ends[position]
    following = words.key(position + 1)
    if following == "s" and words.gap(position + 1) == "":
        return _date(words, position, position + 1, decade=int(token))
    if words.text[start - 1 : start] in CURRENCY_SIGNS or _PERCENT_AHEAD.match(words.text[end : end + 8]):
        return None
    beside = words.gap(position + 1) in (" ", "-", "")
    if beside and (
        currency(following) or measure(following) or following in (PERCENT, "percent", "million", "people")
    ):
        return None
    return _date(words, position, position, year=int(token))
