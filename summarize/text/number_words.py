"""The words that numbers are made of, and their values."""

from __future__ import annotations


def _numbered(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


ONES = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10)
MULTIPLIERS = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
SHORT_MULTIPLIERS = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "tn": 10**12,
}
VAGUE = {
    "tens": (20, 200),
    "dozens": (24, 200),
    "hundreds": (200, 2000),
    "thousands": (1000, 10**6),
    "millions": (10**6, 10**9),
    "billions": (10**9, 10**12),
    "trillions": (10**12, 10**15),
}
"""Plural multipliers without a figure, and the values that they may stand for."""
ORDINALS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    start=1,
) | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
STRETCHES = frozenset(("hour", "minute", "day", "week", "month", "year", "decade", "century"))
ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
SPELLED_STARTS = frozenset(ONES) | frozenset(TENS) | frozenset(("a", "an", "half"))
AGES = {f"{word.removesuffix('y')}ies": value for word, value in TENS.items()}
""" "in his fifties": someone's age, or years of a century."""
STARTS = SPELLED_STARTS | frozenset(VAGUE) | frozenset(ORDINALS) | frozenset(AGES)
