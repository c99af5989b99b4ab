"""The sentences of a cluster's articles, as a strategy sees them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from summarize.extraction.writing_days import writing_days
from summarize.text.content import content_stems
from summarize.text.overtaken import overtaken
from summarize.text.quoted import in_open_quotation
from summarize.text.relative_dates import Written, parse_day
from summarize.text.sentences import sentence_spans
from summarize.text.standalone import make_standalone
from summarize.types import Article, Cluster, Span


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """One sentence of one article."""

    text: str
    """As it stands in the article."""
    standalone: str | None
    """Fit to stand alone in a summary, or None where it cannot, or is overtaken by a later article."""
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
    days = (parse_day(article.published) for article in cluster.articles)
    latest = max((day for day in days if day), default=None)
    return [
        sentence
        for index, (article, written) in enumerate(zip(cluster.articles, writing_days(cluster), strict=True))
        for sentence in _of_article(index, article, written, latest)
    ]


def _of_article(
    index: int, article: Article, written: Written, latest: datetime.date | None
) -> list[SourceSentence]:
    headline_end = len(article.title) if article.title and article.text.startswith(article.title) else 0
    spans = [span for span in sentence_spans(article.text) if span[0] >= headline_end]
    return [
        SourceSentence(
            text=article.text[start:end],
            standalone=_standalone(article.text, start, end, written, latest),
            span=Span(article.id, start, end),
            article=index,
            position=position,
            depth=position / len(spans),
            stems=tuple(content_stems(article.text[start:end])),
        )
        for position, (start, end) in enumerate(spans)
    ]


def _standalone(
    text: str, start: int, end: int, written: Written, latest: datetime.date | None
) -> str | None:
    """The sentence as it can stand in a summary; None too for words of a quotation, and for old news."""
    sentence = text[start:end]
    if in_open_quotation(text, start):
        return None
    if written.day and latest and overtaken(sentence, written.day, latest):
        return None
    standalone = make_standalone(sentence, written)
    if standalone and written.day and latest and overtaken(standalone, written.day, latest):
        return None
    return standalone
