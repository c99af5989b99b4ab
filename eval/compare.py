"""Runs -> one table: the means of each figure, over the clusters that the runs share.

A mean that one run takes over easy clusters and another over all of them settles nothing. So only
clusters that every run has a record of are compared, and each figure is averaged over those for which
every run has a value. Every two runs are tested on the very same clusters, so that no test can say the
opposite of the means. A run that has the figure for no shared cluster at all (it made no fact-check, say)
has no mean, is in no test, and does not take the figure from the others.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from eval.direction import Better
from eval.scoring import Mean, RunScores, mean
from eval.statistics.contrast import Contrast
from eval.statistics.contrasting import contrasts, with_intervals
from eval.statistics.settings import DEFAULT, Statistics
from summarize.errors import RunError


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, run by run."""

    name: str
    better: Better | None
    """Which way is better; None where neither is."""
    means: Mapping[str, Mean]
    """By run."""
    best: tuple[str, ...] = ()
    """The runs with the best mean; several on a tie, none where all tie or neither way is better."""

    @property
    def n(self) -> int:
        """Clusters that the means are over: those with a value in every run that has the figure at all."""
        return max((mean.n for mean in self.means.values()), default=0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several runs on the clusters that they share."""

    runs: tuple[str, ...]
    clusters: tuple[str, ...]
    """The shared clusters."""
    left_out: Mapping[str, tuple[str, ...]]
    """By run: its clusters that another run has no record of."""
    rows: tuple[Row, ...]
    contrasts: tuple[Contrast, ...] = ()
    """Of every two runs on every figure."""
    lengths: Mapping[str, str] = field(default_factory=dict)
    """By run: why its summaries are too long or too short beside the references for its ROUGE to be compared,
    in words. Only runs that the length gate marks."""


def compare(
    runs: Mapping[str, RunScores], upper_bounds: Collection[str] = (), statistics: Statistics = DEFAULT
) -> Comparison:
    """Put scored runs side by side. Those named in `upper_bounds` have seen the references and win nothing.

    `lengths` is left empty: figures do not tell it. Raises RunError where no cluster is in all runs.
    """
    first = next(iter(runs.values()))
    shared = [id_ for id_ in first.clusters if all(id_ in scores.clusters for scores in runs.values())]
    if not shared:
        raise RunError(
            "The runs share no cluster, so there is nothing to compare: "
            + "; ".join(f"{run} has {_some(list(scores.clusters))}" for run, scores in runs.items())
            + "."
        )
    kept = set(shared)
    better = {
        name: next((scores.better[name] for scores in runs.values() if name in scores.better), None)
        for name in dict.fromkeys(name for scores in runs.values() for name in scores.mean)
    }
    over = {name: _fair(runs, shared, name) for name in better}
    means = _means(runs, shared, over, statistics)
    rivals = [run for run in runs if run not in upper_bounds]
    return Comparison(
        runs=tuple(runs),
        clusters=tuple(shared),
        left_out={
            run: tuple(id_ for id_ in scores.clusters if id_ not in kept) for run, scores in runs.items()
        },
        rows=tuple(
            Row(
                name,
                way,
                {run: means[run][name] for run in runs},
                _best({run: means[run][name] for run in rivals}, way),
            )
            for name, way in better.items()
        ),
        contrasts=tuple(contrasts(runs, shared, over, better, upper_bounds, statistics)),
    )


def _fair(runs: Mapping[str, RunScores], shared: Sequence[str], name: str) -> set[str]:
    """The clusters for which every run that has the figure at all has a value."""
    has = [{id_ for id_ in shared if _value(scores, id_, name) is not None} for scores in runs.values()]
    return set(shared).intersection(*(ids for ids in has if ids))


def _means(
    runs: Mapping[str, RunScores],
    shared: Sequence[str],
    over: Mapping[str, Collection[str]],
    statistics: Statistics,
) -> dict[str, dict[str, Mean]]:
    """By run and figure, over the clusters of each figure."""
    found = {}
    for run, scores in runs.items():
        kept = {
            id_: {name: figure for name, figure in scores.clusters[id_].items() if id_ in over[name]}
            for id_ in shared
        }
        found[run] = with_intervals(kept, {name: mean(kept.values(), name) for name in over}, statistics)
    return found


def _value(scores: RunScores, cluster_id: str, name: str) -> float | None:
    figure = scores.clusters[cluster_id].get(name)
    return figure.value if figure else None


def _best(means: Mapping[str, Mean], better: Better | None) -> tuple[str, ...]:
    values = {run: mean_.value for run, mean_ in means.items() if mean_.value is not None}
    if better is None or len(values) < 2:
        return ()
    top = max(values.values()) if better == "higher" else min(values.values())
    # Means of the same figures summed in another order differ in the last bits: that is a tie.
    best = tuple(
        run for run, value in values.items() if math.isclose(value, top, rel_tol=1e-9, abs_tol=1e-12)
    )
    return best if len(best) < len(values) else ()


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:3]) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")
