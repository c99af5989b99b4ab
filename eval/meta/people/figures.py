"""How well each figure of the metrics agrees with people, on the same cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np

from eval.direction import Better
from eval.meta.cases import Case
from eval.scoring import RunScores
from eval.statistics.estimates import Estimate, auc, bootstrap, pearson, spearman
from eval.statistics.kendall import kendall
from eval.statistics.settings import Resampling

MOSTLY = 0.9
"""The share of cases that a figure must have a value for, to be compared with others on common cases."""


@dataclass(frozen=True, slots=True)
class FigureAgreement:
    """One figure beside people. A figure of which less is better is turned round: higher agrees, always."""

    name: str
    better: Better | None
    n: int
    """Cases that its statistics are made of."""
    auc: Estimate | None = None
    """How often a summary that people call consistent has the better value: .5 is chance."""
    spearman: Estimate | None = None
    """Rank correlation with what people say."""
    kendall: Estimate | None = None
    """tau-b."""
    pearson: Estimate | None = None
    reason: str | None = None
    """Why there is no value, of most cases that have none."""


@dataclass(frozen=True, slots=True)
class Agreements:
    """The figures of some cases, those that agree best first."""

    cases: int
    compared: int
    """Cases that all figures of `common` have a value for."""
    people: Literal["score", "label"]
    """What the correlations are with: the scores that people gave; where a case has none, the labels."""
    common: tuple[FigureAgreement, ...]
    """On the same cases."""
    partial: tuple[FigureAgreement, ...]
    """Figures that many cases have no value of, each on those that do: not to be compared with others."""


def agreements(cases: Sequence[Case], scores: RunScores, resampling: Resampling) -> Agreements:
    """Every figure of `scores`, whose clusters are the cases in their order, against what people say."""
    rated = all(case.score is not None for case in cases)
    labels = np.array([case.label for case in cases])
    people = np.array([float(case.score or 0) for case in cases]) if rated else labels.astype(float)
    columns = {name: _column(scores, name) for name in scores.better}
    known = {name: ~np.isnan(column) for name, column in columns.items()}
    mostly = [name for name in columns if known[name].mean() >= MOSTLY]
    shared = np.logical_and.reduce([known[name] for name in mostly]) if mostly else np.zeros(len(cases), bool)

    def agreement(name: str, chosen: np.ndarray) -> FigureAgreement:
        reason = _reason(scores, name)
        if not chosen.any():
            return FigureAgreement(name, scores.better[name], 0, reason=reason)
        values = columns[name][chosen] * (-1 if scores.better[name] == "lower" else 1)
        said, label = people[chosen], labels[chosen]
        n_boot, seed, level = resampling.n_boot, resampling.seed, resampling.level
        boot = partial(bootstrap, n_boot=n_boot, seed=seed, level=level)
        return FigureAgreement(
            name,
            scores.better[name],
            int(chosen.sum()),
            auc=boot(auc, label, values),
            spearman=boot(spearman, said, values),
            kendall=kendall(said, values, n_boot=n_boot, seed=seed, level=level),
            pearson=boot(pearson, said, values),
            reason=reason,
        )

    common = [agreement(name, shared) for name in mostly]
    others = [agreement(name, known[name]) for name in columns if name not in mostly]
    return Agreements(
        len(cases),
        int(shared.sum()),
        "score" if rated else "label",
        tuple(sorted(common, key=_rank)),
        tuple(sorted(others, key=_rank)),
    )


def _column(scores: RunScores, name: str) -> np.ndarray:
    figures = (of_case.get(name) for of_case in scores.clusters.values())
    return np.array([np.nan if one is None or one.value is None else one.value for one in figures])


def _reason(scores: RunScores, name: str) -> str | None:
    figures = (of_case.get(name) for of_case in scores.clusters.values())
    reasons = Counter(one.reason or "no value" for one in figures if one is not None and one.value is None)
    return reasons.most_common(1)[0][0] if reasons else None


def _rank(one: FigureAgreement) -> tuple[bool, float, str]:
    """Best first; of a figure without a better way, far from chance on either side is good."""
    if one.auc is None:
        return True, 0.0, one.name
    apart = one.auc.value - 0.5
    return False, -(abs(apart) if one.better is None else apart), one.name
