"""Whether a country stands with a name as its bearer's: "Syria's Assad", "Assad, a Syrian", but not
"Turkey against Assad". Where it may be read either way, it does. And which nationalities exclude each other.
"""

from __future__ import annotations

from summarize.text.names import NO_NAMES, TITLES, is_capitalised
from summarize.text.words import Words, stem, word_set
from summarize.world.gazetteer import Thing, load_gazetteer

_LINKS = word_set("is was as be been became becomes become remains of from for to the a an its his her")
"""Words between a name and what its bearer is."""
_OF = word_set("of from for to")

_WITHIN = frozenset(
    (
        "England", "Scotland", "Wales", "Northern Ireland", "Ireland", "Taiwan", "Hong Kong", "Palestine",
        "Kosovo", "Greenland", "Puerto Rico", "Soviet Union", "Yugoslavia",
    )
)  # fmt: skip
"""Countries whose people may as well be called after another one."""


def are_apart(one: str, other: str) -> bool:
    """Is who comes from one of two countries plainly not from the other: no region, no "Korea" of two?"""
    states = set(load_gazetteer().capitals.values()) - _WITHIN
    return {one, other} <= states and set(one.split()).isdisjoint(other.split())


def is_said_of(words: Words, thing: Thing, name: int) -> bool:
    """May the country be that of the person with word `name` as the last of their name?"""
    return _before(words, thing, name) if thing.last < name else _after(words, thing, name)


def _before(words: Words, thing: Thing, name: int) -> bool:
    """ "Syria's president, Bashar al-Assad", "the British-born ambassador Ali Khan"."""
    modifies = _modifies(words, thing)
    return all(
        words.keys[index] in TITLES
        or is_capitalised(words.raw(index))
        or (modifies and words.keys[index] not in NO_NAMES)
        for index in range(thing.last + 1, name)
    )


def _after(words: Words, thing: Thing, name: int) -> bool:
    """ "Khan, the British-born ambassador of Pakistan", "Khan is a Pakistani", "Khan of Pakistan"."""
    between = range(name + 1, thing.first)
    gap = words.gap(name + 1).strip()
    opened = gap[:1] in tuple(",(-–—:'’") or words.keys[name + 1] in _LINKS
    direct = not between and bool(gap)
    modifies = direct or words.keys[thing.first - 1] in _OF or _modifies(words, thing)
    return (
        opened
        and modifies
        and all(words.keys[index] in _LINKS or words.keys[index] not in NO_NAMES for index in between)
    )


def _modifies(words: Words, thing: Thing) -> bool:
    """Is it an adjective or a possessive, or may it be one?"""
    possessive = words.gap(thing.last + 1)[:1] in tuple("'’-")
    return possessive or stem(words.keys[thing.last]) in load_gazetteer().people
