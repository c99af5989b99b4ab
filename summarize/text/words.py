"""The words of a text with their character offsets, and the form in which words are compared.

A word's key is its folded form: no diacritics, no case, no dots or apostrophes, American spelling.
"Çavuşoğlu" and "CAVUSOGLU" share the key "cavusoglu", "U.S." and "US" the key "us", "defence" and
"defense" the key "defense". Possessive endings are no part of a word.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise


def word_set(words: str) -> frozenset[str]:
    """The words of a string: how lists of words are written in this project."""
    return frozenset(words.split())


_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_PATTERN = (
    rf"(?:{_LETTER}\.)+{_LETTER}(?![^\W_])\.?"  # U.S., U.S.A, a.m.
    r"|\d+(?:[.,]\d+)*"  # 12, 3.5, 3,500,000
    rf"|{_LETTER}(?:{_LETTER}|\d)*(?:['’ʼ`](?:s(?=[A-Z])|{_LETTER}+))*"  # Syria, O'Brien, G8, Villa'sCup
)
_WORD = re.compile(_PATTERN)
_WORD_SPACED = re.compile(rf"\d{{1,3}}(?:, ?\d{{3}})+(?!\d)|\d{{1,3}}\. \d\d?(?!\d)|{_PATTERN}")
_APOSTROPHES = ("'", "’", "ʼ", "`")

_AMERICAN = (
    (re.compile(r"isation(s?)$"), r"ization\1"),
    (re.compile(r"(?<=..)is(e|ed|es|er|ers|ing)$"), r"iz\1"),
    (re.compile(r"(?<=..)ys(e|ed|es|ing)$"), r"yz\1"),
    (
        re.compile(
            r"^(arm|behavi|col|demean|endeav|fav|flav|glam|harb|hon|hum|lab|neighb|od|parl|rig|rum"
            r"|sav|savi|splend|tum|vap|vig)our"
        ),
        r"\1or",
    ),
    (re.compile(r"^(cent|theat|lit|fib|calib|spect|lust|sab|meag|somb)re(s?)$"), r"\1er\2"),
    (re.compile(r"^(|kilo|centi|milli)metre(s?)$"), r"\1meter\2"),
    (re.compile(r"^(def|off|pret|lic)ence"), r"\1ense"),
    (re.compile(r"^programme(s?)$"), r"program\1"),
    (re.compile(r"^(trave|cance|labe|mode|signa|leve|channe|counse|que)ll(ed|ing|er|ers)$"), r"\1l\2"),
)
_IRREGULAR_PLURALS = {
    "children": "child",
    "crises": "crisis",
    "feet": "foot",
    "men": "man",
    "people": "person",
    "persons": "person",
    "women": "woman",
    "lives": "life",
    "wives": "wife",
    "thieves": "thief",
    "knives": "knife",
}
_SAMPLE = 3000
"""How many words of a text are looked at for its use of capitals."""
_FEWEST_TO_JUDGE = 60
_OPENERS = word_set("the a an in on at he she it they we this these but and")
_NO_PLURALS = word_set("this his its was has as us is yes news series species")

_SENTENCE_END = re.compile(r"[.!?]['\"”’)\]]*\s|\n")
_ABBREVIATIONS = word_set(
    "mr mrs ms dr st mt ft gen sen rep gov lt col sgt capt prof no vs jr sr inc co ltd corp"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, as parallel lists: word `i` is `text[starts[i]:ends[i]]`."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]
    """The compared form of each word."""

    def __len__(self) -> int:
        return len(self.keys)

    def raw(self, index: int) -> str:
        """Word `index` as it stands in the text."""
        return self.text[self.starts[index] : self.ends[index]]

    def gap(self, index: int) -> str:
        """What stands between word `index - 1` and word `index`; "" beyond either end of the text."""
        if not 0 < index < len(self.keys):
            return ""
        return self.text[self.ends[index - 1] : self.starts[index]]

    def key(self, index: int) -> str:
        """The compared form of word `index`; "" beyond either end of the text."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def between(self, start: int, end: int) -> range:
        """The indices of the words that lie wholly within the characters from `start` to `end`."""
        return range(bisect_left(self.starts, start), bisect_right(self.ends, end))

    def slice_text(self, first: int, last: int) -> str:
        """The text from word `first` to word `last`, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def find_words(text: str, *, spaced_numbers: bool = False) -> Words:
    """The words of `text`: runs of letters, numbers with their separators, dotted abbreviations.

    `spaced_numbers` reads "3, 500" and "1. 3" as one number each, as tokenised corpora write them.
    """
    starts: list[int] = []
    ends: list[int] = []
    keys: list[str] = []
    for match in (_WORD_SPACED if spaced_numbers else _WORD).finditer(text):
        raw = match.group()
        if raw[-2:-1] in _APOSTROPHES and raw[-1] in "sS":
            raw = raw[:-2]
        starts.append(match.start())
        ends.append(match.start() + len(raw))
        keys.append(word_key(raw))
    return Words(text, starts, ends, keys)


def word_pairs(text: str) -> list[tuple[str, str]]:
    """Every two neighbouring words of `text`, as their keys, in order."""
    return list(pairwise(find_words(text).keys))


def pairs_of(texts: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The neighbouring words of all texts."""
    return frozenset(pair for text in texts for pair in word_pairs(text))


