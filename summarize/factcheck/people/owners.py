"""Whose office it is where that is no country: "the U.N. secretary-general", "president of the UCI"."""

from __future__ import annotations

from summarize.factcheck.people.names import TOGETHER
from summarize.factcheck.people.titles import Title
from summarize.text.names import NO_NAMES, is_capitalised
from summarize.text.words import Words

_MOST_WORDS = 4
"""Words of an owner's name."""
_ARTICLES = ("the", "a", "an")


def around_owner(words: Words, title: Title) -> tuple[int, int]:
    """First and last word of a title with the organisation before or after it, and the article before."""
    first, last = title.first, title.last
    if not is_capitalised(words.raw(first)) or words.raw(first).isupper() or _is_name(words, first - 1):
        while title.first - first < _MOST_WORDS and _goes_before(words, first):
            first -= 1
    if words.key(first - 1) in _ARTICLES and words.gap(first) == " ":
        first -= 1
    if words.key(last + 1) == "of" and words.gap(last + 1) == " ":
        last += 1 + (words.key(last + 2) == "the")
        end = last
        while last - end < _MOST_WORDS and words.gap(last + 1) == " " and _is_name(words, last + 1):
            last += 1
        if last == end:
            last = title.last
    return first, last


def _goes_before(words: Words, index: int) -> bool:
    return words.gap(index).strip("'’s") in ("", *TOGETHER) and _is_name(words, index - 1)


def _is_name(words: Words, index: int) -> bool:
    return 0 <= index < len(words) and words.keys[index] not in NO_NAMES and is_capitalised(words.raw(index))
