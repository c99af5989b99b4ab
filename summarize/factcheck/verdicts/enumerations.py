"""Things that an article counts by naming them: "the frigates Cumberland, Chatham and Cornwall" are three."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.text.names import is_capitalised
from summarize.text.number_context import Number
from summarize.world.counted import may_count_the_same

_FEWEST, _MOST = Decimal(3), Decimal(12)
"""Two names with "and" between them stand everywhere; longer lists stand in no sentence."""
_LEADS_TO_LIST = frozenset(("of", "named", "called", "such", "as", "including", "like", "are", "were"))
"""Words that may stand between the noun and the list."""
_MOST_TRIES = 200
_BETWEEN = 2
"""Words between two names of a list: "and the"."""


def places_of_lists(number: Number, article: ArticleIndex) -> Iterator[tuple[int, int]]:
    """The nouns that `number` counts with as many names after them: first and last word of each place."""
    if number.sort != "cardinal" or number.unit or not _FEWEST <= number.value <= _MOST:
        return
    for noun in islice(article.positions.get(number.noun, ()), _MOST_TRIES):
        begin = noun + 1
        while article.words.key(begin) in _LEADS_TO_LIST:
            begin += 1
        names, last = _list_at(article, begin, noun) if _is_name(article, begin, noun) else (0, noun)
        if names == number.value:
            yield noun, last
    if any(may_count_the_same(number.noun, noun) for noun in ("country", "team")):
        yield from _lists_of_countries(number, article)


def _lists_of_countries(number: Number, article: ArticleIndex) -> Iterator[tuple[int, int]]:
    """As many known countries one after the other: "Turkey, Syria and Russia"."""
    run: list[tuple[int, int]] = []
    for place in [*sorted(place for places in article.things.values() for place in places), None]:
        if run and (place is None or not _goes_on(article, run[-1][1], place[0])):
            if len(run) == number.value:
                yield run[0][0], run[-1][1]
            run = []
        if place is not None:
            run.append(place)


def _goes_on(article: ArticleIndex, last: int, first: int) -> bool:
    """Do only commas, "and" and "the" stand between two names?"""
    words = article.words
    between = [words.key(index) for index in range(last + 1, first)]
    return (
        len(between) <= _BETWEEN
        and all(key in ("and", "the") for key in between)
        and (bool(between) or words.gap(first) == ", ")
    )


def _is_name(article: ArticleIndex, index: int, noun: int) -> bool:
    words = article.words
    within = index < len(words) and article.sentences[index] == article.sentences[noun]
    return within and is_capitalised(words.raw(index))


def _list_at(article: ArticleIndex, index: int, noun: int) -> tuple[int, int]:
    """How many names stand from word `index` on, with commas and "and" between them, and the last word."""
    words = article.words
    names = 1
    while True:
        while words.gap(index + 1) in (" ", "-") and _is_name(article, index + 1, noun):
            index += 1
        following = index + 1
        ends = words.key(following) == "and" and words.gap(following) in (" ", ", ")
        if not ends and words.gap(following) != ", ":
            return 0, index
        index = following + 1 if ends else following
        if not _is_name(article, index, noun):
            return 0, index
        names += 1
        if ends:
            while words.gap(index + 1) in (" ", "-") and _is_name(article, index + 1, noun):
                index += 1
            return names, index
