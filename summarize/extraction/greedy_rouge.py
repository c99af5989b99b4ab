"""Choosing sentences by the references: greedy ROUGE-1 + ROUGE-2 (Nallapati et al. 2017, section 3.2).

At each step the sentence is added that raises the sum of ROUGE-1 F and ROUGE-2 F most (Liu and Lapata 2019),
each averaged over the references. Chosen sentences stand in the order of the documents, and pairs of words
across their borders count, so the figures are those of the finished text. Words are written in ASCII first,
so that every script has some; for English they are those of ROUGE-1.5.5.
"""

from __future__ import annotations

import re
from bisect import bisect, insort
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from summarize.text.words import fold

_WORD = re.compile(r"[a-z0-9]+")

Gram = tuple[str, ...]
"""One word, or two that stand together."""


def choose_by_references(
    sentences: Sequence[str], references: Sequence[str], *, lengths: Sequence[int], words: int
) -> list[int]:
    """Indices of the chosen sentences in the order of choice; their `lengths` sum to at most `words`.

    Stops when no sentence raises the figures. Of equal ones the first is chosen.
    """
    text = GrowingText(sentences, references)
    chosen: list[int] = []
    free = list(range(len(sentences)))
    while fits := [index for index in free if lengths[index] <= words]:
        scores = [text.score_with(index) for index in fits]
        if max(scores) <= text.score:
            break
        best = fits[scores.index(max(scores))]
        text.add(best)
        chosen.append(best)
        words -= lengths[best]
        free = [index for index in fits if index != best]
    return chosen


class GrowingText:
    """A text that sentences are added to, and its ROUGE-1 F + ROUGE-2 F at every step.

    Counting starts from what is there, so that asking for one sentence more costs as much as that sentence.
    """

    def __init__(self, sentences: Sequence[str], references: Sequence[str]) -> None:
        """Nothing is added yet."""
        self._words = [_find_words(sentence) for sentence in sentences]
        self._references = [_Reference(_find_words(reference)) for reference in references]
        wanted = {gram for reference in self._references for gram in reference.counts}
        self._grams = [_counts(words, wanted) for words in self._words]
        self._wanted = wanted
        self._has: Counter[Gram] = Counter()
        self._length = 0
        self._added: list[int] = []
        self.score = 0.0
        """ROUGE-1 F + ROUGE-2 F, each averaged over the references: 0 to 2."""

    def score_with(self, index: int) -> float:
        """What the score would be with sentence `index`, at its place in the order of the sentences."""
        change = self._change(index)
        length = self._length + len(self._words[index])
        return sum(one.score_with(change, self._has, length) for one in self._references) / len(
            self._references
        )

    def add(self, index: int) -> None:
        """Put sentence `index` in its place."""
        self.score = self.score_with(index)
        change = self._change(index)
        for reference in self._references:
            reference.add(change, self._has)
        self._has.update(change)
        self._length += len(self._words[index])
        if self._words[index]:
            insort(self._added, index)

    def _change(self, index: int) -> Mapping[Gram, int]:
        """How many n-grams of each kind the text would gain, or lose where two sentences are parted."""
        words = self._words[index]
        if not words:
            return {}
        place = bisect(self._added, index)
        before = self._words[self._added[place - 1]][-1:] if place else []
        after = self._words[self._added[place]][:1] if place < len(self._added) else []
        borders = [(gram, 1) for gram in (*pairwise([*before, words[0]]), *pairwise([words[-1], *after]))]
        borders += [(gram, -1) for gram in pairwise([*before, *after])]
        wanted = [(gram, count) for gram, count in borders if gram in self._wanted]
        if not wanted:
            return self._grams[index]
        change = self._grams[index].copy()
        for gram, count in wanted:
            change[gram] += count
        return change


class _Reference:
    """One reference: its n-grams, and how many of them the text has so far."""

    def __init__(self, words: Sequence[str]) -> None:
        self.counts = _counts(words)
        self._sizes = (len(words), max(0, len(words) - 1))
        self._overlaps = [0, 0]

    def score_with(self, change: Mapping[Gram, int], has: Mapping[Gram, int], length: int) -> float:
        """ROUGE-1 F + ROUGE-2 F of the changed text, which has `length` words."""
        gains = self._gains(change, has)
        sizes = (length, max(0, length - 1))
        return sum(
            2 * (overlap + gain) / (size + own) if overlap + gain else 0.0
            for overlap, gain, size, own in zip(self._overlaps, gains, sizes, self._sizes, strict=True)
        )

    def add(self, change: Mapping[Gram, int], has: Mapping[Gram, int]) -> None:
        """Count what the text gains."""
        self._overlaps = [a + b for a, b in zip(self._overlaps, self._gains(change, has), strict=True)]

    def _gains(self, change: Mapping[Gram, int], has: Mapping[Gram, int]) -> list[int]:
        """Matches gained: words, pairs. An n-gram matches as often as both texts have it."""
        gains = [0, 0]
        for gram, count in change.items():
            if own := self.counts.get(gram):
                there = has.get(gram, 0)
                gains[len(gram) - 1] += min(there + count, own) - min(there, own)
        return gains


def _find_words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _counts(words: Sequence[str], wanted: set[Gram] | None = None) -> Counter[Gram]:
    """How often each word and each pair stands in `words`, of those that are wanted."""
    grams: list[Gram] = [*((word,) for word in words), *pairwise(words)]
    return Counter(grams if wanted is None else (gram for gram in grams if gram in wanted))
