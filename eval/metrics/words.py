"""Words as the metrics compare them: lower-cased runs of letters and digits, without diacritics.

"Çavuşoğlu" and "Cavusoglu" are one word, "3.5" is two.
"""

from __future__ import annotations

import re

from summarize.text.words import fold

_WORD = re.compile(r"[^\W_]+")

Tokens = list[str]


def tokenize(text: str) -> Tokens:
    """The words of a text, in order."""
    return _WORD.findall(fold(text))


def ngrams(tokens: Tokens, n: int) -> list[tuple[str, ...]]:
    """Every run of `n` tokens, in order."""
    return list(zip(*(tokens[start:] for start in range(n)), strict=False))
