"""The centroid baseline: sentences nearest to what all the documents say (Radev et al. 2004)."""

from __future__ import annotations

from typing import Annotated

import scipy.sparse as sp
from msgspec import Meta

from summarize.extraction.centroid import centroid_cosines
from summarize.extraction.tfidf import Floats
from summarize.models.central import CentralSentences


class Centroid(CentralSentences):
    """Scores a sentence by its cosine with the tf-idf centroid of all (Rossiello et al. 2017, section 3)."""

    name = "centroid"

    def __init__(
        self,
        *,
        topic_threshold: Annotated[float, Meta(ge=0, lt=1)] = 0.3,
        shortest: Annotated[int, Meta(ge=1)] = 9,
        most_alike: Annotated[float, Meta(gt=0, le=1)] = 0.95,
    ) -> None:
        """`topic_threshold`: words count whose weight in the centroid is above this share of the greatest.
        `shortest`: sentences with fewer words are taken only where there are no others. `most_alike`: none is
        taken whose cosine with a chosen one is greater.
        """
        super().__init__(shortest=shortest, most_alike=most_alike)
        self._topic_threshold = topic_threshold

    def scores(self, vectors: sp.csr_array) -> Floats:
        """Cosines with the centroid."""
        return centroid_cosines(vectors, topic_threshold=self._topic_threshold)
