"""Decoder-only models: chat models through their template, base models through a plain prompt.

summarize model=hf_causal model.path=HuggingFaceTB/SmolLM2-360M-Instruct
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarize.models.chat import messages, plain
from summarize.models.settled import Settled
from summarize.models.transformers_model import TransformersModel
from summarize.pretrained.placement import DType
from summarize.pretrained.weights import Weights, resolve
from summarize.types import Request

MARK = "- "
"""A list mark, which small models repeat before their answer when their prompt is a list."""


class CausalModel(TransformersModel):
    """A decoder-only model, from a folder or the hub."""

    padding_side = "left"  # new tokens must follow the prompt, not the padding

    def __init__(
        self,
        *,
        path: str,
        revision: str | None = None,
        device: str = "auto",
        dtype: DType = "auto",
        max_batch_tokens: int = 32_768,
    ) -> None:
        super().__init__(name=path, device=device, dtype=dtype, max_batch_tokens=max_batch_tokens)
        self._path = path
        self._revision = revision

    def locate(self) -> Weights:
        """The folder or hub name of `model.path`."""
        return resolve(self._path, self._revision)

    def auto_class(self) -> Any:
        """AutoModelForCausalLM."""
        from transformers import AutoModelForCausalLM

        return AutoModelForCausalLM

    @property
    def adds_special_tokens(self) -> bool:
        """A chat template writes its own begin token."""
        return not self.tokenizer.chat_template

    def render(self, request: Request) -> str:
        """The chat template over instruction, worked examples and documents; else the same as plain text."""
        tokenizer, control = self.tokenizer, self.control_tokens
        if not tokenizer.chat_template:
            return plain(request, control)
        rendered: str = tokenizer.apply_chat_template(
            messages(request, control), tokenize=False, add_generation_prompt=True
        )
        return rendered

    def tidy(self, text: str) -> str:
        """Without a list mark before it."""
        return text.removeprefix(MARK)

    def run_batch(
        self, prompts: Sequence[str], copies: int, max_new_tokens: int, settled: Settled
    ) -> tuple[Any, list[list[float]]]:
        """Read each prompt once, then continue it `copies` times.

        `generate(num_return_sequences=...)` would read every prompt `copies` times over.
        """
        from transformers import DynamicCache

        from summarize.models.cache import reserve

        model = self.model
        encoded = self.tokenizer(
            list(prompts), return_tensors="pt", padding=True, add_special_tokens=self.adds_special_tokens
        ).to(model.device)
        ids, mask = encoded["input_ids"], encoded["attention_mask"]
        cache = DynamicCache(config=model.config)
        if ids.shape[1] > 1:
            # All but the last token: `generate` needs one to start from.
            positions = (mask.cumsum(-1) - 1).clamp(min=0)
            model(
                ids[:, :-1],
                attention_mask=mask[:, :-1],
                position_ids=positions[:, :-1],
                past_key_values=cache,
                use_cache=True,
                logits_to_keep=1,
            )
            cache.batch_repeat_interleave(copies)
            reserve(cache, max_new_tokens + 1)
        sequences, logprobs = self.sample(
            copies,
            max_new_tokens,
            settled,
            input_ids=ids.repeat_interleave(copies, dim=0),
            attention_mask=mask.repeat_interleave(copies, dim=0),
            past_key_values=cache,
        )
        return sequences[:, ids.shape[1] :], logprobs
