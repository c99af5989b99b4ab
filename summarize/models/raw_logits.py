"""What a model itself says of the next token, before anything bends it.

`generate` shows a logits processor only what others left: tokens that may not be repeated are at minus
infinity, a forced token at 0. A candidate's log-probability is the model's own, so it is taken where the
model gives it. Where beams are searched, `generate` bends log-probabilities, and not logits, so that is what
it gets in their rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch

ALL = slice(None)


class RawLogits:
    """The logits of the last step of a model that is listened to, and its cache."""

    def __init__(self, normalised: torch.Tensor | None = None) -> None:
        """In the rows `normalised` the model is made to give log-probabilities instead of logits."""
        self._normalised = normalised
        self._last: torch.Tensor | None = None
        self.cache: Any = None

    def hear(self, _model: Any, _inputs: Any, output: Any) -> None:
        """Keep the last position of a model's output; what torch calls after each forward pass."""
        logits = output.logits[:, -1]
        if self._normalised is not None:
            logits = logits.to(torch.float32, copy=True)
            logits[self._normalised] = logits[self._normalised].log_softmax(dim=-1)
            output.logits = logits[:, None]
        self._last, self.cache = logits, output.get("past_key_values")

    def logprobs(self, tokens: torch.Tensor, rows: torch.Tensor | slice = ALL) -> torch.Tensor:
        """Log-probabilities (nats) of the next tokens (rows, n) of some rows: (rows, n), at temperature 1."""
        assert self._last is not None
        logits = self._last[rows].float()
        return logits.gather(1, tokens) - logits.logsumexp(dim=-1, keepdim=True)


@contextmanager
def listening(model: Any, normalised: torch.Tensor | None = None) -> Iterator[RawLogits]:
    """What `model` says, step by step, while the block runs."""
    said = RawLogits(normalised)
    handle = model.register_forward_hook(said.hear)
    try:
        yield said
    finally:
        handle.remove()
