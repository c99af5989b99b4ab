"""How two values compare that stand in the same place of the same sentence."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from summarize.factcheck.conflicts.agreement import Amount
from summarize.factcheck.conflicts.wording import Piece
from summarize.text.date import Date
from summarize.text.names import TITLES, skeleton
from summarize.world.gazetteer import load_gazetteer

Verdict = Literal["same", "different", "unsure"]
"""`unsure`: "Leeds" and "Yorkshire", "Monday" and "2009": one may be part of the other."""
SAME_SPELLING = 0.75
"""Names as near as that are spellings of one."""
_WEEK = 7
_TITLES = frozenset(map(skeleton, TITLES))


def compare_values(one: Piece, other: Piece, days: Sequence[datetime.date | None]) -> Verdict:
    """How two values of one kind compare. `days` are those on which their articles appeared."""
    if one.key == other.key:
        return "same"
    if isinstance(one.value, Amount) and isinstance(other.value, Amount):
        if one.unit != other.unit:
            return "unsure"
        return "same" if one.value.agrees(other.value) else "different"
    if isinstance(one.value, Date) and isinstance(other.value, Date):
        return _compare_dates(one.value, other.value, days)
    if one.kind == "label":
        return "unsure"
    if one.kind == "place":
        places = {piece.key.removeprefix("place ") for piece in (one, other)}
        return "different" if places <= _countries() else "unsure"
    return "different" if names_differ(one.key.split(), other.key.split()) else "same"


def _compare_dates(one: Date, other: Date, days: Sequence[datetime.date | None]) -> Verdict:
    """By the largest unit that both say. Times of day are compared on a dial of twelve hours."""
    if one.relative or other.relative or one.swapped != other.swapped:
        return "unsure"
    if one.clock and other.clock:
        return _verdict((one.clock[0] % 12, one.clock[1]) == (other.clock[0] % 12, other.clock[1]))
    if one.year is not None and other.year is not None and one.year != other.year:
        return "different"
    if one.month is not None and other.month is not None:
        days_apart = bool(one.days and other.days) and set(one.days).isdisjoint(other.days)
        return _verdict(one.month == other.month and not days_apart)
    if one.year is not None and other.year is not None:
        return "same"
    if one.decade is not None and other.decade is not None:
        return _verdict(one.decade == other.decade)
    if one.weekday is not None and other.weekday is not None:
        near_days = days[0] is None or days[1] is None or abs(days[0] - days[1]).days < _WEEK
        return _verdict(one.weekday == other.weekday) if near_days else "unsure"
    if _is_other_weekday(one, other, days) or _is_other_weekday(other, one, days[::-1]):
        return "different"
    return "unsure"


def _verdict(same: bool) -> Verdict:
    return "same" if same else "different"


def _is_other_weekday(one: Date, other: Date, days: Sequence[datetime.date | None]) -> bool:
    """Is `one` a day of a month and `other` a day of the week that it was not?"""
    published = days[0] or days[1]
    year = one.year or (published.year if published else None)
    if other.weekday is None or other.month is not None or one.month is None or len(one.days) != 1:
        return False
    try:
        return year is not None and datetime.date(year, one.month, one.days[0]).weekday() != other.weekday
    except ValueError:
        return False


def names_differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Are two names, as skeletons of their words, of two? Parts, spellings and initials are of one."""
    mine, theirs = (list(dict.fromkeys(key for key in name if key not in _TITLES)) for name in (one, other))
    if not mine or not theirs:
        return False
    left = [key for key in mine if not any(near(key, their) for their in theirs)]
    right = [key for key in theirs if not any(near(key, my) for my in mine)]
    if not left or not right:
        return False
    return not _initials(mine, theirs) and not _initials(theirs, mine)


def near(one: str, other: str) -> bool:
    """Are two words spellings of one?"""
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_SPELLING


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """Is one word made of the first letters of the other name, in order?"""
    letters = "".join(short)
    return (
        len(short) == 1 and len(long) > 1 and "".join(key[0] for key in long if key).startswith(letters[:2])
    )


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(load_gazetteer().capitals.values())
