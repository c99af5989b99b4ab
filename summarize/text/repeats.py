"""Runs of words that a text repeats, beyond names.

Three words in a row that stand in two sentences of a summary read as a stutter, unless what they say is a
name or a date: "the Tour de France" has to be called so each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from summarize.text.content import FUNCTION_WORDS, REPORTING, porter_stem
from summarize.text.date_words import MONTHS, WEEKDAYS
from summarize.text.names import CONNECTORS, is_capitalised
from summarize.text.words import Words, find_words

Trigram = tuple[str, str, str]
_FIGURES = frozenset((*MONTHS, *WEEKDAYS, "hundred", "thousand", "million", "billion", "percent"))


@dataclass(frozen=True, slots=True)
class Run:
    """Three words in a row."""

    index: int
    """Of the first."""
    words: Trigram
    says: bool
    """Do they say more than a name or a figure, or nothing but function words?"""
    weighs: bool
    """Do they say more than who says it, too? "Mekdad said that" does not."""
    unsure: bool
    """Does it hang on the first word of a text alone, which has a capital anyway, whether they say more?"""


def runs(text: str) -> list[Run]:
    """Each three words in a row. "of the Tour" and "in May 2007" say no more than a name or a figure."""
    words = find_words(text)
    named = name_words(words)
    plain = [key in FUNCTION_WORDS and not named[index] for index, key in enumerate(words.keys)]
    figure = [key[0].isdecimal() or key in _FIGURES for key in words.keys]
    says = [not (named[index] or plain[index] or figure[index]) for index in range(len(words))]
    reports = [says[index] and porter_stem(key) in REPORTING for index, key in enumerate(words.keys)]
    found = []
    for index in range(len(words) - 2):
        three = slice(index, index + 3)
        first, second, third = words.keys[index : index + 3]
        unsure = index == 0 and says[0] and not any(says[1:3])
        told = sum(says[three]) - (sum(reports[three]) if any(named[three]) else 0)
        empty = all(plain[three])
        found.append(Run(index, (first, second, third), any(says[three]) or empty, told > 0 or empty, unsure))
    return found


def name_words(words: Words) -> list[bool]:
    """For each word whether its capital, or its place between two with one, makes it part of a name."""
    named = [
        is_capitalised(words.raw(index)) and (index > 0 or words.keys[0] not in FUNCTION_WORDS)
        for index in range(len(words))
    ]
    if len(named) > 1 and not named[1] and words.gap(1) == " ":
        named[0] = False  # a first word has a capital anyway
    capitals = [index for index, one in enumerate(named) if one]
    for before, after in pairwise(capitals):
        between = range(before + 1, after)
        if len(between) <= 2 and all(words.keys[index] in CONNECTORS for index in between):
            for index in between:
                named[index] = True
    return named


def repeated(text: str, earlier: Iterable[str]) -> list[int]:
    """Indices of the words of `text` at which three begin that stand in an earlier text too.

    What one of the two writes with small letters, "the London bombings", is no mere name in the other.
    """
    before: dict[Trigram, bool] = {}
    for other in earlier:
        for run in runs(other):
            before[run.words] = before.get(run.words, False) or (run.says and not run.unsure)
    return [
        run.index
        for run in runs(text)
        if run.words in before and ((run.says and not run.unsure) or before[run.words])
    ]


def stutters(text: str, earlier: Iterable[str]) -> bool:
    """Whether three such words weigh in both texts, so that `text` is better left out than read so."""
    before = {run.words for other in earlier for run in runs(other) if run.weighs}
    return any(run.weighs and run.words in before for run in runs(text))


def repeated_trigrams(text: str) -> float:
    """Share of the word trigrams of `text` that have stood in it before, 0 to 1."""
    words = find_words(text).keys
    trigrams = list(zip(words, words[1:], words[2:], strict=False))
    return 1 - len(set(trigrams)) / len(trigrams) if trigrams else 0.0
