"""Years and decades that an article has in another form: 2011 as "12 years ago", the 1980s as 1984."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from summarize.factcheck.articles.answers import MOST_PLACES, Match, as_written
from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.text.date import Date
from summarize.text.number_context import Number

_MOST_TRIES = 500
_CENTURY = 100


def match_years(date: Date, article: ArticleIndex) -> list[Match]:
    """Up to two places of `article` from which a year or decade follows."""
    if date.decade is not None:
        first = date.decade
        return _within(first, first + (_CENTURY if first % _CENTURY == 0 else 10), article)
    found = (*_written_as_count(date, article), *_years_before(date, article))
    return [Match(*span, as_written("", article.words.text[slice(*span)])) for span in found][:MOST_PLACES]


def match_century(number: Number, article: ArticleIndex) -> list[Match]:
    """Up to two places of `article` with a year of "the 19th century"."""
    if number.sort != "ordinal" or number.after[:1] != ("century",):
        return []
    last = int(number.value) * _CENTURY
    return _within(last - _CENTURY, last, article)


def _within(first: int, end: int, article: ArticleIndex) -> list[Match]:
    """Where the article has a year or decade from `first` on, before `end`."""
    found = (
        date
        for date in article.dates
        if first <= (date.year or date.decade or 0) < end and not (date.relative or date.weekday is not None)
    )
    return [
        Match(date.start, date.end, as_written("", article.words.text[date.start : date.end]))
        for date in islice(found, MOST_PLACES)
    ]


def _written_as_count(date: Date, article: ArticleIndex) -> Iterator[tuple[int, int]]:
    """A year that the grammar of dates took for a count; "1,953 guests" are none."""
    for number in islice(article.by_value.get(Decimal(date.year or 0), ()), _MOST_TRIES):
        if not number.noun and not number.unit:
            yield number.start, number.end


def _years_before(date: Date, article: ArticleIndex) -> Iterator[tuple[int, int]]:
    """ "12 years ago" and "for 12 years", counted from the article's day of publication."""
    if article.published is None or date.year is None:
        return
    for number in islice(article.by_counted.get("year", ()), _MOST_TRIES):
        ago = number.after[:1] == ("ago",) or article.words.key(number.first - 1) == "for"
        if ago and number.value == article.published.year - date.year:
            yield number.start, number.end
