"""How much a sentence matters in its cluster, and how alike two sentences are.

Sentences are tf-idf vectors over content stems, with sublinear term frequency (Manning et al. 2008,
section 6.4.1) and the sentence as the document. A sentence's score is the sum of
  centrality   its cosine with the centroid of all sentences (Radev et al. 2004, MEAD), 1 at best;
  support      how well each other article says it too: the mean over the other articles of its
               greatest cosine with one of their sentences;
  position     1 / (1 + sentences before it in its article): news comes first;
  headline     its greatest cosine with a headline.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from summarize.extraction.source_sentences import SourceSentence
from summarize.text.content import content_stems

Floats = NDArray[np.float64]

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
    vocabulary = _vocabulary(sentences)
    frequency = Counter(stem for sentence in sentences for stem in set(sentence.stems))
    idf = {stem: math.log(len(sentences) / count) + 1 for stem, count in frequency.items()}
    vectors = _vectors([sentence.stems for sentence in sentences], vocabulary, idf)
    articles = np.array([sentence.article for sentence in sentences])
    centrality = _scaled(_cosine_with(vectors, np.asarray(vectors.sum(axis=0)).ravel()))
    position = 1 / (1 + np.array([sentence.position for sentence in sentences], dtype=np.float64))
    headline_vectors = _vectors(
        [content_stems(headline) for headline in headlines if headline], vocabulary, idf
    )
    scores = (
        centrality
        + weights.support * _support(vectors, articles)
        + weights.position * position
        + weights.headline * _greatest_cosine(vectors, headline_vectors)
    )
    return Salience(scores=scores, vectors=vectors)


def _vocabulary(sentences: Sequence[SourceSentence]) -> dict[str, int]:
    stems = dict.fromkeys(stem for sentence in sentences for stem in sentence.stems)
    return {stem: column for column, stem in enumerate(stems)}


def _vectors(
    texts: Sequence[Sequence[str]], vocabulary: dict[str, int], idf: dict[str, float]
) -> sp.csr_array:
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, stems in enumerate(texts):
        for stem, count in Counter(stems).items():
            if stem in vocabulary:
                rows.append(row)
                columns.append(vocabulary[stem])
                values.append((1 + math.log(count)) * idf[stem])
    matrix = sp.csr_array((values, (rows, columns)), shape=(len(texts), len(vocabulary)), dtype=np.float64)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return sp.csr_array(sp.diags_array(1 / np.where(lengths > 0, lengths, 1)) @ matrix)


def _cosine_with(vectors: sp.csr_array, direction: Floats) -> Floats:
    length = float(np.linalg.norm(direction))
    return np.asarray(vectors @ direction, dtype=np.float64) / (length or 1)


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
