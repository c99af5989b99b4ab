"""A key-value cache that does not copy itself at every token.

transformers' DynamicCache concatenates: at each step it copies all keys and values of the batch.
With many short continuations of one prompt on a CPU that copy is 38 % of the decode time (measured
with 64 sequences of 150 tokens, SmolLM2-135M, bf16). Here the room for the new tokens is reserved
once, and each step writes its own slice. The library's StaticCache does the same but masks and
attends over its full length, and cannot start from a cache that was filled for another batch size.
"""

from __future__ import annotations

from typing import Any

import torch
from transformers.cache_utils import DynamicCache, DynamicLayer


class ReservedLayer(DynamicLayer):
    """A filled DynamicLayer with room for `extra` more tokens."""

    def __init__(self, filled: DynamicLayer, extra: int) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        assert filled.keys is not None
        assert filled.values is not None
        self.dtype, self.device = filled.keys.dtype, filled.keys.device
        self._used = self._shared = filled.keys.shape[-2]
        self._key_room = _with_room(filled.keys, extra)
        self._value_room = _with_room(filled.values, extra)
        self._show()
        self.is_initialized = True

    def update(
        self, key_states: torch.Tensor, value_states: torch.Tensor, *args: Any, **kwargs: Any
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Append states of shape (batch, heads, new tokens, head dimension); return all of them."""
        end = self._used + key_states.shape[-2]
        self._key_room[..., self._used : end, :] = key_states
        self._value_room[..., self._used : end, :] = value_states
        self._used = end
        self._show()
        return self._shown

    def take_over(self, rows: torch.Tensor, others: torch.Tensor) -> None:
        """Let `rows` go on from what `others` have written to the same prompts."""
        for room in (self._key_room, self._value_room):
            room[rows, :, self._shared : self._used] = room[others, :, self._shared : self._used]

    def _show(self) -> None:
        self._shown = (self._key_room[..., : self._used, :], self._value_room[..., : self._used, :])
        self.keys, self.values = self._shown


def _with_room(states: torch.Tensor, extra: int) -> torch.Tensor:
    *outer, length, width = states.shape
    room = states.new_empty((*outer, length + extra, width))
    room[..., :length, :] = states
    return room


def reserve(cache: DynamicCache, extra: int) -> None:
    """Give every plain layer of a filled cache room for `extra` tokens, in place."""
    cache.layers = [
        ReservedLayer(layer, extra) if type(layer) is DynamicLayer else layer for layer in cache.layers
    ]


def reorder(cache: Any, order: torch.Tensor) -> None:
    """Let each row of a cache go on from row `order[row]`, which continues the same prompt, in place.

    What a decoder looks up in the text that it was given is the same for both, and stays.
    `Cache.reorder_cache` would copy that too, and of a reserved layer every row with its prompt.
    """
    rows = (order != torch.arange(len(order), device=order.device)).nonzero().squeeze(1)
    if not len(rows):
        return
    for layer in getattr(cache, "self_attention_cache", cache).layers:
        if isinstance(layer, ReservedLayer):
            layer.take_over(rows, order[rows])
        else:
            layer.reorder_cache(order)
