"""Runs of words that a text repeats, beyond names.

Three words in a row that stand in two sentences of a summary read as a stutter, unless what they say is a
name or a date: "the Tour de France" has to be called so each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from summarize.text.content import FUNCTION_WORDS, REPORTING, porter_stem
from summarize.text.names import CONNECTORS, is_capitalised
from summarize.text.words import Words, find_words

Trigram = tuple[str, str, str]


def trigrams(text: str) -> Iterator[tuple[int, Trigram]]:
    """Each three words in a row, with the index of the first.

    Left out are those that say nothing but a name or a figure: "of the Tour", "in May 2007".
    """
    words = find_words(text)
    named = name_words(words)
    plain = [key in FUNCTION_WORDS and not named[index] for index, key in enumerate(words.keys)]
    says = [not (named[index] or plain[index] or key[0].isdecimal()) for index, key in enumerate(words.keys)]
    reports = [says[index] and porter_stem(key) in REPORTING for index, key in enumerate(words.keys)]
    for index in range(len(words) - 2):
        three = slice(index, index + 3)
        told = sum(says[three]) - (sum(reports[three]) if any(named[three]) else 0)  # "Mekdad said that"
        if told or all(plain[three]):
            first, second, third = words.keys[index : index + 3]
            yield index, (first, second, third)


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
    """Indices of the words of `text` at which three begin that stand in an earlier text too."""
    said = {trigram for other in earlier for _, trigram in trigrams(other)}
    return [index for index, trigram in trigrams(text) if trigram in said]
