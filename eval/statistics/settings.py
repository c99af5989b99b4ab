"""How the intervals and tests of a comparison are made: the group `statistics` of the config."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta


@dataclass(frozen=True, slots=True)
class Resampling:
    """How intervals are made."""

    n_boot: Annotated[int, Meta(ge=0)] = 1000
    """Resamples of the clusters, or cases; 0 makes no intervals."""
    level: Annotated[float, Meta(gt=0, lt=1)] = 0.95
    """Of the intervals; a difference may be luck where its corrected p is above 1 - level."""
    seed: Annotated[int, Meta(ge=0)] = 0
    """Of the resamples, and of permutations."""


@dataclass(frozen=True, slots=True)
class Statistics(Resampling):
    """Settings of intervals, tests and the length gate. They stand in `scores.json`."""

    permutations: Annotated[int, Meta(ge=0)] = 9999
    """Ways to set the signs that a permutation test draws; where there are no more, and 2^16 at most, all
    are tried. 0 makes no test."""
    least_length: Annotated[float, Meta(ge=0)] = 0.67
    """A run is marked whose summaries are shorter than so many times the references, on average."""
    most_length: Annotated[float, Meta(gt=0)] = 1.5
    """A run is marked whose summaries are longer than so many times the references."""


DEFAULT = Statistics()
