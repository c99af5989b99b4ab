"""The sentences of a cluster's articles, as a strategy sees them."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.extraction.writing_days import writing_days
from summarize.text.content import content_stems
from summarize.text.relative_dates import Written
from summarize.text.sentences import sentence_spans
from summarize.text.standalone import make_standalone
from summarize.types import Article, Cluster, Span


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """One sentence of one article."""

    text: str
    """As it stands in the article."""
    standalone: str | None
    """Fit to stand alone in a summary, or None where it cannot."""
    span: Span
    article: int
    """Index of its article in the cluster."""
    position: int
    """0 for the first sentence under the headline."""
    depth: float
    """How far down its article it stands: 0 at the start, towards 1 at the end."""
    stems: tuple[str, ...]
    """Content stems, in order."""

    @property
    def words(self) -> int:
        """Words between white space, of the standalone form where there is one."""
        return len((self.standalone or self.text).split())


def source_sentences(cluster: Cluster) -> list[SourceSentence]:
    """All sentences of the bodies of all articles, headlines left out, article by article."""
    return [
        sentence
        for index, (article, written) in enumerate(zip(cluster.articles, writing_days(cluster), strict=True))
        for sentence in _of_article(index, article, written)
    ]


def _of_article(index: int, article: Article, written: Written) -> list[SourceSentence]:
    headline_end = len(article.title) if article.title and article.text.startswith(article.title) else 0
    spans = [span for span in sentence_spans(article.text) if span[0] >= headline_end]
    return [
        SourceSentence(
            text=article.text[start:end],
            standalone=make_standalone(article.text[start:end], written),
            span=Span(article.id, start, end),
            article=index,
            position=position,
            depth=position / len(spans),
            stems=tuple(content_stems(article.text[start:end])),
        )
        for position, (start, end) in enumerate(spans)
    ]
