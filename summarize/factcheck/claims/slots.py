"""The slots of a sentence that can be compared: names, dates and numbers, each with what is beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.factcheck.articles.passages import is_content
from summarize.factcheck.claims.matching import outer_slots
from summarize.factcheck.claims.passages import stems_of
from summarize.factcheck.structure.reading import Reading
from summarize.factcheck.structure.slots import Role
from summarize.factcheck.structure.values import Value

_FEWEST = 2
"""Content words beside the mention that a clause must have to be compared."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A value in a slot of a sentence, with what else its verb or noun has."""

    role: Role
    value: Value
    others: tuple[Role, ...]
    outer: tuple[tuple[str, str], ...]
    """Of a noun: the verbs, and their slots, in which it stands itself."""
    stems: frozenset[str]
    """Content words of the clause, without those of the value."""
    all_stems: frozenset[str]
    """The same of the sentence."""


def slots(reading: Reading) -> Iterator[Slot]:
    """The slots of a sentence that can be compared."""
    for role in reading.roles:
        value = role.filler.value
        if value is None or not role.sure:
            continue
        others = tuple(
            one for one in reading.by_head[role.head_start] if one.filler != role.filler and one.filler.stem
        )
        outer = () if role.verb else tuple(outer_slots(role, reading))
        own = value.stems if value.is_name else stems_of(reading.text[value.start : value.end])
        stems = reading.clauses[role.head_start] - own
        if len(stems) >= _FEWEST and (others or outer):
            everything = frozenset(stem for stem in reading.places if is_content(stem))
            yield Slot(role, value, others, outer, stems, everything - own)
