"""What a model makes of a text in one pass without padding, cache or batch: the figure to compare with."""

from __future__ import annotations

from typing import Any

import torch

from summarize.models.transformers_model import TransformersModel
from summarize.types import Candidate, Request


def logprob(model: TransformersModel, request: Request, candidate: Candidate) -> float | None:
    """The log-probability of a candidate of a tiny model, whose tokens are words.

    None where the text does not show all that was written (a control token).
    """
    words = model.tokenizer(candidate.text, add_special_tokens=False).input_ids
    written = [*words, *[model.tokenizer.eos_token_id] * candidate.finished]
    if len(written) != candidate.tokens:
        return None
    inputs = model.encode([model.render(request)])
    with torch.inference_mode():
        logits = _logits(model, inputs, written)
    steps = logits.float().log_softmax(dim=-1)
    return float(sum(steps[step, token] for step, token in enumerate(written)))


def _logits(model: TransformersModel, inputs: dict[str, Any], written: list[int]) -> torch.Tensor:
    """Logits (tokens, vocabulary) at each place where a token was written."""
    inner: Any = model.model
    if not model.shares_positions:
        start = inner.generation_config.decoder_start_token_id
        decoded: torch.Tensor = inner(**inputs, decoder_input_ids=torch.tensor([[start, *written]])).logits
        return decoded[0]
    ids = torch.cat([inputs["input_ids"], torch.tensor([written])], dim=1)
    continued: torch.Tensor = inner(ids).logits
    return continued[0, inputs["input_ids"].shape[1] - 1 :]
