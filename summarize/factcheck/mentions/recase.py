"""Capitals on names alone, for a text that has none and for headlines; offsets stay as they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from summarize.factcheck.articles.indexed import IndexedSources
from summarize.factcheck.language import English
from summarize.text.dates import find_dates
from summarize.text.names import FUNCTION_WORDS, NO_NAMES, is_acronym, is_capitalised
from summarize.text.words import Words, find_words, sentence_numbers, stem
from summarize.world.gazetteer import load_gazetteer

_FEWEST_WORDS = 4
"""A shorter text without capitals may just be one without names."""
_FEWEST_COMMON = 2
"""Words of a headline that an article writes without a capital; one may stand in a list of names."""
_SHORTEST_UNKNOWN = 3


def with_capitals(text: str, sources: IndexedSources, english: English) -> str:
    """`text` with capitals on its names alone where it has none within a sentence, or on every word.

    A word is taken for a name where the articles always write it with a capital, where it is a
    known country or acronym, and where English does not have it, nor does an article in lower case.
    Where a text uses capitals as others do it stays as it is.
    """
    words = find_words(text)
    if len(words) < _FEWEST_WORDS:
        return text
    if _has_capitals(words):
        return _without_headlines(text, words, sources, english)
    return _with_names(text, words, sources, english)


def _with_names(text: str, words: Words, sources: IndexedSources, english: English) -> str:
    """`text`, which has no capitals, with capitals on its names."""
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


def _without_headlines(text: str, words: Words, sources: IndexedSources, english: English) -> str:
    """`text`, in its headlines only the names with capitals."""
    sentences = sentence_numbers(words)
    for number in dict.fromkeys(sentences):
        first, end = bisect_left(sentences, number), bisect_right(sentences, number)
        if _is_headline(words, range(first, end), sources):
            start, stop = words.starts[first], words.ends[end - 1]
            plain = "".join(_lower(char) for char in text[start:stop])
            named = _with_names(plain, find_words(plain), sources, english)
            kept = list(named)
            for index in range(first, end):
                word = slice(words.starts[index] - start, words.ends[index] - start)
                if is_acronym(words.raw(index)) and named[word.start].isupper():
                    kept[word] = text[words.starts[index] : words.ends[index]]
            text = text[:start] + "".join(kept) + text[stop:]
    return text


def _lower(char: str) -> str:
    return char.lower() if len(char.lower()) == 1 else char


def _is_headline(words: Words, inside: range, sources: IndexedSources) -> bool:
    """Has every content word a capital, though the articles write many of them without?"""
    content = [index for index in inside if words.key(index) not in NO_NAMES | FUNCTION_WORDS]
    content = [index for index in content if words.raw(index)[0].isalpha()]
    if len(content) < _FEWEST_WORDS or not all(is_capitalised(words.raw(index)) for index in content):
        return False
    return sum(words.key(index) in sources.common for index in content) >= _FEWEST_COMMON


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
