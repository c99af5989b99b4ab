"""What the fact-check finds wrong with a draft, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from summarize.protocols import FactChecker
from summarize.text.words import fold
from summarize.types import Finding, Mention, Sentence, Span, Summary, Verdict

TOO_LITTLE = "the articles bear it out too little"
"""What is wrong with a sentence that is mostly made up, whatever it mentions."""
WRONG: frozenset[Verdict] = frozenset(("unsupported", "contradicted"))
Sentences = Mapping[int, Sentence]
"""Sentences by their place in the draft. One that was dropped is missing."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a sentence that the articles do not bear out."""

    verdict: Verdict
    note: str
    """Why, in words."""
    mention: Mention | None = None
    """With offsets in its sentence; None where each mention is known and the articles have it otherwise, or
    where it is the sentence as a whole."""
    evidence: tuple[Span, ...] = ()

    @property
    def key(self) -> str:
        """What makes it the same fault in another text."""
        return fold(self.mention.text) if self.mention else self.note


@dataclass(frozen=True, slots=True)
class Whole:
    """A summary, checked."""

    faults: Mapping[int, tuple[Fault, ...]]
    """By the place of the sentence that has them."""
    sources: Mapping[int, tuple[Span, ...]]
    """What the articles say that comes nearest to each sentence, best first."""
    support: Mapping[int, float]
    """How far the articles bear each sentence out, 0 to 1, where the checker tells."""

    def keys(self, place: int) -> Counter[str]:
        """The faults of one sentence."""
        return keys(self.faults.get(place, ()))


def keys(faults: Iterable[Fault]) -> Counter[str]:
    """What is wrong, and how often."""
    return Counter(fault.key for fault in faults)


class Checking:
    """Asks the fact-check, and remembers what it said of each text alone."""

    def __init__(self, checker: FactChecker[Any], sources: Any, least_support: float | None = None) -> None:
        """`least_support`: see `threshold`; None takes the checker's own for a whole summary."""
        self.threshold = (checker.threshold or 0.0) if least_support is None else least_support
        """The support of a sentence below which it has a fault."""
        self._checker = checker
        self._sources = sources
        self._alone: dict[str, tuple[Finding, ...]] = {}

    def alone(self, texts: Iterable[str]) -> dict[str, tuple[Finding, ...]]:
        """The findings on each text; those that are new are checked in one batch."""
        wanted = list(dict.fromkeys(texts))
        if new := [text for text in wanted if text not in self._alone]:
            reports = self._checker.check_texts(new, self._sources)
            self._alone.update(zip(new, (one.findings for one in reports), strict=True))
        return {text: self._alone[text] for text in wanted}

    def faults(self, text: str) -> tuple[Fault, ...]:
        """What is wrong with a text alone."""
        return tuple(_fault(one, 0) for one in self.alone([text])[text] if one.verdict in WRONG)

    def whole(self, sentences: Sentences) -> Whole:
        """Check sentences as one summary.

        What is in no article that could be read is wrong here, though a reader is told that it is unchecked:
        the model cannot have it from anywhere. So the verdicts of `check_texts` count too.
        """
        places = sorted(sentences)
        summary = Summary(self._sources.cluster.id, tuple(sentences[place] for place in places))
        starts = _starts([sentences[place].text for place in places])
        report = self._checker.check(summary, self._sources)
        (gate,) = self._checker.check_texts([summary.text], self._sources)
        faults: defaultdict[int, list[Fault]] = defaultdict(list)
        found = {(one.mention.start, one.mention.end): one for one in (*gate.findings, *report.findings)}
        found |= {(one.mention.start, one.mention.end): one for one in gate.findings if one.verdict in WRONG}
        for _, finding in sorted(found.items()):
            if finding.verdict in WRONG:
                index = bisect_right(starts, finding.mention.start) - 1
                faults[places[index]].append(_fault(finding, starts[index]))
        sources: defaultdict[int, tuple[Span, ...]] = defaultdict(tuple)
        support: dict[int, float] = {}
        for told in report.sentences:
            place = places[bisect_right(starts, told.start) - 1]
            faults[place] += [Fault("contradicted", note) for note in told.otherwise]
            sources[place] += told.sources
            support[place] = min(told.score, support.get(place, 1.0))
        for place, borne_out in support.items():
            if borne_out < self.threshold:
                faults[place].append(Fault("unsupported", TOO_LITTLE))
        return Whole({place: tuple(own) for place, own in faults.items() if own}, sources, support)


def _starts(texts: Sequence[str]) -> list[int]:
    """Where each sentence begins in the text of the summary."""
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text) + 1)
    return starts


def _fault(finding: Finding, start: int) -> Fault:
    mention = finding.mention
    own = replace(mention, start=mention.start - start, end=mention.end - start)
    return Fault(finding.verdict, finding.note, own, finding.evidence)
