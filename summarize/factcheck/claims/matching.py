"""Whether a role of a sentence and one of a passage have the same in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.factcheck.structure.reading import Reading
from summarize.factcheck.structure.slots import Role
from summarize.factcheck.structure.values import Value, differ, same

OPPOSITE = {"agent": "patient", "patient": "agent"}
_ENDS = {"agent": ("patient", "to"), "patient": ("agent",), "to": ("agent", "from"), "from": ("to",)}
"""Slots of a verb of which whoever stands in one is seldom also said to stand in another."""


def opposites(slot: str) -> tuple[str, ...]:
    """The slots in which the same verb may have somebody the other way round."""
    return _ENDS.get(slot, ())


def agree(one: Role, other: Role) -> bool:
    """Do two roles, of a sentence and of a passage, have the same in them?"""
    mine, theirs = one.filler, other.filler
    if mine.value is not None and theirs.value is not None:
        return same(mine.value, theirs.value)
    if (mine.value and may_hold(mine.value, other)) or (theirs.value and may_hold(theirs.value, one)):
        return True  # "Syria" and "Syria's membership"
    return mine.stem == theirs.stem and not _told_apart(mine.inside, theirs.inside)


def _told_apart(mine: Sequence[Value], theirs: Sequence[Value]) -> bool:
    """Is one "stage 13" and the other "stage 15", or "the bank of France" and "the bank of Spain"?"""
    return any(differ(a, b) or bool(a.number and b.number) for a in mine for b in theirs) and not any(
        same(a, b) for a in mine for b in theirs
    )


def clash(one: Role, other: Role) -> bool:
    """Have they surely two things of one kind in them?"""
    mine, theirs = one.filler.value, other.filler.value
    return mine is not None and theirs is not None and differ(mine, theirs)


def holds(value: Value, role: Role) -> bool:
    """Is the value what stands in the role?"""
    return role.filler.value is not None and same(value, role.filler.value)


def may_hold(value: Value, role: Role) -> bool:
    """Is the value what stands in the role, or a part of it?"""
    return any(same(value, one) for one in role.filler.inside) or holds(value, role)


def outer_slots(role: Role, reading: Reading) -> Iterator[tuple[str, str]]:
    """The verbs in whose slots the noun of a role stands: "voters in Chile elected" has (elect, agent)."""
    for one in reading.roles:
        if one.filler.start == role.head_start and one.verb and one.slot in OPPOSITE:
            yield one.head, one.slot
