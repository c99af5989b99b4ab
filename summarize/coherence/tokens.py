"""The words of a text as names are made of them: "al-Assad", "Ki-moon" and "U.S." are one each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.text.date_words import MONTHS, WEEKDAYS
from summarize.text.names import DETERMINERS, NO_NAMES, ORG_NOUNS, PARTICLES, TITLES
from summarize.text.words import find_words, fold
from summarize.world.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from summarize.factcheck.language import English

_TOKEN = re.compile(r"(?:[^\W\d_]\.)+(?:[^\W\d_]\b\.?)?|[^\W_](?:\w|[-’'](?=\w))*")
_OWN = re.compile(r"['’]s$")
_ARTICLE = re.compile(r"^(?:al|el|ul)-", re.IGNORECASE)
_NO_PART = TITLES | NO_NAMES | ORG_NOUNS | DETERMINERS | MONTHS.keys() | set(WEEKDAYS)
_SENTENCE_END = re.compile(r"[.!?:;\n][\"”’')\]]*\s*[\"“‘'(]*$|^[\"“‘'(\s]*$")

_INITIAL = re.compile(r"(?<![^\W_])[A-Z]\.\s$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text."""

    start: int
    end: int
    """Without a possessive ending."""
    text: str
    key: str
    """Folded, without the article of an Arabic name: "al-Assad" has "assad"."""
    is_title: bool
    """Does it say what someone is: "Minister", "Secretary-General"?"""
    is_place: bool
    """Is it a country, or an adjective of one?"""
    may_name: bool
    """Can it be a part of a person's name?"""


def read_tokens(text: str, english: English) -> list[Token]:
    """The words of a text, in order."""
    words = find_words(text)
    places = {
        words.starts[index]
        for thing in load_gazetteer().find(words)
        for index in range(thing.first, thing.last + 1)
    }
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        raw = _OWN.sub("", match[0])
        key = fold(_ARTICLE.sub("", raw)).rstrip(".")
        is_title = all(fold(part) in TITLES for part in raw.split("-"))
        is_place = match.start() in places
        bare = _ARTICLE.sub("", raw)
        may_name = bare[:1].isupper() and key not in _NO_PART and not is_title and not is_place
        if may_name and _opens_sentence(text, match.start()) and english.is_ordinary(key):
            may_name = False
        found.append(Token(match.start(), match.start() + len(raw), raw, key, is_title, is_place, may_name))
    return found


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start]
    return _SENTENCE_END.search(before) is not None and _INITIAL.search(before) is None


def adjoining(text: str, one: Token, other: Token) -> bool:
    """Does nothing but a space stand between two words?"""
    return text[one.end : other.start] == " "


def name_runs(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """(first, last) of every longest run of tokens that may be a person's name."""
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        if not tokens[index].may_name:
            index += 1
            continue
        last = index
        while last + 1 < len(tokens) and adjoining(text, tokens[last], tokens[last + 1]):
            following = tokens[last + 1]
            if following.may_name:
                last += 1
            elif (
                following.text in PARTICLES
                and last + 2 < len(tokens)
                and tokens[last + 2].may_name
                and adjoining(text, following, tokens[last + 2])
            ):
                last += 2
            else:
                break
        runs.append((index, last))
        index = last + 1
    return runs
