"""The people of a cluster, as its articles introduce them and call them afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarize.coherence.tokens import Token, adjoining, name_runs, read_tokens
from summarize.text.names import PARTICLES, same_transliteration, skeleton
from summarize.text.words import fold, word_set

if TYPE_CHECKING:
    from summarize.factcheck.language import English

_FORMS_OF_ADDRESS = word_set("mr mrs ms miss dr sir dame lord lady")
_LONGEST = 4
"""Words of a name; a longer run of capitals is a heading."""
_LONG = 6
"""Letters of a given name that may be spelled otherwise elsewhere: "Amy" and "May" are two people."""
_MAY_PRECEDE = word_set("the a and as but while when in yet")
"""Words that may have a capital before a description because they open a sentence."""
_OPENING = word_set("former ex then late acting interim")
"""Small words that a description may open with."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom an article gives a full name."""

    names: tuple[str, ...]
    """Keys of the full name."""
    full: str
    """The full name as most articles write it."""
    described: str
    """With what they are, as one article has it: "Syrian Foreign Minister Faisal Mekdad"; or ""."""
    short: str
    """What articles call them afterwards: "Mekdad", "Prince Charles"; "" where they always say it all."""
    calls: frozenset[str]
    """Keys of the words that name them alone."""
    spellings: frozenset[str] = frozenset()
    """Keys of the words of every full name that articles give them."""


@dataclass(slots=True)
class _Sightings:
    """How articles name one person."""

    fulls: Counter[str] = field(default_factory=Counter)
    described: Counter[str] = field(default_factory=Counter)
    is_titled: bool = False


def read_people(texts: Iterable[str], known: Iterable[str], english: English) -> list[Person]:
    """The people that `texts` name in full; `known` are other names, such as a language model found.

    A name counts as a person's where some text has a title before it, or where it is known.
    """
    certain = {tuple(token.key for token in read_tokens(name, english)) for name in known}
    seen = _sighted(tuple(texts), english)
    return [
        _person(names, sightings, seen.alone, seen.titled)
        for names, sightings in seen.in_full.items()
        if sightings.is_titled or names in certain or any(set(one) & set(names) for one in certain)
    ]


class _Sighted(NamedTuple):
    """Every name of some texts."""

    in_full: dict[tuple[str, ...], _Sightings]
    alone: Counter[str]
    titled: dict[str, Counter[str]]


@lru_cache(maxsize=4)
def _sighted(texts: tuple[str, ...], english: English) -> _Sighted:
    """Remembered, because a draft is edited in several rounds, and articles may be long."""
    sightings: dict[tuple[str, ...], _Sightings] = {}
    alone: Counter[str] = Counter()
    titled: dict[str, Counter[str]] = {}
    for text in texts:
        tokens = read_tokens(text, english)
        for first, last in name_runs(text, tokens):
            if last - first >= _LONGEST:
                continue
            opening = role_start(text, tokens, first)
            name = text[tokens[first].start : tokens[last].end]
            role = text[tokens[opening].start : tokens[last].end] if opening < first else ""
            if first == last:
                if role:
                    titled.setdefault(tokens[first].key, Counter())[role] += 1
                else:
                    alone[tokens[first].key] += 1
                continue
            seen = sightings.setdefault(tuple(token.key for token in tokens[first : last + 1]), _Sightings())
            seen.fulls[name] += 1
            seen.is_titled |= bool(role)
            if role and is_description(text, tokens, opening, first):
                seen.described[role] += 1
    return _Sighted(_merged(sightings), alone, titled)


def role_start(text: str, tokens: Sequence[Token], first: int) -> int:
    """The index of the first word of the titles, and their country, before the name at `first`."""
    start = first
    while start and tokens[start - 1].is_title and adjoining(text, tokens[start - 1], tokens[start]):
        start -= 1
    if start == first:
        return first
    while start and tokens[start - 1].is_place:
        gap = text[tokens[start - 1].end : tokens[start].start]
        if gap not in (" ", "’s ", "'s "):
            break
        start -= 1
        if start and tokens[start - 1].is_title and adjoining(text, tokens[start - 1], tokens[start]):
            start -= tokens[start - 1].key in _OPENING
    return start


def is_description(text: str, tokens: Sequence[Token], opening: int, first: int) -> bool:
    """Do the words from `opening` to the name say whole what someone is?

    Not "chief" of "climate change chief", nor "President" of "Cycling Federation President".
    """
    words = tokens[opening:first]
    if not any(one.is_title and one.key not in _FORMS_OF_ADDRESS | _OPENING for one in words):
        return False
    if not words[0].text[0].isupper() and words[0].key not in _OPENING:
        return False
    if not opening:
        return True
    before = tokens[opening - 1]
    hangs = text[before.end : tokens[opening].start] in (" ", "-", "’s ", "'s ")
    return not (hangs and before.text[0].isupper()) or before.key in _MAY_PRECEDE


def _merged(sightings: Mapping[tuple[str, ...], _Sightings]) -> dict[tuple[str, ...], _Sightings]:
    """One entry for each person: "Sergei Lavrov" and "Sergey Lavrov" are one, the commonest form first."""
    merged: dict[tuple[str, ...], _Sightings] = {}
    for names, seen in sorted(sightings.items(), key=lambda item: -item[1].fulls.total()):
        home = next((other for other in merged if _same(names, other)), None)
        if home is None:
            merged[names] = _Sightings(Counter(seen.fulls), Counter(seen.described), seen.is_titled)
        else:
            merged[home].fulls += seen.fulls
            merged[home].described += seen.described
            merged[home].is_titled |= seen.is_titled
    return merged


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Are two full names spellings of one? The first and the last words must agree.

    Beside the same family name two letters may change places: "Alexander" is "Alexandre" elsewhere.
    """
    if one[-1] == other[-1] and sorted(one[0]) == sorted(other[0]) and len(one[0]) >= _LONG:
        return True
    return all(
        mine == theirs or same_transliteration(mine, theirs) or skeleton(mine) == skeleton(theirs)
        for mine, theirs in ((one[0], other[0]), (one[-1], other[-1]))
    )


def _person(
    names: tuple[str, ...],
    seen: _Sightings,
    alone: Counter[str],
    titled: Mapping[str, Counter[str]],
) -> Person:
    full = _commonest(seen.fulls)
    own = Counter({text: count for text, count in seen.described.items() if text.endswith(full)})
    family = names[-1]
    short = ""
    if alone[family]:
        short = _family_name(full)
    elif alone[names[0]]:  # "Ban" of "Ban Ki-moon": the family name comes first
        family, short = names[0], full.split()[0]
    elif titled.get(family):
        short = _commonest(titled[family])
    spellings = frozenset(fold(word) for name in seen.fulls for word in name.split())
    return Person(names, full, _commonest(own), short, frozenset((family,)), spellings)


def _family_name(full: str) -> str:
    """The last word, with the particles before it: "de Boer"."""
    words = full.split()
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    return " ".join(words[first:])


def _commonest(texts: Counter[str]) -> str:
    """The commonest text, the longest of several; "" where there is none."""
    return max(texts, key=lambda text: (texts[text], len(text), text), default="")


def distinct(people: Sequence[Person]) -> list[Person]:
    """Those who share the word that names them alone with nobody else."""
    sharing = Counter(call for person in people for call in person.calls)
    return [person for person in people if all(sharing[call] == 1 for call in person.calls)]
