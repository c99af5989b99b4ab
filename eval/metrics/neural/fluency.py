"""How well a summary reads, by how likely a language model finds it that had no part in writing it.

`perplexity` is `exp(-sum of log-probabilities / words)`, each sentence read alone: by the word, so that
models with other tokens compare roughly; without the articles, so that it says whether a sentence is
English, not whether it is true. Names and numbers are unlikely in any sentence, so a summary that says
more is found less fluent. A model that shares its weights or its training with the one that wrote is no
judge.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

from eval.abilities import Pair
from eval.direction import Better
from eval.metrics.unscored import unscored, why_no_summary
from summarize.types import Cluster, ModelCard, Record, Score

_NAMES = ("perplexity",)


class Reader(Protocol):
    """A language model that says how likely it finds what another wrote."""

    def locate(self) -> None:
        """Raise ConfigError, ModelError or ResourceError where its weights are not there."""
        ...

    def read(self, texts: Sequence[str]) -> list[list[float]]:
        """The log-probability (nats) of each word of each text, in batches."""
        ...

    def card(self) -> ModelCard:
        """Which weights these are; loads them if need be."""
        ...


class Fluency:
    """`perplexity`: 1 and more."""

    def __init__(self, *, reader: Reader) -> None:
        self._reader = reader
        self._card: ModelCard | None = None

    def check(self) -> None:
        """Raise ConfigError, ModelError or ResourceError where the weights are not there."""
        self._reader.locate()

    def signature(self) -> str:
        """The settings in one line; which weights these were is known once they have read something."""
        card = self._card
        weights = f"{card.name}|{card.digest or card.revision or card.source}" if card else "not loaded"
        return f"fluency|perplexity:by word|read:sentences alone|model:{weights}"

    def better(self, name: str) -> Better | None:
        """What is less surprising reads better."""
        return "lower"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """The figure of one summary."""
        return self.score_many([(record, cluster)])[0]

    def score_many(self, pairs: Sequence[Pair]) -> list[tuple[Score, ...]]:
        """The figures of many summaries: their sentences are read together, those of one length side by
        side."""
        sentences = dict.fromkeys(
            sentence.text
            for record, _ in pairs
            if record.status != "failed" and record.summary
            for sentence in record.summary.sentences
            if sentence.text.strip()
        )
        order = sorted(sentences, key=len)
        said = dict(zip(order, self._reader.read(order), strict=True))
        if order:
            self._card = self._reader.card()
        return [self._score(record, said) for record, _ in pairs]

    def _score(self, record: Record, said: dict[str, list[float]]) -> tuple[Score, ...]:
        if record.status == "failed" or record.summary is None:
            return unscored(_NAMES, why_no_summary(record))
        words = [value for sentence in record.summary.sentences for value in said.get(sentence.text, ())]
        if not words:
            return unscored(_NAMES, "the summary has no word")
        return (Score("perplexity", math.exp(-sum(words) / len(words))),)
