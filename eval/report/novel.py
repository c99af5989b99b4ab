"""Where a summary leaves the words of its articles, and where it copies a whole sentence.

The words are those of `eval.metrics.abstraction`, so what is underlined is what that metric counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from eval.metrics.abstraction import ngrams, tokenize

_PIECE = re.compile(r"\S+")


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
        self._tokens = [tokenize(text) for text in texts]
        self._words = {token for tokens in self._tokens for token in tokens}
        self._pairs = {pair for tokens in self._tokens for pair in ngrams(tokens, 2)}
        self._running = [f" {' '.join(tokens)} " for tokens in self._tokens]

    def copied(self, sentence: str) -> bool:
        """Whether an article has the sentence word for word."""
        said = tokenize(sentence)
        return bool(said) and any(f" {' '.join(said)} " in text for text in self._running)

    def new_in(self, text: str) -> Words:
        """What in a text stands in no article."""
        placed = [
            (token, found.start(), found.end())
            for found in _PIECE.finditer(text)
            for token in tokenize(found.group())
        ]
        words = _joined([(start, end) for token, start, end in placed if token not in self._words])
        pairs = _joined(
            [
                (left[1], right[2])
                for left, right in pairwise(placed)
                if (left[0], right[0]) not in self._pairs
            ]
        )
        return Words(words, pairs)


def _joined(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif not joined or (start, end) != joined[-1]:
            joined.append((start, end))
    return tuple(joined)
