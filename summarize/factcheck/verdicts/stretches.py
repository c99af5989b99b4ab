"""Years that a writer counts: "for 12 years" where an article has "since 2011", "a decade", two dates."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from summarize.factcheck.articles.answers import MOST_PLACES, Match
from summarize.factcheck.articles.indexed import ArticleIndex, IndexedSources
from summarize.factcheck.mentions.find import Figure
from summarize.text.date import Date
from summarize.text.number_context import Number

_STRETCHES = {Decimal(10): "decade", Decimal(100): "century"}
_LATER = frozenset(("after", "later", "on", "before", "earlier", "since"))
""" "Four years after the bombings", "two years on": from one date to another."""
_MOST_TRIES = 500


def match_stretch(figure: Figure, article: ArticleIndex, sources: IndexedSources) -> list[Match]:
    """Up to two places of `article` from which a number of years follows."""
    number = figure.ends[0]
    found = _as_one_stretch(number, article)
    if found or number.sort != "cardinal" or "-" in figure.text:
        return found
    return [*islice(_since(number, article), MOST_PLACES)] or [
        *islice(_between_dates(number, article, sources), MOST_PLACES)
    ]


def _as_one_stretch(number: Number, article: ArticleIndex) -> list[Match]:
    """Where the article has ten years as "more than a decade", which is no number."""
    stretch = _STRETCHES.get(number.value, "")
    words = article.words
    return [
        Match(words.starts[place - 1], words.ends[place], f"as '{words.slice_text(place - 1, place)}'")
        for place in article.positions.get(stretch, ())
        if words.key(place - 1) == "a"
    ][:MOST_PLACES]


def _since(number: Number, article: ArticleIndex) -> Iterator[Match]:
    """Where the article has the year in which something of so many years began: "since 1976".

    They are counted to its day of publication, or to the last year that it names. "More than 40 years" may
    be 41; "the 12-year war" is another matter. What was "12 years ago" need not have "since".
    """
    more = 1 if number.bound == "over" else 0
    ago = number.after[:1] == ("ago",)
    now = article.published.year if article.published else max(_years(article), default=0)
    for date in article.dates:
        began = ago or article.words.key(date.first - 1) == "since"
        if date.year is not None and began and 0 <= now - date.year - number.value <= more:
            yield Match(date.start, date.end, f"{date.year} is {now - date.year} years before {now}")


def _years(article: ArticleIndex) -> list[int]:
    return [date.year for date in article.dates if date.year is not None]


def _between_dates(number: Number, article: ArticleIndex, sources: IndexedSources) -> Iterator[Match]:
    """Where the article has a year that lies so many years before or after another of the cluster."""
    after = (*number.after, "", "")
    if after[0] not in _LATER or after[1].endswith("ing"):  # "the third in four years after losing"
        return
    for date in islice(_with_years(article), _MOST_TRIES):
        for years in (number.value, -number.value):
            other = (date.year or 0) + years
            if other in sources.years:
                yield Match(date.start, date.end, f"{date.year} and {other} are {number.value} years apart")


def _with_years(article: ArticleIndex) -> Iterator[Date]:
    return (date for date in article.dates if date.year is not None)
