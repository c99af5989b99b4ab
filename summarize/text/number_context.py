"""A number with what stands around it: its unit, its bound, the words that it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarize.text.compound_units import compound_unit, minus_before
from summarize.text.units import (
    CURRENCY_SIGNS,
    PERCENT,
    currency,
    in_years,
    measure,
    must_be_attached,
    national,
)
from summarize.text.words import Words, stem, word_set

NumberSort = Literal["cardinal", "ordinal", "vague"]
Bound = Literal["", "about", "over", "under"]

_BOUNDS: dict[str, Bound] = {
    "about": "about",
    "around": "about",
    "approximately": "about",
    "roughly": "about",
    "some": "about",
    "over": "over",
    "exceeding": "over",
    "above": "over",
    "nearly": "under",
    "almost": "under",
    "under": "under",
    "below": "under",
}
_BOUNDS_WITH_THAN: dict[str, Bound] = {
    "more": "over",
    "greater": "over",
    "higher": "over",
    "less": "under",
    "fewer": "under",
    "lower": "under",
}
_NOUN_REACH = 4
"""How many words after a number are kept as what it may count."""
_SPACE_OR_HYPHEN = re.compile(r"\s*[-‐‑–]?\s*$")
_MARK_AFTER = re.compile(r"\s?%|['′’](?=\s?\d)")
"""A percent sign, or the mark of minutes or feet in 2' 23"."""
_NATION = re.compile(r"(?<![^\W_])[A-Z]{1,2}$|U\.S\.$")
"""Whose currency it is, before the sign: the letters of "US$"."""
_NO_NOUNS = word_set("always perhaps towards afterwards besides sometimes does goes says comes makes takes")
"""Words that look like plurals and count nothing."""
_AFTER_NOUN = word_set(
    "in on at to for from with by against into over after before during since until while when as and or but "
    "who whom which that where was were is are had have has"
)
"""Words after which no noun is the one that is counted: "killed 30 in clashes", "won 3-1 against Leeds"."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text."""

    start: int
    """First character, a currency sign before it included."""
    end: int
    """End, with a percent sign, multiplier, currency or measure; not the noun that is counted."""
    first: int
    """Index of its first word."""
    last: int
    """Index of the last word of the figure itself."""
    readings: tuple[Decimal, ...]
    """Its value, the likeliest reading first: "120.000" is 120000 or 120. A vague number
    ("hundreds") has its lower and upper bound."""
    sort: NumberSort
    unit: str = ""
    """A measure ("year", "kilometer"), a currency ("dollar"), "%" or ""."""
    after: tuple[str, ...] = ()
    """Stems of the next words of the clause."""
    noun: str = ""
    """Stem of the first plural among them: what is counted. "" where there is none."""
    bound: Bound = ""
    """"about 700", "over 700", "nearly 700"."""
    paired: bool = False
    """True where the next number belongs to it: "25" in "25-40%", "3" in "3-2"."""

    @property
    def value(self) -> Decimal:
        """The likeliest reading."""
        return self.readings[0]


def near(words: Words, index: int) -> bool:
    """Is word `index` joined to the one before by a space or hyphen only?"""
    return 0 < index < len(words) and _SPACE_OR_HYPHEN.match(words.gap(index)) is not None


def attached(words: Words, index: int) -> bool:
    """Does word `index` follow the one before without anything between?"""
    return 0 < index < len(words) and words.starts[index] == words.ends[index - 1]


def finish(words: Words, first: int, last: int, readings: tuple[Decimal, ...], sort: NumberSort) -> Number:
    """A number with its unit, its bound and the words that follow it."""
    start, end, stop = words.starts[first], words.ends[last], last
    unit, mark = "", ""
    sign = currency_sign(words, first)
    if sort == "ordinal":
        pass
    elif sign:
        start, unit = _currency_before(words, sign, start)
    elif written := _MARK_AFTER.match(words.text, end):
        mark = written.group()
        unit = PERCENT if "%" in mark else "minute or foot"
        end += len(mark)
    else:
        unit, stop = _unit(words, last)
        end = words.ends[stop]
    if unit.startswith("degree"):
        sign_at = minus_before(words, first, stop)
        if sign_at is not None:
            start, readings = sign_at, tuple(-value for value in readings)
    years = in_years(unit)
    if years is not None and sort == "cardinal":
        readings, unit = tuple(value * years for value in readings), "year"
    after, noun = _following(words, stop, mark)
    return Number(start, end, first, last, readings, sort, unit, after, noun, _bound(words, first))


def currency_sign(words: Words, first: int) -> str:
    """The currency sign before word `first`, or ""."""
    before = words.text[max(0, words.starts[first] - 2) : words.starts[first]]
    sign = before.rstrip()[-1:]
    return sign if sign in CURRENCY_SIGNS else ""


def _currency_before(words: Words, sign: str, start: int) -> tuple[int, str]:
    """First character and unit of what has a currency sign before character `start`: "$", "US$", "A$"."""
    start = words.text.rindex(sign, 0, start)
    letters = _NATION.search(words.text, max(0, start - 4), start)
    if letters is None:
        return start, CURRENCY_SIGNS[sign]
    unit = national(CURRENCY_SIGNS[sign], letters.group().replace(".", "").lower())
    return (letters.start() if unit != CURRENCY_SIGNS[sign] else start), unit


def _bound(words: Words, first: int) -> Bound:
    before = words.key(first - 1)
    if before == "than":
        return _BOUNDS_WITH_THAN.get(words.key(first - 2), "")
    if before == "least" and words.key(first - 2) == "at":
        return "over"
    if before == "to" and words.key(first - 2) == "up":
        return "under"
    return _BOUNDS.get(before, "")


def _unit(words: Words, last: int) -> tuple[str, int]:
    """The unit after word `last` and the index of its last word; ("", last) where there is none."""
    following = words.key(last + 1)
    if not following[:1].isalpha():
        return "", last
    compound = compound_unit(words, last)
    if compound is not None:
        return compound
    if not near(words, last + 1):
        return "", last
    if following in ("percent", "pct") or (following == "pc" and attached(words, last + 1)):
        return PERCENT, last + 1
    if following == "per" and words.key(last + 2) == "cent":
        return PERCENT, last + 2
    if must_be_attached(following):
        spaced_meters = following == "m" and words.gap(last + 1) == " "
        if not attached(words, last + 1) and not spaced_meters:
            return "", last
    if currency(following):
        return currency(following), last + 1
    if words.raw(last + 1)[0].isupper() and near(words, last + 2) and currency(words.key(last + 2)):
        return national(currency(words.key(last + 2)), following), last + 2  # "million U.S. dollars"
    return (measure(following), last + 1) if measure(following) else ("", last)


def _following(words: Words, last: int, mark: str) -> tuple[tuple[str, ...], str]:
    """Stems of the words that follow word `last` in its clause, and the first plural among them.

    `mark` is what stands between, such as "%".
    """
    stems: list[str] = []
    noun = ""
    ended = False
    for index in range(last + 1, min(last + 1 + _NOUN_REACH, len(words))):
        gap = words.gap(index)
        if not _SPACE_OR_HYPHEN.match(gap.removeprefix(mark) if index == last + 1 else gap):
            break
        key = words.key(index)
        if key[0].isdecimal() and words.gap(index + 1).isspace():
            break  # another figure, which counts what follows; "two 3-litre bottles" goes on
        stems.append(stem(key))
        ended = ended or key in _AFTER_NOUN
        if not noun and not ended and stems[-1] != key and key not in _NO_NOUNS:
            noun = stems[-1]
    return tuple(stems), noun
