"""How texts describe people: a name with an office, a country, or both.

"Syrian Foreign Minister Faisal Mekdad", "the foreign minister of Syria, Faisal Mekdad,", "President Bashar
al-Assad of Syria", "Mekdad, Syria's top diplomat,", "Mekdad is the Syrian foreign minister", "Defence
Minister Li Shangfu", "the Russian writer Anna Berg". One grammar for summaries and articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.factcheck.people.exclusive import of_organisation
from summarize.factcheck.people.names import (
    APART,
    TOGETHER,
    is_closed,
    may_be_listed,
    name_after,
    name_before,
    stands_in_list,
)
from summarize.factcheck.people.nationals import name_of_national
from summarize.factcheck.people.owners import OWNED, around_owner, has_no_owner
from summarize.factcheck.people.titles import ROLES, Title, find_titles, hedge_before
from summarize.text.names import NO_NAMES, PARTICLES, TITLES
from summarize.text.words import Words
from summarize.world.gazetteer import Thing

_ARTICLES = ("the", "a", "an")
_IS = {"is": "", "remains": "", "became": "", "was": "former"}
"""Verbs between a name and its title; "was" may tell of another time."""
_AMERICAN: dict[tuple[str, ...], tuple[str, ...]] = {
    ("state", "secretary"): ("foreign", "minister"),
    ("defense", "secretary"): ("defense", "minister"),
}
"""What others call the offices of the United States."""
_ELSEWHERE = ("for", "to", "at", "in", "on")
"""After a title: "top diplomat in Moscow", as "for Asia", is not the foreign minister."""
_OPENS_CLAUSE = frozenset(("that", "but", "while", "where", "when", "as", "because", "said", "although"))


@dataclass(frozen=True, slots=True)
class Description:
    """A name and the office or nationality that a text gives its bearer."""

    name: tuple[str, ...]
    """Keys of the person's name, without particles and initials."""
    name_at: tuple[int, int]
    """First character and end of the name."""
    country: str
    """The gazetteer's name of it; "" where none is said."""
    flag_at: tuple[int, int]
    """First character and end of the country, or where none is said of the family name."""
    family_at: tuple[int, int]
    """Those of the family name."""
    owner: str
    """The gazetteer's name of the organisation whose office it is; "" for a country's, or none known."""
    office: tuple[str, ...]
    """Keys of the office's name; empty where only a nationality is said."""
    hedges: frozenset[str]
    """In which ways the office is another one: "former", "deputy" ..."""
    start: int
    end: int

    @property
    def is_nationality(self) -> bool:
        """Does it say no more of the person than where they are from, and perhaps their profession?"""
        return bool(self.country) and (not self.office or self.office[-1] in ROLES)


def find_descriptions(words: Words, things: Sequence[Thing]) -> Iterator[Description]:
    """Every name that stands with an office or a nationality in a text. `things` are its known things.

    Offices that somebody other than a country has to give are `find_offices`'.
    """
    reader = _Reader(words, things)
    titled: set[int] = set()
    for title in find_titles(words):
        one = reader.titled(title)
        if one is not None:
            titled.add(one.name_at[1])
            yield one
    for thing in things:
        one = reader.national(thing)
        if one is not None and one.name_at[1] not in titled:
            yield one


def find_offices(words: Words, things: Sequence[Thing]) -> Iterator[Description]:
    """Every name that stands with an office of an organisation: "UCI president Pat Ray"."""
    reader = _Reader(words, things)
    for title in find_titles(words):
        one = reader.of_organisation(title)
        if one is not None:
            yield one


