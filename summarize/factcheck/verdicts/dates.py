"""Whether an article carries a date, read with its day of publication where that is known."""

from __future__ import annotations

import datetime
from dataclasses import replace

from summarize.factcheck.articles.answers import MOST_PLACES, Match, as_written
from summarize.factcheck.articles.date_index import led_year, most_specific, resolved, weekday_of
from summarize.factcheck.articles.indexed import ArticleIndex, IndexedSources
from summarize.factcheck.verdicts.years import match_years
from summarize.text.date import Date
from summarize.text.date_words import WEEKDAYS


def match_date(text: str, date: Date, article: ArticleIndex, sources: IndexedSources) -> list[Match]:
    """Up to two places of `article` that say all that `date` says; `text` is how the summary says it."""
    if len(date.days) > 1:
        return _match_each_day(text, date, article, sources)
    found: list[Match] = []
    for key in most_specific(date):
        for other in article.dates_by.get(key, ()):
            if len(found) < MOST_PLACES and _says(other, date, article, sources):
                there = article.words.text[other.start : other.end]
                found.append(Match(other.start, other.end, as_written(text, there)))
    if not found and date.relative:
        found = _as_resolved(text, date, article, sources)
    if not found and (date.is_bare_year or date.decade is not None):
        found = match_years(date, article)
    if not found and article.published is not None and _is_of(article.published, date):
        found = [Match(*article.opening, f"the article was published on {article.published}")]
    return found


def _as_resolved(text: str, date: Date, article: ArticleIndex, sources: IndexedSources) -> list[Match]:
    """Where an article names the month, year or day that "last month" is on its day of publication."""
    full = resolved(date, article.published)
    if full.year is None:
        return []
    return match_date(text, replace(full, relative="", lead=""), article, sources)


def _is_of(day: datetime.date, date: Date) -> bool:
    """Is `day` the date, or in the month or year that it names? A weekday alone may be of any week."""
    if date.relative or date.lead or date.clock is not None or (date.month is None and date.year is None):
        return False
    return (
        date.year in (None, day.year)
        and date.month in (None, day.month)
        and date.days in ((), (day.day,))
        and date.weekday in (None, day.weekday())
    )


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
        return other.clock is not None and _same_clock(date, other)
    if date.decade is not None:
        return other.decade == date.decade
    if date.month is None and date.year is None:
        return True  # the index has found this weekday
    full = resolved(other, article.published, article.words.text)
    if date.month is None:
        return full.year == date.year
    return _same_day(date, full, sources) and _same_weekday(date, full)


def _same_clock(date: Date, other: Date) -> bool:
    """ "5:30" may be in either half of the day, "5:30 pm" may not."""
    hour, minute = date.clock or (0, 0)
    other_hour, other_minute = other.clock or (0, 0)
    if date.half_known and other.half_known and hour % 24 != other_hour % 24:
        return False
    return hour % 12 == other_hour % 12 and minute == other_minute


def _same_day(date: Date, other: Date, sources: IndexedSources) -> bool:
    if date.year is not None:
        if other.year is None and date.year not in sources.years:
            return False
        if other.year is not None and other.year != date.year:
            return False
    elif date.lead and other.year is not None:
        days = [article.published for article in sources.articles if article.published is not None]
        if days and other.year not in {led_year(date, day) for day in days}:
            return False
    if other.month == date.month and set(date.days) <= set(other.days):
        return True
    return (date.swapped or other.swapped) and (other.month,) == date.days and other.days == (date.month,)


def _same_weekday(date: Date, other: Date) -> bool:
    if date.weekday is None:
        return True
    weekday = (
        other.weekday
        if other.weekday is not None
        else weekday_of(replace(other, year=other.year or date.year))
    )
    return weekday is None or weekday == date.weekday


def explain_missing_date(date: Date) -> str:
    """Why no article supports a date, in words."""
    if date.relative:
        return f"'{date.relative}' is relative to the day of writing, and no article says it"
    if date.weekday is not None and date.month is None:
        return f"no article names a {WEEKDAYS[date.weekday].capitalize()} or a date that is one"
    return "in no article"
