"""Known names, dates and numbers that stand where the articles have others: who, whom, where, when, how many.

A mention in a slot of a verb or noun is contradicted only where

1. a passage has the same verb or noun, with at least one more argument of the sentence, and most of the
   words of its clause;
2. that passage has another value of the same kind in this very slot, or the mention in the opposite slot;
3. no passage anywhere can be read as having the mention in this slot.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarize.factcheck.claims.matching import may_hold
from summarize.factcheck.claims.passages import Sources
from summarize.factcheck.claims.rivals import contradicts, is_turned
from summarize.factcheck.claims.slots import Slot
from summarize.factcheck.claims.supporters import Against, is_supported
from summarize.factcheck.structure.reading import Reading
from summarize.factcheck.structure.values import Value, same

_MOST_COMPARED = 4
"""Passages that one slot is compared with."""
_ENOUGH = {"time": 0.65, "in": 0.65, "of": 0.65, "count": 0.65}
_ENOUGH_ELSEWHERE = 0.5
"""Share of the words of its clause that a passage must have to contradict a mention."""
_ENOUGH_IN_ALL = 0.4
"""Share of the words of the whole sentence for numbers and dates: what happens once may happen again."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A value of a sentence that stands in a wrong slot."""

    value: Value
    passage: int
    """The passage that has another."""
    turned: bool
    """Does it have the two values of the sentence the other way round?"""


def nearest(slot: Slot, sources: Sources) -> list[tuple[float, int]]:
    """The passages that may contradict a slot, with their share of its clause."""
    enough = _ENOUGH.get(slot.role.slot, _ENOUGH_ELSEWHERE)
    found = sources.best(sources.with_head(slot.role.head), slot.stems, _MOST_COMPARED)
    return [
        (share, passage)
        for share, passage in found
        if share >= enough
        and (slot.value.is_name or sources.share(slot.all_stems, passage) >= _ENOUGH_IN_ALL)
    ]


def _is_unplaced(value: Value, reading: Reading) -> bool:
    """Has a passage a name of which its parse does not say where it stands? Then the parse is in doubt."""
    return (
        value.is_name
        and any(one.is_name and same(value, one) for one in reading.values)
        and not any(may_hold(value, role) for role in reading.roles)
    )


def misplaced(slot: Slot, sources: Sources) -> Misplaced | None:
    """What contradicts the value of a slot; None where nothing does or something supports it."""
    for share, passage in nearest(slot, sources):
        if _is_unplaced(slot.value, sources.reading(passage)):
            continue
        for frame in sources.reading(passage).frames_of(slot.role.head):
            if contradicts(slot, frame, sources.reading(passage)):
                if is_supported(slot, Against(passage, share, frame), sources):
                    return None
                return Misplaced(slot.value, passage, is_turned(slot, frame))
    return None
