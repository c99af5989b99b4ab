"""Paired tests over clusters, for many columns of figures or differences at once.

A column has one value for each cluster: a figure of one run, or the difference of two runs on it; NaN where
there is none. What is drawn depends on the seed and the number of clusters only, never on the columns: the
same clusters in the same order give the same results, however many runs are compared, in whatever order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

_AT_ONCE = 4_000_000
"""Numbers that an array holds at most, where it can be worked on in blocks."""
_COUNTED = 16
"""Differences whose every way to set the signs, 2^16 of them, is tried at most: beyond, ways are drawn."""


class Resampled(NamedTuple):
    """What a bootstrap found of each column; NaN where no resample has a value."""

    low: Values
    """The lower ends of the intervals of the means."""
    high: Values
    p: Values
    """Two-sided, of a mean of 0."""


def bootstrap_means(columns: Values, *, n_boot: int, seed: int, level: float) -> Resampled:
    """Percentile intervals of the means of columns of shape (clusters, columns), and p.

    A bootstrap over clusters (Efron and Tibshirani 1993, section 13.3): the statistics of each cluster are
    made once, how often it is drawn is a row of weights, and all columns are resampled by one product of
    matrices. Resamples without a value of a column are left out of it. p is twice the share of resampled
    means on the rarer side of 0, 0 itself counting on both, with one added above and below so that it is
    never 0 (Davison and Hinkley 1997, section 4.4).
    """
    width = max(1, _AT_ONCE // max(1, n_boot))
    parts = [
        _summarised(_resampled(columns[:, start : start + width], n_boot, seed), level)
        for start in range(0, columns.shape[1], width)
    ]
    return (
        Resampled(*map(np.concatenate, zip(*parts, strict=True))) if parts else Resampled(*[np.empty(0)] * 3)
    )


def permutation_p(differences: Values, *, permutations: int, seed: int) -> Values:
    """A paired permutation test of each column: how likely so large a mean difference is if it is luck.

    (clusters, columns) -> (columns,), two-sided. Under the hypothesis that two runs do not differ, each
    difference is as likely to have the other sign (Fisher 1935, section 21; Noreen 1989). Where there are
    no more ways to set the signs than `permutations` and 2^16, all are tried and p is exact. Otherwise
    `permutations` are drawn, a block at a time, and p is (b + 1) / (permutations + 1), never 0 (Phipson and
    Smyth 2010). Clusters on which the runs are equal change nothing; where all are, p is 1. NaN where no
    cluster has a value.
    """
    known = ~np.isnan(differences)
    filled = np.where(known, differences, 0.0)
    moving = (filled != 0).sum(axis=0)
    exact = (moving <= _COUNTED) & (np.exp2(moving) <= permutations)
    found = np.full(differences.shape[1], np.nan)
    for number in np.flatnonzero(exact & known.any(axis=0)):
        column = filled[filled[:, number] != 0, number]
        found[number] = (np.abs(_all_sums(column)) >= _least(column)).mean()
    drawn = np.flatnonzero(~exact)
    if len(drawn) and permutations:
        found[drawn] = _drawn_p(filled[:, drawn], permutations, seed)
    return found


def holm(p: Sequence[float]) -> list[float]:
    """Holm's (1979) step-down correction: the smallest p times their number, the next times one less ..."""
    order = sorted(range(len(p)), key=p.__getitem__)
    corrected, highest = [0.0] * len(p), 0.0
    for rank, number in enumerate(order):
        highest = max(highest, min(1.0, (len(p) - rank) * p[number]))
        corrected[number] = highest
    return corrected


def cohens_d(differences: Values) -> float | None:
    """The mean of paired differences over their standard deviation (n - 1): d_z of Cohen (1988, section 2.3).

    0 where all are 0; None where there are fewer than two, or all are the same other than 0.
    """
    if len(differences) < 2:
        return None
    mean, spread = float(differences.mean()), float(differences.std(ddof=1))
    if spread <= 1e-12 * float(np.abs(differences).max()):
        return 0.0 if mean == 0 else None
    return mean / spread


def _resampled(columns: Values, n_boot: int, seed: int) -> Values:
    """(n_boot, columns): the mean of each column on each resample, NaN where it has no value."""
    n = len(columns)
    known = ~np.isnan(columns)
    values, counts = np.where(known, columns, 0.0), known.astype(float)
    generator = np.random.default_rng(seed)
    means = np.full((n_boot, columns.shape[1]), np.nan)
    rows = max(1, _AT_ONCE // max(1, n))
    for start in range(0, n_boot, rows):
        stop = min(n_boot, start + rows)
        weights = generator.multinomial(n, np.full(n, 1 / n), size=stop - start).astype(float)
        found = np.full((stop - start, len(known.T)), float(n)) if known.all() else weights @ counts
        np.divide(weights @ values, found, out=means[start:stop], where=found > 0)
    return means


def _summarised(means: Values, level: float) -> Resampled:
    tail = [(1 - level) / 2, (1 + level) / 2]
    defined = (~np.isnan(means)).sum(axis=0)
    ends = np.full((2, means.shape[1]), np.nan)
    some = (defined > 0) & (defined < len(means))
    if (whole := (defined == len(means)) & (defined > 0)).any():
        ends[:, whole] = np.quantile(means[:, whole], tail, axis=0)
    if some.any():
        ends[:, some] = np.nanquantile(means[:, some], tail, axis=0)
    rarer = np.minimum((means <= 0).sum(axis=0), (means >= 0).sum(axis=0))
    p = np.where(defined, np.minimum(1, 2 * (rarer + 1) / (defined + 1)), np.nan)
    return Resampled(ends[0], ends[1], p)


def _drawn_p(differences: Values, permutations: int, seed: int) -> Values:
    least = _least(differences)
    generator = np.random.default_rng(seed)
    above = np.zeros(differences.shape[1])
    rows = max(1, _AT_ONCE // max(differences.shape))
    for start in range(0, permutations, rows):
        drawn = generator.random((min(rows, permutations - start), len(differences)))
        sums = np.where(drawn < 0.5, -1.0, 1.0) @ differences
        above += (np.abs(sums) >= least).sum(axis=0)
    return np.asarray((above + 1) / (permutations + 1))


def _least(differences: Values) -> Values:
    """The sum from which one counts as no smaller than the observed: in another order it is off by a hair."""
    total = np.abs(differences).sum(axis=0)
    return np.asarray(np.abs(differences.sum(axis=0)) - 1e-10 * total)


def _all_sums(differences: Values) -> Values:
    """The sum of n differences for every way to give them signs: (2^n,), without a matrix of the signs."""
    sums = np.zeros(1)
    for difference in differences:
        sums = np.concatenate([sums - difference, sums + difference])
    return sums
