"""Why a request cannot be answered, and what to do, in words: what positions or memory do not hold."""

from __future__ import annotations

from summarize.models.batching import Rendered
from summarize.models.settled import Settled


def no_room(prompt: Rendered, positions: int, model: str) -> str:
    """The positions do not hold the prompt, or not with its answer."""
    return (
        f"A prompt of {prompt.length} tokens and {prompt.limit} new ones do not fit the "
        f"{positions} positions of {model}. Use a smaller chunk or another model."
    )


def no_room_for_answer(prompt: Rendered, positions: int, model: str) -> str:
    """Those in which the model writes do not hold the answer."""
    return (
        f"{prompt.limit} new tokens do not fit the {positions} positions in "
        f"which {model} writes. Use a smaller chunk or another model."
    )


def no_memory(prompt: Rendered, settled: Settled, device: object) -> str:
    """The memory does not hold one request."""
    search, fewer = "", ""
    if settled.beams > 1:
        search, fewer = f" and {settled.beams} beams", "fewer beams (decoding.beams), "
    return (
        f"Memory ran out on {device} with one prompt of {prompt.length} tokens, "
        f"{prompt.limit} new ones{search}. Use {fewer}a smaller chunk, dtype=bf16, a smaller model or a "
        "device with more memory."
    )
