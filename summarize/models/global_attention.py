"""Where a model with sliding-window attention looks everywhere from: the first token and the separators.

LED's authors put global attention on `<s>` (Beltagy et al. 2020, section 7); PRIMERA's on every `<doc-sep>`
too, so that the documents are compared through them (Xiao et al. 2022, section 2.1).
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch


def takes_global_attention(model: Any) -> bool:
    """Whether a model's forward pass takes a `global_attention_mask`."""
    return "global_attention_mask" in inspect.signature(model.forward).parameters


def global_attention(ids: torch.Tensor, mask: torch.Tensor, separator: int | None) -> torch.Tensor:
    """1 on the first token of each row and on every separator, 0 elsewhere: (rows, tokens).

    `mask` is the attention mask, 0 on padding, which stands on the right.
    """
    everywhere = mask.new_zeros(mask.shape)
    everywhere[:, 0] = 1
    if separator is not None:
        everywhere[ids == separator] = 1
    return everywhere * mask