def new_pairs(text: str, known: Collection[tuple[str, str]]) -> float:
    """Share of the word pairs of `text` that are not in `known`, 0 to 1."""
    pairs = word_pairs(text)
    return sum(pair not in known for pair in pairs) / max(1, len(pairs))


def fold(text: str) -> str:
    """`text` in lower case and ASCII: "Çavuşoğlu" is "cavusoglu", "Zürich" is "zurich"."""
    if text.isascii():
        return text.lower()
    from anyascii import anyascii

    letters = (char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    folded: str = anyascii("".join(letters)).casefold()
    return folded


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> str:
    """The form in which a word is compared. Numbers keep their separators."""
    if not word[:1].isalpha():
        return word.replace(" ", "")
    key = fold(word)
    if not key.isalpha():
        key = re.sub(r"[^a-z0-9]+", "", key) or word
    for pattern, american in _AMERICAN:
        key = pattern.sub(american, key)
    return key


@lru_cache(maxsize=1 << 16)
def stem(key: str) -> str:
    """A word's key without its plural ending: "refugees" is "refugee", "countries" is "country"."""
    if key in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[key]
    if len(key) < 4 or not key.endswith("s") or key in _NO_PLURALS:
        return key
    if key.endswith(("ss", "us", "is")):
        return key
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    if key.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return key[:-2]
    return key[:-1]


def sentence_numbers(words: Words) -> list[int]:
    """For each word the number of its sentence, from the punctuation between words alone.

    Quick and linear, for texts of any size; `summarize.text.sentences` is the exact one.
    """
    text, starts, ends = words.text, words.starts, words.ends
    numbers: list[int] = []
    current = 0
    for index, start in enumerate(starts):
        before = ends[index - 1] if index else start
        if start - before > 1:
            current += _ends_sentence(words, index)
        elif start - before == 1 and (
            text[before] == "\n" or (text[before - 1] == "." and text[start].isupper())
        ):
            current += text[before] == "\n" or words.keys[index] in _OPENERS  # "... in the U.S. The ..."
        numbers.append(current)
    return numbers


def _ends_sentence(words: Words, index: int) -> bool:
    """Does the punctuation before word `index` end a sentence?"""
    gap, before = words.gap(index), words.keys[index - 1]
    initial = len(before) == 1 and (before.isalpha() or words.keys[index][0].isdigit())  # "J. Smith", "1. 3"
    abbreviated = gap == ". " and (initial or before in _ABBREVIATIONS)
    return not abbreviated and _SENTENCE_END.search(gap) is not None


def is_cased(words: Words, sentences: Sequence[int]) -> bool:
    """Do capitals tell names in this text? Not where none stands within a sentence, as in some corpora.

    `sentences` are the numbers that `sentence_numbers` gives. Texts of a few words count as cased.
    """
    inside = [
        words.text[words.starts[index]]
        for index in range(1, min(len(words), _SAMPLE))
        if sentences[index] == sentences[index - 1]
    ]
    capitals = sum(letter.isupper() for letter in inside)
    return len(inside) < _FEWEST_TO_JUDGE or capitals * 100 > len(inside)
