"""Figures that agree as a value and a range: "about 25" and "20 to 30", "between 3 and 4" and "3.5"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from summarize.factcheck.articles.answers import MOST_PLACES, Match, as_written
from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.mentions.find import Figure
from summarize.factcheck.verdicts.around_figures import opens_range
from summarize.factcheck.verdicts.figure_nouns import nouns_clash
from summarize.factcheck.verdicts.figure_values import numbers_between
from summarize.text.number_context import Number
from summarize.text.numbers import find_numbers
from summarize.text.units import same_unit
from summarize.text.words import find_words

_WIDEST = 2
"""Ends of a range: the upper may be so many times the lower. What lies in a wider one is no agreement."""
_REACH = 60
"""Characters around an end of a range in which the rest of it stands."""
_MIDDLE = 4
""" "About 25" is the middle of "20 to 30": as far from it as this part of the width, at most."""


def match_middle(figure: Figure, article: ArticleIndex) -> list[Match]:
    """Up to two ranges of `article` in the middle of which lies a figure that is said to be about right."""
    number = figure.ends[-1]
    if len(figure.ends) > 1 or number.bound != "about" or number.sort != "cardinal":
        return []
    return [
        Match(lower.start, upper.end, as_written(figure.text, article.words.text[lower.start : upper.end]))
        for upper in numbers_between(number.value, _WIDEST * number.value, article)
        if (lower := _lower_end(upper, article)) is not None
        and _MIDDLE * abs(2 * number.value - lower.value - upper.value) <= 2 * (upper.value - lower.value)
        and same_unit(number.unit, upper.unit)
        and not nouns_clash(number, upper, article)
    ][:MOST_PLACES]


def _lower_end(upper: Number, article: ArticleIndex) -> Number | None:
    """The figure that makes a narrow range with the one after it."""
    index = bisect_left(article.numbers, upper.first, key=lambda number: number.first)
    lower = article.numbers[index - 1] if index else upper
    if not _is_narrow(lower, upper) or not opens_range(lower, upper, article.words):
        return None
    return None if article.words.key(lower.first - 1) == "from" else lower  # "rose from 20 to 30"


def stated_range(start: int, text: str) -> tuple[Number, Number] | None:
    """The two figures of "between three and four million" in `text`, one of which begins at `start`."""
    opening = max(0, start - _REACH)  # only a window: the whole text may be a megabyte of numbers
    found = text[opening:start].lower().rfind("between")
    if found < 0:
        return None
    between = opening + found
    words = find_words(text[between : start + _REACH])
    for lower, upper in pairwise(find_numbers(words)):
        if start - between in (lower.start, upper.start) and words.key(lower.first - 1) == "between":
            return (lower, upper) if opens_range(lower, upper, words) and _is_narrow(lower, upper) else None
    return None


def match_between(ends: tuple[Number, Number], article: ArticleIndex) -> list[Match]:
    """Up to two places of `article` with a figure of the same sort that lies between two others."""
    lower, upper = ends
    return [
        Match(other.start, other.end, as_written("", article.words.text[other.start : other.end]))
        for other in numbers_between(lower.value, upper.value, article)
        if lower.value <= other.value <= upper.value
        and same_unit(upper.unit, other.unit)
        and not nouns_clash(upper, other, article)
    ][:MOST_PLACES]


def _is_narrow(lower: Number, upper: Number) -> bool:
    return lower.sort == upper.sort == "cardinal" and lower.value < upper.value <= _WIDEST * lower.value
