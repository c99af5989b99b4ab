"""Which nouns may stand for one another after a number: "five suspects" and "five men"."""

from __future__ import annotations

from functools import lru_cache

from summarize.world.tables import read_table


def may_count_the_same(noun: str, other: str) -> bool:
    """May two nouns (stems) be names of the same things?"""
    if noun == other:
        return True
    return not _groups_of(noun).isdisjoint(_groups_of(other)) and not _are_never_both(noun, other)


def counts_people(noun: str) -> bool:
    """Is a noun (stem) one of people?"""
    return not _groups_of(noun).isdisjoint(_groups_of("person"))


def _groups_of(noun: str) -> frozenset[int]:
    return _groups().get(noun, frozenset())


def _are_never_both(noun: str, other: str) -> bool:
    """Are two nouns set against each other: nobody is both a man and a child?"""
    for contrast in _contrasts():
        sides = [side for side in contrast if noun in side or other in side]
        if len(sides) > 1 and not any(noun in side and other in side for side in sides):
            return True
    return False


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[int]]:
    groups: dict[str, frozenset[int]] = {}
    for number, nouns in enumerate(read_table("counted.tsv")):
        for noun in nouns:
            groups[noun] = groups.get(noun, frozenset()) | {number}
    return groups


@lru_cache(maxsize=1)
def _contrasts() -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(tuple(frozenset(side.split()) for side in row) for row in read_table("never_both.tsv"))
