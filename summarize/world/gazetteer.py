"""Things with several names: countries and their people, well-known acronyms.

The tables are in `data/`; each says how it was made. A thing is known by the first name of its row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from summarize.text.names import is_capitalised
from summarize.text.words import Words, find_words, stem, word_set
from summarize.world.tables import read_table

Keys = tuple[str, ...]

_PART_OF_ANOTHER = word_set("new british")
"""After these, with a capital, a country's name is part of another place's: "New Mexico"."""


_WORDS = word_set("us is who it tv car la pa met aids nice med fed al mps")
"""Acronyms that are words as well: in a text without capitals they are taken for those."""


_SHORTEST_PEOPLE = 4
"""Letters of a people's plural in "-is", as "Thais"; "this" is none."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An occurrence of something that has several names."""

    name: str
    """The first name of its row: "Syria" for "Syrians"."""
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""
    is_place: bool
    """True for countries, regions and continents."""


@dataclass(frozen=True, slots=True)
class Seat:
    """What a building, street or town stands for: "the Kremlin"."""

    owner: str
    """The thing that governs from there; "" where `holders` tell."""
    holders: tuple[Keys, ...]
    """Words for those who sit there, as stems; none where the owner's name is enough."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Finds names of known things in a text."""

    names: dict[str, list[tuple[Keys, str]]] = field(default_factory=dict)
    """By the key of the first word: all keys of a name, and the thing; longest first."""
    people: dict[str, list[tuple[Keys, str]]] = field(default_factory=dict)
    """The same for names that have a plural, such as "Syrian", by the stem of the first word."""
    capitals: dict[Keys, str] = field(default_factory=dict)
    """Keys of a capital's name -> its country."""
    seats: dict[Keys, Seat] = field(default_factory=dict)
    """Keys of the name of a seat of power -> what it stands for."""
    places: set[str] = field(default_factory=set)
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Countries -> their names and those of their people, as written: "Syria", "Syrian", "Syrians"."""

    def find(self, words: Words, *, cased: bool = True) -> list[Thing]:
        """The things that a text names, in order, the longest name at each place.

        Names need a capital, and those of fewer than four letters must be all capitals ("us" is no
        country), unless the text as a whole has no capitals (`cased=False`).
        """
        found: list[Thing] = []
        end = -1
        for position, key in enumerate(words.keys):
            if position <= end:
                continue
            entries = self.names.get(key, ())
            plural = self.people.get(_singular(key), ())
            for keys, name in (*entries, *plural) if entries or plural else ():
                if _stands(words, position, keys, cased):
                    end = position + len(keys) - 1
                    found.append(Thing(name, position, end, name in self.places))
                    break
        return found

    def find_capitals(
        self, words: Words, positions: dict[str, list[int]]
    ) -> dict[str, list[tuple[int, int]]]:
        """Countries -> first and last word of the places that name their capital.

        `positions` is where each stem stands.
        """
        found: dict[str, list[tuple[int, int]]] = {}
        for keys, country in self.capitals.items():
            for first in positions.get(stem(keys[0]), ()):
                last = first + len(keys) - 1
                if tuple(words.keys[first : last + 1]) == keys and is_capitalised(words.raw(first)):
                    found.setdefault(country, []).append((first, last))
        return found


def _singular(key: str) -> str:
    """The stem of a people's name: of "Iraqis" too, whose ending elsewhere is no plural's ("crisis")."""
    return key[:-1] if key.endswith("is") and len(key) > _SHORTEST_PEOPLE else stem(key)


def _stands(words: Words, position: int, keys: Keys, cased: bool) -> bool:
    last = position + len(keys) - 1
    for index in range(position + 1, last + 1):
        if words.key(index) != keys[index - position] and not (
            index == last and stem(words.key(index)) == keys[-1]
        ):
            return False
    raw = words.raw(position)
    if len(keys) == 1 and len(keys[0]) < 4:
        if not cased and keys[0] not in _WORDS:
            return True
        return raw.rstrip("s").isupper() or (raw.istitle() and len(raw) > 3)
    if not cased:
        return True
    if words.key(position - 1) in _PART_OF_ANOTHER and words.gap(position) == " ":
        return is_capitalised(raw) and not is_capitalised(words.raw(position - 1))
    return is_capitalised(raw)


def _has_plural(people: str) -> bool:
    """Is it "Syrian", and not "Chinese" or "French"?"""
    return people.endswith(("n", "i", "k", "t", "r"))


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The tables of this package, read once."""
    gazetteer = Gazetteer()
    for row in read_table("countries.tsv"):
        called, people, seats = (column.split(",") if column else [] for column in ([*row, "", ""])[:3])
        gazetteer.places.add(called[0])
        gazetteer.forms[called[0]] = (*called, *people, *(f"{name}s" for name in people if _has_plural(name)))
        for name in called:
            _add(gazetteer.names, name, called[0])
        for name in people:
            _add(gazetteer.people if " " not in name else gazetteer.names, name, called[0])
        for seat in seats:
            gazetteer.capitals.setdefault(keys_of(seat), called[0])
    for row in read_table("seats.tsv"):
        owner, holders = (*row[1:], "")[:2]
        names = [name for name in holders.split(",") if name]
        stands_for = Seat(owner, tuple(tuple(map(stem, keys_of(name))) for name in names))
        gazetteer.seats.update((keys_of(name), stands_for) for name in row[0].split(","))
    for row in read_table("aliases.tsv"):
        for name in row:
            _add(gazetteer.names, name, row[0])
    for entries in gazetteer.names.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return gazetteer


def _add(names: dict[str, list[tuple[Keys, str]]], name: str, thing: str) -> None:
    keys = keys_of(name)
    names.setdefault(keys[0], []).append((keys, thing))


def keys_of(name: str) -> Keys:
    """The keys of a name's words."""
    return tuple(find_words(name).keys)
