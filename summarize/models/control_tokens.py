"""Chat-control tokens and fences inside article text, made harmless.

A template is applied to text, and only then are tokens made of it: `<|im_start|>` in an article would
become the real control token and could end the user's turn. A space inside breaks the spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any


def special_tokens(tokenizer: Any) -> list[str]:
    """Spellings that a tokenizer reads as control tokens."""
    return [token.content for token in tokenizer.added_tokens_decoder.values() if token.special]


def neutralise(text: str, control_tokens: Iterable[str]) -> str:
    """`text` with every control token spelled apart: `<|im_end|>` becomes `< |im_end|>`."""
    return _apart(text, _exact(tuple(control_tokens)))


def break_fences(text: str, fences: Iterable[str]) -> str:
    """`text` with every fence spelled apart, in capitals too: `</ARTICLE` becomes `< /ARTICLE`."""
    return _apart(text, _any_case(tuple(fences)))


def _apart(text: str, pattern: re.Pattern[str] | None) -> str:
    """`text` with a space inside each match, until there is none.

    Once is not enough where tokens overlap, or have spaces of their own. It ends: each round widens a gap
    between two visible characters of a match, and no spelling is wider than the longest of them.
    """
    while pattern is not None and pattern.search(text):
        text = pattern.sub(_space_inside, text)
    return text


def _space_inside(match: re.Match[str]) -> str:
    """The match with a space after its first mark, so that words stay whole: `Article:` to `Article :`."""
    spelled = match[0]
    visible = [place for place, character in enumerate(spelled) if not character.isspace()]
    first, last = visible[0], visible[-1]
    mark = next((place for place in visible if not spelled[place].isalnum()), first)
    cut = mark if mark == last else mark + 1
    return f"{spelled[:cut]} {spelled[cut:]}"


@lru_cache(maxsize=16)
def _exact(spellings: tuple[str, ...]) -> re.Pattern[str] | None:
    return _pattern(spellings, 0)


@lru_cache(maxsize=16)
def _any_case(spellings: tuple[str, ...]) -> re.Pattern[str] | None:
    return _pattern(spellings, re.IGNORECASE)


def _pattern(spellings: Iterable[str], flags: int) -> re.Pattern[str] | None:
    """What matches any of them, of those that have two visible characters to be spelled apart."""
    breakable = {spelled for spelled in spellings if len("".join(spelled.split())) > 1}
    # Longest first, so that a token that is part of another does not hide it.
    ordered = sorted(breakable, key=lambda spelled: (-len(spelled), spelled))
    return re.compile("|".join(map(re.escape, ordered)), flags) if ordered else None
