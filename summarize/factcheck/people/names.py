"""The personal names that stand beside a title."""

from __future__ import annotations

from collections.abc import Container

from summarize.text.names import NO_NAMES, ORG_NOUNS, PARTICLES, TITLES, is_capitalised
from summarize.text.words import Words

TOGETHER, APART = (" ", "-"), (" ", ", ")
"""What stands between the words of a name, and before one in apposition."""
_LONGEST = 5
_DETERMINERS = ("the", "a", "an", "his", "her", "its", "their")


def name_after(words: Words, index: int, known: Container[int], opening: tuple[str, ...]) -> range:
    """The words of the person's name that follows word `index` and a gap of `opening`."""
    last = index
    while last - index < _LONGEST and _may_be_name(words, last + 1, known):
        if not (_goes_together(words, last + 1) if last > index else words.gap(last + 1) in opening):
            break
        last += 1
    while last > index and words.keys[last] in PARTICLES:
        last -= 1
    return range(index + 1, last + 1)


def name_before(words: Words, index: int, known: Container[int]) -> range:
    """The words of the person's name that ends before word `index`."""
    first = index
    while first > 0 and index - first < _LONGEST and _may_be_name(words, first - 1, known):
        first -= 1
        if not _goes_together(words, first):
            break
    if first < index and not is_capitalised(words.raw(index - 1)):
        return range(0)
    return range(first, index)


def stands_in_list(words: Words, first: int) -> bool:
    """Does the name that begins with word `first` go on a list: "Putin, Assad", "Putin and Assad"?"""
    return words.gap(first).startswith(",") or words.key(first - 1) in ("and", "or")


def is_closed(words: Words, index: int) -> bool:
    """Does an apposition end with word `index`, by a comma or with the sentence, and no list go on?"""
    after = words.text[words.ends[index] : words.ends[index] + 1]
    goes_on = after == "," and words.key(index + 1) in ("and", "or")
    return (after == "," and not goes_on) or (after in (".", "") and words.gap(index + 1) != ".")


def may_be_listed(words: Words, index: int) -> bool:
    """May another follow in a list after word `index`: "Putin, the president, the king and others"?"""
    return words.gap(index + 1) == ", " and words.key(index + 1) in _DETERMINERS


def _goes_together(words: Words, index: int) -> bool:
    """Do word `index` and the one before it stand as in one name: "Vladimir Putin", "Vladimir V. Putin"?"""
    initial = len(words.key(index - 1)) == 1 and words.raw(index - 1).isupper()
    return words.gap(index) in TOGETHER or (initial and words.gap(index) == ". ")


def _may_be_name(words: Words, index: int, known: Container[int]) -> bool:
    key = words.key(index)
    if not key:
        return False
    if index in known or key in TITLES | ORG_NOUNS:
        return False
    if key == "may":  # "Theresa May", but not "May 5"
        return words.raw(index).istitle() and not words.key(index + 1)[:1].isdigit()
    if key in NO_NAMES and key not in PARTICLES:
        return False
    return is_capitalised(words.raw(index)) or key in PARTICLES
