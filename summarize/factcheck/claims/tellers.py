"""Who says what a passage says, also where it has only "he said", or is the rest of a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.factcheck.articles.passages import word_stem
from summarize.factcheck.claims.passages import Sources
from summarize.factcheck.structure.reading import Reading
from summarize.factcheck.structure.slots import Role
from summarize.factcheck.structure.values import Value, same
from summarize.text.content import REPORTING

_SPEAKING = REPORTING | frozenset(map(word_stem, ("tweet", "post", "ask", "warn", "joke", "admit", "deny")))
_QUOTED = frozenset(map(word_stem, ("quote", "cite")))
"""Verbs of which the patient speaks: "he was quoted as saying"."""
_ONE_PERSON = ("he", "she")
_FARTHEST = 3
"""Passages that are looked through for whom a pronoun means."""
_LONGEST_QUOTE = 2
"""Passages that are looked through for the beginning of a quotation."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who says what a passage says."""

    speaker: Value
    passage: int
    """The passage that names the speaker."""


def speaking(reading: Reading) -> list[Role]:
    """Whoever a sentence has speak."""
    return [
        role
        for role in reading.roles
        if role.verb
        and (
            (role.slot == "agent" and role.head in _SPEAKING)
            or (role.slot == "patient" and role.head in _QUOTED)
            or (role.slot == "to" and role.head == "accord")  # "according to"
        )
    ]


def speaker_of(passage: int, sources: Sources) -> Told | None:
    """The one who says what a passage says; None where it is not one, or cannot be told."""
    for one in (passage, *_quoted_before(passage, sources)):
        those = speaking(sources.reading(one))
        if len(those) > 1:
            return None
        if those:
            return _who(those[0], one, sources)
    return None


def _quoted_before(passage: int, sources: Sources) -> list[int]:
    """The passages before one, as far as the quotation goes in which it begins."""
    found: list[int] = []
    for one in sources.before(passage, _LONGEST_QUOTE):
        found.append(one)
        if _leaves_open(sources.text(one)):
            return found
    return []


def _leaves_open(text: str) -> bool:
    """Ends a passage inside a quotation?"""
    return text.count("\N{LEFT DOUBLE QUOTATION MARK}") > text.count("\N{RIGHT DOUBLE QUOTATION MARK}") or (
        text.count('"') % 2 == 1 and not text.endswith('"')
    )


def _who(role: Role, passage: int, sources: Sources) -> Told | None:
    value = role.filler.value
    if value is not None and value.is_name:
        return Told(value, passage)
    words = sources.reading(passage).text[role.filler.start :].split(maxsplit=1)
    if not role.filler.pronoun or words[0].lower() not in _ONE_PERSON:
        return None
    for before in sources.before(passage, _FARTHEST):
        people = [one for one in sources.reading(before).values if one.kind == "person"]
        if people:
            alone = all(same(people[0], one) for one in people)
            return Told(people[0], before) if alone else _subject(people, before, sources)
    return None


def _subject(people: list[Value], passage: int, sources: Sources) -> Told | None:
    """The one of several people who does what the passage tells: who speaks in it."""
    those = [one.filler.value for one in speaking(sources.reading(passage)) if one.sure]
    return Told(those[0], passage) if len(those) == 1 and those[0] in people else None
