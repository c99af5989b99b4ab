"""Which sentences go into the summary, and which sentences of other articles say the same.

Greedy maximal marginal relevance (Carbonell and Goldstein 1998) within a word budget: at each step
the sentence with the highest score, less `redundancy` times what is not new in it. That is the sum of
  its greatest overlap with one chosen sentence: shared content stems over those of the shorter one;
  the share of its content stems that any chosen sentence has.
Overlap and not tf-idf cosine, because the words of the main event stand in so many sentences that tf-idf
gives them no weight: with it, five articles' openings would all be chosen, each telling that event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarize.extraction.salience import Salience
from summarize.extraction.source_sentences import SourceSentence

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
    stems = [frozenset(sentences[index].stems) for index in ranked]
    overlap = _overlaps(stems)
    repeated = np.zeros(len(ranked))
    said: set[str] = set()
    free = np.ones(len(ranked), dtype=bool)
    chosen: list[int] = []
    left = budget
    while True:
        fits = free & (lengths <= left)
        if not fits.any():
            return chosen
        known = np.array([len(own & said) / max(1, len(own)) for own in stems])
        best = int(np.argmax(np.where(fits, scores - redundancy * (repeated + known), -np.inf)))
        free[best] = False
        left -= int(lengths[best])
        repeated = np.maximum(repeated, overlap[best])
        said |= stems[best]
        chosen.append(ranked[best])


def _overlaps(stems: Sequence[frozenset[str]]) -> NDArray[np.float64]:
    """Shared stems over those of the shorter sentence, for all pairs: (sentences, sentences), 0 to 1."""
    vocabulary = {stem: column for column, stem in enumerate(dict.fromkeys(s for own in stems for s in own))}
    has = np.zeros((len(stems), len(vocabulary)))
    for row, own in enumerate(stems):
        has[row, [vocabulary[stem] for stem in own]] = 1
    sizes = has.sum(axis=1)
    shared: NDArray[np.float64] = (has @ has.T) / np.maximum(1, np.minimum(sizes[:, None], sizes[None, :]))
    return shared


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
