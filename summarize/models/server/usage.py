"""Tokens and money: what a call cost, and which of its candidates wrote how much of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

Price = Annotated[float, Meta(ge=0)]


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in a currency of your choice. Cached tokens are priced like others."""

    input: Price = 0.0
    """Of the prompts."""
    output: Price = 0.0
    """Of what the model writes, its reasoning included."""

    def cost(self, prompt_tokens: int, completion_tokens: int) -> float:
        """The price of one call."""
        return (prompt_tokens * self.input + completion_tokens * self.output) / 1_000_000


def shared(total: int, weights: Sequence[int]) -> list[int]:
    """`total` in whole parts, as `weights` are to each other (largest remainders; all parts sum to it)."""
    whole = sum(weights)
    if not whole:
        return shared(total, [1] * len(weights)) if weights else []
    exact = [total * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda index: parts[index] - exact[index])
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return parts
