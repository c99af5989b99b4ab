"""Where a summary leaves the words of its articles, and where it copies a whole sentence.

The words are those of the metrics, so what is underlined is what `eval.metrics.abstraction` counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from eval.metrics.sources import sources_of
from eval.metrics.words import tokenize

_PIECE = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text that no article has, as (start, end) of the text."""

    words: tuple[tuple[int, int], ...]
    """Words that stand in no article."""
    pairs: tuple[tuple[int, int], ...]
    """Runs of words whose neighbours stand side by side in no article."""


class Articles:
    """The words of all articles of a cluster."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._sources = sources_of(tuple(texts))

    def copied(self, sentence: str) -> bool:
        """Whether an article has the sentence word for word."""
        said = tokenize(sentence)
        return bool(said) and self._have(said)

    def new_in(self, text: str) -> Words:
        """What in a text stands in no article."""
        placed = [
            (token, found.start(), found.end())
            for found in _PIECE.finditer(text)
            for token in tokenize(found.group())
        ]
        words = _joined([(start, end) for token, start, end in placed if not self._have([token])])
        pairs = _joined(
            [(left[1], right[2]) for left, right in pairwise(placed) if not self._have([left[0], right[0]])]
        )
        return Words(words, pairs)

    def _have(self, words: Sequence[str]) -> bool:
        return self._sources.has(self._sources.encode(words))


def _joined(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif not joined or (start, end) != joined[-1]:
            joined.append((start, end))
    return tuple(joined)
