"""Tiny interval bars: where each mean of a column lies, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eval.scoring import Mean

WIDTH = 72.0
_EDGE = 3.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in units of an SVG that is `WIDTH` wide."""

    x: float
    """Where the mean is."""
    low: float | None
    """Where its interval begins; None where it has none."""
    high: float | None


def bars(means: Mapping[str, Mean]) -> dict[str, Bar]:
    """A bar for each mean that there is, all on one scale, so that a column can be compared by eye."""
    known = {run: mean for run, mean in means.items() if mean.value is not None}
    ends = [end for mean in known.values() for end in (mean.value, mean.low, mean.high) if end is not None]
    if not ends or max(ends) == min(ends):
        return {}
    least, most = min(ends), max(ends)

    def place(value: float | None) -> float | None:
        if value is None:
            return None
        return round(_EDGE + (value - least) / (most - least) * (WIDTH - 2 * _EDGE), 1)

    placed = {run: (place(mean.value), place(mean.low), place(mean.high)) for run, mean in known.items()}
    return {run: Bar(x, low, high) for run, (x, low, high) in placed.items() if x is not None}
