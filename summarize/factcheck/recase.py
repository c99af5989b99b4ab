"""Capitals for a text that has none, so that its names can be found; offsets stay as they are."""

from __future__ import annotations

from summarize.factcheck.gazetteer import load_gazetteer
from summarize.factcheck.language import English
from summarize.factcheck.sources import IndexedSources
from summarize.text.dates import WEEKDAYS
from summarize.text.words import find_words, stem

_FEWEST_WORDS = 4
"""A shorter text without capitals may just be one without names."""
_SHORTEST_UNKNOWN = 3


def with_capitals(text: str, sources: IndexedSources, english: English) -> str:
    """`text` with capitals on its names where it is all lower case, else `text` as it is.

    A word is taken for a name where the articles always write it with a capital, where it is a
    known country or acronym, and where neither English nor any article has it.
    """
    if any(char.isupper() for char in text):
        return text
    words = find_words(text)
    if len(words) < _FEWEST_WORDS:
        return text
    known = {
        index
        for thing in load_gazetteer().find(words, cased=False)
        for index in range(thing.first, thing.last + 1)
    }
    letters = list(text)
    for index, key in enumerate(words.keys):
        if (
            index in known
            or key in sources.names
            or key in WEEKDAYS
            or _is_unknown(words.raw(index), key, sources, english)
        ):
            start = words.starts[index]
            capital = letters[start].upper()
            letters[start] = capital if len(capital) == 1 else letters[start]
    return "".join(letters)


def _is_unknown(word: str, key: str, sources: IndexedSources, english: English) -> bool:
    if not key.isalpha() or len(key) < _SHORTEST_UNKNOWN or english.is_ordinary(word):
        return False
    return not any(stem(key) in article.positions for article in sources.articles)
