"""Weights and tokenizer of a model of the transformers library: found, loaded once, named."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from summarize.models.control_tokens import special_tokens
from summarize.models.makers_choice import take_over
from summarize.pretrained.adapters import adapter_note, find_adapter
from summarize.pretrained.loading import load
from summarize.pretrained.placement import DType, choose_device
from summarize.pretrained.weights import Weights
from summarize.types import ModelCard


class LoadedModel(ABC):
    """Tokenizer and weights, loaded at their first use. A subclass says where they are."""

    padding_side = "right"

    def __init__(
        self, *, name: str, device: str, dtype: DType, adapter: str | None = None, licence: str = ""
    ) -> None:
        self.name = name
        self._device_name = device
        self._dtype_name: DType = dtype
        self._adapter = adapter
        self._licence = licence
        self._weights: Weights | None = None
        self._loaded: tuple[Any, Any] | None = None
        self._own: Any = None

    @abstractmethod
    def locate(self) -> Weights:
        """Find the weights; may convert them. Raises ModelError, ResourceError or ConfigError."""

    @abstractmethod
    def auto_class(self) -> Any:
        """The transformers Auto class that loads the weights."""

    @property
    def model(self) -> Any:
        """The loaded model."""
        self.load()
        assert self._loaded is not None
        return self._loaded[0]

    @property
    def tokenizer(self) -> Any:
        """The loaded tokenizer."""
        self.load()
        assert self._loaded is not None
        return self._loaded[1]

    def load(self) -> None:
        """Load tokenizer and weights. Raises ModelError where they are missing, damaged or unsafe."""
        if self._loaded is not None:
            return
        # What is wrong with the settings is told before a file is converted, which may take a minute.
        choose_device(self._device_name)
        if self._adapter is not None:
            find_adapter(self._adapter)
        weights = self.locate()
        model, tokenizer = load(
            weights,
            self.auto_class(),
            device=self._device_name,
            dtype=self._dtype_name,
            adapter=self._adapter,
        )
        tokenizer.padding_side = self.padding_side
        self.prepare(model, tokenizer)
        self._own = take_over(model)
        self._weights, self._loaded = weights, (model, tokenizer)

    def prepare(self, model: Any, tokenizer: Any) -> None:
        """What a subclass must know of model and tokenizer before the first request; may raise ModelError."""
        return

    def card(self) -> ModelCard:
        """Which weights these are; loads them."""
        model = self.model
        assert self._weights is not None
        return ModelCard(
            name=self.name,
            source=self._weights.source,
            revision=getattr(model.config, "_commit_hash", None) or self._weights.revision,
            digest=self._weights.digest,
            device=str(model.device),
            dtype=str(model.dtype).removeprefix("torch."),
            attention=str(getattr(model.config, "_attn_implementation", None) or ""),
            licence=self._licence,
            note=adapter_note(self._adapter),
        )

    def count_texts(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text alone, without begin and end tokens."""
        if not texts:
            return []
        return [len(ids) for ids in self.tokenizer(list(texts), add_special_tokens=False).input_ids]

    def encode(self, prompts: Sequence[str]) -> dict[str, Any]:
        """Ids and attention mask of prompts, (prompts, tokens), padded, on the model's device."""
        encoded = self.tokenizer(
            list(prompts), return_tensors="pt", padding=True, add_special_tokens=self.adds_special_tokens
        ).to(self.model.device)
        return {"input_ids": encoded["input_ids"], "attention_mask": encoded["attention_mask"]}

    @property
    def control_tokens(self) -> list[str]:
        """Spellings that the tokenizer reads as control tokens."""
        return special_tokens(self.tokenizer)

    def end_tokens(self) -> list[int]:
        """Token ids that end a sequence: the model's own, the tokenizer's, and the padding after them."""
        configured = self.model.generation_config.eos_token_id
        ends = configured if isinstance(configured, list) else [configured]
        known = {*ends, self.tokenizer.eos_token_id, self.tokenizer.pad_token_id}
        return sorted(token for token in known if token is not None)

    def _length(self, text: str) -> int:
        return len(self.tokenizer(text, add_special_tokens=self.adds_special_tokens).input_ids)

    @property
    def adds_special_tokens(self) -> bool:
        """Whether the tokenizer adds begin and end tokens; a chat template brings its own."""
        return True
