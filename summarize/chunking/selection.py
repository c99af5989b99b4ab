"""Which sentences go into the summary, and which sentences of other articles say the same.

Greedy maximal marginal relevance (Carbonell and Goldstein 1998) within a word budget: at each step
the sentence with the highest score less `redundancy` times its greatest cosine with one chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarize.chunking.salience import Salience
from summarize.chunking.source_sentences import SourceSentence

CONSIDERED = 600
"""Only the best-scored sentences are compared in pairs, so that a huge cluster stays bounded."""


@dataclass(frozen=True, slots=True)
class Group:
    """A chosen sentence and those of other articles that say the same, best match first."""

    chosen: SourceSentence
    companions: tuple[SourceSentence, ...]
    score: float

    @property
    def members(self) -> tuple[SourceSentence, ...]:
        """All sentences, the chosen one first."""
        return (self.chosen, *self.companions)


def select(
    sentences: Sequence[SourceSentence],
    salience: Salience,
    *,
    budget: int,
    redundancy: float,
    words: range,
) -> list[int]:
    """Indices of the chosen sentences, in the order of choice; together at most `budget` words.

    Only sentences that can stand alone and whose number of words lies in `words` are chosen.
    """
    eligible = [
        index
        for index, sentence in enumerate(sentences)
        if sentence.standalone is not None and sentence.words in words
    ]
    ranked = sorted(eligible, key=lambda index: (-salience.scores[index], index))[:CONSIDERED]
    if not ranked:
        return []
    lengths = np.array([sentences[index].words for index in ranked])
    scores = salience.scores[ranked]
    similarity = salience.similarity(ranked, ranked)
    overlap = np.zeros(len(ranked))
    free = np.ones(len(ranked), dtype=bool)
    chosen: list[int] = []
    left = budget
    while True:
        fits = free & (lengths <= left)
        if not fits.any():
            return chosen
        best = int(np.argmax(np.where(fits, scores - redundancy * overlap, -np.inf)))
        free[best] = False
        left -= int(lengths[best])
        overlap = np.maximum(overlap, similarity[best])
        chosen.append(ranked[best])


def with_companions(
    chosen: Sequence[int],
    sentences: Sequence[SourceSentence],
    salience: Salience,
    *,
    threshold: float,
    most: int,
    longest: int,
) -> list[Group]:
    """A group for each chosen sentence: the nearest sentence of each other article, at most `most`.

    A companion has a cosine of at least `threshold` with the chosen sentence and at most `longest` words.
    """
    if not chosen:
        return []
    # Any sentence may stand behind another, so all are compared, but only with the few chosen ones.
    similarity = salience.similarity(chosen, range(len(sentences)))
    groups: list[Group] = []
    for row, index in enumerate(chosen):
        companions: list[SourceSentence] = []
        articles = {sentences[index].article}
        for other in np.argsort(-similarity[row], kind="stable"):
            candidate = sentences[int(other)]
            if len(companions) == most or similarity[row, other] < threshold:
                break
            if candidate.article not in articles and candidate.words <= longest:
                companions.append(candidate)
                articles.add(candidate.article)
        groups.append(Group(sentences[index], tuple(companions), float(salience.scores[index])))
    return groups
