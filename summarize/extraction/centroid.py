"""How near a sentence is to the centroid of all: Radev et al. 2004, as in Rossiello et al. 2017, section 3.

The centroid is the sum of the tf-idf vectors of all sentences. Only its topic words count: those whose weight
is above a share of the greatest.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp

from summarize.extraction.tfidf import Floats, cosines_with


def centroid_cosines(vectors: sp.csr_array, *, topic_threshold: float) -> Floats:
    """The cosine of each sentence with the centroid, (sentences,).

    `topic_threshold`: a word counts whose weight in the centroid is above this share of the greatest, 0 to 1.
    """
    centroid: Floats = np.asarray(vectors.sum(axis=0), dtype=np.float64).ravel()
    topical = centroid > topic_threshold * centroid.max(initial=0)
    return cosines_with(vectors, np.where(topical, centroid, 0))
