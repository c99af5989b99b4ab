"""How far the articles bear each sentence of a summary out, and who says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.factcheck.alignment import Aligned, align, sayers, shown
from summarize.factcheck.matching import listed
from summarize.factcheck.passages import Passages
from summarize.factcheck.roles import Relation
from summarize.factcheck.score import Evidence
from summarize.factcheck.statements import ContentWord, Statement
from summarize.types import Finding, Mention, SentenceSupport

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
    evidence: Evidence
    aligned: tuple[Aligned, ...]
    notes: tuple[str, ...]
    """What is wrong with it, in words."""


def weigh(
    statement: Statement, findings: Sequence[Finding], wrongs: Sequence[str], passages: Passages
) -> Weighed:
    """Compare one sentence with the passages.

    `findings` are those on its mentions, `wrongs` what else the articles are known to contradict, in words.
    """
    mentioned = [(one.mention.start, one.mention.end) for one in findings]
    supported = [(one.mention.start, one.mention.end) for one in findings if one.verdict == "supported"]
    # A name in another spelling, or a number in other words, is in the articles all the same.
    content = [word for word in statement.content if word.stem in passages or not _is_within(word, supported)]
    stems = [word.stem for word in content]
    weights = {stem: passages.weight(stem) for stem in stems}
    fresh = [word for word in content if word.names and word.stem not in passages]
    # The parser errs, and much is worded anew; a known name or number that qualifies a new thing is telling.
    loose = [
        one
        for one in statement.modifiers
        if _is_in(statement.start + one.start, supported) and _is_loose(one, passages)
    ]
    evidence = Evidence(
        faults=sum(_fault(one, findings, statement, passages) for one in findings)
        + len(wrongs)
        + _LOOSE * min(len(loose), _MOST_LOOSE),
        fresh=sum(weights[stem] for stem in {word.stem for word in fresh}) / (sum(weights.values()) or 1),
        seams=sum(not passages.joins(one, two) for one, two in pairwise(stems)),
        unseen=_unseen(statement.stems, passages),
    )
    new = [word.text for word in fresh if not _is_within(word, mentioned)]
    apart = [one for one in loose if _is_in(statement.start + one.head_start, supported)]
    notes = (*wrongs, *_notes(new, apart))
    named = {word.stem for word in content if _is_within(word, mentioned)}
    return Weighed(statement, evidence, tuple(align(stems, named, passages)), notes)


def report(weighed: Weighed, score: float, passages: Passages, articles: int) -> SentenceSupport:
    """What a reader gets to see of it; `articles` is how many could be read."""
    who = _who(weighed.aligned, passages, articles)
    return SentenceSupport(
        start=weighed.statement.start,
        end=weighed.statement.end,
        score=round(score, 4),
        sources=tuple(passages.passages[one.passage].span for one in shown(weighed.aligned)),
        note="; ".join(note for note in (who, *weighed.notes) if note),
    )


def _who(aligned: Sequence[Aligned], passages: Passages, articles: int) -> str:
    """Who says it. With one article there is nothing to tell but that it does not."""
    said = sayers(aligned)
    if not said:
        near = shown(aligned)
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


def _fault(finding: Finding, findings: Sequence[Finding], statement: Statement, passages: Passages) -> float:
    if finding.verdict in ("supported", "unchecked"):
        return 0
    mention = finding.mention
    if finding.verdict == "contradicted" or mention.kind not in _NAMES:
        return 1
    inside = [(mention.start, mention.end)]
    known = any(_is_within(word, inside) and word.stem in passages for word in statement.content)
    return _PARTLY_KNOWN if known or any(_is_beside(mention, one) for one in findings) else 1


def _is_beside(mention: Mention, other: Finding) -> bool:
    """Is `other` the known part of a name of which `mention` is the rest?"""
    beside = other.mention.start == mention.end + 1 or other.mention.end + 1 == mention.start
    return beside and other.mention.kind in _NAMES and other.verdict == "supported"


def _is_within(word: ContentWord, spans: Sequence[tuple[int, int]]) -> bool:
    return _is_in(word.start, spans)


def _is_in(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _is_loose(relation: Relation, passages: Passages) -> bool:
    """Do the articles have both words, and never in one passage?"""
    head, dependent = passages.holding(relation.head), passages.holding(relation.dependent)
    return bool(head) and bool(dependent) and head.isdisjoint(dependent)


def _unseen(stems: Sequence[str], passages: Passages) -> float:
    """Share of the trigrams that no article has; of a shorter sentence, whether none has it."""
    size = min(3, len(stems))
    grams = [stems[start : start + size] for start in range(len(stems) - size + 1)] if stems else []
    return sum(not passages.has_sequence(gram) for gram in grams) / len(grams) if grams else 0.0
