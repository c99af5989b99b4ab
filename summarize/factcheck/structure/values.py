"""The names, dates and numbers of one sentence, with what kind each is: what may stand in a slot.

Two values are compared only where they are of one kind, and counted as different only where nothing of
them agrees: "Assad" and "Bashar al-Assad" are one, "in 2015" and "in September 2015" too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from summarize.factcheck.articles.date_index import resolved, weekday_of
from summarize.factcheck.articles.passages import is_content, word_stem
from summarize.text.content import FUNCTION_WORDS
from summarize.text.date import Date
from summarize.text.dates import find_dates
from summarize.text.names import TITLES, skeleton
from summarize.text.number_context import Number
from summarize.text.numbers import find_numbers
from summarize.text.units import same_unit
from summarize.text.words import Words, find_words, stem
from summarize.world.gazetteer import load_gazetteer
from summarize.world.governments import means_government

Kind = Literal["country", "person", "place", "org", "name", "date", "number"]
"""A `name` is one of which nobody knows what it names, if it is one at all."""

KINDS: dict[str, Kind] = {
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "ORG": "org",
    "": "name",
}
"""Labels of the OntoNotes scheme whose entities may take each other's place."""
_MAY_BE_PLACES = frozenset(("place", "person", "org", "name"))
"""What the language model, which errs, makes of the name of a town."""
_ALIKE = Decimal("0.25")
"""Numbers that differ by less of the greater one may be roundings of each other."""
_LONG = 6
"""Letters. Shorter words have no other spelling."""
_PLACES = ("country", "place")
_NICKNAME = 5
"""Letters of the longest word that is looked at as short for a longer one."""
_SHORT = 3
"""Letters. Shorter words of a name, such as "al", are shared by many."""


@dataclass(frozen=True, slots=True)
class Value:
    """A name, date or number in a sentence."""

    kind: Kind
    start: int
    """First character in the sentence."""
    end: int
    keys: frozenset[str] = frozenset()
    """What a name is known by."""
    stems: frozenset[str] = frozenset()
    """Of the words of a name, as passages are found by them."""
    country: str = ""
    """The country that it is, or of which it is the capital."""
    date: Date | None = None
    number: Number | None = None

    @property
    def is_name(self) -> bool:
        """Is it no date and no number?"""
        return self.date is None and self.number is None


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name that the language model found, as characters of the sentence; its label may be ""."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the text that a sentence is from."""

    people: frozenset[str] = frozenset()
    """Keys of words of people's names."""
    published: datetime.date | None = None
    """The day on which it was written."""
    spaced_numbers: bool = False
    """Does it write "1. 3" for 1.3, as tokenised corpora do?"""


def read_values(text: str, entities: Iterable[NamedSpan], known: Known) -> tuple[Value, ...]:
    """The values of a sentence, in order; of two that overlap the first."""
    words = find_words(text, spaced_numbers=known.spaced_numbers)
    dates = find_dates(words)
    in_dates = {index for date in dates for index in range(date.first, date.last + 1)}
    found = [
        Value("date", date.start, date.end, date=_placed(date, known))
        for date in dates
        if date.clock is None and date.decade is None
    ]
    found += [
        Value("number", number.start, number.end, number=number)
        for number in find_numbers(words)
        if number.first not in in_dates and number.sort != "ordinal"
    ]
    found += _known(words)
    found += _unknown(words, entities, known)
    kept: list[Value] = []
    for value in found:
        if all(value.end <= other.start or other.end <= value.start for other in kept):
            kept.append(value)
    return tuple(sorted(kept, key=lambda value: value.start))


def _placed(date: Date, known: Known) -> Date:
    """A date with its year, where it can be told. "Monday" and "today" may be of an earlier week."""
    return resolved(date, known.published) if date.month is not None else date


def _known(words: Words) -> Iterator[Value]:
    """Countries under any of their names, organisations with an acronym, capitals with their country."""
    gazetteer = load_gazetteer()
    for thing in gazetteer.find(words):
        kind: Kind = "country" if thing.is_place else "org"
        keys = frozenset((thing.name, *(() if thing.is_place else _keys(words, thing.first, thing.last))))
        yield _name(kind, words, thing.first, thing.last, keys, thing.name if thing.is_place else "")
    positions: dict[str, list[int]] = {}
    for position, key in enumerate(words.keys):
        positions.setdefault(stem(key), []).append(position)
    for country, places in gazetteer.find_capitals(words, positions).items():
        for first, last in places:
            kind = "country" if means_government(words, first, last) else "place"
            keys = frozenset((country, *_keys(words, first, last)))
            yield _name(kind, words, first, last, keys, country)


