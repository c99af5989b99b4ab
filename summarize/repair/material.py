"""The source sentences that a repair of a sentence can draw on."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.extraction.source_sentences import SourceSentence, source_sentences
from summarize.text.content import content_stems
from summarize.types import Cluster, Sentence, Span


class Material:
    """The sentences of the articles."""

    def __init__(self, cluster: Cluster) -> None:
        self._sentences = source_sentences(cluster)

    def at(self, spans: Iterable[Span]) -> list[SourceSentence]:
        """The sentences in which the spans stand, in the order of the spans."""
        found = (one for span in spans for one in self._sentences if _overlap(one.span, span))
        return list({one.span: one for one in found}.values())

    def behind(self, sentence: Sentence, further: Iterable[Span]) -> list[SourceSentence]:
        """Those at its sources and at `further` spans, the one that shares most content with it first."""
        return sorted(
            self.at((*sentence.sources, *further)), key=lambda one: -shared_content(sentence.text, one.text)
        )

    def leads(self) -> list[SourceSentence]:
        """All sentences, those that open an article first."""
        return sorted(self._sentences, key=lambda one: (one.position, one.article))


def shared_content(text: str, other: str) -> float:
    """Share of the content stems of `text` that `other` has too, 0 to 1."""
    stems = set(content_stems(text))
    return len(stems.intersection(content_stems(other))) / max(1, len(stems))


def _overlap(one: Span, other: Span) -> bool:
    return one.article_id == other.article_id and one.start < other.end and other.start < one.end
