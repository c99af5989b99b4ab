"""The tables of the report as plain text in cells, for Markdown and LaTeX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.compare import Row
from eval.evaluation import Evaluation
from eval.headline import means_over, valued
from eval.report.figures import about, digits, headline
from eval.report.glossary import SECONDS
from eval.report.leaderboard import seconds
from eval.report.numbers import NONE, interval, number, probability, signed
from eval.report.outcomes import Contrasts, Standing

WAYS = {"higher": "↑", "lower": "↓", None: ""}
NOTED = "†"


@dataclass(frozen=True, slots=True)
class Entry:
    """One mean in a table."""

    value: str
    interval: str
    best: bool
    standing: Standing
    """Beside the best run of the column; of several equal ones, beside each of them."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A table: a heading and an entry for each run in each column."""

    headings: tuple[tuple[str, str], ...]
    """Title and arrow of each column."""
    runs: tuple[str, ...]
    entries: tuple[tuple[Entry, ...], ...]
    """Run by run."""


def outline(evaluation: Evaluation, rows: Sequence[Row], *, names: bool = False) -> Outline:
    """Some figures of all runs; with `names`, headed by their own names, of which no two are alike."""
    labels = evaluation.comparison.runs
    columns = [_column(row, evaluation) for row in rows]
    return Outline(
        tuple((row.name if names else about(row.name).title, WAYS[row.better]) for row in rows),
        tuple(label + (f" {NOTED}" if evaluation.runs[label].note else "") for label in labels),
        tuple(tuple(column[at] for column in columns) for at in range(len(labels))),
    )


def telling(evaluation: Evaluation) -> list[Row]:
    """The figures of the leaderboard."""
    rows = valued((*evaluation.comparison.rows, seconds(evaluation)))
    return [rows[name] for name in headline(list(rows))]


def means(evaluation: Evaluation) -> str:
    """What clusters the means of the leaderboard are over, in words; seconds are of all of each run."""
    comparison = evaluation.comparison
    rows = [(about(row.name).title, row) for row in telling(evaluation) if row.name != SECONDS]
    return means_over(len(comparison.clusters), rows, many=len(comparison.runs) > 1)


def pairs(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    """For every two runs and each figure of the leaderboard: who, what, by how much, interval, p, verdict."""
    rows = {row.name: row for row in telling(evaluation)}
    for one in evaluation.comparison.contrasts:
        row = rows.get(one.figure)
        if row is None or one.difference is None:
            continue
        decimals = digits(row.name, [mean.value for mean in row.means.values()])
        ahead = {"first": one.first, "second": one.second}.get(one.outcome, one.outcome)
        word = "" if one.outcome in ("tie", "untested") else " is better" if row.better else " has more"
        p = one.p if one.p_holm is None else one.p_holm
        yield (
            about(row.name).title,
            one.first,
            one.second,
            signed(one.difference, decimals),
            interval(one.low, one.high, decimals) or NONE,
            probability(p).removeprefix("p ").removeprefix("= ") if p is not None else NONE,
            ahead + word,
        )


def _column(row: Row, evaluation: Evaluation) -> list[Entry]:
    labels = evaluation.comparison.runs
    means = [row.means[label] for label in labels]
    decimals = digits(row.name, [mean.value for mean in means])
    contrasts = Contrasts(evaluation.comparison.contrasts)
    return [
        Entry(
            number(mean.value, decimals),
            interval(mean.low, mean.high, decimals),
            label in row.best,
            "untested" if label in row.best else contrasts.beside(row.name, label, row.best),
        )
        for label, mean in zip(labels, means, strict=True)
    ]
