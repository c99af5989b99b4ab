"""The LexRank baseline: sentences that many others are like (Erkan and Radev 2004)."""

from __future__ import annotations

from typing import Annotated

import scipy.sparse as sp
from msgspec import Meta

from summarize.extraction.lexrank import lexrank
from summarize.extraction.tfidf import Floats
from summarize.models.central import CentralSentences


class LexRank(CentralSentences):
    """Scores a sentence by how often a random walk over sentences that are alike comes by."""

    name = "lexrank"

    def __init__(
        self,
        *,
        threshold: Annotated[float, Meta(gt=0, lt=1)] | None = 0.1,
        damping: Annotated[float, Meta(gt=0, lt=1)] = 0.85,
        shortest: Annotated[int, Meta(ge=1)] = 9,
        most_alike: Annotated[float, Meta(gt=0, le=1)] = 0.5,
    ) -> None:
        """`threshold`: the least cosine of sentences that are alike; None for continuous LexRank.
        `damping`: how likely a step goes to a sentence that is alike, and not to any. `shortest`: sentences
        with fewer words are taken only where there are no others. `most_alike`: none is taken whose cosine
        with a chosen one is greater.
        """
        super().__init__(shortest=shortest, most_alike=most_alike)
        self._threshold = threshold
        self._damping = damping

    def scores(self, vectors: sp.csr_array) -> Floats:
        """Probabilities of the walk."""
        return lexrank(vectors, threshold=self._threshold, damping=self._damping)
