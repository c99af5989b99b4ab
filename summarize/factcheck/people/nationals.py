"""Names with a nationality and no office: "Russian Anna Berg", "the Dutch hostage Anna Berg", "Anna Berg, a
Dutchwoman", "Anna Berg of the Netherlands".
"""

from __future__ import annotations

from collections.abc import Container

from summarize.factcheck.people.names import APART, is_closed, name_after, name_before, stands_in_list
from summarize.factcheck.people.titles import ROLES
from summarize.text.names import NO_NAMES, PARTICLES, is_capitalised
from summarize.text.words import Words, stem
from summarize.world.counted import counts_people
from summarize.world.gazetteer import Thing, load_gazetteer

_FEWEST = 2
"""Words of a name; one alone may be that of a thing: "a Dutch hostage, Friday"."""


def name_of_national(words: Words, thing: Thing, known: Container[int]) -> range:
    """The name of the person whom the text says to be from country `thing`; empty where there is none."""
    name = _name(words, thing, known)
    return name if len(name) >= _FEWEST and words.keys[name[0]] not in PARTICLES else range(0)


def _name(words: Words, thing: Thing, known: Container[int]) -> range:
    if stem(words.keys[thing.last]) not in load_gazetteer().people:
        return _of_country(words, thing, known)
    direct = name_after(words, thing.last, known, (" ",))
    if direct:
        return direct
    last = _noun(words, thing.last)
    if last > thing.last:
        name = name_after(words, last, known, APART)
        if name and (words.gap(name[0]) == " " or is_closed(words, name[-1])):
            return name
    article = thing.first - 1
    if words.key(article) not in ("a", "an") or words.gap(thing.first) != " " or not is_closed(words, last):
        return range(0)
    if words.gap(article) == ", ":
        name = name_before(words, article, known)
        return range(0) if not name or stands_in_list(words, name[0]) else name
    return range(0)


def _of_country(words: Words, thing: Thing, known: Container[int]) -> range:
    """ "Anna Berg of the Netherlands", but not "Anna Berg of Spain Rugby"."""
    of = thing.first - 1 - (words.key(thing.first - 1) == "the")
    ends = words.gap(thing.last + 1) != " " or not is_capitalised(words.raw(thing.last + 1))
    if words.key(of) != "of" or words.gap(of) != " " or not ends or words.gap(thing.last + 1)[:1] in "'’-":
        return range(0)
    return name_before(words, of, known)


def _noun(words: Words, index: int) -> int:
    """The last word of what a person is called after a nationality: "hostage", "man"; `index` for none."""
    noun = index + 1
    is_noun = words.gap(noun) == " " and words.raw(noun).islower() and words.key(noun) not in NO_NAMES
    person = is_noun and (words.key(noun) in ROLES or counts_people(stem(words.key(noun))))
    return noun if person else index
