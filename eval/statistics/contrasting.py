"""Scored runs -> intervals of their means, and every two of them contrasted on every figure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from eval.direction import Better
from eval.scoring import Figure, Mean, RunScores
from eval.statistics.contrast import Contrast, Outcome
from eval.statistics.paired import Values, bootstrap_means, cohens_d, holm, permutation_p
from eval.statistics.settings import Statistics

_AT_ONCE = 16_000_000
"""Differences that are held in memory at once."""


def with_intervals(
    clusters: Mapping[str, Mapping[str, Figure]], means: Mapping[str, Mean], statistics: Statistics
) -> dict[str, Mean]:
    """The means of figures, each with its interval over those of `clusters` that have it.

    There is none where fewer than two have it: how much clusters differ is not seen in one.
    """
    if not clusters or not means or not statistics.n_boot:
        return dict(means)
    columns = np.array([_column(clusters, sorted(clusters), name) for name in means]).T
    found = bootstrap_means(columns, n_boot=statistics.n_boot, seed=statistics.seed, level=statistics.level)
    return {
        name: replace(mean, low=float(low), high=float(high)) if mean.n > 1 else mean
        for (name, mean), low, high in zip(means.items(), found.low, found.high, strict=True)
    }


def contrasts(
    runs: Mapping[str, RunScores],
    clusters: Collection[str],
    over: Mapping[str, Collection[str]],
    better: Mapping[str, Better | None],
    upper_bounds: Collection[str],
    statistics: Statistics,
) -> Iterator[Contrast]:
    """Every two runs on each figure of `better`, figure by figure, on those of `clusters` that `over` has for
    the figure: all pairs on the same.

    Runs that have seen the references (`upper_bounds`) are tested, but win and lose nothing, and do not
    count in Holm's correction: they would hide differences between the others.
    """
    pairs = list(combinations(runs, 2))
    ids = sorted(clusters)  # so that nothing depends on the order in which a run was made
    fair = [not {one, two} & set(upper_bounds) for one, two in pairs]
    names = list(better)
    some = max(1, _AT_ONCE // max(1, len(ids) * len(pairs)))
    for start in range(0, len(names) if pairs else 0, some):
        tested = iter(_test(runs, pairs, ids, over, names[start : start + some], statistics))
        for name in names[start : start + some]:
            of_figure = [next(tested) for _ in pairs]
            counted = [number for number, one in enumerate(of_figure) if fair[number] and one.p is not None]
            corrected = holm([of_figure[number].p or 0.0 for number in counted])
            p_holm = dict(zip(counted, corrected, strict=True))
            for number, one in enumerate(of_figure):
                p = p_holm.get(number)
                yield replace(one, p_holm=p, outcome=_outcome(one, p, better[name], len(counted), statistics))


def _test(
    runs: Mapping[str, RunScores],
    pairs: Sequence[tuple[str, str]],
    ids: Sequence[str],
    over: Mapping[str, Collection[str]],
    names: Sequence[str],
    statistics: Statistics,
) -> Iterator[Contrast]:
    kept = {name: np.array([id_ in over[name] for id_ in ids], dtype=bool) for name in names}
    values = {
        (run, name): np.where(kept[name], _column(runs[run].clusters, ids, name), np.nan)
        for run in runs
        for name in names
    }
    compared = [(name, one, two) for name in names for one, two in pairs]
    columns = np.array([_differences(values[one, name], values[two, name]) for name, one, two in compared]).T
    seed = statistics.seed
    booted = bootstrap_means(columns, n_boot=statistics.n_boot, seed=seed, level=statistics.level)
    permuted = permutation_p(columns, permutations=statistics.permutations, seed=seed)
    for number, (name, one, two) in enumerate(compared):
        own = columns[~np.isnan(columns[:, number]), number]
        several = len(own) > 1
        yield Contrast(
            figure=name,
            first=one,
            second=two,
            n=len(own),
            difference=float(own.mean()) if len(own) else None,
            low=_known(booted.low[number]) if several else None,
            high=_known(booted.high[number]) if several else None,
            p=_known(permuted[number]),
            p_bootstrap=_known(booted.p[number]) if several else None,
            effect=cohens_d(own),
            wins=int((own > 0).sum()),
            losses=int((own < 0).sum()),
        )


def _column(clusters: Mapping[str, Mapping[str, Figure]], ids: Sequence[str], name: str) -> Values:
    figures = (clusters[id_].get(name) for id_ in ids)
    return np.array(
        [np.nan if one is None or one.value is None else one.value for one in figures], dtype=float
    )


def _differences(first: Values, second: Values) -> Values:
    """What is left between equal figures that were added up in another order is no difference."""
    found = first - second
    scale = np.maximum(np.abs(first), np.abs(second))
    return np.where(np.abs(found) <= 1e-12 * scale, 0.0, found)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def least_p(clusters: int, pairs: int, statistics: Statistics) -> float:
    """The smallest p that Holm's correction over so many pairs can leave, where all are ahead everywhere.

    No permutation test goes below 2^(1-n): one run ahead on each of n clusters; nor below one of those that
    are drawn.
    """
    return min(1.0, max(1, pairs) * max(2.0 ** (1 - clusters), 1 / (statistics.permutations + 1)))


def _outcome(
    contrast: Contrast, p: float | None, better: Better | None, pairs: int, statistics: Statistics
) -> Outcome:
    if p is None or contrast.difference is None:
        return "untested"
    alpha = 1 - statistics.level
    if p > alpha or not contrast.difference:
        reachable = least_p(contrast.n, pairs, statistics) <= alpha + 1e-12
        return "tie" if reachable or not (contrast.wins or contrast.losses) else "untested"
    first = (contrast.difference > 0) == (better != "lower")
    return "first" if first else "second"
