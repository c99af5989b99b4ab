"""Whether any passage can be read as having a value in a slot. The parses err, so this is generous."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.factcheck.claims.antonyms import contrary
from summarize.factcheck.claims.matching import OPPOSITE, agree, holds, may_hold, opposites, outer_slots
from summarize.factcheck.claims.passages import Sources
from summarize.factcheck.claims.slots import Slot
from summarize.factcheck.structure.reading import Reading
from summarize.factcheck.structure.slots import Role
from summarize.text.content import REPORTING

_MOST_ASKED = 12
"""Passages that are asked whether they support it."""
_ENOUGH = 0.5
"""Share of the words of the clause that a passage must have to support it where it leaves the slot open."""
_LIKE = 0.8
"""A passage with the value and this much of what the contradicting one has may support it in other words."""


@dataclass(frozen=True, slots=True)
class Against:
    """What contradicts a slot."""

    passage: int
    share: float
    """Share of the words of the slot's clause that it has."""
    frame: Sequence[Role]


def is_supported(slot: Slot, against: Against, sources: Sources) -> bool:
    """Supports any passage the value against the one that contradicts it?"""
    having = sources.having(slot.value)
    near = having.union(*map(sources.after, having))
    asked = sources.best(near, slot.stems, _MOST_ASKED)
    sources.parse(passage for _, passage in asked)
    with_head = sources.with_head(slot.role.head)
    reports = slot.role.head in REPORTING  # whoever speaks may say many things
    for own, passage in asked:
        has_it, reading = passage in having, sources.reading(passage)
        alike = own >= min(_ENOUGH, _LIKE * against.share)
        if passage not in with_head:
            found = has_it and own >= _LIKE * against.share and not _has_contrary(slot, reading)
        else:
            same_matter = alike and passage != against.passage
            found = (alike or not reports) and _has_in_slot(slot, against, reading, sure=same_matter)
            found = found or (alike and _may_have_in_slot(slot, reading, near=has_it))
        if found:
            return True
    return False


def _has_contrary(slot: Slot, reading: Reading) -> bool:
    """Has a passage the value in this slot of a verb that says the contrary?"""
    return any(
        role.head in contrary(slot.role.head) and role.slot == slot.role.slot and may_hold(slot.value, role)
        for role in reading.roles
    )


def _has_in_slot(slot: Slot, against: Against, reading: Reading, *, sure: bool) -> bool:
    """Has a passage the value in this slot? Where it is not `sure` that it is about the same matter, a noun
    in the slot of another verb is another: "shares in A fell while shares in B rose".
    """
    for frame in reading.frames_of(slot.role.head):
        if not any(may_hold(slot.value, one) for one in frame if one.slot == slot.role.slot):
            continue
        outer = set(outer_slots(frame[0], reading))
        elsewhere = not sure and slot.outer and outer and outer.isdisjoint(slot.outer)
        if not elsewhere and not _is_of_another(slot, frame, against.frame):
            return True
    return False


def _may_have_in_slot(slot: Slot, reading: Reading, *, near: bool) -> bool:
    """Leaves a passage open what stands in this slot? `near` is whether it has the value itself."""
    frames = reading.frames_of(slot.role.head)
    placed = _is_placed(slot, reading)
    for frame in frames:
        held = [one for one in frame if one.slot == slot.role.slot]
        if any(
            one.slot in opposites(slot.role.slot) and holds(slot.value, one) and one.sure for one in frame
        ):
            continue
        if any(one.filler.pronoun for one in held):
            return True
        if near and not any(one.sure for one in held) and not placed:
            return True
    return near and not frames


def _is_of_another(slot: Slot, frame: Sequence[Role], against: Sequence[Role]) -> bool:
    """Has a frame another argument where the contradicting one has that of the sentence?"""
    for other in slot.others:
        if not any(agree(other, one) for one in against if one.slot == other.slot):
            continue
        there = [one for one in frame if one.slot == other.slot and not one.filler.pronoun]
        if other.slot == slot.role.slot:
            there = [one for one in there if not holds(slot.value, one)]
        if there and not any(agree(other, one) for one in there):
            return True
    return False


def _is_placed(slot: Slot, reading: Reading) -> bool:
    """Does the value surely stand in a slot of some verb, or as the place or date of something else?"""
    elsewhere = ("in", "time") if slot.role.slot in ("in", "time") else (*OPPOSITE, "to")
    heads = [one.head for one in reading.roles if one.slot in elsewhere and holds(slot.value, one)]
    if slot.role.slot in ("in", "time"):
        return bool(heads) and slot.role.head not in heads
    return any(
        one.sure and one.verb and holds(slot.value, one) and one.slot in elsewhere for one in reading.roles
    )
