"""Passages cut between words, where a text has no whole one that fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarize.chunking.passages import Passage
from summarize.protocols import Budget

LONGEST_WORD = 40
"""Letters of the longest word that is not cut: what is longer is an address, or a script without spaces."""


def head(one: Passage, tokens: int, budget: Budget) -> Passage | None:
    """The longest beginning of a passage that takes at most `tokens` tokens alone; all of it where it does.

    It ends with a word; the first word is cut where it alone is too long. None where not a letter fits.
    """
    if one.tokens <= tokens:
        return one
    ends: list[int] = []
    for word in re.finditer(r"\S+", one.text):
        long = word.end() - word.start() > LONGEST_WORD
        ends += range(word.start() + 1, word.end() + 1) if long else [word.end()]
    return _longest(one, ends[:-1], tokens, budget) or _longest(one, range(1, ends[0]), tokens, budget)


def _longest(one: Passage, ends: Sequence[int], tokens: int, budget: Budget) -> Passage | None:
    """The passage up to the last of `ends` with which it fits, by bisection."""
    best = None
    fits, over = 0, len(ends) + 1
    while over - fits > 1:
        number = (fits + over) // 2
        text = one.text[: ends[number - 1]]
        (count,) = budget.count_texts([text])
        if count <= tokens:
            fits, best = number, replace(one, end=one.start + len(text), text=text, tokens=count, whole=False)
        else:
            over = number
    return best


def cut_to(queue: Sequence[Passage], limit: int, budget: Budget) -> list[Passage]:
    """The same passages, those over `limit` tokens in pieces that are not.

    They are cut between words; a word is cut where it alone is too long. A letter stays whole.
    """
    cut = list(queue)
    while long := [one for one in cut if one.tokens > limit and len(one.text) > 1]:
        halves = [half for one in long for half in _halves(one)]
        counts = iter(budget.count_texts([text for _, text in halves]))
        pieces = {
            one: [
                Passage(one.document, one.start + at, one.start + at + len(text), text, next(counts), False)
                for at, text in halves[2 * index : 2 * index + 2]
            ]
            for index, one in enumerate(long)
        }
        cut = [piece for one in cut for piece in pieces.get(one, [one])]
    return cut


def _halves(one: Passage) -> list[tuple[int, str]]:
    """(offset, text) of two halves, parted at the white space nearest the middle, if there is any."""
    middle = len(one.text) // 2
    spaces = [at for at, sign in enumerate(one.text) if sign.isspace()]
    parted = min(spaces, key=lambda at: abs(at - middle), default=middle)
    right = one.text[parted:].lstrip()
    return [(0, one.text[:parted].rstrip()), (len(one.text) - len(right), right)]
