"""A second model that reads what another wrote: how likely it finds each word of a sentence.

    summarize ranking=second_reader

It reads sentences alone, without what they were made from, so it says whether they are English and not
whether they are true. `decoding/second_reading.py` asks about the words at which they leave their sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from summarize.models.hf_causal import CausalModel
from summarize.text.words import find_words
from summarize.types import ModelCard

if TYPE_CHECKING:
    import torch

_TOGETHER = 16
"""Sentences in one pass: with a vocabulary of 262,144 tokens, 16 of 50 tokens take 0.8 GB of logits."""


class SecondReader:
    """Reads sentences with a decoder-only model of its own."""

    def __init__(self, *, model: CausalModel) -> None:
        self._model = model

    def locate(self) -> None:
        """Find the weights, or make them. Raises ConfigError, ModelError or ResourceError."""
        self._model.locate()

    def card(self) -> ModelCard:
        """Which weights these are; loads them if need be."""
        return self._model.card()

    def read(self, texts: Sequence[str]) -> list[list[float]]:
        """The log-probability (nats) of each word of each text, as `find_words` finds them.

        Raises ModelError or ResourceError where the model cannot be loaded.
        """
        import torch

        found: list[list[float]] = []
        with torch.inference_mode():
            for start in range(0, len(texts), _TOGETHER):
                found += self._read(texts[start : start + _TOGETHER])
        return found

    def _read(self, texts: Sequence[str]) -> list[list[float]]:

        tokenizer, model = self._model.tokenizer, self._model.model
        # Something must stand before the first word, or nothing tells how likely it is.
        begins = tokenizer.eos_token if tokenizer.bos_token is None else tokenizer.bos_token
        encoded = tokenizer(
            [begins + text for text in texts],
            add_special_tokens=False,
            return_offsets_mapping=True,
            return_tensors="pt",
            padding=True,
        )
        mask = encoded["attention_mask"].to(model.device)
        ids = encoded["input_ids"].to(model.device)
        positions = (mask.cumsum(-1) - 1).clamp(min=0)
        logits = model(ids, attention_mask=mask, position_ids=positions).logits[:, :-1].float()
        said = logits.gather(2, ids[:, 1:, None])[..., 0] - logits.logsumexp(dim=-1)
        return [
            _by_word(text, len(begins), offsets[1:].tolist(), row)
            for text, offsets, row in zip(texts, encoded["offset_mapping"], said, strict=True)
        ]


def _by_word(text: str, shift: int, offsets: list[Any], said: torch.Tensor) -> list[float]:
    """Sums over the tokens that a word is written with; padding has no offsets."""
    words = find_words(text)
    tokens = [
        (start - shift, end - shift, value)
        for (start, end), value in zip(offsets, said.tolist(), strict=True)
    ]
    return [
        sum(value for first, last, value in tokens if first < end and last > start)
        for start, end in zip(words.starts, words.ends, strict=True)
    ]
