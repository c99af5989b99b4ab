"""Chat-control tokens inside article text, made harmless.

A template is applied to text, and only then are tokens made of it: `<|im_start|>` in an article would
become the real control token and could end the user's turn. A space inside breaks the spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def neutralise(text: str, control_tokens: Iterable[str]) -> str:
    """`text` with every control token spelled apart: `<|im_end|>` becomes `< |im_end|>`."""
    pattern = _pattern(tuple(sorted({token for token in control_tokens if len(token) > 1})))
    if pattern is None:
        return text
    return pattern.sub(lambda match: f"{match[0][0]} {match[0][1:]}", text)


@lru_cache(maxsize=16)
def _pattern(tokens: tuple[str, ...]) -> re.Pattern[str] | None:
    if not tokens:
        return None
    # Longest first, so that a token that is part of another does not hide it.
    ordered = sorted(tokens, key=len, reverse=True)
    return re.compile("|".join(re.escape(token) for token in ordered))
