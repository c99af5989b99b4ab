"""How much a sentence matters in its cluster, and how alike two sentences are.

Sentences are tf-idf vectors (`tfidf`). A sentence's score is the sum of
  centrality   its cosine with the centroid of all sentences (Radev et al. 2004, MEAD), 1 at best;
  support      how well each other article says it too: the mean over the other articles of its
               greatest cosine with one of their sentences;
  position     1 / (1 + sentences before it in its article): news comes first;
  headline     its greatest cosine with a headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from summarize.extraction.source_sentences import SourceSentence
from summarize.extraction.tfidf import Floats, Tfidf, cosines_with
from summarize.text.content import content_stems

WITNESSES = 100
"""Sentences of an article, from its top, that can bear out those of others. News articles have fewer;
the limit keeps the time for a book-length one in proportion to its length."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each part of a score; centrality weighs 1."""

    support: float = 0.6
    position: float = 0.6
    headline: float = 0.5


@dataclass(frozen=True, slots=True)
class Salience:
    """Scores and vectors of the sentences of one cluster, in the order of the sentences."""

    scores: Floats
    """(sentences,)"""
    vectors: sp.csr_array
    """(sentences, stems), rows of length 1; a sentence without content words is a zero row."""

    def similarity(self, rows: Sequence[int], columns: Sequence[int]) -> Floats:
        """Cosines of sentences `rows` with sentences `columns`: (rows, columns)."""
        product = self.vectors[list(rows)] @ self.vectors[list(columns)].T
        return np.asarray(product.todense(), dtype=np.float64)


def score_sentences(
    sentences: Sequence[SourceSentence], headlines: Sequence[str], weights: Weights
) -> Salience:
    """Salience of every sentence. Time and memory grow with sentences x articles, never sentences squared."""
    stems = [sentence.stems for sentence in sentences]
    tfidf = Tfidf.of(stems)
    vectors = tfidf.vectors(stems)
    articles = np.array([sentence.article for sentence in sentences])
    centrality = _scaled(cosines_with(vectors, np.asarray(vectors.sum(axis=0)).ravel()))
    position = 1 / (1 + np.array([sentence.position for sentence in sentences], dtype=np.float64))
    headline_vectors = tfidf.vectors([content_stems(headline) for headline in headlines if headline])
    scores = (
        centrality
        + weights.support * _support(vectors, articles)
        + weights.position * position
        + weights.headline * _greatest_cosine(vectors, headline_vectors)
    )
    return Salience(scores=scores, vectors=vectors)


def _scaled(values: Floats) -> Floats:
    highest = float(values.max(initial=0))
    return values / highest if highest > 0 else values


def _support(vectors: sp.csr_array, articles: NDArray[np.int64]) -> Floats:
    total = np.zeros(vectors.shape[0])
    present = np.unique(articles)
    for article in present:
        greatest = _greatest_cosine(vectors, vectors[np.flatnonzero(articles == article)[:WITNESSES]])
        total += np.where(articles == article, 0, greatest)
    return total / max(1, len(present) - 1)


def _greatest_cosine(vectors: sp.csr_array, others: sp.csr_array, block: int = 2048) -> Floats:
    """For each row of `vectors` its greatest cosine with a row of `others`; 0 where there is none."""
    greatest = np.zeros(vectors.shape[0])
    for start in range(0, others.shape[0], block):
        products = vectors @ others[start : start + block].T
        found = np.asarray(sp.csr_array(products).max(axis=1).todense()).ravel()
        greatest = np.maximum(greatest, found)
    return greatest
