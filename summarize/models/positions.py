"""How many positions a model has, from its own config.

A tokenizer's limit is no help: it may be 1e30. Past the last learned position LED and BART die with a bare
IndexError.
"""

from __future__ import annotations

import sys
from typing import Any

READING = ("max_encoder_position_embeddings", "max_position_embeddings", "n_positions")
"""Where configs keep the positions of what is read: LED's own name first, for it has both."""
WRITING = ("max_decoder_position_embeddings", "max_position_embeddings")
"""The same for what an encoder-decoder model writes. T5 has no end there: its positions are relative."""


def read_positions(config: Any) -> int | None:
    """Positions for a prompt; None where the config does not tell."""
    positions = _first(config, READING)
    if positions is None:
        return None
    # A prompt is filled up to whole windows, and the filling takes positions too.
    return positions // window(config) * window(config)


def written_positions(config: Any) -> int:
    """Positions for what an encoder-decoder model writes."""
    return _first(config, WRITING) or sys.maxsize


def window(config: Any) -> int:
    """Prompts must be a multiple of this long: the attention window of LED, 1 for others."""
    windows = getattr(config, "attention_window", None)
    if isinstance(windows, int):
        return windows
    return max(windows, default=1) if isinstance(windows, (list, tuple)) else 1


def _first(config: Any, names: tuple[str, ...]) -> int | None:
    values = (getattr(config, name, None) for name in names)
    return next((value for value in values if isinstance(value, int) and value > 0), None)
