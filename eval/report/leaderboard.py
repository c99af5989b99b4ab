"""The leaderboard: a row for each run, a column for each telling figure; and the table of all figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.compare import Row
from eval.direction import Better
from eval.evaluation import Evaluation, ScoredRun
from eval.headline import valued
from eval.report.bars import Bar, bars
from eval.report.figures import About, about, digits, headline
from eval.report.glossary import FAMILIES, SECONDS
from eval.report.numbers import interval, number
from eval.scoring import Mean


@dataclass(frozen=True, slots=True)
class Cell:
    """One mean of one run, as it is written."""

    text: str
    sort: float | None
    interval: str
    bar: Bar | None
    best: bool
    why: str
    """Why there is no value."""


@dataclass(frozen=True, slots=True)
class Column:
    """One figure over all runs."""

    about: About
    better: Better | None
    digits: int
    n: int
    """Clusters over which it is averaged."""
    cells: tuple[Cell, ...]
    """In the order of the runs."""


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """What the table on top has."""

    labels: tuple[str, ...]
    runs: tuple[ScoredRun, ...]
    columns: tuple[Column, ...]
    families: tuple[tuple[str, tuple[Column, ...]], ...]
    """All figures, family by family."""


def leaderboard(evaluation: Evaluation) -> Leaderboard:
    """The tables of an evaluation."""
    labels = evaluation.comparison.runs
    rows = [*evaluation.comparison.rows, seconds(evaluation)]
    every = {row.name: column(row, evaluation) for row in rows}
    families = [
        (family, tuple(one for one in every.values() if one.about.family == family)) for family in FAMILIES
    ]
    return Leaderboard(
        labels=labels,
        runs=tuple(evaluation.runs[label] for label in labels),
        columns=tuple(every[name] for name in headline(list(valued(rows)))),
        families=tuple((family, columns) for family, columns in families if columns),
    )


def letter(at: int) -> str:
    """What stands for a run where its name is too long: A to Z, then numbers."""
    return chr(ord("A") + at) if at < 26 else str(at + 1)


def seconds(evaluation: Evaluation) -> Row:
    """What a cluster took in each run, as a row of the table: less is better, but wins nothing.

    What summaries took that were made elsewhere and imported is not known.
    """
    return Row(SECONDS, "lower", {label: _seconds(run) for label, run in evaluation.runs.items()})


def _seconds(run: ScoredRun) -> Mean:
    if not run.cost.known or not run.records:
        return Mean(None, 0, run.records)
    return Mean(run.cost.seconds / run.records, run.records, 0)


def column(row: Row, evaluation: Evaluation) -> Column:
    """One figure, written out."""
    labels = evaluation.comparison.runs
    means = [row.means[label] for label in labels]
    decimals = digits(row.name, [mean.value for mean in means])
    drawn = bars(row.means)
    cells = [
        Cell(
            text=number(mean.value, decimals),
            sort=mean.value,
            interval=interval(mean.low, mean.high, decimals),
            bar=drawn.get(label),
            best=label in row.best,
            why="" if mean.value is not None else why_missing(evaluation.runs[label], row.name),
        )
        for label, mean in zip(labels, means, strict=True)
    ]
    return Column(
        about(row.name), row.better, decimals, max((mean.n for mean in means), default=0), tuple(cells)
    )


def why_missing(run: ScoredRun, name: str) -> str:
    """The reason that most clusters of a run give for a figure that they do not have."""
    reasons: Sequence[str] = [
        figures[name].reason or "no value"
        for figures in run.scores.clusters.values()
        if name in figures and figures[name].value is None
    ]
    return max(set(reasons), key=reasons.count) if reasons else "not measured"
