"""The sentences of the articles, indexed by their words: what stands together, and in which order.

Words are compared as stems, numbers by their digits. Everything is answered from one list of the places of
each stem, so that memory and time grow linearly with the articles.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.text.content import FUNCTION_WORDS, NEGATED_AUXILIARIES, porter_stem
from summarize.text.words import stem, word_key
from summarize.types import Span
from summarize.world.gazetteer import load_gazetteer

REACH = 4
"""How many content words further on the second word of a join may stand."""
_MOST_TRIES = 2000
"""Places of a stem that are looked at for one question."""
_DIGITS = {
    word: str(value)
    for value, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
_BOUNDARY = ""
"""Stands between two articles in the list of stems; no word has this stem."""


@lru_cache(maxsize=1 << 16)
def word_stem(key: str) -> str:
    """The form in which words are aligned: "3,500" is "3500", "five" is "5", "Turks" is "turkey".

    The rest are Porter's stems.
    """
    if key[:1].isdigit():
        return key.replace(",", "")
    return _DIGITS.get(key) or porter_stem(_countries().get(stem(key), key))


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """What a country's people and things are called -> its name; keys, where both are one word."""
    return {
        keys[0]: word_key(name)
        for entries in load_gazetteer().people.values()
        for keys, name in entries
        if len(keys) == 1 and " " not in name
    }


@lru_cache(maxsize=1 << 16)
def is_content(key: str) -> bool:
    """Does a word with this key say something, or does it only hold others together?

    A lone letter is a piece of one: "didn ' t", as tokenised corpora write it.
    """
    if len(key) == 1 and key.isalpha():
        return False
    return key not in FUNCTION_WORDS and key not in NEGATED_AUXILIARIES


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of one article."""

    article: int
    """Index of its article among those that have words."""
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Passages:
    """All sentences of all articles."""

    passages: tuple[Passage, ...]
    starts: tuple[int, ...]
    """Where each passage begins in `stems`."""
    stems: tuple[str, ...]
    """Of every word of every article, in order."""
    ranks: tuple[int, ...]
    """For each word, how many content words came before it."""
    places: dict[str, list[int]]
    """Stem -> where it stands in `stems`."""
    _holding: dict[str, frozenset[int]] = field(default_factory=dict)

    def __contains__(self, stem: str) -> bool:
        return stem in self.places

    def holding(self, stem: str) -> frozenset[int]:
        """The passages that have this stem."""
        if stem not in self._holding:
            self._holding[stem] = frozenset(map(self.passage_at, self.places.get(stem, ())))
        return self._holding[stem]

    def passage_at(self, place: int) -> int:
        """The passage of the word at `place`."""
        return bisect_right(self.starts, place) - 1

    def weight(self, stem: str) -> float:
        """How much a stem tells: log(1 + N/n), where n of the N passages have it; n is 1/2 for none."""
        return math.log(1 + len(self.passages) / (len(self.holding(stem)) or 0.5))

    def joins(self, first: str, second: str) -> bool:
        """Does a passage have both content words in this order, `REACH` content words apart or less?"""
        later = self.places.get(second, [])
        for place in self.places.get(first, [])[:_MOST_TRIES]:
            index = bisect_right(later, place)
            # The next place of the second stem is the nearest; if it is too far, so are the others.
            if index < len(later) and self._is_near(place, later[index]):
                return True
        return False

    def _is_near(self, place: int, later: int) -> bool:
        near = self.ranks[later] - self.ranks[place] <= REACH
        return near and self.passage_at(later) == self.passage_at(place)

    def has_sequence(self, stems: Sequence[str]) -> bool:
        """Do these stems, function words included, stand one after the other in an article?"""
        offset = min(range(len(stems)), key=lambda index: len(self.places.get(stems[index], ())))
        wanted = tuple(stems)
        starts = (place - offset for place in self.places.get(stems[offset], [])[:_MOST_TRIES])
        return any(start >= 0 and self.stems[start : start + len(wanted)] == wanted for start in starts)


def index_passages(articles: Iterable[ArticleIndex]) -> Passages:
    """Index the sentences of the articles. Time grows linearly with their text."""
    passages: list[Passage] = []
    starts: list[int] = []
    stems: list[str] = []
    ranks: list[int] = []
    places: dict[str, list[int]] = {}
    rank = 0
    for number, article in enumerate(articles):
        end = 0
        for first, last in _sentences(article.sentences):
            starts.append(len(stems))
            start, end = _characters(article, first, last, end)
            span = Span(article.id, start, end)
            passages.append(Passage(number, span, article.words.text[span.start : span.end]))
            for key in article.words.keys[first : last + 1]:
                stem = word_stem(key)
                places.setdefault(stem, []).append(len(stems))
                stems.append(stem)
                ranks.append(rank)
                rank += is_content(key)
        stems.append(_BOUNDARY)
        ranks.append(rank)
    return Passages(tuple(passages), tuple(starts), tuple(stems), tuple(ranks), places)


def _sentences(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last word of each sentence, from the number of each word's sentence."""
    first = 0
    while first < len(numbers):
        end = bisect_right(numbers, numbers[first], lo=first)
        yield first, end - 1
        first = end


_CLOSING = frozenset(".!?'\"”’)]")


def _characters(article: ArticleIndex, first: int, last: int, floor: int) -> tuple[int, int]:
    """The characters of a sentence, with the marks that open and close it.

    It begins at `floor`, where the sentence before it ends, or later.
    """
    text, start, end = article.words.text, article.words.starts[first], article.words.ends[last]
    while start > floor and not (text[start - 1].isspace() or text[start - 1].isalnum()):
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return start, end


def neighbours(passages: Passages, passage: int) -> list[int]:
    """A passage with the one before and the one after it in its article."""
    around = range(max(0, passage - 1), min(len(passages.passages), passage + 2))
    own = passages.passages[passage].article
    return [other for other in around if passages.passages[other].article == own]
