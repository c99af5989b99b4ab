"""The titles that texts give to people: "Syria's top diplomat", "former defence secretary", "PM".

Titles for one office have one name: "FM" and "minister of foreign affairs" are the foreign minister. Words
such as "former" and "deputy" are no part of an office. The lists were written for this project.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.text.names import TITLES
from summarize.text.words import Words, word_set

HEDGES = {
    word: kind
    for kind, words in {
        "former": "former ex late then ousted deposed disgraced retired onetime erstwhile previous outgoing "
        "departing",
        "deputy": "deputy vice assistant junior",
        "acting": "acting interim caretaker",
        "coming": "elect designate incoming future next potential possible aspiring prospective",
        "shadow": "shadow",
        "player": "player",  # "player-coach"
    }.items()
    for word in words.split()
}
"""Words that make another office of an office, and in which way."""
LEADING = word_set("president minister premier chancellor king queen prince princess sultan emir shah")
"""Last words of offices that one holds in one's own country; an ambassador may be named after another."""
OF_COUNTRIES = LEADING | word_set(
    "ambassador envoy secretary spokesman spokeswoman spokesperson leader senator governor general commander"
)
"""Last words of offices for one country."""
ROLES = word_set(
    """
    diplomat politician journalist reporter writer author novelist poet singer actor actress lawyer activist
    scientist businessman businesswoman citizen
    """
)
"""What one is at home and abroad alike: a country's name before it is a nationality."""
_HEADS = (
    OF_COUNTRIES
    | ROLES
    | word_set("pm fm officer executive ceo director chairman chairwoman mayor commissioner")
    | word_set("coach captain striker midfielder defender goalkeeper winger")
)
"""The words that a title may end with."""
PORTFOLIOS = word_set(
    "foreign interior defense finance justice health education trade economy environment transport energy "
    "agriculture culture labor treasury state affairs external home industry tourism sport sports media "
    "science immigration oil petroleum climate welfare housing"
)
"""What ministers are for."""
_FILLERS = word_set("new current incumbent longtime veteran embattled newly appointed elected reelected own")
"""Words before a title that change nothing about it."""
_OTHER_MODIFIERS = word_set("top opposition officer prime chief managing")
_BETWEEN = word_set("of for the and")
"""Words between the head of a title and its portfolio: "minister of foreign affairs"."""
WITH_ANY_OWNER = frozenset(
    tuple(title.split())
    for title in (
        "chief executive", "spokesman", "coach", "captain", "striker", "midfielder", "defender",
        "goalkeeper", "winger",
    )
)  # fmt: skip
"""Titles that say the same of a person whatever firm or team they belong to."""
_IN_TITLES = TITLES | _HEADS | HEDGES.keys() | PORTFOLIOS | _FILLERS | _OTHER_MODIFIERS
_SAME_OFFICE = {
    tuple(title.split()): tuple(office.split())
    for office, titles in {
        "prime minister": "pm, premier",
        "foreign minister": "fm, foreign affairs minister, external affairs minister, top diplomat, "
        "chief diplomat",
        "interior minister": "home minister, home affairs minister",
        "chief executive": "ceo, chief executive officer, managing director, executive director",
        "secretary general": "general secretary",
        "chairman": "chairwoman",
        "spokesman": "spokeswoman, spokesperson",
        "coach": "head coach",
    }.items()
    for title in titles.split(", ")
}
"""A British foreign secretary is a minister's equal, an Indian one serves under the minister: not here."""
_APARTS = (" ", "-", " - ")


@dataclass(frozen=True, slots=True)
class Title:
    """An office as a text names it."""

    first: int
    """Its first word, a "former" or the like included."""
    last: int
    """Its last word."""
    office: tuple[str, ...]
    """The keys of the office's name: ("foreign", "minister") for "former FM"."""
    hedges: frozenset[str]
    """In which ways it is not that office itself: "former", "deputy" ..."""


def find_titles(words: Words) -> Iterator[Title]:
    """The titles of a text, in order."""
    index = 0
    while index < len(words):
        if words.keys[index] not in _IN_TITLES:
            index += 1
            continue
        last = index
        while words.key(last + 1) in _IN_TITLES and words.gap(last + 1).strip("'’s") in (*_APARTS, ""):
            last += 1
        end = last + 1
        while last >= index and words.keys[last] not in _HEADS:
            last -= 1
        if last >= index:
            keys = words.keys[index : last + 1]
            closing = words.key(last + 1) if words.gap(last + 1) in _APARTS else ""
            if HEDGES.get(closing) == "coming":  # "President-elect", "the prime minister designate"
                last, keys = last + 1, [*keys, closing]
            elif end == last + 1:
                tail = _portfolio(words, last)
                portfolio = [words.keys[place] for place in tail if words.keys[place] not in _BETWEEN]
                keys = [*keys[:-1], *portfolio, keys[-1]]
                last = tail[-1] if tail else last
            yield _title(words, index, last, keys)
            end = max(end, last + 1)
        index = end


def _portfolio(words: Words, head: int) -> range:
    """The words after a head that say what the office is for: "of foreign affairs"."""
    last, index = head, head + 1
    while words.gap(index) == " " and words.keys[index] in _BETWEEN | PORTFOLIOS:
        if words.keys[index] in PORTFOLIOS:
            last = index
        index += 1
    return range(head + 1, last + 1) if words.key(head + 1) in ("of", "for") else range(0)


def _title(words: Words, first: int, last: int, keys: list[str]) -> Title:
    hedges = frozenset(HEDGES[key] for key in keys if key in HEDGES)
    office = tuple(key for key in keys if key not in HEDGES and key not in _FILLERS)
    if words.key(first - 1) == "and" and words.key(first - 2) in PORTFOLIOS:  # "defence and foreign minister"
        office = office[-1:]
    return Title(first, last, _SAME_OFFICE.get(office, office), hedges)


def hedge_before(words: Words, index: int) -> str:
    """The way in which the word before word `index` makes another office of what follows; "" for none."""
    if words.key(index - 1) == "be" and words.key(index - 2) == "would":
        return "coming"
    return HEDGES.get(words.key(index - 1), "") if words.gap(index) in _APARTS else ""
