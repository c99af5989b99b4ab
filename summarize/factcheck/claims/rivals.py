"""What in a passage contradicts a value in a slot: another value there, or the value in the opposite slot."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.factcheck.claims.matching import (
    OPPOSITE,
    agree,
    clash,
    holds,
    may_hold,
    opposites,
    outer_slots,
)
from summarize.factcheck.claims.slots import Slot
from summarize.factcheck.structure.reading import Reading
from summarize.factcheck.structure.slots import Role
from summarize.factcheck.structure.values import differ, same


def contradicts(slot: Slot, frame: Sequence[Role], reading: Reading) -> bool:
    """Has a frame of a passage another value in the slot, of the same matter?"""
    wrong = is_turned(slot, frame) or _has_rival(slot, frame) or _is_moved(slot, frame, reading)
    return wrong and _is_alike(slot, frame, reading)


def _in_slot(slot: Slot, frame: Sequence[Role]) -> list[Role]:
    return [one for one in frame if one.slot == slot.role.slot and one.verb == slot.role.verb]


def _has_rival(slot: Slot, frame: Sequence[Role]) -> bool:
    """Has a frame another value in this slot, and only such?"""
    held = _in_slot(slot, frame)
    if any(one.filler.pronoun or may_hold(slot.value, one) for one in held):
        return False
    said = [one.filler.value for one in slot.others if one.slot == slot.role.slot]
    return any(
        one.sure
        and one.filler.value is not None
        and differ(slot.value, one.filler.value, as_places=slot.role.slot == "in")
        and not any(other is not None and same(other, one.filler.value) for other in said)
        and (slot.value.number is None or one.filler.stem == slot.role.filler.stem)
        for one in held
    )


def _is_moved(slot: Slot, frame: Sequence[Role], reading: Reading) -> bool:
    """Counts the number what another verb of the passage does, while this one has something else?

    "It killed 500 and displaced half of the people" is no "it displaced 500".
    """
    number, held = slot.value, _in_slot(slot, frame)
    if number.number is None or slot.role.slot not in OPPOSITE or not held:
        return False
    if any(one.filler.pronoun or not one.sure or may_hold(number, one) for one in held):
        return False
    return any(
        one.sure
        and one.verb
        and one.head != slot.role.head
        and one.slot in OPPOSITE
        and holds(number, one)
        and one.filler.stem == slot.role.filler.stem
        for one in reading.roles
    )


def is_turned(slot: Slot, frame: Sequence[Role]) -> bool:
    """Has a frame the value in the opposite slot, and what the sentence has there in this one, or nothing?"""
    if any(may_hold(slot.value, one) for one in _in_slot(slot, frame)):
        return False
    for opposite in opposites(slot.role.slot):
        there = any(
            one.slot == opposite and one.sure and one.verb and holds(slot.value, one) for one in frame
        )
        partners = [one for one in slot.others if one.slot == opposite]
        if there and {slot.role.slot, opposite} == {"from", "to"}:
            return True  # nothing goes to where it came from
        if there and any(
            agree(partner, one) for partner in partners for one in frame if one.slot == slot.role.slot
        ):
            return True
    return False


def _is_alike(slot: Slot, frame: Sequence[Role], reading: Reading) -> bool:
    """Has a frame another argument of the sentence, and nothing else in the place of one?"""
    agreeing = not set(slot.outer).isdisjoint(outer_slots(frame[0], reading))
    for other in slot.others:
        there = [one for one in frame if one.slot == other.slot]
        if any(agree(other, one) for one in frame):
            agreeing = True
        elif (
            other.slot != slot.role.slot
            and (other.sure or other.slot in OPPOSITE)
            and any(
                clash(other, one) or (other.slot in OPPOSITE and one.sure and not one.filler.pronoun)
                for one in there
            )
        ):
            return False
    return agreeing
