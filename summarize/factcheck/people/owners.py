"""Whose office it is where that is no country: "the U.N. secretary-general", "president of the UCI"."""

from __future__ import annotations

from summarize.factcheck.people.names import TOGETHER
from summarize.factcheck.people.titles import WITH_ANY_OWNER, Title
from summarize.text.names import NO_NAMES, is_capitalised, is_qualifier
from summarize.text.words import Words

_MOST_WORDS = 4
"""Words of an owner's name."""
OWNED = ("of", "for", "to", "at")
"""After a title, whose it is."""
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


def has_no_owner(words: Words, title: Title) -> bool:
    """Does a title without a country stand alone: no "club president", "Ali's spokesman", "king of pop"?"""
    before, gap = words.key(title.first - 1), words.gap(title.first)
    if title.office in WITH_ANY_OWNER:
        return True
    if words.key(title.last + 1) in OWNED and words.gap(title.last + 1) == " ":
        return False
    if gap.startswith(("'", "’")) or is_qualifier(before):
        return False
    if gap not in TOGETHER or not before or before in NO_NAMES:
        return True
    return is_capitalised(words.raw(title.first)) and not is_capitalised(words.raw(title.first - 1))


def _goes_before(words: Words, index: int) -> bool:
    return words.gap(index).strip("'’s") in ("", *TOGETHER) and _is_name(words, index - 1)


def _is_name(words: Words, index: int) -> bool:
    return 0 <= index < len(words) and words.keys[index] not in NO_NAMES and is_capitalised(words.raw(index))
