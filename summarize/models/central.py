"""Sentences that are central to all the documents: what the classical methods without a model share.

Only sentences that can stand alone as they are and have a fair length are taken, in the order of their
scores, none that is too like a chosen one. Neither the order of the documents nor the seed plays a part.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

import scipy.sparse as sp

from summarize.extraction.filling import fill, news_first, readable
from summarize.extraction.tfidf import Floats, Tfidf
from summarize.models.extractive import ExtractiveModel, Task

DECIMALS = 9
"""Scores that differ by less differ by the order of a sum."""


class CentralSentences(ExtractiveModel):
    """The sentences with the highest scores; a subclass scores them."""

    def __init__(self, *, shortest: int, most_alike: float) -> None:
        self._shortest = shortest
        self._most_alike = most_alike

    @abstractmethod
    def scores(self, vectors: sp.csr_array) -> Floats:
        """(sentences,) from their tf-idf vectors, (sentences, stems), rows of length 1 or 0."""

    def choose(self, task: Task) -> list[int]:
        """By score; of equals, by their text."""
        sentences = task.sentences
        stems = [sentence.stems for sentence in sentences]
        vectors = Tfidf.of(stems).vectors(stems)
        scores = self.scores(vectors).round(DECIMALS)
        able = readable(sentences, range(self._shortest, task.words + 1), task.words)
        ranking = sorted(able, key=lambda index: (-scores[index], sentences[index].text))
        return fill(ranking, sentences, task.words, vectors=vectors, most_alike=self._most_alike)

    def reading_order(self, chosen: Sequence[int], task: Task) -> list[int]:
        """The news first."""
        return news_first(chosen, task.sentences)
