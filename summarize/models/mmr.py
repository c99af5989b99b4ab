"""The MMR baseline: what fusion chooses, without a model to join it (Carbonell and Goldstein 1998).

summarize model=mmr chunking=concat
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from msgspec import Meta

from summarize.extraction.filling import news_first, readable
from summarize.extraction.salience import Salience, Weights, score_sentences
from summarize.extraction.selection import select
from summarize.models.central import DECIMALS
from summarize.models.extractive import ExtractiveModel, Task

Weight = Annotated[float, Meta(ge=0)]


class Mmr(ExtractiveModel):
    """Sentences by maximal marginal relevance: each the best-scored, less what it repeats.

    The score is that of `extraction.salience`: centrality, support by other documents, position, headline.
    Only sentences that can stand alone as they are and have a fair length are taken.
    """

    name = "mmr"

    def __init__(
        self,
        *,
        redundancy: Weight = 0.85,
        support_weight: Weight = 0.6,
        position_weight: Weight = 0.6,
        headline_weight: Weight = 0.5,
        shortest: Annotated[int, Meta(ge=1)] = 6,
        longest: Annotated[int, Meta(ge=1)] = 40,
    ) -> None:
        """`redundancy`: what a sentence costs that says nothing new. The weights of support, position and
        headline count beside centrality, which weighs 1. `shortest`, `longest`: words of a sentence; others
        are taken only where there are none of that length.
        """
        self._redundancy = redundancy
        self._weights = Weights(support_weight, position_weight, headline_weight)
        self._lengths = range(shortest, longest + 1)

    def choose(self, task: Task) -> list[int]:
        """In the order of choice; of equals, by their text."""
        salience = score_sentences(task.sentences, task.headlines, self._weights)
        able = readable(task.sentences, self._lengths, task.words)
        able.sort(key=lambda index: task.sentences[index].text)
        chosen = select(
            [replace(task.sentences[index], standalone=task.sentences[index].text) for index in able],
            Salience(salience.scores[able].round(DECIMALS), salience.vectors[able]),
            budget=task.words,
            redundancy=self._redundancy,
            words=range(1, task.words + 1),
        )
        return [able[row] for row in chosen]

    def reading_order(self, chosen: Sequence[int], task: Task) -> list[int]:
        """The news first."""
        return news_first(chosen, task.sentences)
