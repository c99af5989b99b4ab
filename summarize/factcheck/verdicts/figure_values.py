"""The numbers of an article that have a figure's value: exactly, rounded, or in another unit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.mentions.find import Figure
from summarize.text.conversions import converted, last_digit, other_units, same_quantity
from summarize.text.number_context import Number
from summarize.text.units import PERCENT, in_other_times

_BEYOND, _ABOUT = Decimal("0.1"), Decimal("0.05")
"""How far "more than 7,000" and "about 7,000" may be from the article's figure, as a share of it."""
_FAR_BEYOND = Decimal("0.25")
"""How far "more than 3 million" may be if the figure is not yet 4 million."""
_ROUNDED = Decimal("0.025")
"""How far a figure that is not said to be rounded may be from the article's, as a share of it."""
_DOZEN = 12
_POINT = Decimal(1)
"""What a share in words may be from one in percent: "a third" is 33% or 34%."""
_WIDENED = Decimal("0.06")
"""A little more than any figure differs from its value in another unit."""
_MOST_TRIES = 500
"""Numbers of an article that are looked at for a rounded one."""
_MANTISSA = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def same_value(figure: Figure, article: ArticleIndex) -> Iterator[Number]:
    """The article's numbers that may say what `figure` says; those with exactly its value come first."""
    number = figure.ends[-1]
    if number.sort == "vague":
        low, high = number.readings
        yield from (other for other in article.vague if other.readings == number.readings)
        yield from (other for other in numbers_between(low, high, article) if other.value < high)
        return
    is_there = False
    for other in _exactly(number, article):
        is_there = True
        yield other
    if number.sort != "cardinal":
        return
    yield from _as_share(number, article)
    yield from _in_other_units(number, article)
    if not is_there:
        yield from _rounded(figure, article) if not number.bound else _within_bound(number, article)


def _exactly(number: Number, article: ArticleIndex) -> Iterator[Number]:
    for reading in number.readings:
        yield from islice(article.by_value.get(reading, ()), _MOST_TRIES)
    for value, unit in in_other_times(number.value, number.unit):
        yield from (other for other in article.by_value.get(value, ()) if other.unit == unit)


def _as_share(number: Number, article: ArticleIndex) -> Iterator[Number]:
    """ "Half" and "50%", "a third" and "33%", "almost half" and "48%"."""
    if number.unit == PERCENT:
        apart = _POINT / 100
        for other in numbers_between(number.value / 100 - apart, number.value / 100 + apart, article):
            if not other.unit and 0 < other.value < 1 and abs(100 * other.value - number.value) < _POINT:
                yield other
    elif not number.unit and 0 < number.value < 1:
        share = 100 * number.value
        low = share - (share * _BEYOND if number.bound in ("under", "about") else _POINT)
        high = share + (share * _FAR_BEYOND if number.bound == "over" else _POINT)
        for other in numbers_between(low, high, article):
            if other.unit == PERCENT and low < other.value < high:
                yield other


def _in_other_units(number: Number, article: ArticleIndex) -> Iterator[Number]:
    for unit in other_units(number.unit):
        there = converted(number.value, number.unit, unit)
        apart = abs(there) * _WIDENED
        for other in numbers_between(there - apart, there + apart, article):
            if other.unit == unit and same_quantity(number.value, number.unit, other.value, unit):
                yield other


def _rounded(figure: Figure, article: ArticleIndex) -> Iterator[Number]:
    """ "52%" for 52.3%, "3.5 million" for 3,487,000: fewer digits are written than the article has."""
    step = _step(figure) if len(figure.ends) == 1 else None
    if step is None:
        return
    value = figure.ends[0].value
    apart = min(step / 2, abs(value) * _ROUNDED)
    for other in numbers_between(value - apart, value + apart, article):
        if last_digit(other.value) < step:
            yield other


def _step(figure: Figure) -> Decimal | None:
    """What one more in the last digit that is written is worth; None for a number in words."""
    written = _MANTISSA.search(figure.text)
    mantissa = Decimal(written.group().replace(",", "")) if written else Decimal(0)
    if written is None or not mantissa:
        return None
    return Decimal(1).scaleb(-len(written.group(1) or "")) * abs(figure.ends[0].value) / mantissa


def _within_bound(number: Number, article: ArticleIndex) -> Iterator[Number]:
    about = _BEYOND if number.value == _DOZEN else _ABOUT
    apart = number.value * (about if number.bound == "about" else _BEYOND)
    low = number.value if number.bound == "over" else number.value - apart
    high = number.value if number.bound == "under" else number.value + apart
    if number.bound == "over":
        high = max(high, min(number.value * (1 + _FAR_BEYOND), _next_round(number.value)))
    exact = number.bound == "about"
    for other in numbers_between(low, high, article):
        if exact or other.value != number.value:
            yield other


def _next_round(value: Decimal) -> Decimal:
    """The next value with as few digits: 4 million after 3 million, 130 after 120."""
    return value + last_digit(value)


def numbers_between(low: Decimal, high: Decimal, article: ArticleIndex) -> list[Number]:
    """Numbers of the article from `low` to `high`, some of many: "more than 7,000" is its 7,213."""
    first, end = bisect_left(article.values, low), bisect_right(article.values, high)
    values = (article.values[index] for index in range(first, end))
    found = (other for value in values for other in article.by_value[value])
    return [other for other in islice(found, _MOST_TRIES) if other.sort == "cardinal" and low <= other.value]
