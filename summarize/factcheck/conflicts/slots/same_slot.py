"""Slots that articles fill in different ways, so that one of them must be wrong."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from summarize.factcheck.articles.passages import word_stem
from summarize.factcheck.conflicts.comparing import near
from summarize.factcheck.conflicts.context import Context
from summarize.factcheck.conflicts.stated import Filled

_ALIKE = 0.7
"""Share of the words of one sentence that another must have to tell of the same event."""
_ONE_TERM = datetime.timedelta(days=60)
"""Within this time an office has one holder and a person one age, unless an article says otherwise."""
_ONE_MATCH = datetime.timedelta(days=6)
_YEAR = datetime.timedelta(days=366)


def disputed(filled: Iterable[Filled], context: Context) -> list[list[Filled]]:
    """The fillings of each slot about which articles differ, one for each article.

    An article with two values for a slot tells of two times, or of two bearers of a name: it is left out.
    """
    slots: dict[tuple[str, ...], list[Filled]] = defaultdict(list)
    for one in filled:
        slots[one.slot].append(one)
    return [group for fillings in slots.values() if (group := _group(_settled(fillings), context))]


def _settled(fillings: Sequence[Filled]) -> list[Filled]:
    """The first filling of each article that has only one value."""
    by_article: dict[int, list[Filled]] = defaultdict(list)
    for one in fillings:
        by_article[one.article].append(one)
    return [own[0] for own in by_article.values() if len({one.value for one in own}) == 1]


def _group(fillings: Sequence[Filled], context: Context) -> list[Filled]:
    """The first two that differ and those that agree with either; nothing where none differ."""
    firsts = list({one.value: one for one in reversed(fillings)}.values())[::-1]
    for place, one in enumerate(firsts):
        for other in firsts[place + 1 :]:
            if _differ(one, other, context):
                return [filling for filling in fillings if filling.value in (one.value, other.value)]
    return []


def _differ(one: Filled, other: Filled, context: Context) -> bool:
    days = [context.published[filling.article] for filling in (one, other)]
    between = abs(days[0] - days[1]) if days[0] and days[1] else datetime.timedelta(0)
    sort = one.slot[0]
    if sort == "age":
        years = abs(int(one.value) - int(other.value))
        return years > (0 if between <= _ONE_TERM else 1 + between // _YEAR)
    if sort in ("holder", "country"):
        if sort == "holder" and (near(one.value, other.value) or _knows(one, other, context)):
            return False
        return between <= _ONE_TERM
    if sort == "score":
        return between <= _ONE_MATCH and _same_time(one, other, context)
    if one.once and other.once and (sort == "year" or between <= _ONE_TERM):
        return context.one_story(one.article, other.article)
    return between <= _ONE_TERM and _tell_the_same(one, other, context)


def _same_time(one: Filled, other: Filled, context: Context) -> bool:
    """Do both sentences name the same days and stretches of time, where both name any?"""
    times = [context.times_of(filling.article, filling.start) for filling in (one, other)]
    return not all(times) or times[0] == times[1]


def _knows(one: Filled, other: Filled, context: Context) -> bool:
    """Does either article name the other's holder too? Then it has its reasons."""
    return other.value in context.skeletons[one.article] or one.value in context.skeletons[other.article]


def _tell_the_same(one: Filled, other: Filled, context: Context) -> bool:
    figures = [context.figures_at(filling.article, filling.start) for filling in (one, other)]
    if all(figures) and figures[0].isdisjoint(figures[1]):
        return False  # "lasted five hours on Friday" and "three hours on Saturday"
    contexts = [
        context.words_at(filling.article, filling.start) - {word_stem(filling.value)}
        for filling in (one, other)
    ]
    return context.overlap(*contexts) >= _ALIKE
