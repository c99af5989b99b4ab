"""What a model itself says of the next token, before anything bends it.

`generate` shows a logits processor only what others left: tokens that may not be repeated are at minus
infinity, a forced token at 0. A candidate's log-probability is the model's own, so it is taken where the
model gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch


class RawLogits:
    """The logits of the last step of a model that is listened to."""

    def __init__(self) -> None:
        self._last: torch.Tensor | None = None

    def hear(self, _model: Any, _inputs: Any, output: Any) -> None:
        """Keep the last position of a model's output; what torch calls after each forward pass."""
        self._last = output.logits[:, -1]

    def logprobs(self, tokens: torch.Tensor) -> torch.Tensor:
        """Log-probabilities (nats) of tokens (rows, n) as the next ones: (rows, n), at temperature 1."""
        assert self._last is not None
        logits = self._last.float()
        return logits.gather(1, tokens) - logits.logsumexp(dim=-1, keepdim=True)


@contextmanager
def listening(model: Any) -> Iterator[RawLogits]:
    """What `model` says, step by step, while the block runs."""
    said = RawLogits()
    handle = model.register_forward_hook(said.hear)
    try:
        yield said
    finally:
        handle.remove()
