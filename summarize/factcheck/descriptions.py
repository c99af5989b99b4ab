"""Countries and offices that texts give to people: "Syrian Foreign Minister Faisal Mekdad"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.factcheck.gazetteer import Thing
from summarize.text.names import ORG_NOUNS, PARTICLES, TITLES, is_capitalised
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


def find_descriptions(words: Words, things: Sequence[Thing]) -> Iterator[Description]:
    """Every country, office and name that stand together in this order in a text."""
    for thing in things:
        if not thing.is_place:
            continue
        office = _office_after(words, thing.last)
        name = _name_after(words, office, {one.first for one in things}) if office else []
        if name:
            yield Description(
                thing.name,
                (words.starts[thing.first], words.ends[thing.last]),
                tuple(key for key in words.keys[thing.last + 1 : office + 1] if key not in _BYGONE),
                tuple(words.keys[index] for index in name if words.keys[index] not in PARTICLES),
                words.starts[thing.first],
                words.ends[name[-1]],
            )


def _office_after(words: Words, index: int) -> int:
    """The last word of the title that follows word `index`; 0 where none does, or none that is an office."""
    last = index
    while words.key(last + 1) in TITLES and words.gap(last + 1).strip("'’s") in (" ", "-", ""):
        last += 1
    return last if last > index and words.keys[last] in _OFFICES else 0


def _name_after(words: Words, index: int, known: set[int]) -> list[int]:
    """The words of the person's name that follows word `index`."""
    found: list[int] = []
    for following in range(index + 1, min(index + 1 + _LONGEST_NAME, len(words))):
        key = words.keys[following]
        if words.gap(following) not in (" ", "-") or following in known or key in TITLES | ORG_NOUNS:
            break
        if not is_capitalised(words.raw(following)) and key not in PARTICLES:
            break
        found.append(following)
    while found and words.keys[found[-1]] in PARTICLES:
        found.pop()
    return found
