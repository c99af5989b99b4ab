"""Whether values differ because something went on: a toll that rose between two articles is an update.

Days of publication tell, and where two articles appeared at once, the words: "the toll has climbed to 40",
"at least 30". Where nothing tells, it is a conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from summarize.factcheck.articles.passages import word_stem
from summarize.factcheck.conflicts.context import Context
from summarize.factcheck.conflicts.stated import Stated
from summarize.text.words import word_key


def _stems(words: str) -> frozenset[str]:
    return frozenset(word_stem(word_key(word)) for word in words.split())


_RISING = _stems(
    "rise rises rose risen rising climb climbs climbed mount mounts mounted mounting pass passes passed "
    "exceed exceeds exceeded top topped surpassed near nears nearing nearly approached approaching soar "
    "soared jump jumped increased grow grew grown reached reaches"
)
"""Stems of words that a figure has moved up."""
_REVISED = _stems("revise revised revises correct corrected lowered lower amended")
"""Stems of words that a figure has been changed, up or down."""


def is_update(group: Sequence[Stated], context: Context) -> bool:
    """Does each larger figure come after every smaller one that it does not agree with?"""
    if not all(one.grows and one.amount is not None for one in group):
        return False
    pairs = [
        (one, other)
        for one, other in product(group, group)
        if _amount(one) < _amount(other) and _disagree(one, other)
    ]
    return bool(pairs) and all(_follows(small, large, context) for small, large in pairs)


def latest_first(group: Sequence[Stated], context: Context) -> list[Stated]:
    """In order of publication, the last first; of one time the largest figure first."""
    return sorted(group, key=lambda one: (context.times[one.article], _amount(one)), reverse=True)


def _disagree(one: Stated, other: Stated) -> bool:
    return one.amount is not None and other.amount is not None and not one.amount.agrees(other.amount)


def _amount(one: Stated) -> Decimal:
    return one.amount.value if one.amount is not None else Decimal(0)


def _follows(small: Stated, large: Stated, context: Context) -> bool:
    times = [context.times[one.article] for one in (small, large)]
    if not all(times):
        return False
    words = [context.stems_at(one.article, one.start) for one in (small, large)]
    # A time of day is compared with another only; a bare day goes for the whole of it.
    length = min(map(len, times))
    before, after = (time[:length] for time in times)
    if before != after:
        return before < after or bool(words[0] & _REVISED)
    floor = small.amount is not None and small.amount.reach == "floor"
    return floor or bool(words[1] & (_RISING | _REVISED))
