"""Two groups in one sentence, where both are about the same subject.

Rules join the sentences that the groups became (`rewriting.joining`); the ranking sees to it that both facts
are in. The embedded model was tried for this and cannot do it: of 144 joint sentences five held both facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

from summarize.chunking.fused import Fused, fuse
from summarize.extraction.selection import Group
from summarize.rewriting.joining import joined, read_clause
from summarize.rewriting.reading import SentenceReader
from summarize.types import Candidate

LONGEST = 35
"""Words of a sentence that says two things."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups, by their places, and the sentences that say what both say."""

    first: int
    second: int
    group: Group
    """Both as one, the better one leading."""
    candidates: tuple[Candidate, ...]


def pairs(fused: Sequence[Fused], reader: SentenceReader) -> list[Pair]:
    """The groups that can be one sentence, the better ones first.

    A joint sentence is shorter than those of the two groups together.
    """
    offered = [_texts(one) for one in fused]
    texts = list(dict.fromkeys(text for own in offered for text in own))
    clauses = dict(zip(texts, map(read_clause, reader.parse(texts, names=True)), strict=True))
    found = []
    for (first, own), (second, other) in combinations(enumerate(offered), 2):
        limit = min(LONGEST, len(own[0].split()) + len(other[0].split()) - 1)
        joint = dict.fromkeys(
            text
            for one, two in product(own, other)
            if (left := clauses[one]) and (right := clauses[two])
            for text in joined(left, right)
            if len(text.split()) <= limit
        )
        if joint:
            made = tuple(Candidate(text, 0, None, origin="rewritten") for text in joint)
            found.append(Pair(first, second, _together(fused[first].group, fused[second].group), made))
    return sorted(found, key=lambda pair: -fused[pair.first].group.score - fused[pair.second].group.score)


def merged(
    fused: Sequence[Fused], found: Sequence[Pair], joint: Sequence[Sequence[Candidate]], max_words: int
) -> list[Fused]:
    """The groups, two of them as one where a candidate of theirs, as they were ranked, has no fault."""
    taken: dict[int, Fused | None] = {}
    for pair, candidates in zip(found, joint, strict=True):
        usable = [one for one in candidates if not one.faults and len(one.text.split()) <= max_words]
        if usable and not taken.keys() & {pair.first, pair.second}:
            taken |= {pair.first: fuse(pair.group, candidates, max_words), pair.second: None}
    found_places = (taken.get(place, one) for place, one in enumerate(fused))
    return [one for one in found_places if one is not None]


def _texts(one: Fused) -> list[str]:
    """The sentence that a group became, and the one that was chosen as it stands."""
    chosen = one.group.chosen
    return list(dict.fromkeys([one.sentence.text, chosen.standalone or chosen.text]))


def _together(first: Group, second: Group) -> Group:
    leading, other = sorted((first, second), key=lambda group: -group.score)
    return Group(leading.chosen, (*other.members, *leading.companions), leading.score)
