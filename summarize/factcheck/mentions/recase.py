"""Capitals for a text that has none, so that its names can be found; offsets stay as they are."""

from __future__ import annotations

from summarize.factcheck.articles.sources import IndexedSources
from summarize.factcheck.language import English
from summarize.factcheck.world.gazetteer import load_gazetteer
from summarize.text.dates import find_dates
from summarize.text.names import is_capitalised
from summarize.text.words import Words, find_words, sentence_numbers, stem

_FEWEST_WORDS = 4
"""A shorter text without capitals may just be one without names."""
_SHORTEST_UNKNOWN = 3


def with_capitals(text: str, sources: IndexedSources, english: English) -> str:
    """`text` with capitals on its names where it has none within a sentence, else `text` as it is.

    A word is taken for a name where the articles always write it with a capital, where it is a
    known country or acronym, and where English does not have it, nor does an article in lower case.
    """
    words = find_words(text)
    if len(words) < _FEWEST_WORDS or _has_capitals(words):
        return text
    known = {
        index
        for thing in load_gazetteer().find(words, cased=False)
        for index in range(thing.first, thing.last + 1)
    }
    dates = find_dates(words, cased=False)
    dated = {index for date in dates for index in range(date.first, date.last + 1)}
    letters = list(text)
    for index, key in enumerate(words.keys):
        if (
            index in known
            or key in sources.names
            or index in dated
            or _is_unknown(words, index, sources, english)
        ):
            start = words.starts[index]
            capital = letters[start].upper()
            letters[start] = capital if len(capital) == 1 else letters[start]
    return "".join(letters)


def _has_capitals(words: Words) -> bool:
    """Has a word within a sentence a capital?"""
    sentences = sentence_numbers(words)
    return any(
        is_capitalised(words.raw(index)) and sentences[index] == sentences[index - 1]
        for index in range(1, len(words))
    )


def _is_unknown(words: Words, index: int, sources: IndexedSources, english: English) -> bool:
    word, key = words.raw(index), words.key(index)
    if not key.isalpha() or len(key) < _SHORTEST_UNKNOWN or english.is_ordinary(word):
        return False
    if _is_prefix(words, index, english):
        return False
    return not any(stem(key) in article.positions for article in sources.articles if article.cased)


def _is_prefix(words: Words, index: int, english: English) -> bool:
    """ "multi-million": a word that is joined to an ordinary one is seldom a name."""
    joined = words.gap(index + 1).strip() == "-" and words.gap(index + 1) != ""
    return joined and english.is_ordinary(words.raw(index + 1))
