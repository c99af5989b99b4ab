"""Scores made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.direction import Better
from eval.scoring import Figure, RunScores, mean

Values = Mapping[str, Mapping[str, float | None]]


def scored(clusters: Values, **better: Better) -> RunScores:
    """Scores by cluster and figure."""
    figures = {id_: {name: Figure(value) for name, value in own.items()} for id_, own in clusters.items()}
    names = dict.fromkeys(name for own in clusters.values() for name in own)
    return RunScores(
        {}, {name: better.get(name) for name in names}, figures, {n: mean(figures.values(), n) for n in names}
    )


def in_order(values: Sequence[float | None], name: str = "f", better: Better = "higher") -> RunScores:
    """Scores of one figure on the clusters c00, c01 ..."""
    return scored({f"c{at:02}": {name: value} for at, value in enumerate(values)}, **{name: better})
