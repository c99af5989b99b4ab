"""Acronyms and the names that they stand for, in an article."""

from __future__ import annotations

import re

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.text.names import is_acronym
from summarize.text.words import Words, stem, word_set

_ACRONYM_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z.]{1,7})\)")
_NO_INITIAL = word_set("of the for and in on to a")
"""Words that give no letter to an acronym."""


def definitions(article: ArticleIndex) -> list[tuple[str, tuple[str, ...]]]:
    """Acronyms in brackets after the name that they stand for: "World Health Organization (WHO)"."""
    words = article.words
    found: list[tuple[str, tuple[str, ...]]] = []
    for match in _ACRONYM_IN_BRACKETS.finditer(words.text):
        inside = words.between(match.start(), match.end())
        if len(inside) != 1:
            continue
        acronym = words.keys[inside[0]]
        first = _spelled_out(words, inside[0] - 1, acronym)
        if first is not None:
            found.append((acronym, tuple(stem(words.keys[place]) for place in range(first, inside[0]))))
    return found


def places_of_initials(acronym: str, article: ArticleIndex) -> list[tuple[int, int]]:
    """Where `article` has a sequence of capitalised words with these initials."""
    words = article.words
    return [
        (first, last)
        for last, key in enumerate(words.keys)
        if key[0] == acronym[-1] and (first := _spelled_out(words, last, acronym)) is not None
    ]


def places_of_sequence(stems: tuple[str, ...], article: ArticleIndex) -> list[tuple[int, int]]:
    """First and last word of each place where `stems` stand one after the other."""
    words, size = article.words, len(stems)
    return [
        (first, first + size - 1)
        for first in article.positions.get(stems[0], ())
        if all(stem(words.key(first + offset)) == part for offset, part in enumerate(stems))
    ]


def _spelled_out(words: Words, last: int, acronym: str) -> int | None:
    """The first word of the capitalised name that ends with word `last` and has these initials."""
    index = last
    for letter in reversed(acronym):
        while index > 0 and words.keys[index] in _NO_INITIAL and index < last:
            index -= 1
        if index < 0 or words.keys[index][0] != letter or not words.raw(index)[0].isupper():
            return None
        if is_acronym(words.raw(index)) or (index < last and words.gap(index + 1) not in (" ", "-")):
            return None
        index -= 1
    return index + 1
