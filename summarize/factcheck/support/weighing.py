"""How far the articles bear each sentence of a summary out, and who says it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.factcheck.articles.answers import listed
from summarize.factcheck.articles.passages import Passages
from summarize.factcheck.structure.roles import Relation
from summarize.factcheck.structure.statements import Statement
from summarize.factcheck.support.alignment import Aligned, align, sayers, shown
from summarize.factcheck.support.score import SentenceEvidence
from summarize.types import Finding, SentenceSupport

CONTRADICTED = 2
"""What counts a mention, or a saying, that the articles have otherwise: what none of them has may still be
true."""
_PARTLY_KNOWN = 0.5
"""What a name counts that no article has as a whole, but of which it has a part: "Dustin Johnson" where
they speak of Johnson is more often right than a name that none of them has."""
_LOOSE = 0.2
"""What a known name or number counts that qualifies a word with which no passage has it."""
_MOST_LOOSE = 2
"""More of them count no more: a long sentence has many, and the parser errs."""
_NAMES = ("person", "org", "place", "other")
_MOST_NAMED = 3
"""How many new words a note names."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence with its evidence and the passages that say it."""

    statement: Statement
    evidence: SentenceEvidence
    aligned: tuple[Aligned, ...]
    faulty: bool
    """Has it a mention that the articles do not support, or do they contradict it in another way?"""
    otherwise: tuple[str, ...]
    """What the articles are known to contradict besides its mentions, in words."""
    notes: tuple[str, ...]
    """What is wrong with it, in words."""


def weigh(
    statement: Statement, findings: Sequence[Finding], wrongs: Sequence[str], passages: Passages
) -> Weighed:
    """Compare one sentence with the passages.

    `findings` are those on its mentions, `wrongs` what else the articles are known to contradict, in words.
    """
    mentioned = _Stretches(findings)
    supported = _Stretches(one for one in findings if one.verdict == "supported")
    # A name in another spelling, or a number in other words, is in the articles all the same.
    content = [word for word in statement.content if word.stem in passages or word.start not in supported]
    stems = [word.stem for word in content]
    weights = {stem: passages.weight(stem) for stem in stems}
    # A title for another title is no news; whether it is the right one is seen to by its own verdict.
    fresh = [word for word in content if word.names and word.stem not in passages and not word.is_title]
    # The parser errs, and much is worded anew; a known name or number that qualifies a new thing is telling.
    loose = [
        one
        for one in statement.modifiers
        if statement.start + one.start in supported
        and not supported.holds_both(statement.start + one.start, statement.start + one.head_start)
        and _is_loose(one, passages)
    ]
    known = _KnownNames(statement, findings, passages)
    evidence = SentenceEvidence(
        faults=sum(_fault(one, known) for one in findings)
        + CONTRADICTED * len(wrongs)
        + _LOOSE * min(len(loose), _MOST_LOOSE),
        fresh=sum(weights[stem] for stem in {word.stem for word in fresh}) / (sum(weights.values()) or 1),
        # What is said within a supported mention is borne out, in whatever words: "8.50", "1 January".
        seams=sum(
            not (passages.joins(one.stem, two.stem) or supported.holds_both(one.start, two.start))
            for one, two in pairwise(content)
        ),
        unseen=_unseen(statement.stems, passages),
    )
    new = [word.text for word in fresh if word.start not in mentioned]
    apart = [one for one in loose if statement.start + one.head_start in supported]
    notes = (*wrongs, *_notes(new, apart))
    named = {word.stem for word in content if word.start in mentioned}
    return Weighed(
        statement=statement,
        evidence=evidence,
        aligned=tuple(align(stems, named, passages)),
        faulty=bool(wrongs) or any(_is_wrong(one) for one in findings),
        otherwise=tuple(wrongs),
        notes=notes,
    )


