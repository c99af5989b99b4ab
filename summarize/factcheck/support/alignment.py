"""Which sentences of the articles say what a sentence of a summary says.

A passage scores by the content words that it shares with the sentence, each weighted by how rare it is
among the passages (idf), and once more by those that are neighbours in the sentence and stand together in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from summarize.factcheck.articles.passages import Passages, neighbours

SAYS = 0.5
"""A passage of which, with its neighbours, this share of a sentence is found says what the sentence says."""
NAMES_IT = 0.75
"""The same of its names and numbers: those of a claim stand together."""
_SIMILAR = 0.25
"""Where no passage says it, those that come this near are shown."""
_MOST_SIMILAR = 2


@dataclass(frozen=True, slots=True)
class Aligned:
    """A passage and what it says of a sentence."""

    passage: int
    article: int
    score: float
    """Share of the sentence's words and neighbours that it has, 0 to 1."""
    coverage: float
    """Share of its words that the passage has together with those around it, 0 to 1."""
    names: float
    """Share of its names and numbers that it has together with those around it, 0 to 1."""

    @property
    def says_it(self) -> bool:
        """Does it say what the sentence says, as far as words can tell?"""
        return self.coverage >= SAYS and self.names >= NAMES_IT


def align(stems: Sequence[str], named: Collection[str], passages: Passages) -> list[Aligned]:
    """The best passage of every article that shares a word with the sentence, best first.

    `stems` are those of the content words of the sentence, in order; `named` those in its names and numbers.
    """
    weights = {stem: passages.weight(stem) for stem in stems}
    total = sum(weights.values())
    pairs = set(pairwise(stems))
    all_pairs = sum(weights[one] + weights[two] for one, two in pairs)
    shared: dict[int, float] = defaultdict(float)
    together: dict[int, float] = defaultdict(float)
    for stem, weight in weights.items():
        for passage in passages.holding(stem):
            shared[passage] += weight
    for one, two in pairs:
        for passage in passages.holding(one) & passages.holding(two):
            together[passage] += weights[one] + weights[two]
    scores = {
        passage: (share / total + together[passage] / all_pairs) / 2 if all_pairs else share / total
        for passage, share in shared.items()
    }
    best: list[Aligned] = []
    by_article = groupby(sorted(scores), key=lambda one: passages.passages[one].article)
    for article, candidates in by_article:
        passage = max(candidates, key=lambda one: (scores[one], -one))
        around = neighbours(passages, passage)
        found = {stem for stem in weights if not passages.holding(stem).isdisjoint(around)}
        covered = sum(weights[stem] for stem in found) / total
        names = sum(stem in found for stem in named) / len(named) if named else 1.0
        best.append(Aligned(passage, article, scores[passage], covered, names))
    return sorted(best, key=lambda one: (-one.score, one.passage))


def sayers(aligned: Sequence[Aligned]) -> list[Aligned]:
    """Those that say what the sentence says, best first."""
    return [one for one in aligned if one.says_it]


def shown(aligned: Sequence[Aligned]) -> list[Aligned]:
    """Those that a reader should see: what says it, else what comes nearest."""
    return sayers(aligned) or [one for one in aligned if one.coverage >= _SIMILAR][:_MOST_SIMILAR]
