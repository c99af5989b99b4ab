"""Decoder-only models: chat models through their template, base models through a plain prompt.

summarize model=hf_causal model.path=HuggingFaceTB/SmolLM2-360M-Instruct
summarize model=hf_causal model.path=DIR/model.gguf model.adapter=DIR
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.errors import ConfigError, ModelError
from summarize.models.chat import MARK
from summarize.models.control_tokens import special_tokens
from summarize.models.generating import Written
from summarize.models.reasoning import without_reasoning
from summarize.models.rendering import Renderer
from summarize.models.settled import Settled
from summarize.models.transformers_model import TransformersModel
from summarize.pretrained.gguf import gguf_weights
from summarize.pretrained.placement import DType
from summarize.pretrained.weights import Weights, resolve
from summarize.types import Candidate, Request

if TYPE_CHECKING:
    from summarize.models.supported.holding import Holding

OURS = frozenset({"tokenize", "add_generation_prompt", "continue_final_message", "return_dict"})
"""Arguments of `apply_chat_template` that are no variables of the template."""


class CausalModel(TransformersModel):
    """A decoder-only model, from a folder, a GGUF file or the hub."""

    padding_side = "left"  # new tokens must follow the prompt, not the padding

    def __init__(
        self,
        *,
        path: str,
        revision: str | None = None,
        adapter: str | None = None,
        licence: str = "",
        template_options: Mapping[str, Any] | None = None,
        device: str = "auto",
        dtype: DType = "auto",
        max_batch_tokens: int = 32_768,
    ) -> None:
        """`adapter` is a folder of peft's; `template_options` are variables of the chat template."""
        super().__init__(
            name=path,
            device=device,
            dtype=dtype,
            max_batch_tokens=max_batch_tokens,
            adapter=adapter,
            licence=licence,
        )
        self._path = path
        self._revision = revision
        self._template_options = dict(template_options or {})
        self._renderer: Renderer | None = None
        if taken := sorted(self._template_options.keys() & OURS):
            raise ConfigError(
                f"model.template_options.{taken[0]} is no variable of a template: leave it out."
            )

    def locate(self) -> Weights:
        """The folder, GGUF file or hub name of `model.path`; a GGUF file is converted at its first use."""
        file = Path(self._path).expanduser()
        if file.is_file():
            return gguf_weights(file)
        return resolve(self._path, self._revision)

    def prepare(self, model: Any, tokenizer: Any) -> None:
        """See what the chat template makes of a request. Raises ModelError where it fails."""
        try:
            self._renderer = Renderer(tokenizer, special_tokens(tokenizer), self._template_options)
        except ValueError as error:
            raise ModelError(
                f"The chat template of {self.name} cannot be used: {error} Use another model, or set the "
                "variables that it needs: model.template_options='{name: value}'"
            ) from error
        if not self._renderer.chats:
            own = model.generation_config
            known = own.eos_token_id if isinstance(own.eos_token_id, list) else [own.eos_token_id]
            own.eos_token_id = [end for end in (*known, *_line_ends(tokenizer)) if end is not None]

    def auto_class(self) -> Any:
        """AutoModelForCausalLM."""
        from transformers import AutoModelForCausalLM

        return AutoModelForCausalLM

    @property
    def renderer(self) -> Renderer:
        """How requests become text."""
        self.load()
        assert self._renderer is not None
        return self._renderer

    @property
    def adds_special_tokens(self) -> bool:
        """A chat template writes its own begin token."""
        return not self.renderer.chats

    def render(self, request: Request) -> str:
        """The chat template over instruction, worked examples and documents; else the same as plain text."""
        return self.renderer.text(request)

    def tidy(self, text: str) -> str:
        """Without the reasoning before it, and without a list mark."""
        return without_reasoning(text, opened=self.renderer.opens_reasoning).removeprefix(MARK)

    def _candidate(self, row: list[int], logprobs: list[float], limit: int, settled: Settled) -> Candidate:
        """A base model's answer is one line, as in its prompt; then it goes on with documents of its own."""
        made = super()._candidate(row, logprobs, limit, settled)
        line, broken, _ = made.text.partition("\n")
        if self.renderer.chats or not broken:
            return made
        return replace(made, text=line.rstrip(), finished=True)

    def run_batch(
        self,
        prompts: Sequence[str],
        copies: int,
        limits: Sequence[int],
        settled: Settled,
        held: Holding | None,
    ) -> Written:
        """Read each prompt once, then continue it in as many rows as are worked on.

        `generate(num_return_sequences=...)` would read every prompt once for each row.
        """
        from transformers import DynamicCache

        from summarize.models.cache import reserve

        model = self.model
        encoded, rows = self.encode(prompts), settled.rows(copies)
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
            cache.batch_repeat_interleave(rows)
            reserve(cache, max(limits) + 1)
        return self.write(
            copies,
            limits,
            settled,
            held,
            given=ids.shape[1],
            input_ids=ids.repeat_interleave(rows, dim=0),
            attention_mask=mask.repeat_interleave(rows, dim=0),
            past_key_values=cache,
        )


def _line_ends(tokenizer: Any) -> list[int]:
    """The tokens that are nothing but new lines."""
    runs = (tokenizer("\n" * count, add_special_tokens=False).input_ids for count in range(1, 9))
    return sorted({run[0] for run in runs if len(run) == 1} - {tokenizer.unk_token_id})
