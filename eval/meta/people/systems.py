"""How well the means of systems agree with what people, or official figures, say of the systems."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.direction import Better
from eval.statistics.estimates import Estimate, pearson, spearman
from eval.statistics.settings import Resampling

Values = NDArray[np.float64]

LEAST = 3
"""Systems that a correlation needs."""
ENOUGH = 10
"""Systems, and topics, from which on no warning is due."""


@dataclass(frozen=True, slots=True)
class SystemAgreement:
    """One figure beside one measure of people, over systems. Higher agrees, always."""

    figure: str
    better: Better | None
    """Where less is better, its means are turned round."""
    measure: str
    """What people measured."""
    pearson: Estimate | None
    spearman: Estimate | None
    kendall: Estimate | None
    """tau-b."""
    pairs: Estimate | None
    """Pairwise accuracy (Kocmi et al. 2021, section 4): of the pairs of systems between which people see a
    difference, those that the figure orders in the same way."""


def system_agreement(
    figure: str, better: Better | None, measure: str, own: Values, people: Values, resampling: Resampling
) -> SystemAgreement:
    """The statistics of the means over topics; `own` and `people` have the shape (systems, topics), no NaN.

    Intervals are made by drawing systems and topics anew, both (Deutsch, Dror and Roth 2021, "A statistical
    analysis of summarization evaluation metrics using resampling methods", section 4: Boot-Both).
    """
    values = -own if better == "lower" else own
    x, y = values.mean(axis=1), people.mean(axis=1)
    drawn = _drawn(values, people, resampling)
    statistics = {"pearson": pearson, "spearman": spearman, "kendall": tau_b, "pairs": pairwise_accuracy}
    enough = len(x) >= LEAST
    estimates = {
        name: _estimate(statistic(x, y), statistic(*drawn), resampling.level) if enough else None
        for name, statistic in statistics.items()
    }
    return SystemAgreement(figure, better, measure, **estimates)


def tau_b(x: Values, y: Values) -> Values:
    """Kendall's tau-b over the last axis; NaN without spread."""
    a, b = _signs(x), _signs(y)
    untied = np.sqrt((a * a).sum(axis=(-2, -1)) * (b * b).sum(axis=(-2, -1)))
    return np.asarray((a * b).sum(axis=(-2, -1)) / np.where(untied > 0, untied, np.nan))


def pairwise_accuracy(x: Values, y: Values) -> Values:
    """Of the pairs that `y` tells apart, the share that `x` orders in the same way, over the last axis."""
    a, b = _signs(x), _signs(y)
    told = (b != 0).sum(axis=(-2, -1))
    return np.asarray(((a == b) & (b != 0)).sum(axis=(-2, -1)) / np.where(told > 0, told, np.nan))


def _signs(values: Values) -> Values:
    """Which of every two is larger. Equal means that were added up in another order stay equal."""
    apart = values[..., :, None] - values[..., None, :]
    return np.asarray(np.where(np.abs(apart) <= 1e-12, 0.0, np.sign(apart)))


def _drawn(own: Values, people: Values, resampling: Resampling) -> tuple[Values, Values]:
    """Means of resampled systems over resampled topics: (n_boot, systems) each."""
    systems, topics = own.shape
    generator = np.random.default_rng(resampling.seed)
    weights = generator.multinomial(topics, np.full(topics, 1 / topics), size=resampling.n_boot) / topics
    chosen = generator.integers(systems, size=(resampling.n_boot, systems))
    return tuple(np.take_along_axis(weights @ table.T, chosen, axis=1) for table in (own, people))  # type: ignore[return-value]


def _estimate(value: Values, drawn: Values, level: float) -> Estimate | None:
    if np.isnan(value):
        return None
    defined = drawn[~np.isnan(drawn)]
    if not len(defined):
        return Estimate(float(value), None, None)
    low, high = np.quantile(defined, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(float(value), float(low), float(high))
