"""How near a summary is to its references in meaning, by the vectors of an encoder.

A text's vector is the mean of those of its tokens, its sentences read one by one so that none is cut off
(mean pooling: Reimers and Gurevych 2019, section 3). The figure is the cosine of two texts' vectors:
`embedding_avg` the mean over the references, `embedding_best` the highest. An encoder that was trained
for likeness (sentence-transformers) tells much more than one that was not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from eval.abilities import Pair
from eval.direction import Better
from eval.metrics.neural.encoder import Encoder
from eval.metrics.neural.pairing import comparable, spread
from eval.metrics.shared import sentences_of
from summarize.pretrained.placement import DType
from summarize.types import Cluster, Record, Score

if TYPE_CHECKING:
    import torch

_NAMES = ("embedding_avg", "embedding_best")


class EmbeddingSimilarity:
    """`embedding_avg` and `embedding_best`: cosines, -1 to 1."""

    def __init__(
        self,
        *,
        path: str,
        revision: str | None = None,
        batch_size: Annotated[int, Meta(ge=1)] = 32,
        max_tokens: Annotated[int, Meta(ge=8)] = 256,
        device: str = "auto",
        dtype: DType = "auto",
    ) -> None:
        """`path`: a folder or a hub name. `max_tokens`: what is longer of a sentence is cut."""
        self._max_tokens = max_tokens
        self._encoder = Encoder(
            setting="metrics.embedding",
            path=path,
            revision=revision,
            batch_size=batch_size,
            max_tokens=max_tokens,
            device=device,
            dtype=dtype,
        )

    def check(self) -> None:
        """Raise ConfigError or ModelError where the weights are not there."""
        self._encoder.find()

    def signature(self) -> str:
        """The settings in one line."""
        return f"embedding|{self._encoder.name()}|pooling:mean|read:sentences|max_tokens:{self._max_tokens}"

    def better(self, name: str) -> Better | None:
        """Nearer is better."""
        return "higher"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """The figures of one summary."""
        return self.score_many([(record, cluster)])[0]

    def score_many(self, pairs: Sequence[Pair]) -> list[tuple[Score, ...]]:
        """The figures of many summaries; the sentences of all of them, and of their references, in
        batches."""
        tasks = [comparable(pair) for pair in pairs]
        ready = {place: task for place, task in enumerate(tasks) if not isinstance(task, str)}
        texts = dict.fromkeys(
            text for summary, references in ready.values() for text in (summary, *references)
        )
        vectors = self._vectors(list(texts))
        values = {}
        for place, (summary, references) in ready.items():
            near = [float(vectors[summary] @ vectors[reference]) for reference in references]
            values[place] = {"embedding_avg": sum(near) / len(near), "embedding_best": max(near)}
        return spread(_NAMES, tasks, values)

    def _vectors(self, texts: Sequence[str]) -> dict[str, torch.Tensor]:
        """The vector of each text, of length 1."""
        sentences = [(text, sentence) for text in texts for sentence in sentences_of(text)]
        sums = self._encoder.sums([sentence for _, sentence in sentences])
        total: dict[str, torch.Tensor] = {}
        for (text, _), (summed, _) in zip(sentences, sums, strict=True):
            total[text] = total[text] + summed if text in total else summed
        return {text: vector / vector.norm() for text, vector in total.items()}
