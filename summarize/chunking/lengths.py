"""How many tokens an answer of so many words may take."""

from __future__ import annotations

TOKENS_PER_WORD = 1.6
"""More than English news takes with any common vocabulary (1.2 to 1.4), so that sentences can end."""


def tokens_for(words: int) -> int:
    """The limit of new tokens for an answer of at most `words` words."""
    return round(TOKENS_PER_WORD * words) + 8
