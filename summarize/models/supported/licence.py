"""Which names and numbers documents license: as they write them, and in other forms that mean the same.

A word is protected where it has a capital or a digit, or says a number. Protected words of a text have to be
licensed by its documents. Where a sentence opens, a capital says nothing: there any word may stand that the
documents have in small letters, or that is a function word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from summarize.text.content import FUNCTION_WORDS, NEGATIONS
from summarize.text.number_words import MULTIPLIERS, ONES, ORDINALS, TENS, VAGUE
from summarize.text.numbers import find_numbers, plain
from summarize.text.words import Words, find_words, fold, is_cased, sentence_numbers, word_set
from summarize.world.gazetteer import load_gazetteer

_SAID_OF_ANYTHING = word_set("one first second zero")
"""Number words that mostly say no number: "one of them", "at first", "a second time"."""
NUMBER_WORDS = (
    frozenset(ONES) | frozenset(TENS) | frozenset(MULTIPLIERS) | frozenset(VAGUE) | frozenset(ORDINALS)
) - _SAID_OF_ANYTHING
"""Small words that are protected."""
_OPENERS = FUNCTION_WORDS | NEGATIONS | word_set("meanwhile instead earlier later")
_SPELLED = {value: word for word, value in (*TENS.items(), *ONES.items()) if value > 1}
_ORDINAL = {value: word for word, value in ORDINALS.items() if value > 2}
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def is_protected(word: str) -> bool:
    """Whether a word, or the beginning of one, has to be licensed where it stands within a sentence."""
    return word != word.lower() or any(char.isdigit() for char in word) or word in NUMBER_WORDS


@dataclass(frozen=True, slots=True)
class Licence:
    """What may be written of names and numbers. A form of several words is licensed as a whole."""

    anywhere: frozenset[str]
    """ "Syria", "3.5 million", "twelve"."""
    opening: frozenset[str]
    """Words that may have a capital where a sentence opens: "Officials"."""


def licence(documents: Sequence[str], barred: Iterable[str] = (), cluster: tuple[str, ...] = ()) -> Licence:
    """What `documents` license, without the words of `barred` mentions.

    Where the texts of the whole `cluster` are known, other forms of a name or figure ("Egypt" where a
    document has "Egyptian", "12" for "twelve") are licensed only if some text has them, for a reader to find.
    """
    anywhere: set[str] = set()
    forms: set[str] = set()
    opening = {word.capitalize() for word in _OPENERS}
    for document in documents:
        words = find_words(document)
        names, small = _capitals(document, words)
        anywhere |= names
        opening |= {word.capitalize() for word in small}
        written, other = _numbers(document, words)
        anywhere |= written
        forms |= other
        gazetteer = load_gazetteer()
        for thing in gazetteer.find(words):
            forms.update(gazetteer.forms.get(thing.name, ()))
    anywhere |= {form for form in forms if not cluster or _stands_in(form, _protected(cluster))}
    out = {fold(word) for mention in barred for word in (mention, *_WORD.findall(mention))}
    return Licence(
        frozenset(form for form in anywhere if fold(form) not in out),
        frozenset(form for form in opening - anywhere if fold(form) not in out),
    )


def _capitals(document: str, words: Words) -> tuple[set[str], set[str]]:
    """The words with a capital or a digit in them in each of their forms, and the small words."""
    cased = is_cased(words, sentence_numbers(words))
    names: set[str] = set()
    small: set[str] = set()
    for match in re.finditer(r"[^\W\d_]+(?:\d+[^\W_]*)?|\d+[^\W\d_]+[^\W_]*", document):
        word = match.group()
        if word.islower():
            small.add(word)
            if not cased:
                names.add(word.capitalize())
            if not word.isascii():  # a token may write half a letter, and that might be half a capital
                names.add(word)
        else:
            names |= {word, *_recased(word)}
    return {form for name in names for form in (name, _plain_letters(name))}, small


def _recased(word: str) -> Iterator[str]:
    """A headline's TURKEY is Turkey."""
    if word.isupper() and len(word) > 1:
        yield word.capitalize()


def _plain_letters(word: str) -> str:
    """Çavuşoğlu as Cavusoglu."""
    if word.isascii():
        return word
    folded = fold(word)
    return "".join(
        letter.upper() if place < len(word) and word[place].isupper() else letter
        for place, letter in enumerate(folded)
    )


def _stands_in(form: str, known: frozenset[str]) -> bool:
    """Whether the names and figures of a form are among those of texts; number words are in all."""
    words = (word for word in _WORD.findall(form) if is_protected(word) and word.lower() not in NUMBER_WORDS)
    return all(fold(word) in known for word in words)


@lru_cache(maxsize=64)
def _protected(texts: tuple[str, ...]) -> frozenset[str]:
    """The names and figures of texts, folded."""
    return frozenset(fold(word) for text in texts for word in _WORD.findall(text) if is_protected(word))


def _numbers(document: str, words: Words) -> tuple[set[str], set[str]]:
    """Each number as it is written, and in other forms; one of several words as a whole only."""
    written: set[str] = set()
    other: set[str] = set()
    together: list[tuple[int, int]] = []
    for number in find_numbers(words):
        text = words.slice_text(number.first, number.last)
        written |= {" ".join(text.split()), text.lower()}
        if number.last > number.first:
            together.append((words.starts[number.first], words.ends[number.last]))
        if number.sort == "cardinal":
            other.update(_spellings(number.readings[0]))
        elif number.sort == "ordinal":
            other.update(_ordinals(int(number.readings[0])))
    starts = [start for start, _ in together]
    for match in _FIGURE.finditer(document):
        place = bisect_right(starts, match.start()) - 1
        if place < 0 or match.start() >= together[place][1]:
            written.add(match.group())
    return written, other


def _spellings(value: Decimal) -> Iterator[str]:
    yield plain(value)
    if value == value.to_integral_value():
        whole = int(value)
        yield f"{whole:,}"
        if whole in _SPELLED:
            yield _SPELLED[whole]
        tens, ones = divmod(whole, 10)
        if 20 < whole < 100 and ones:
            yield f"{_SPELLED[tens * 10]}-{_SPELLED[ones] if ones > 1 else 'one'}"
        yield from _scaled(whole)


def _scaled(value: int) -> Iterator[str]:
    """3,500,000 as 3.5 million."""
    for scale, name in _SCALES:
        if value >= scale and value * 100 % scale == 0:
            share = Decimal(value) / scale
            yield f"{plain(share)} {name}"
            if int(share) in _SPELLED and share == int(share):
                yield f"{_SPELLED[int(share)]} {name}"
            return


def _ordinals(value: int) -> Iterator[str]:
    ending = "th" if value % 100 in (11, 12, 13) else _ENDINGS.get(value % 10, "th")
    yield f"{value}{ending}"
    if value in _ORDINAL:
        yield _ORDINAL[value]