class _Reader:
    def __init__(self, words: Words, things: Sequence[Thing]) -> None:
        self._words = words
        places = [thing for thing in things if thing.is_place]
        self._things = things
        self._by_first = {thing.first: thing for thing in places}
        self._by_last = {thing.last: thing for thing in places}
        self._known = {index for thing in things for index in range(thing.first, thing.last + 1)}

    def titled(self, title: Title) -> Description | None:
        """The description that a title is part of."""
        words = self._words
        place = self._place_before(title) or self._place_after(title)
        first, last = title.first, title.last
        if place is not None:
            first, last = min(first, place.first), max(last, place.last)
        elif not has_no_owner(words, title):
            return None
        office, first = self._with_top(title, first, place)
        hedges = title.hedges
        if hedge := hedge_before(words, first):
            hedges, first = hedges | {hedge}, first - 1
        name = name_after(words, last, self._known, TOGETHER)
        if name and place is None:
            place = self._place_after_name(name)
        if not name:
            name, hedge = self._name_apart(first, last)
            hedges |= {hedge} - {""}
            if place is None and may_be_listed(words, max(last, *name, 0)):
                return None
        if not name or (place is None and title.office[-1] in ROLES):
            return None
        return self._described(name, place, office, hedges, first, last)

    def national(self, thing: Thing) -> Description | None:
        """The description of whom a country is said to be the home."""
        name = name_of_national(self._words, thing, self._known) if thing.is_place else range(0)
        return self._described(name, thing, (), frozenset(), thing.first, thing.last) if name else None

    def of_organisation(self, title: Title) -> Description | None:
        """The description of whom an organisation gives an office."""
        words = self._words
        if self._place_before(title) or self._place_after(title) or has_no_owner(words, title):
            return None
        first, last = around_owner(words, title)
        name = name_after(words, last, self._known, TOGETHER)
        hedges = title.hedges
        if not name:
            name, hedge = self._name_apart(first, last)
            hedges |= {hedge} - {""}
        if not name or not title.office or title.office[-1] in ROLES:
            return None
        owners = [thing.name for thing in self._things if first <= thing.first <= thing.last <= last]
        office = of_organisation(title.office)
        return self._described(name, None, office, hedges, first, last, owners[0] if owners else "")

    def _described(
        self,
        name: range,
        place: Thing | None,
        office: tuple[str, ...],
        hedges: frozenset[str],
        first: int,
        last: int,
        owner: str = "",
    ) -> Description:
        words = self._words
        name_at = words.starts[name[0]], words.ends[name[-1]]
        shown = (place.first, place.last) if place else (name[-1], name[-1])
        flag_at = words.starts[shown[0]], words.ends[shown[1]]
        country = place.name if place else ""
        keys = tuple(words.keys[index] for index in name if words.keys[index] not in PARTICLES)
        if country == "United States":
            office = _AMERICAN.get(office, office)
        return Description(
            tuple(key for key in keys if len(key) > 1) or keys,
            name_at,
            country,
            flag_at,
            (words.starts[name[-1]], words.ends[name[-1]]),
            owner,
            office,
            hedges,
            min(words.starts[first], name_at[0], flag_at[0]),
            max(words.ends[last], name_at[1], flag_at[1]),
        )

    def _place_before(self, title: Title) -> Thing | None:
        """ "Syrian foreign minister", "Syria's foreign minister"."""
        gap = self._words.gap(title.first).strip("'’s")
        return self._by_last.get(title.first - 1) if gap in ("", *TOGETHER) else None

    def _place_after(self, title: Title) -> Thing | None:
        """ "foreign minister of Syria", "Prime Minister of the United Kingdom"."""
        words, index = self._words, title.last + 1
        if words.key(index) != "of" or words.gap(index) != " ":
            return None
        return self._by_first.get(index + 1 + (words.key(index + 1) == "the"))

    def _place_after_name(self, name: range) -> Thing | None:
        """ "President Bashar al-Assad of Syria"."""
        words, index = self._words, name[-1] + 1
        return self._by_first.get(index + 1) if words.key(index) == "of" and words.gap(index) == " " else None

    def _with_top(self, title: Title, first: int, place: Thing | None) -> tuple[tuple[str, ...], int]:
        """ "The top Turkish diplomat" is the foreign minister, "a top diplomat" one of many."""
        words, top = self._words, title.office == ("foreign", "minister")
        if title.office == ("diplomat",) and place is not None and words.key(first - 1) in ("top", "chief"):
            first, top = first - 1, True
        one_of_many = words.key(first - 1) in ("a", "another") or words.key(title.last + 1) in _ELSEWHERE
        a_top = top and words.key(title.last) == "diplomat" and one_of_many
        return (("diplomat",) if a_top else ("foreign", "minister") if top else title.office), first

    def _name_apart(self, first: int, last: int) -> tuple[range, str]:
        """The name that words `first` to `last` are beside, or are said of, with the hedge in that."""
        words = self._words
        name = name_after(words, last, self._known, APART)
        if name:
            return (name if is_closed(words, name[-1]) else range(0)), ""
        verb = words.key(last + 1)
        if verb in _IS and words.gap(last + 1) == " ":
            name = name_after(words, last + 1, self._known, TOGETHER)
            return (name if name and _ends_clause(words, name[-1]) else range(0)), _IS[verb]
        if words.key(first - 1) in _ARTICLES:
            first -= 1
        verb = words.key(first - 1)
        if verb in _IS and _ends_clause(words, last):
            return self._subject(first - 1), _IS[verb]
        if words.gap(first) != ", " or not is_closed(words, last):
            return range(0), ""
        name = name_before(words, first, self._known)
        return (range(0) if not name or stands_in_list(words, name[0]) else name), ""

    def _subject(self, verb: int) -> range:
        """The name that is the whole subject of word `verb`: no "brother of Mekdad"."""
        words = self._words
        name = name_before(words, verb, self._known)
        if not name or words.gap(verb) != " ":
            return range(0)
        first = name[0]
        while words.key(first - 1) in TITLES and words.gap(first) in (" ", ". "):
            first -= 1
        opens = first == 0 or words.gap(first) not in TOGETHER or words.key(first - 1) in _OPENS_CLAUSE
        return name if opens else range(0)


def _ends_clause(words: Words, index: int) -> bool:
    """Does what is said end with word `index`: no "president of the club", no "minister's friend"?"""
    gap, after = words.gap(index + 1), words.key(index + 1)
    if gap != " ":
        return not gap.startswith(("'", "’", "-"))
    return after in NO_NAMES and after not in OWNED
