"""Countries and offices that texts give to people: "Syrian Foreign Minister Faisal Mekdad".

Also "Faisal Mekdad, the Syrian foreign minister," and "the foreign minister of Syria, Faisal Mekdad,".
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from summarize.factcheck.world.gazetteer import Thing
from summarize.text.names import NO_NAMES, ORG_NOUNS, PARTICLES, TITLES, is_capitalised
from summarize.text.words import Words, word_set

_OFFICES = word_set(
    """
    president minister premier chancellor king queen prince princess sultan emir shah ambassador envoy
    secretary spokesman spokeswoman spokesperson leader senator governor general commander
    """
)
"""Titles of those who act for one country."""
_BYGONE = word_set("former ex late then acting interim")
_LONGEST_NAME = 4
_TOGETHER, _APART = (" ", "-"), (" ", ", ")
"""What stands between the words of a name or title, and before a name in apposition."""


@dataclass(frozen=True, slots=True)
class Description:
    """A country, an office and the name of who holds it."""

    country: str
    """The gazetteer's name of it."""
    at: tuple[int, int]
    """First character and end of the country's name."""
    office: tuple[str, ...]
    """Keys of the title, without "former" and its like."""
    name: tuple[str, ...]
    """Keys of the person's name."""
    start: int
    end: int
    bygone: bool = False
    """Is the office a former or passing one?"""


def find_descriptions(words: Words, things: Sequence[Thing]) -> Iterator[Description]:
    """Every country, office and name that stand together in a text."""
    known = {index for thing in things for index in range(thing.first, thing.last + 1)}
    for thing in things:
        if thing.is_place and (office := _office_after(words, thing.last) or _office_of(words, thing.first)):
            first, last = min(thing.first, office.start), max(thing.last, office.stop - 1)
            name = _name_after(words, last, known, _TOGETHER) or _name_apart(words, first, last, known)
            if name:
                titles = [words.keys[index] for index in office]
                yield Description(
                    thing.name,
                    (words.starts[thing.first], words.ends[thing.last]),
                    tuple(key for key in titles if key not in _BYGONE),
                    tuple(words.keys[index] for index in name if words.keys[index] not in PARTICLES),
                    words.starts[min(first, name[0])],
                    words.ends[max(last, name[-1])],
                    not _BYGONE.isdisjoint((*titles, words.key(first - 1))),
                )


def _office_after(words: Words, index: int) -> range:
    """The words of the title that follows word `index`; none where it is not an office."""
    last = index
    while words.key(last + 1) in TITLES and words.gap(last + 1).strip("'’s") in (*_TOGETHER, ""):
        last += 1
    return range(index + 1, last + 1 if words.keys[last] in _OFFICES else index + 1)


def _office_of(words: Words, index: int) -> range:
    """The words of the title before "of" and word `index`; none where it is not an office."""
    first = last = index - 1
    if words.key(last) != "of" or words.keys[last - 1] not in _OFFICES:
        return range(0)
    while first > 0 and words.keys[first - 1] in TITLES and words.gap(first) in _TOGETHER:
        first -= 1
    return range(first, last)


def _name_after(words: Words, index: int, known: Container[int], opening: tuple[str, ...]) -> list[int]:
    """The words of the person's name that follows word `index` and a gap of `opening`."""
    found: list[int] = []
    for following in range(index + 1, min(index + 1 + _LONGEST_NAME, len(words))):
        allowed = _TOGETHER if found else opening
        if words.gap(following) not in allowed or not _may_be_name(words, following, known):
            break
        found.append(following)
    while found and words.keys[found[-1]] in PARTICLES:
        found.pop()
    return found


def _name_apart(words: Words, first: int, last: int, known: Container[int]) -> list[int]:
    """The name that words `first` to `last` are beside: "Mekdad, the Syrian minister," or turned.

    A comma has to close it, or the sentence, and no list go on: "Putin, the Syrian president and Mekdad".
    """
    name = _name_after(words, last, known, _APART)
    if name:
        return name if _is_closed(words, name[-1]) else []
    while words.key(first - 1) in _BYGONE or words.key(first - 1) in ("the", "a"):
        first -= 1
    index = first - 1
    if words.gap(first) != ", " or not _is_closed(words, last):
        return []
    while index >= 0 and len(name) < _LONGEST_NAME and _may_be_name(words, index, known):
        name.insert(0, index)
        if words.gap(index) not in _TOGETHER:
            break
        index -= 1
    in_a_list = not name or words.gap(name[0]).startswith(",") or words.key(name[0] - 1) in ("and", "or")
    return [] if in_a_list or not is_capitalised(words.raw(name[-1])) else name


def _is_closed(words: Words, index: int) -> bool:
    """Does an apposition end with word `index`?"""
    after = words.text[words.ends[index] : words.ends[index] + 1]
    goes_on = after == "," and words.key(index + 1) in ("and", "or")
    return (after == "," and not goes_on) or (after in (".", "") and words.gap(index + 1) != ".")


def _may_be_name(words: Words, index: int, known: Container[int]) -> bool:
    key = words.keys[index]
    if index in known or key in TITLES | ORG_NOUNS or (key in NO_NAMES and key not in PARTICLES):
        return False
    return is_capitalised(words.raw(index)) or key in PARTICLES
