"""How likely one text follows from another, by a sequence-classification model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarize.errors import ConfigError
from summarize.pretrained.loading import load
from summarize.pretrained.placement import DType
from summarize.pretrained.weights import resolve


class Entailment:
    """A model that reads a premise and a hypothesis. Weights load on first use or on `load`."""

    def __init__(
        self,
        *,
        path: str,
        revision: str | None,
        label: str,
        batch_size: int,
        max_tokens: int,
        device: str,
        dtype: DType,
        setting: str = "factcheck",
    ) -> None:
        """`setting` is what the config calls whoever asks, for messages."""
        self.name = path
        self._setting = setting
        self._revision = revision
        self._label = label
        self._batch_size = batch_size
        self._max_tokens = max_tokens
        self._device = device
        self._dtype: DType = dtype
        self._loaded: tuple[Any, Any, int] | None = None

    def load(self) -> None:
        """Load tokenizer and weights.

        Raises ModelError where they are missing, damaged or unsafe, ConfigError where the model has no
        label of that name.
        """
        self._ready()

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """For each premise and hypothesis the probability of the label, 0 to 1.

        A pair that is too long for the model loses the end of the longer text. Pairs of similar length are
        read together, so that little is padded.
        """
        import torch

        if not pairs:
            return []
        model, tokenizer, label = self._ready()
        order = sorted(range(len(pairs)), key=lambda index: sum(map(len, pairs[index])))
        found = [0.0] * len(pairs)
        for start in range(0, len(order), self._batch_size):
            batch = order[start : start + self._batch_size]
            encoded = tokenizer(
                [pairs[index][0] for index in batch],
                [pairs[index][1] for index in batch],
                truncation="longest_first",
                max_length=min(self._max_tokens, tokenizer.model_max_length),
                padding=True,
                return_tensors="pt",
            ).to(model.device)
            with torch.inference_mode():
                probabilities = model(**encoded).logits.float().softmax(dim=-1)[:, label]
            for index, probability in zip(batch, probabilities.tolist(), strict=True):
                found[index] = probability
        return found

    def _ready(self) -> tuple[Any, Any, int]:
        if self._loaded is None:
            from transformers import AutoModelForSequenceClassification

            weights = resolve(self.name, self._revision, self._setting)
            model, tokenizer = load(
                weights,
                AutoModelForSequenceClassification,
                device=self._device,
                dtype=self._dtype,
                adapter=None,
            )
            self._loaded = model, tokenizer, self._index(model.config.id2label)
        return self._loaded

    def _index(self, labels: dict[int, str]) -> int:
        """Which output of the model is the label."""
        for index, label in labels.items():
            if label.casefold() == self._label.casefold():
                return int(index)
        raise ConfigError(
            f"{self._setting}.label={self._label}: the model {self.name} has the labels "
            f"{', '.join(labels.values())}. Name the one that says the premise entails the hypothesis."
        )
