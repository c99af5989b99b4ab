"""BERTScore (Zhang et al. 2020, section 3) through torchmetrics: words matched by meaning, in context.

Each token of a text meets the token of the other that is nearest to it, by the cosine of a model's
vectors: of the summary's tokens the mean is the precision, of the reference's the recall. Of several
references the highest counts, for each figure on its own, as in the authors' code. Neither rescaled nor
weighted by idf: figures lie close together (.8 to .95 with most models) and say nothing across models.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

from msgspec import Meta

from eval.abilities import Pair
from eval.direction import Better
from eval.metrics.neural.encoder import Encoder
from eval.metrics.neural.pairing import comparable, spread
from summarize.errors import ResourceError
from summarize.pretrained.placement import DType
from summarize.types import Cluster, Record, Score

_NAMES = ("bertscore_p", "bertscore_r", "bertscore_f")
_TOGETHER = 2
"""Pairs in one call. torchmetrics (1.9) sorts the texts of both sides by length and undoes it with the
order of the sort instead of its inverse, so that with three pairs and more it compares texts of different
pairs (github.com/Lightning-AI/torchmetrics/issues/2728); the order of two is its own inverse."""


class BertScore:
    """`bertscore_p`, `_r` and `_f`."""

    def __init__(
        self,
        *,
        path: str,
        revision: str | None = None,
        layer: Annotated[int, Meta(ge=0)] | None = None,
        max_tokens: Annotated[int, Meta(ge=8)] = 512,
        device: str = "auto",
        dtype: DType = "auto",
    ) -> None:
        """`path`: a folder or a hub name. `layer`: whose vectors are compared; None takes the last. The
        authors recommend 17 for roberta-large and 40 for deberta-xlarge-mnli. `max_tokens`: what is
        longer is cut."""
        self._layer = layer
        self._max_tokens = max_tokens
        self._encoder = Encoder(
            setting="metrics.bertscore",
            path=path,
            revision=revision,
            batch_size=_TOGETHER,
            max_tokens=max_tokens,
            device=device,
            dtype=dtype,
        )

    def check(self) -> None:
        """Raise ResourceError without torchmetrics, ConfigError or ModelError without the weights."""
        _version()
        self._encoder.find()

    def signature(self) -> str:
        """The settings in one line."""
        layer = "last" if self._layer is None else self._layer
        return (
            f"bertscore|{self._encoder.name()}|layer:{layer}|idf:no|rescaled:no|refs:best"
            f"|max_tokens:{self._max_tokens}|torchmetrics:{_version()}"
        )

    def better(self, name: str) -> Better | None:
        """Nearer is better."""
        return "higher"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """The figures of one summary."""
        return self.score_many([(record, cluster)])[0]

    def score_many(self, pairs: Sequence[Pair]) -> list[tuple[Score, ...]]:
        """The figures of many summaries, read in batches."""
        tasks = [comparable(pair) for pair in pairs]
        against = [
            (place, task[0], reference)
            for place, task in enumerate(tasks)
            if not isinstance(task, str)
            for reference in task[1]
        ]
        best: dict[int, dict[str, float]] = {}
        for start in range(0, len(against), _TOGETHER):
            part = against[start : start + _TOGETHER]
            rows = self._compare([summary for _, summary, _ in part], [reference for _, _, reference in part])
            for (place, _, _), row in zip(part, rows, strict=True):
                kept = best.setdefault(place, row)
                best[place] = {name: max(kept[name], row[name]) for name in _NAMES}
        return spread(_NAMES, tasks, best)

    def _compare(self, summaries: list[str], references: list[str]) -> list[dict[str, float]]:
        """Each summary with the reference of the same place."""
        import torch
        from torchmetrics.functional.text.bert import bert_score

        encoder = self._encoder.loaded()
        found = bert_score(
            summaries,
            references,
            model=encoder.model,
            user_tokenizer=encoder.tokenizer,
            num_layers=self._layer,
            device=encoder.model.device,
            max_length=encoder.positions,
            batch_size=self._encoder.batch_size,
            truncation=True,
        )
        # Of one pair the library gives numbers and not lists of one, and fails over lists of references.
        columns = [torch.as_tensor(found[key]).reshape(-1).tolist() for key in ("precision", "recall", "f1")]
        return [dict(zip(_NAMES, row, strict=True)) for row in zip(*columns, strict=True)]


def _version() -> str:
    try:
        return version("torchmetrics")
    except PackageNotFoundError:
        raise ResourceError(
            "metrics.bertscore needs the package torchmetrics, which is not installed. "
            "Install it with: pip install 'newsfuse[neural]'"
        ) from None
