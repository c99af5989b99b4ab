"""Groups of figures that are about one matter and cannot be the same.

Figures that agree are put together first. An article that has two values for what looks like one thing
tells of two things, 500 dead in one town and 20 in another: such values are kept apart. What is left is
compared two by two. A value joins a group where it is surely in conflict with one of its values and may be
with the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, groupby, product

from summarize.factcheck.conflicts.context import ALIKE, Context
from summarize.factcheck.conflicts.figures.same_matter import by_two_informants, clash, likeness
from summarize.factcheck.conflicts.stated import Assertion

MOST_VALUES = 24
"""Values of one kind of thing that are compared with each other; those that most articles have come first."""
_MOST_SAYERS = 6
"""Assertions of one value that are compared with those of another."""
_MOST_IN_ARTICLE = 20
"""Assertions of one kind that are looked at in one article."""
_MOST_TRIED = 200
"""Values that an assertion is compared with before it makes a new one."""

Value = list[Assertion]
"""Assertions of one matter whose figures agree."""


def disputes(assertions: Iterable[Assertion], context: Context) -> list[list[Value]]:
    """The values that are in conflict, in groups of two or more."""
    kinds: dict[tuple[str, ...], list[Assertion]] = defaultdict(list)
    for one in assertions:
        kinds[one.kind].append(one)
    found: list[list[Value]] = []
    for kind in kinds.values():
        by_article = [list(own)[:_MOST_IN_ARTICLE] for _, own in groupby(kind, key=lambda one: one.article)]
        found += _groups(_values(kind, context), by_article, context)
    return found


def _values(kind: Sequence[Assertion], context: Context) -> list[Value]:
    """Those that agree together; the values that most articles have first."""
    values: list[Value] = []
    for one in kind:
        for value in values[-_MOST_TRIED:]:
            said = value[:_MOST_SAYERS]
            if any(one.amount.agrees(other.amount) and not clash(one, other, context) for other in said):
                value.append(one)
                break
        else:
            values.append([one])
    values.sort(key=lambda value: -len({one.article for one in value}))
    return values[:MOST_VALUES]


def _groups(
    values: Sequence[Value], by_article: Sequence[Sequence[Assertion]], context: Context
) -> list[list[Value]]:
    """Groups of values that are in conflict, put together from the surest pair on."""
    strengths = {
        (one, other): _strength(values[one], values[other], by_article, context)
        for one, other in combinations(range(len(values)), 2)
    }
    groups: list[list[int]] = []
    home: dict[int, list[int]] = {}
    for pair in sorted(strengths, key=lambda pair: (-strengths[pair], pair)):
        if strengths[pair] < ALIKE:
            break
        inside = [value for value in pair if value in home]
        if len(inside) == 2:
            continue
        group = home[inside[0]] if inside else []
        joining = [value for value in pair if value not in home]
        if not group:
            groups.append(group)
        elif not all(strengths[min(joining[0], one), max(joining[0], one)] for one in group):
            continue
        for value in joining:
            group.append(value)
            home[value] = group
    return [[values[index] for index in group] for group in groups]


def _tells_of_both(own: Sequence[Assertion], one: Assertion, other: Assertion, context: Context) -> bool:
    """Has an article both values, and not from two informants? Then it tells of two matters, or why."""
    first = [said for said in own if said.amount.agrees(one.amount)]
    second = [said for said in own if said.amount.agrees(other.amount)]
    if not first or not second:
        return False
    return not any(by_two_informants(*pair, context) for pair in product(first, second))


def _strength(one: Value, other: Value, by_article: Sequence[Sequence[Assertion]], context: Context) -> float:
    """How surely two values are of one matter and differ, 0 to 1."""
    if any(_tells_of_both(own, one[0], other[0], context) for own in by_article):
        return 0.0
    pairs = list(product(one[:_MOST_SAYERS], other[:_MOST_SAYERS]))
    if any(said.amount.agrees(against.amount) for said, against in pairs):
        return 0.0
    return max(likeness(said, against, context) for said, against in pairs)
