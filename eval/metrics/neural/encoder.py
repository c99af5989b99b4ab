"""A pretrained encoder that turns texts into vectors of their tokens. Weights load on first use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarize.pretrained.loading import load
from summarize.pretrained.placement import DType
from summarize.pretrained.weights import Weights, resolve

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True, slots=True)
class Loaded:
    """An encoder in memory."""

    model: Any
    tokenizer: Any
    positions: int
    """The most tokens that it reads at once."""


class Encoder:
    """Any model of `transformers.AutoModel`; of an encoder-decoder the encoder."""

    def __init__(
        self,
        *,
        setting: str,
        path: str,
        revision: str | None,
        batch_size: int,
        max_tokens: int,
        device: str,
        dtype: DType,
    ) -> None:
        """`setting` is what the config calls the metric, for messages: `metrics.bertscore`."""
        self.path = path
        self.revision = revision
        self.batch_size = batch_size
        self._setting = setting
        self._max_tokens = max_tokens
        self._device = device
        self._dtype: DType = dtype
        self._loaded: Loaded | None = None

    def find(self) -> Weights:
        """Where the weights are. Raises ConfigError or ModelError where they are not."""
        return resolve(self.path, self.revision, self._setting)

    def name(self) -> str:
        """What a signature calls it."""
        return f"model:{self.path}{f'@{self.revision}' if self.revision else ''}"

    def loaded(self) -> Loaded:
        """The model and its tokenizer. Raises ModelError where the weights are damaged or unsafe."""
        if self._loaded is None:
            from transformers import AutoModel

            model, tokenizer = load(
                self.find(), AutoModel, device=self._device, dtype=self._dtype, adapter=None
            )
            if model.config.is_encoder_decoder:
                model = model.get_encoder()
            room = (
                self._max_tokens,
                tokenizer.model_max_length,
                getattr(model.config, "max_position_embeddings", 0),
            )
            self._loaded = Loaded(model, tokenizer, min(number for number in room if number))
        return self._loaded

    def sums(self, texts: Sequence[str]) -> list[tuple[torch.Tensor, int]]:
        """Of each text the sum of the vectors of its tokens, in float32, and how many these are.

        What is beyond the model's positions is cut off. Texts of similar length are read together.
        """
        import torch

        encoder = self.loaded()
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        found: dict[int, tuple[torch.Tensor, int]] = {}
        for start in range(0, len(order), self.batch_size):
            batch = order[start : start + self.batch_size]
            encoded = encoder.tokenizer(
                [texts[index] for index in batch],
                truncation=True,
                max_length=encoder.positions,
                padding=True,
                return_tensors="pt",
            ).to(encoder.model.device)
            mask = encoded["attention_mask"]
            with torch.inference_mode():
                states = encoder.model(input_ids=encoded["input_ids"], attention_mask=mask).last_hidden_state
            summed = (states.float() * mask[..., None]).sum(dim=1).cpu()
            found.update(zip(batch, zip(summed, mask.sum(dim=1).tolist(), strict=True), strict=True))
        return [found[index] for index in range(len(texts))]
