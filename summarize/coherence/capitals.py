"""Capitals that a sentence had at its start, and has inside another: "In Moscow, Foreign ministers met"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.text.quoted import mask

_INSIDE = re.compile(r"(?<=[a-z],) (?P<first>[A-Z][a-z]+) (?P<second>[a-z]+)\b")
"""A word with a capital behind a comma, and one without: no name of two words."""


def with_own_capitals(texts: Sequence[str], articles: Sequence[str]) -> list[str]:
    """The texts, each such word small where the articles have it so inside a sentence, never otherwise."""
    return [_mended(text, articles) for text in texts]


def _mended(text: str, articles: Sequence[str]) -> str:
    for match in _INSIDE.finditer(mask(text)):
        rest = f"{match['first'][1:]} {match['second']}"
        small, capital = (
            any(re.search(rf"[\w,] {letter}{rest}\b", article) for article in articles)
            for letter in (match["first"][0].lower(), match["first"][0])
        )
        if small and not capital:
            at = match.start("first")
            text = text[:at] + text[at].lower() + text[at + 1 :]
    return text
