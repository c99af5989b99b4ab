"""Kendall's rank correlation, tau-b, with a bootstrap that never sorts twice.

tau-b = sum of sign(xi - xj) sign(yi - yj) over all pairs, over the roots of the pairs that are no ties in x
and in y (Kendall 1945). With the signs as matrices, a resample in which case i is drawn w_i times has the
sums w' A w: a product of matrices gives those of all resamples at once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from eval.statistics.estimates import Estimate

Values = NDArray[np.float64]

MOST = 3000
"""Cases up to which there is an interval: the matrices have their square of numbers."""


def kendall(
    x: ArrayLike, y: ArrayLike, *, n_boot: int = 1000, seed: int = 0, level: float = 0.95
) -> Estimate | None:
    """tau-b of two columns with its percentile interval over cases; None where one of them has no spread.

    The value is scipy's. Beyond `MOST` cases there is no interval.
    """
    from scipy.stats import kendalltau

    a, b = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    value = float(kendalltau(a, b).statistic) if len(a) > 1 else float("nan")
    if np.isnan(value):
        return None
    if not n_boot or len(a) > MOST:
        return Estimate(value, None, None)
    drawn = _resampled(a, b, n_boot, seed)
    drawn = drawn[~np.isnan(drawn)]
    if not len(drawn):
        return Estimate(value, None, None)
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(value, float(low), float(high))


def _resampled(x: Values, y: Values, n_boot: int, seed: int) -> Values:
    n = len(x)
    weights = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=n_boot).astype(np.float32)
    # Products of signs are exact in single precision, and half as large.
    a, b = (np.sign(np.subtract.outer(column, column)).astype(np.float32) for column in (x, y))

    def over_pairs(signs: NDArray[np.float32]) -> Values:
        return np.asarray(((weights @ signs) * weights).sum(axis=1), dtype=float)

    untied = over_pairs(a * a) * over_pairs(b * b)
    return np.asarray(over_pairs(a * b) / np.sqrt(np.where(untied > 0, untied, np.nan)))
