"""Sentences that say the contrary of the articles: "did not", "no progress", "rejected" for "approved".

A verb of a sentence is contradicted where a passage has the same verb denied, or its opposite, with the
same arguments and nearly all words of its clause, and no passage has it as the sentence does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.factcheck.articles.passages import is_content
from summarize.factcheck.claims.antonyms import contrary
from summarize.factcheck.claims.matching import agree, clash
from summarize.factcheck.claims.passages import Sources
from summarize.factcheck.structure.reading import Reading
from summarize.factcheck.structure.slots import Role
from summarize.text.content import NEGATIONS, REPORTING

_MOST_COMPARED = 4
_ENOUGH = 0.7
"""Share of the other words of its clause that a passage must have."""
_FEWEST = 2
"""Content words beside the verb that a clause must have to be compared by itself."""
_BEFORE, _ENOUGH_BEFORE = 3, 0.6
"""A shorter one is compared where one of so many passages has this share of the whole sentence."""
_CORE = ("agent", "patient")


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of a sentence that says plainly that something happened or did not."""

    head: str
    denied: bool
    roles: tuple[Role, ...]
    stems: frozenset[str]
    """Of the content words beside the verb in its clause."""
    all_stems: frozenset[str]
    """Of those of the whole sentence."""
    future: bool


def deeds(reading: Reading) -> Iterator[Deed]:
    """The verbs of a sentence that can be compared."""
    for start, roles in reading.by_head.items():
        denied = reading.denied.get(start)
        core = tuple(role for role in roles if role.slot in _CORE)
        stems = reading.clauses[start] - {roles[0].head} - NEGATIONS
        reports = len(stems) < _FEWEST and roles[0].head in REPORTING  # "the police did not say"
        if denied is not None and core and stems and not reports:
            everything = frozenset(filter(is_content, reading.places)) - {roles[0].head} - NEGATIONS
            yield Deed(roles[0].head, denied, tuple(roles), stems, everything, start in reading.future)


def near(deed: Deed, sources: Sources) -> list[int]:
    """The passages that may say the contrary."""
    with_it = sources.with_head(deed.head).union(*map(sources.with_head, contrary(deed.head)))
    return [
        passage
        for share, passage in sources.best(with_it, deed.stems, _MOST_COMPARED)
        if share >= _ENOUGH and (len(deed.stems) >= _FEWEST or _is_there(deed, passage, sources))
    ]


def _is_there(deed: Deed, passage: int, sources: Sources) -> bool:
    """Has one of the passages up to this most of the sentence? "It was returned" says little itself."""
    those = (passage, *sources.before(passage, _BEFORE))
    return max(sources.share(deed.all_stems, one) for one in those) >= _ENOUGH_BEFORE


def contradicting(deed: Deed, sources: Sources) -> int | None:
    """A passage that says the contrary, if none says the same."""
    against: int | None = None
    for passage in near(deed, sources):
        reading = sources.reading(passage)
        for head in (*sorted(contrary(deed.head)), deed.head):
            for frame in reading.frames_of(head):
                denied = reading.denied.get(frame[0].head_start)
                if (frame[0].head_start in reading.future) != deed.future:
                    denied = None
                if denied is None or not _is_same_matter(deed, frame):
                    of_another = against == passage or any(
                        clash(role, one) for role in deed.roles for one in frame if one.slot == role.slot
                    )
                    if head == deed.head and frame[0].verb and not of_another:
                        return None  # it may be said in another way
                    continue
                if (denied == deed.denied) == (head == deed.head):
                    return None
                if against is None and (head == deed.head or not (denied or deed.denied)):
                    against = passage
    return against


def _is_same_matter(deed: Deed, frame: Sequence[Role]) -> bool:
    """Has a frame every argument that both name, and at least one?"""
    agreeing = 0
    for role in deed.roles:
        there = [one for one in frame if one.slot == role.slot]
        if any(agree(role, one) for one in there):
            agreeing += role.slot in _CORE
        elif any(clash(role, one) or role.slot in _CORE for one in there):
            return False
    return agreeing > 0
