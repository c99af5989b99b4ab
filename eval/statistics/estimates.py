"""Statistics as pure functions over arrays, and a bootstrap over all of them.

Every statistic takes columns of shape (..., n), one value for each case, and gives an array of shape
(...): the resamples of a bootstrap are rows, so that a thousand of them are one call. Where a statistic
is not defined (one class only, no spread, nothing to divide by) it is NaN, never 0.

    bootstrap(auc, labels, scores)                                an AUC with its interval
    bootstrap(lambda a, b: (a - b).mean(axis=-1), run_a, run_b)   a paired difference of means
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Values = NDArray[np.float64]
Statistic = Callable[..., Any]
"""From columns of shape (..., n) to values of shape (...)."""

_AT_ONCE = 2_000_000
"""Resampled values that are held in memory at once, for each column."""


class Estimate(NamedTuple):
    """A figure and its interval; in JSON `[value, low, high]`."""

    value: float
    low: float | None
    """None where no resample has the figure."""
    high: float | None


def bootstrap(
    statistic: Statistic, *columns: ArrayLike, n_boot: int = 1000, seed: int = 0, level: float = 0.95
) -> Estimate | None:
    """A statistic of the cases and its percentile interval (Efron and Tibshirani 1993, section 13.3).

    `columns` have one value for each case and are resampled together, so the interval of a difference
    between two of them is a paired one. The same seed and number of cases draw the same resamples, whatever
    the statistic. Resamples on which it is not defined are left out. None where the cases themselves do not
    define it.
    """
    cases = [np.asarray(column) for column in columns]
    n = len(cases[0])
    value = float(statistic(*cases)) if n else float("nan")
    if np.isnan(value):
        return None
    generator = np.random.default_rng(seed)
    rows = max(1, _AT_ONCE // n)
    drawn: list[Values] = []
    for start in range(0, n_boot, rows):
        chosen = generator.integers(n, size=(min(rows, n_boot - start), n))
        drawn.append(np.asarray(statistic(*(case[chosen] for case in cases)), dtype=float))
    defined = np.concatenate(drawn) if drawn else np.empty(0)
    defined = defined[~np.isnan(defined)]
    if not len(defined):
        return Estimate(value, None, None)
    tail = (1 - level) / 2
    low, high = np.quantile(defined, [tail, 1 - tail])
    return Estimate(value, float(low), float(high))


def auc(labels: ArrayLike, scores: ArrayLike) -> Values:
    """Area under the ROC curve: how often a positive case has the higher score, ties counting half.

    It is Mann and Whitney's U over the number of pairs (Hanley and McNeil 1982). `labels` are true or 1 for
    positive cases.
    """
    from scipy.stats import rankdata

    positive = np.asarray(labels, dtype=bool)
    ranks = rankdata(scores, axis=-1)
    n = positive.sum(axis=-1)
    above = np.where(positive, ranks, 0).sum(axis=-1) - n * (n + 1) / 2
    return _over(above, n * (positive.shape[-1] - n))


def balanced_accuracy(labels: ArrayLike, predicted: ArrayLike) -> Values:
    """The mean of the share of positive cases predicted positive and of negative ones predicted negative."""
    actual, said = np.asarray(labels, dtype=bool), np.asarray(predicted, dtype=bool)
    sensitivity = _over((actual & said).sum(axis=-1), actual.sum(axis=-1))
    specificity = _over((~actual & ~said).sum(axis=-1), (~actual).sum(axis=-1))
    return np.asarray((sensitivity + specificity) / 2)


def pearson(x: ArrayLike, y: ArrayLike) -> Values:
    """Pearson's product-moment correlation, -1 to 1."""
    a, b = (np.asarray(column, dtype=float) for column in (x, y))
    a = a - a.mean(axis=-1, keepdims=True)
    b = b - b.mean(axis=-1, keepdims=True)
    spread = (a**2).sum(axis=-1) * (b**2).sum(axis=-1)
    # What is left of equal values once their rounded mean is taken away is no spread.
    found = _over((a * b).sum(axis=-1), np.sqrt(np.where(spread > 1e-24, spread, 0)))
    return np.asarray(np.clip(found, -1, 1))  # rounding may go beyond by a hair


def spearman(x: ArrayLike, y: ArrayLike) -> Values:
    """Spearman's rank correlation: Pearson's, of the ranks, ties having their mean rank."""
    from scipy.stats import rankdata

    return pearson(rankdata(x, axis=-1), rankdata(y, axis=-1))


def ratio(parts: ArrayLike, wholes: ArrayLike) -> Values:
    """Sum over sum, as micro-averaged precision and recall are: long cases weigh more than short ones."""
    return _over(np.asarray(parts).sum(axis=-1), np.asarray(wholes).sum(axis=-1))


def f1(hits: ArrayLike, flagged: ArrayLike, gold: ArrayLike) -> Values:
    """Micro-averaged F1 from counts per case: 2 hits / (flagged + gold), with precision hits / flagged."""
    both = np.asarray(flagged).sum(axis=-1) + np.asarray(gold).sum(axis=-1)
    return _over(2 * np.asarray(hits).sum(axis=-1), both)


def best_threshold(labels: ArrayLike, scores: ArrayLike) -> float | None:
    """The threshold with the best balanced accuracy for `score >= threshold`; None where a class is missing.

    Of equals it is the lowest; it lies midway between two neighbouring scores, or on the lowest of all.
    """
    known = np.unique(np.asarray(scores, dtype=float))
    tried = np.concatenate([known[:1], (known[:-1] + known[1:]) / 2])
    reached = balanced_accuracy(np.asarray(labels), np.asarray(scores) >= tried[:, None])
    return None if not len(tried) or np.isnan(reached).any() else float(tried[int(np.argmax(reached))])


def _over(part: ArrayLike, whole: ArrayLike) -> Values:
    divisor = np.asarray(whole, dtype=float)
    return np.asarray(np.asarray(part) / np.where(divisor > 0, divisor, np.nan))
