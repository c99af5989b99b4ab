"""Whether an article carries a date, read with its day of publication where that is known."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

from summarize.factcheck.matching import MOST_PLACES, Match, as_written
from summarize.factcheck.sources import ArticleIndex, IndexedSources
from summarize.text.dates import WEEKDAYS, Date

_DAYS_AGO = {"today": 0, "tonight": 0, "yesterday": 1, "tomorrow": -1}


def match_date(text: str, date: Date, article: ArticleIndex, sources: IndexedSources) -> list[Match]:
    """Up to two places of `article` that say all that `date` says; `text` is how the summary says it."""
    if len(date.days) > 1:
        return _match_each_day(text, date, article, sources)
    found: list[Match] = []
    for other in article.dates:
        if len(found) < MOST_PLACES and _says(other, date, article, sources):
            there = article.words.text[other.start : other.end]
            found.append(Match(other.start, other.end, as_written(text, there)))
    if not found and date.year is not None and date.month is None:
        same = article.by_value.get(Decimal(date.year), [])[:MOST_PLACES]
        found = [Match(number.start, number.end) for number in same]
    return found


def _match_each_day(text: str, date: Date, article: ArticleIndex, sources: IndexedSources) -> list[Match]:
    """ "July 7-8" is supported by an article that has both days, each where it likes."""
    found: list[Match] = []
    for day in date.days:
        places = match_date(text, replace(date, days=(day,)), article, sources)
        if not places:
            return []
        found.append(places[0])
    return list(dict.fromkeys(found))[:MOST_PLACES]


def _says(other: Date, date: Date, article: ArticleIndex, sources: IndexedSources) -> bool:
    """Does the article's date `other` say all that `date` says?"""
    if date.relative:
        return other.relative == date.relative
    if date.clock is not None:
        return other.clock is not None and _same_clock(date.clock, other.clock)
    if date.decade is not None:
        return other.decade == date.decade
    if date.month is None and date.year is None:
        return other.weekday == date.weekday or _weekday(_resolved(other, article)) == date.weekday
    resolved = _resolved(other, article)
    if date.month is None:
        return resolved.year == date.year
    return _same_day(date, resolved, sources) and _same_weekday(date, resolved)


def _same_clock(clock: tuple[int, int], other: tuple[int, int]) -> bool:
    return clock[0] % 12 == other[0] % 12 and clock[1] == other[1]


def _same_day(date: Date, other: Date, sources: IndexedSources) -> bool:
    if date.year is not None:
        if other.year is None and date.year not in sources.years:
            return False
        if other.year is not None and other.year != date.year:
            return False
    if other.month == date.month and set(date.days) <= set(other.days):
        return True
    return (date.swapped or other.swapped) and (other.month,) == date.days and other.days == (date.month,)


def _same_weekday(date: Date, other: Date) -> bool:
    if date.weekday is None:
        return True
    weekday = (
        other.weekday if other.weekday is not None else _weekday(replace(other, year=other.year or date.year))
    )
    return weekday is None or weekday == date.weekday


def _resolved(date: Date, article: ArticleIndex) -> Date:
    """An article's date with what its day of publication adds: "Wednesday", "May 10" and "today" in full."""
    published = article.published
    if published is None:
        return date
    if date.month is None and date.year is None:
        back = _DAYS_AGO.get(date.relative)
        if date.weekday is not None:
            back = (published.weekday() - date.weekday) % 7
        if back is None:
            return date
        day = published - datetime.timedelta(days=back)
        return replace(date, year=day.year, month=day.month, days=(day.day,))
    if date.month is not None and date.year is None:
        return replace(date, year=_nearest_year(date.month, published))
    return date


def _nearest_year(month: int, published: datetime.date) -> int:
    """The year that puts a month within half a year of the day of publication."""
    if month - published.month > 6:
        return published.year - 1
    return published.year + 1 if published.month - month > 6 else published.year


def _weekday(date: Date) -> int | None:
    if date.year is None or date.month is None or len(date.days) != 1:
        return None
    try:
        return datetime.date(date.year, date.month, date.days[0]).weekday()
    except ValueError:  # February 30
        return None


def explain_missing_date(date: Date) -> str:
    """Why no article supports a date, in words."""
    if date.relative:
        return f"'{date.relative}' is relative to the day of writing, and no article says it"
    if date.weekday is not None and date.month is None:
        return f"no article names a {WEEKDAYS[date.weekday].capitalize()} or a date that is one"
    return "in no article"
