"""The dates of an article, resolved by its day of publication and found by any part of what they say."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarize.text.date import Date
from summarize.text.relative_dates import looks_ahead

DateKey = tuple[str, int, int] | tuple[str, str]
"""One thing that a date says: ("day", 5, 19), ("year", 2023, 0), ("relative", "today") ..."""

_MONTHS_ON = {"last month": -1, "this month": 0, "next month": 1}
_YEARS_ON = {"last year": -1, "this year": 0, "next year": 1}
_DAYS_AGO = {"today": 0, "tonight": 0, "yesterday": 1, "tomorrow": -1}
_UNITS_ON = {"last": -1, "this": 0, "next": 1}


def index_dates(
    dates: Sequence[Date], published: datetime.date | None, text: str
) -> dict[DateKey, list[Date]]:
    """The dates of an article with this `text` under everything that they say, in order."""
    index: dict[DateKey, list[Date]] = {}
    for date in dates:
        for key in dict.fromkeys((*_says(date), *_says(resolved(date, published, text)))):
            index.setdefault(key, []).append(date)
    return index


def most_specific(date: Date) -> list[DateKey]:
    """The most specific thing that a date says; two where it may be read in two ways ("7/8")."""
    keys = list(_says(date))
    return [key for key in keys if key[0] == keys[0][0]]


def _says(date: Date) -> Iterator[DateKey]:
    """All that a date says, the most specific first."""
    if date.relative:
        yield "relative", date.relative
    if date.clock is not None:
        yield "clock", date.clock[0] % 12, date.clock[1]
    if date.decade is not None:
        yield "decade", date.decade, 0
    if date.month is not None:
        for day in date.days:
            yield "day", date.month, day
            if date.swapped:
                yield "day", day, date.month
        yield "month", date.month, 0
    if date.year is not None:
        yield "year", date.year, 0
    weekday = date.weekday if date.weekday is not None else weekday_of(date)
    if weekday is not None:
        yield "weekday", weekday, 0


def resolved(date: Date, published: datetime.date | None, text: str = "") -> Date:
    """An article's date with what its day of publication adds: "Wednesday", "May 10" and "today" in full.

    A weekday is the last one, or the next where its clause in the article's `text`, if given, looks ahead.
    """
    if published is None:
        return date
    if date.relative in _MONTHS_ON:
        months = published.year * 12 + published.month - 1 + _MONTHS_ON[date.relative]
        return replace(date, year=months // 12, month=months % 12 + 1)
    if date.relative in _YEARS_ON:
        return replace(date, year=published.year + _YEARS_ON[date.relative])
    if date.month is None and date.year is None:
        back = _DAYS_AGO.get(date.relative)
        if date.weekday is not None:
            back = (published.weekday() - date.weekday) % 7
            if back and looks_ahead(text, date.start, date.end):
                back -= 7
        if back is None:
            return _resolved_unit(date, published)
        day = published - datetime.timedelta(days=back)
        return replace(date, year=day.year, month=day.month, days=(day.day,))
    if date.month is not None and date.year is None:
        year = led_year(date, published) if date.lead else _nearest_year(date.month, published)
        return replace(date, year=year)
    return date


def _resolved_unit(date: Date, published: datetime.date) -> Date:
    """ "Last month" and "this year" in full; a week has no name."""
    which, _, unit = date.relative.partition(" ")
    if which not in _UNITS_ON or unit not in ("month", "year"):
        return date
    months = published.year * 12 + published.month - 1 + _UNITS_ON[which] * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return replace(date, year=year, month=month + 1 if unit == "month" else None)


def led_year(date: Date, published: datetime.date) -> int:
    """The year of "last December" or "next May"."""
    month = date.month or 1
    if date.lead == "last":
        return published.year - (month >= published.month)
    return published.year + (month <= published.month)


def _nearest_year(month: int, published: datetime.date) -> int:
    """The year that puts a month within half a year of the day of publication."""
    if month - published.month > 6:
        return published.year - 1
    return published.year + 1 if published.month - month > 6 else published.year


def weekday_of(date: Date) -> int | None:
    """The weekday on which a full date falls, 0 for Monday; None where it is not full, or no day."""
    if date.year is None or date.month is None or len(date.days) != 1:
        return None
    try:
        return datetime.date(date.year, date.month, date.days[0]).weekday()
    except ValueError:  # February 30
        return None
