"""Texts as passages: what is read whole or not at all.

A passage is a headline, a sentence, or a piece of a sentence for which there is no room.
Passages tile their text: what stands between two of them is white space.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.errors import ClusterError
from summarize.protocols import Budget
from summarize.text.sentences import sentence_spans
from summarize.types import Cluster, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one of several texts."""

    document: int
    """Index of its text."""
    start: int
    end: int
    text: str
    """`text[start:end]` of its text."""
    tokens: int
    """Counted alone; joined to others it may take a little more or less."""
    whole: bool = True
    """False for a piece of a sentence."""


Queues = Sequence[Sequence[Passage]]
"""For each text its passages, the one to keep first leading."""


@dataclass(frozen=True, slots=True)
class Fed:
    """What of several texts is fed to the model."""

    kept: tuple[tuple[Passage, ...], ...]
    """Of each text, in its order; () where nothing is."""
    documents: tuple[str, ...]
    """What the model reads: of each text what is kept, texts with nothing left out."""

    @classmethod
    def of(cls, texts: Sequence[str], passages: Iterable[Passage]) -> Fed:
        """These passages of `texts`, in whatever order."""
        kept: list[list[Passage]] = [[] for _ in texts]
        for one in passages:
            kept[one.document].append(one)
        ordered = tuple(tuple(sorted(own, key=lambda one: one.start)) for own in kept)
        documents = (document(text, own) for text, own in zip(texts, ordered, strict=True) if own)
        return cls(ordered, tuple(documents))


def passages(texts: Sequence[str], budget: Budget, headlines: Sequence[str] = ()) -> list[list[Passage]]:
    """The passages of each text, in order. A text that begins with its headline has that as the first."""
    spans = [
        (index, start, end)
        for index, text in enumerate(texts)
        for start, end in _spans(text, headlines[index] if headlines else "")
    ]
    pieces = [texts[index][start:end] for index, start, end in spans]
    found: list[list[Passage]] = [[] for _ in texts]
    for (index, start, end), piece, tokens in zip(spans, pieces, budget.count_texts(pieces), strict=True):
        found[index].append(Passage(index, start, end, piece, tokens))
    return found


def article_passages(cluster: Cluster, budget: Budget) -> list[list[Passage]]:
    """The passages of each article, its headline first. Raises ClusterError where no article has any text."""
    articles = cluster.articles
    if not any(one.text.strip() for one in articles):
        raise ClusterError("None of its articles has any text.")
    return passages([one.text for one in articles], budget, [one.title for one in articles])


def is_headline(cluster: Cluster, one: Passage) -> bool:
    """Whether a passage of the cluster's articles is the headline of its article."""
    return one.start == 0 and bool(one.text) and one.text == cluster.articles[one.document].title.strip()


def document(text: str, kept: Sequence[Passage]) -> str:
    """What the model reads of `text`: the kept passages in order, as they stand in it."""
    pieces = [one.text for one in kept[:1]]
    for before, after in pairwise(kept):
        gap = text[before.end : after.start]
        # Where something is left out, what follows goes on, unless it opens a paragraph.
        pieces += [gap if not gap.strip() else "\n" if "\n" in gap else " ", after.text]
    return "".join(pieces)


def spans_of(cluster: Cluster, kept: Iterable[Passage]) -> list[Span]:
    """Where passages of the cluster's articles stand; neighbours are joined into one span."""
    spans: list[Span] = []
    for one in sorted(kept, key=lambda passage: (passage.document, passage.start)):
        article = cluster.articles[one.document]
        last = spans[-1] if spans else None
        if last and last.article_id == article.id and not article.text[last.end : one.start].strip():
            spans[-1] = Span(article.id, last.start, one.end)
        else:
            spans.append(Span(article.id, one.start, one.end))
    return spans


def _spans(text: str, headline: str) -> list[tuple[int, int]]:
    """(start, end) of the passages of `text`, the headline as one."""
    body = len(headline) if headline and text.startswith(headline) else 0
    starts = [start for start, _ in sentence_spans(text) if start >= body]
    # The first passage begins with the text, and each ends where the next begins: nothing falls between.
    inner = starts if body else starts[1:]
    return [
        _stripped(text, start, end)
        for start, end in pairwise([0, *inner, len(text)])
        if text[start:end].strip()
    ]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())