def report(weighed: Weighed, score: float, passages: Passages, articles: int) -> SentenceSupport:
    """What a reader gets to see of it; `articles` is how many could be read."""
    who = _who(weighed, passages, articles)
    return SentenceSupport(
        start=weighed.statement.start,
        end=weighed.statement.end,
        score=round(score, 4),
        sources=tuple(passages.passages[one.passage].span for one in shown(weighed.aligned)),
        note="; ".join(note for note in (who, *weighed.notes) if note),
        otherwise=weighed.otherwise,
    )


def _who(weighed: Weighed, passages: Passages, articles: int) -> str:
    """Who says it. With one article there is nothing to tell but that it does not.

    Nobody says a sentence of which a part is wrong, however many of its words an article has.
    """
    said = sayers(weighed.aligned)
    if not said or (weighed.faulty and articles > 1):
        near = shown(weighed.aligned)
        return f"nearest in article {_name(near[0], passages)}" if near else "no article says this"
    if articles == 1:
        return ""
    if len(said) == 1:
        return f"only by article {_name(said[0], passages)}"
    return f"supported by {len(said)} of {articles} articles"


def _name(aligned: Aligned, passages: Passages) -> str:
    return passages.passages[aligned.passage].span.article_id


def _notes(new: Sequence[str], apart: Sequence[Relation]) -> Iterator[str]:
    if new:
        yield f"{listed(list(dict.fromkeys(new))[:_MOST_NAMED])} in no article"
    if apart:
        one = apart[0]
        yield f"no sentence of the articles has '{one.text}' together with '{one.head_text}'"


def _is_wrong(finding: Finding) -> bool:
    return finding.verdict in ("unsupported", "contradicted")


def _fault(finding: Finding, known: _KnownNames) -> float:
    if not _is_wrong(finding):
        return 0
    if finding.verdict == "contradicted":
        return CONTRADICTED
    if finding.mention.kind not in _NAMES:
        return 1
    return _PARTLY_KNOWN if known.has_part_of(finding) else 1


class _KnownNames:
    """What of the names of a sentence the articles have."""

    def __init__(self, statement: Statement, findings: Sequence[Finding], passages: Passages) -> None:
        self._places = [word.start for word in statement.content if word.stem in passages]
        names = [one.mention for one in findings if one.mention.kind in _NAMES and one.verdict == "supported"]
        self._starts = {name.start for name in names}
        self._ends = {name.end for name in names}

    def has_part_of(self, finding: Finding) -> bool:
        """Do they have a word of this name, or what stands right beside it as the rest of the name?"""
        start, end = finding.mention.start, finding.mention.end
        if end + 1 in self._starts or start - 1 in self._ends:
            return True
        index = bisect_left(self._places, start)
        return index < len(self._places) and self._places[index] < end


class _Stretches:
    """Where mentions stand. A quotation may hold others."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        furthest = 0
        for start, end in sorted((one.mention.start, one.mention.end) for one in findings):
            furthest = max(furthest, end)
            self._starts.append(start)
            self._ends.append(furthest)

    def __contains__(self, place: int) -> bool:
        return self._at(place) is not None

    def holds_both(self, one: int, other: int) -> bool:
        """Do two places stand in the same mention?"""
        index = self._at(one)
        return index is not None and index == self._at(other)

    def _at(self, place: int) -> int | None:
        index = bisect_right(self._starts, place) - 1
        return index if index >= 0 and place < self._ends[index] else None


def _is_loose(relation: Relation, passages: Passages) -> bool:
    """Do the articles have both words, and never in one passage?"""
    head, dependent = passages.holding(relation.head), passages.holding(relation.dependent)
    return bool(head) and bool(dependent) and head.isdisjoint(dependent)


def _unseen(stems: Sequence[str], passages: Passages) -> float:
    """Share of the trigrams that no article has; of a shorter sentence, whether none has it."""
    size = min(3, len(stems))
    grams = [stems[start : start + size] for start in range(len(stems) - size + 1)] if stems else []
    return sum(not passages.has_sequence(gram) for gram in grams) / len(grams) if grams else 0.0