def _unknown(words: Words, entities: Iterable[NamedSpan], known: Known) -> Iterator[Value]:
    for entity in entities:
        inside = words.between(entity.start, entity.end)
        keys = _keys(words, inside.start, inside.stop - 1)
        if entity.label in KINDS and keys:
            kind = KINDS[entity.label]
            if words.key(inside.stop - 1) in known.people:
                kind = "person"
            yield _name(kind, words, inside.start, inside.stop - 1, keys)


def _name(kind: Kind, words: Words, first: int, last: int, keys: frozenset[str], country: str = "") -> Value:
    named = (key for key in words.keys[first : last + 1] if len(key) >= _SHORT and is_content(key))
    stems = frozenset(map(word_stem, named))
    return Value(kind, words.starts[first], words.ends[last], keys, stems, country)


def _keys(words: Words, first: int, last: int) -> frozenset[str]:
    return frozenset(
        skeleton(stem(key)) if len(key) >= _LONG else stem(key)
        for key in words.keys[first : last + 1]
        if len(key) >= _SHORT and key not in FUNCTION_WORDS | TITLES
    )


# Comparing


def same(one: Value, other: Value) -> bool:
    """May both be one thing?"""
    if one.number is not None and other.number is not None:
        return _near(one.number, other.number)
    if one.date is not None and other.date is not None:
        return _shares_part(one.date, other.date) and not _clash(one.date, other.date)
    if not (one.is_name and other.is_name):
        return False
    return not one.keys.isdisjoint(other.keys) or _is_nickname(one, other)


def _is_nickname(one: Value, other: Value) -> bool:
    """May one be short for the other: "Vino" for "Vinokourov", "Hibs" for "Hibernian"?"""
    if one.kind in _PLACES or other.kind in _PLACES:
        return False
    return any(
        min(len(mine), len(theirs)) <= _NICKNAME and mine[:_SHORT] == theirs[:_SHORT]
        for mine in one.keys
        for theirs in other.keys
    )


def differ(one: Value, other: Value, *, as_places: bool = False) -> bool:
    """Are they of one kind, and surely two things? `as_places` where both stand as places do."""
    comparable = bool(one.country and other.country) or one.kind == other.kind != "name"
    if as_places and "place" in (one.kind, other.kind):
        comparable = comparable or {one.kind, other.kind} <= _MAY_BE_PLACES
    if same(one, other) or not comparable:
        return False
    if one.number is not None and other.number is not None:
        return (
            one.number.sort == other.number.sort
            and same_unit(one.number.unit, other.number.unit)
            and one.number.noun == other.number.noun
        )
    if one.date is not None and other.date is not None:
        return _clash(one.date, other.date)
    return True


def _near(one: Number, other: Number) -> bool:
    if one.sort == other.sort == "vague":
        return one.readings == other.readings
    if not set(one.readings).isdisjoint(other.readings):
        return True
    if "vague" in (one.sort, other.sort):
        vague, exact = (one, other) if one.sort == "vague" else (other, one)
        return any(min(vague.readings) <= value <= max(vague.readings) for value in exact.readings)
    if not (one.bound or other.bound):
        return False
    return abs(one.value - other.value) <= max(one.value, other.value) * _ALIKE


def _parts(date: Date) -> Iterator[tuple[str, object]]:
    if date.year is not None:
        yield "year", date.year
    if date.month is not None:
        yield "month", date.month
        if len(date.days) == 1:
            yield "day", date.days[0]
    weekday = date.weekday if date.weekday is not None else weekday_of(date)
    if weekday is not None:
        yield "weekday", weekday


def _shares_part(one: Date, other: Date) -> bool:
    return not dict(_parts(one)).keys().isdisjoint(dict(_parts(other)))


def _clash(one: Date, other: Date) -> bool:
    """Is a part of the date said in both, and another? Days are compared within a month."""
    if len(one.days) > 1 or len(other.days) > 1 or one.swapped or other.swapped:
        return False
    ours, theirs = dict(_parts(one)), dict(_parts(other))
    return any(ours[part] != theirs[part] for part in ours.keys() & theirs.keys())


def with_noun(value: Value, noun: str) -> Value:
    """The same number as a count of `noun`, a stem."""
    return value if value.number is None else replace(value, number=replace(value.number, noun=noun))
