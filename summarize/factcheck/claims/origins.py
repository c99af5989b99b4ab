"""Somebody or something that is said to be of one country, and is of another in the articles.

Only where the articles say of which country it is, and never have it together with the one that is said.
"""

from __future__ import annotations

from summarize.factcheck.claims.passages import Sources
from summarize.factcheck.structure.origins import Origin
from summarize.factcheck.structure.values import same

_MOST_COMPARED = 8


def near(origin: Origin, sources: Sources) -> list[int]:
    """The passages that may say where it is from."""
    best = sources.best(sources.having(origin.who), origin.who.stems, _MOST_COMPARED)
    return [passage for share, passage in best if share > 0]


def of_another(origin: Origin, sources: Sources) -> int | None:
    """A passage that has it from another country, if none may have it from this one."""
    against: int | None = None
    for passage in near(origin, sources):
        theirs = [one.country for one in sources.reading(passage).origins if same(one.who, origin.who)]
        if any(same(one, origin.country) for one in theirs):
            return None
        if theirs and against is None:
            against = passage
    if against is None:
        return None
    having = sources.having(origin.who)
    beside = having.union(*map(sources.after, having)) & sources.having(origin.country)
    return None if any(not _is_of_others(origin, passage, sources) for passage in beside) else against


def _is_of_others(origin: Origin, passage: int, sources: Sources) -> bool:
    """Is in a passage always something else of this country?"""
    reading = sources.reading(passage)
    places = [one for one in reading.values if one.is_name and same(one, origin.country)]
    of_others = {
        one.country.start
        for one in reading.origins
        if same(one.country, origin.country) and not same(one.who, origin.who)
    }
    return bool(places) and all(one.start in of_others for one in places)
