"""Small helpers that keep long word lists and patterns readable."""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    """The words of a text that lists them, parted by white space."""
    return frozenset(words.split())


def phrase_set(phrases: str) -> frozenset[str]:
    """The phrases of a text that lists them, parted by bars; line breaks count as spaces."""
    return frozenset(" ".join(phrase.split()) for phrase in phrases.split("|"))


def any_of(*patterns: str) -> str:
    """One regular expression for any of several."""
    return f"(?:{'|'.join(patterns)})"


def whatever_case(*patterns: str) -> re.Pattern[str]:
    """Any of several patterns, in capitals or not."""
    return re.compile(any_of(*patterns), re.IGNORECASE)
