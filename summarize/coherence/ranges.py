"""Figures on which the articles differ, as a range: "between 3.5 million and 4 million refugees".

A summary that gives one of two figures takes a side without telling. Where the articles disagree, and the
figures are not far apart, its sentence says from where to where they go; where they are far apart, that
reports differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from summarize.text.numbers import find_numbers
from summarize.text.quoted import mask
from summarize.text.words import find_words, stem
from summarize.types import Conflict

WIDEST = 2
"""The upper end of a range is at most so many times the lower: what lies in a wider one is no agreement."""
_BOUND = re.compile(
    r"(?:\b(?:(?:more|less|fewer|greater|higher|lower)\s+than|at\s+(?:least|most)|up\s+to|about|around|over|nearly"
    r"|almost|some|approximately|roughly|as\s+many\s+as|an\s+estimated)\s+)+$",
    re.IGNORECASE,
)
_RANGED = re.compile(r"\b(?:between|from|to|and|or)\s+$|[-–]$", re.IGNORECASE)


def with_ranges(text: str, conflicts: Sequence[Conflict]) -> str:
    """`text` with a range for each of its figures on which the articles disagree."""
    for conflict in conflicts:
        if conflict.kind == "conflict":
            text = _with_range(text, conflict)
    return text


def _with_range(text: str, conflict: Conflict) -> str:
    figures = _figures(conflict)
    if len(figures) < 2:
        return text
    nouns = {stem(key) for key in find_words(conflict.subject).keys}
    lower, upper = min(figures), max(figures)
    for number in find_numbers(find_words(mask(text))):
        before = text[: number.start]
        if (
            number.readings[0] not in figures
            or number.sort != "cardinal"
            or _RANGED.search(before)
            or nouns.isdisjoint((*number.after, number.noun, number.unit))
        ):
            continue
        if upper > WIDEST * lower:
            return text
        bound = _BOUND.search(before)
        start = bound.start() if bound else number.start
        put = f"between {figures[lower]} and {figures[upper]}"
        put = put[:1].upper() + put[1:] if start == 0 else put
        return f"{text[:start]}{put}{text[number.end :]}"
    return text


def _figures(conflict: Conflict) -> dict[Decimal, str]:
    """Each claimed value with its figure as an article writes it; none where a value is no figure."""
    figures: dict[Decimal, str] = {}
    for claim in conflict.claims:
        try:
            value = Decimal(claim.value)
        except InvalidOperation:
            return {}
        for number in find_numbers(find_words(claim.text)):
            if number.readings[0] == value:
                figures.setdefault(value, claim.text[number.start : number.end])
    return figures
