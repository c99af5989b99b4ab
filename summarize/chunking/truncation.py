"""Which passages of an article are kept first, where not all of it fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from summarize.chunking.passages import Passage, is_headline
from summarize.extraction.salience import Weights, score_sentences
from summarize.extraction.source_sentences import source_sentences
from summarize.types import Cluster

Truncate = Literal["tail", "head_and_tail", "central"]
"""What is cut: the `tail`; the middle, so that `head_and_tail` stay; all but the most `central` sentences."""


def by_preference(
    cluster: Cluster, articles: Sequence[Sequence[Passage]], truncate: Truncate
) -> list[list[Passage]]:
    """The passages of each article, the one to keep first leading. Whatever is kept is read in its order."""
    if truncate == "tail":
        return [list(article) for article in articles]
    if truncate == "head_and_tail":
        return [_from_both_ends(article) for article in articles]
    return _central_first(cluster, articles)


def _from_both_ends(article: Sequence[Passage]) -> list[Passage]:
    """First, last, second, last but one ..."""
    last = len(article) - 1
    return [article[turn // 2 if turn % 2 == 0 else last - turn // 2] for turn in range(len(article))]


def _central_first(cluster: Cluster, articles: Sequence[Sequence[Passage]]) -> list[list[Passage]]:
    """By salience; the headline, which has none, leads."""
    sentences = source_sentences(cluster)
    if not sentences:
        return [list(article) for article in articles]
    scores = score_sentences(sentences, [one.title for one in cluster.articles], Weights()).scores
    score = {
        (sentence.article, sentence.span.start): float(score)
        for sentence, score in zip(sentences, scores, strict=True)
    }
    headline = float(scores.max()) + 1

    def central(one: Passage) -> float:
        return headline if is_headline(cluster, one) else score.get((one.document, one.start), 0.0)

    return [sorted(article, key=central, reverse=True) for article in articles]
