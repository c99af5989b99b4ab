"""How many tokens an answer of so many words may take, and the reverse."""

from __future__ import annotations

from summarize.errors import ConfigError
from summarize.text.token_rate import TOKENS_PER_WORD

SPARE = 8
"""Tokens on top, for the end token and the long words of a short answer."""
SHORTEST = 6
"""Words of the shortest sentence that tells something."""


def tokens_for(words: int) -> int:
    """The limit of new tokens for an answer of at most `words` words."""
    return round(TOKENS_PER_WORD * words) + SPARE


def words_in(tokens: int) -> int:
    """How many words to ask for where an answer may take `tokens` tokens; at least 1."""
    return max(1, int((tokens - SPARE + 0.5) / TOKENS_PER_WORD))


def check_words(setting: str, words: int) -> None:
    """Raises ConfigError where the setting leaves no room for a sentence."""
    if words < SHORTEST:
        raise ConfigError(f"chunking.{setting}={words}: a summary needs at least {SHORTEST} words.")
