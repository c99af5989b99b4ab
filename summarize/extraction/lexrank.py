"""LexRank: how central a sentence is in the graph of sentences that are alike (Erkan and Radev 2004).

A random walk steps from a sentence to one that is like it, and now and then to any: how often it comes
by is the score. Sentences are alike where their cosine reaches a threshold (section 3.2); in continuous
LexRank (section 3.3) all are, and the cosines are the weights of the steps.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import scipy.sparse as sp

from summarize.extraction.tfidf import Floats

_TOLERANCE = 1e-9
"""The walk has settled when the probabilities change by less in all."""
_MOST_STEPS = 1000
_BLOCK = 1024
"""Sentences compared with all others at a time, so that memory is not sentences squared."""


def lexrank(vectors: sp.csr_array, *, threshold: float | None, damping: float) -> Floats:
    """The probability of each sentence, (sentences,), sum 1. `vectors` are rows of length 1 or 0.

    `threshold`: the least cosine of sentences that are alike, above 0; None for continuous LexRank.
    `damping`: the probability of a step to a sentence that is alike, and not to any.
    """
    count = vectors.shape[0]
    neighbours = _weighted(vectors) if threshold is None else _thresholded(vectors, threshold)
    degrees = neighbours(np.ones(count))
    connected = degrees > 0
    scores: Floats = np.full(count, 1 / count)
    for _ in range(_MOST_STEPS):
        # A sentence without content words is like none, not even itself: from there the walk goes anywhere.
        lost = float(scores[~connected].sum())
        steps = neighbours(np.divide(scores, degrees, out=np.zeros(count), where=connected))
        following = damping * (steps + lost / count) + (1 - damping) / count
        settled = float(np.abs(following - scores).sum()) < _TOLERANCE
        scores = following
        if settled:
            break
    return scores


def _weighted(vectors: sp.csr_array) -> Callable[[Floats], Floats]:
    """Sums over all sentences, weighted by their cosines: the matrix of cosines is never made."""
    transposed = vectors.T.tocsr()
    return lambda values: np.asarray(vectors @ (transposed @ values))


def _thresholded(vectors: sp.csr_array, threshold: float) -> Callable[[Floats], Floats]:
    """Sums over the sentences that are alike."""
    transposed = vectors.T.tocsr()
    blocks = []
    for start in range(0, vectors.shape[0], _BLOCK):
        cosines = sp.csr_array(vectors[start : start + _BLOCK] @ transposed)
        cosines.data = (cosines.data >= threshold).astype(np.float64)
        cosines.eliminate_zeros()
        blocks.append(cosines)
    adjacency = sp.vstack(blocks, format="csr")
    return lambda values: np.asarray(adjacency @ values)
