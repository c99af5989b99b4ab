"""Decoder-only models: chat models through their template, base models through a plain prompt.

summarize model=hf_causal model.path=HuggingFaceTB/SmolLM2-360M-Instruct
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarize.models.control_tokens import neutralise
from summarize.models.placement import DType
from summarize.models.transformers_model import TransformersModel
from summarize.models.weights import Weights, resolve
from summarize.types import Decoding, Request

MARK = "- "
"""What stands before each document of a prompt."""


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
        turns = [
            (_listed(documents), answer) for documents, answer in (*request.examples, (request.documents, ""))
        ]
        safe = [(neutralise(given, control), neutralise(answer, control)) for given, answer in turns]
        if not tokenizer.chat_template:
            shown = "\n\n".join(f"{given}\n=> {answer}" for given, answer in safe)
            return f"{neutralise(request.instruction, control)}\n\n{shown}".rstrip()
        messages = [{"role": "system", "content": request.instruction}]
        for given, answer in safe:
            messages += [{"role": "user", "content": given}, {"role": "assistant", "content": answer}]
        rendered: str = tokenizer.apply_chat_template(
            messages[:-1], tokenize=False, add_generation_prompt=True
        )
        return rendered

    def tidy(self, text: str) -> str:
        """Without the list mark of the prompt, which small models repeat before their answer."""
        return text.removeprefix(MARK)

    def run_batch(
        self, prompts: Sequence[str], copies: int, max_new_tokens: int, decoding: Decoding
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
            decoding,
            input_ids=ids.repeat_interleave(copies, dim=0),
            attention_mask=mask.repeat_interleave(copies, dim=0),
            past_key_values=cache,
        )
        return sequences[:, ids.shape[1] :], logprobs


def _listed(documents: Sequence[str]) -> str:
    return "\n".join(f"{MARK}{document}" for document in documents)
