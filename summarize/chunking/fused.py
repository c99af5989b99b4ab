"""What fusion makes of its groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.chunking.records import described_candidates, described_spans
from summarize.extraction.selection import Group
from summarize.types import Candidate, Origin, Sentence


@dataclass(frozen=True, slots=True)
class Fused:
    """A group and the sentence that it became."""

    group: Group
    sentence: Sentence
    candidates: tuple[Candidate, ...]

    @property
    def alternatives(self) -> tuple[Sentence, ...]:
        """The other candidates without faults."""
        spans = tuple(member.span for member in self.group.members)
        texts = {one.text: one.origin for one in reversed(self.candidates) if not one.faults}
        return tuple(
            Sentence(text, spans, origin)
            for text, origin in reversed(texts.items())
            if text != self.sentence.text
        )

    @property
    def shorter(self) -> Sentence | None:
        """The shortest of the alternatives, if it is shorter than the sentence."""
        shortest = min(self.alternatives, key=lambda one: len(one.text.split()), default=self.sentence)
        return shortest if len(shortest.text.split()) < len(self.sentence.text.split()) else None

    def described(self, kept: bool) -> dict[str, object]:
        """It as JSON, for the record."""
        return {
            "sources": described_spans(member.span for member in self.group.members),
            "score": round(self.group.score, 4),
            "sentence": self.sentence.text,
            "origin": self.sentence.origin,
            "kept": kept,
            "candidates": described_candidates(self.candidates),
        }


def fuse(group: Group, candidates: Sequence[Candidate], max_words: int) -> Fused:
    """The best candidate of at most `max_words` words without faults, or else the source sentence."""
    usable = (one for one in candidates if not one.faults and len(one.text.split()) <= max_words)
    if best := next(usable, None):
        spans = tuple(member.span for member in group.members)
        copied = any(best.text in (member.text, member.standalone) for member in group.members)
        origin: Origin = "source" if copied else best.origin
        return Fused(group, Sentence(best.text, spans, origin), tuple(candidates))
    text = group.chosen.standalone or group.chosen.text
    return Fused(group, Sentence(text, (group.chosen.span,), "source"), tuple(candidates))
