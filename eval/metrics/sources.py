"""The articles of a cluster as the metrics read them: each a string in which one character stands for a word.

Whether a run of words stands in an article is then a search for a substring, which Python makes some
hundred times as fast as a loop over words.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache

from eval.metrics.words import tokenize

_KEPT = 1024
"""Clusters kept, some 100 KB each: runs that are compared have read the same articles."""
_UNKNOWN, _BETWEEN = "\0", "\1"
_FIRST = 2


class Sources:
    """Articles, given as their words."""

    def __init__(self, articles: Sequence[Sequence[str]]) -> None:
        letters: dict[str, str] = {}
        for article in articles:
            for word in article:
                if word not in letters:  # interned, so that the clusters that are kept share them
                    letters[sys.intern(word)] = sys.intern(chr(len(letters) + _FIRST))
        self._letters = letters
        self.articles = tuple("".join(map(letters.__getitem__, article)) for article in articles)
        """Each with one character for each of its words."""
        self.text = _BETWEEN.join(self.articles)
        """All of them; no run of words goes from one to the next."""

    def encode(self, words: Iterable[str]) -> str:
        """Words in the letters of the articles; a word that none has is a letter that stands nowhere."""
        return "".join([self._letters.get(word, _UNKNOWN) for word in words])

    def has(self, encoded: str) -> bool:
        """Whether an article has this run of words, as `encode` gives it."""
        return encoded in self.text

    @property
    def size(self) -> int:
        """Words of all articles."""
        return sum(map(len, self.articles))


@lru_cache(maxsize=_KEPT)
def sources_of(articles: tuple[str, ...]) -> Sources:
    """The articles with these texts, read once for all metrics and runs."""
    return Sources([tokenize(article) for article in articles])
