"""What a comparison with one reference, or with several, comes to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much a summary shares with its references: precision, recall and their harmonic mean, 0 to 1."""

    p: float
    r: float
    f: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A summary and one reference."""

    overlap: Overlap
    size: int
    """What recall was divided by: n-grams of the reference, or its words for L and Lsum."""


def pair(hits: int, made: int, size: int) -> Pair:
    """From counts: what is shared, what the summary has of its kind, and what the reference has."""
    p = hits / made if made else 0.0
    r = hits / size if size else 0.0
    return Pair(Overlap(p, r, f_measure(p, r)), size)


def f_measure(p: float, r: float) -> float:
    """The harmonic mean of precision and recall; 0 where both are 0."""
    return 2 * p * r / (p + r) if p + r else 0.0
