"""Numbers that an article gives in parts: "two women and four men" are six people, six of 12 are half."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, pairwise

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.text.number_context import Number
from summarize.text.words import Words
from summarize.world.counted import may_count_the_same

_REACH = 6
"""Words from one part to the next."""
_MOST_TRIES = 5000
"""Neighbouring numbers of an article that are looked at."""
_CLOSE = Decimal("0.01")
_PARTS = frozenset(("including", "of"))


def places_of_sums(number: Number, article: ArticleIndex) -> Iterator[tuple[int, int]]:
    """First character and end of each pair of numbers of which `number` is the sum, or the share."""
    if number.sort != "cardinal" or number.unit:
        return
    share = 0 < number.value < 1
    for one, other in islice(pairwise(article.numbers), _MOST_TRIES):
        if one.unit or other.unit or not one.sort == other.sort == "cardinal":
            continue
        if article.sentences[one.first] != article.sentences[other.first]:
            continue
        found = _is_share(number, one, other, article) if share else _is_sum(number, one, other, article)
        if found:
            yield one.start, other.end


def _is_sum(number: Number, one: Number, other: Number, article: ArticleIndex) -> bool:
    """Are two numbers with only "and" between them parts of this one, all of things that it may count?"""
    words = article.words
    if one.value + other.value != number.value or other.first - one.last > _REACH:
        return False
    if not number.noun or words.key(other.first - 1) != "and":
        return False
    return all(may_count_the_same(number.noun, _counted(part, words)) for part in (one, other))


def _counted(number: Number, words: Words) -> str:
    return number.noun or (number.after[0] if number.after else words.key(number.last + 1))


def _is_share(number: Number, one: Number, other: Number, article: ArticleIndex) -> bool:
    """Is one of two numbers this part of the other: "12 people, six of them", "six of the 12"?"""
    words = article.words
    part, whole = (one, other) if one.value < other.value else (other, one)
    if not whole.value or abs(part.value / whole.value - number.value) > _CLOSE:
        return False
    return words.key(part.last + 1) == "of" or words.key(part.first - 1) in _PARTS
