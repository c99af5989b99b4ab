"""Which nouns may stand for one another after a number: "five suspects" and "five men"."""

from __future__ import annotations

from functools import lru_cache

from summarize.factcheck.world.tables import read_table


def may_count_the_same(noun: str, other: str) -> bool:
    """May two nouns (stems) be names of the same things?"""
    return noun == other or not _groups_of(noun).isdisjoint(_groups_of(other))


def _groups_of(noun: str) -> frozenset[int]:
    return _groups().get(noun, frozenset())


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[int]]:
    groups: dict[str, frozenset[int]] = {}
    for number, nouns in enumerate(read_table("counted.tsv")):
        for noun in nouns:
            groups[noun] = groups.get(noun, frozenset()) | {number}
    return groups
