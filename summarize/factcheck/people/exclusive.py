"""Offices that exclude each other, those that one person holds at a time, and where a text may name one.

Who is only ever called foreign minister is not the defence minister. What people hold together or take turns
in (chairman and chief executive, captain and striker, party leader and prime minister) is not listed.
"""

from __future__ import annotations

from itertools import combinations

from summarize.factcheck.people.titles import PORTFOLIOS, ROLES, Title
from summarize.text.words import Words, stem, word_set

Office = tuple[str, ...]

_GOVERNING = (
    "president, prime minister, foreign minister, defense minister, interior minister, finance minister, "
    "justice minister, health minister"
)
_ALSO_HELD_BY_ONE = "chancellor, foreign secretary, defense secretary, home secretary"
ONE_HOLDER = frozenset(
    tuple(office.split()) for offices in (_GOVERNING, _ALSO_HELD_BY_ONE) for office in offices.split(", ")
)
"""Offices of a country that one person holds at a time."""
_PAIRS = (
    *combinations([*_GOVERNING.split(", "), "king", "queen", "opposition leader"], 2),
    *(("coach", player) for player in "captain striker midfielder defender goalkeeper winger".split()),
    *(("goalkeeper", player) for player in "striker midfielder defender winger".split()),
    ("chief executive", "spokesman"),
)
_EXCLUSIVE = frozenset(frozenset(tuple(office.split()) for office in pair) for pair in _PAIRS)
_MINISTERS: dict[Office, Office] = {
    (portfolio, "secretary"): (same, "minister")
    for same, portfolios in {
        "foreign": "foreign state",
        "defense": "defense",
        "interior": "home",
        "finance": "finance treasury",
        "justice": "justice",
        "health": "health",
    }.items()
    for portfolio in portfolios.split()
}
"""Secretaries that are ministers in some countries: who is called both has not two offices."""
_VAGUE = frozenset({(), ("minister",), ("leader",), *((role,) for role in ROLES)})
"""What goes with every office."""
_NOUNS = {("president",): word_set("presidency presidential"), ("prime", "minister"): word_set("premiership")}
"""Words for what the holder of an office has."""


def is_plain(office: Office) -> bool:
    """Does the office say which one of several its holder has?"""
    return office not in _VAGUE


def exclude_each_other(one: Office, other: Office) -> bool:
    """Does nobody hold both offices?"""
    return frozenset((_as_minister(one), _as_minister(other))) in _EXCLUSIVE


def _as_minister(office: Office) -> Office:
    return _MINISTERS.get(office, office)


def names_office(words: Words, index: int, title: Title | None, office: Office) -> bool:
    """May word `index`, with which `title` ends if any does, name the office: "president", "presidency"?

    "Minister" may be any, but "foreign minister" is no defence minister.
    """
    office = _as_minister(office)
    if title is not None:
        return _as_minister(title.office) in (office, office[-1:])
    key = words.keys[index]
    if key in _NOUNS.get(office, ()):
        return True
    is_plural = stem(key) == office[-1] != key
    return is_plural and words.key(index - 1) not in PORTFOLIOS - {*office}
