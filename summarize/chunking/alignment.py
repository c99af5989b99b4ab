"""Which source sentences stand behind a sentence of a summary.

A sentence that stands word for word in an article has just that as its source. For any other, sources
are taken greedily: each is the one that covers most of the content stems that are not covered yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.chunking.passages import Passage, spans_of
from summarize.text.content import content_stems
from summarize.types import Cluster, Sentence, Span

MOST = 3
"""Source sentences behind one sentence."""
LEAST_SHARE = 0.2
"""Share of a sentence's content stems that a further source must cover."""


class Aligner:
    """Finds sources among the passages that the model was shown."""

    def __init__(self, cluster: Cluster, shown: Sequence[Passage]) -> None:
        self._shown = sorted(set(shown), key=lambda one: (one.document, one.start))
        self._spans = [Span(cluster.articles[one.document].id, one.start, one.end) for one in self._shown]
        self._texts = [" ".join(one.text.split()) for one in self._shown]
        self._by_stem: dict[str, list[int]] = {}
        self._stems = [frozenset(content_stems(one.text)) for one in self._shown]
        for index, stems in enumerate(self._stems):
            for stem in stems:
                self._by_stem.setdefault(stem, []).append(index)
        text = {article.id: article.text for article in cluster.articles}
        self._stretches = [(span, text[span.article_id]) for span in spans_of(cluster, self._shown)]

    def align(self, text: str) -> Sentence:
        """The sentence with its sources; its origin is `source` where it stands in the articles as it is."""
        if spans := self._copied(text):
            return Sentence(text, spans, "source")
        return Sentence(text, tuple(self._spans[index] for index in self._covering(text)), "generated")

    def _copied(self, text: str) -> tuple[Span, ...]:
        """Where `text` stands word for word: in one place, or as whole source sentences put together."""
        for span, article in self._stretches:
            # One paragraph a line and single spaces: with spaces for newlines offsets stay as they are.
            stretch = article[span.start : span.end].replace("\n", " ")
            if (at := _find_words(stretch, text)) is not None:
                return (Span(span.article_id, span.start + at, span.start + at + len(text)),)
        return tuple(self._put_together(text))

    def _put_together(self, text: str) -> list[Span]:
        """Whole source sentences that make up `text`; none where they do not."""
        spans: list[Span] = []
        rest = text
        while rest:
            fitting = (index for index, own in enumerate(self._texts) if f"{rest} ".startswith(f"{own} "))
            longest = max(fitting, key=lambda index: len(self._texts[index]), default=None)
            if longest is None:
                return []
            spans.append(self._spans[longest])
            rest = rest[len(self._texts[longest]) :].lstrip()
        return spans

    def _covering(self, text: str) -> Iterator[int]:
        """Indices of the source sentences behind `text`, the one that covers most first."""
        left = frozenset(content_stems(text))
        least = max(1.0, LEAST_SHARE * len(left))
        for _ in range(MOST):
            near = {index for stem in left for index in self._by_stem.get(stem, ())}
            # Of two that cover as much, the one with less besides; then the first.
            best = max(
                near,
                key=lambda index: (len(left & self._stems[index]), -len(self._stems[index]), -index),
                default=None,
            )
            if best is None or len(left & self._stems[best]) < least:
                return
            yield best
            left -= self._stems[best]


def _find_words(stretch: str, text: str) -> int | None:
    """Where `text` stands in `stretch` without beginning or ending inside a word."""
    at = stretch.find(text)
    while at >= 0:
        end = at + len(text)
        if not (stretch[at - 1 : at].isalnum() or (text[-1:].isalnum() and stretch[end : end + 1].isalnum())):
            return at
        at = stretch.find(text, at + 1)
    return None
