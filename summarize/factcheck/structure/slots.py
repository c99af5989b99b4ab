"""What stands in a slot of a verb or noun."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.factcheck.structure.values import Value


@dataclass(frozen=True, slots=True)
class Filler:
    """What stands in a slot."""

    stem: str
    """Of its head."""
    start: int
    """First character of its head in the sentence."""
    value: Value | None
    """The name, date or number that it is, or that counts it."""
    inside: tuple[Value, ...]
    """All values in it: "the president of Syria" has Syria."""
    pronoun: bool
    """Does it only point at something?"""


@dataclass(frozen=True, slots=True)
class Role:
    """One filler of one slot of one head."""

    head: str
    """Stem of the verb or noun."""
    head_start: int
    verb: bool
    slot: str
    filler: Filler
    sure: bool
