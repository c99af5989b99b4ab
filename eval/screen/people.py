"""The tables "which metric agrees with people"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from eval.direction import Better
from eval.meta.people.figures import Agreements, FigureAgreement
from eval.meta.people.ranking import Ranking
from eval.meta.people.systems import SystemAgreement
from eval.screen.numerals import NONE, short
from eval.screen.tables import fits
from eval.statistics.estimates import Estimate

Row = FigureAgreement | SystemAgreement

ARROWS: Mapping[Better | None, str] = {"higher": " ↑", "lower": " ↓", None: ""}
MOST = 12
"""Figures that a table shows; all are in `meta.json`."""
MOST_NAMED = 6
"""Figures that are named beside the reason why they are in no table."""


def show_agreements(groups: Mapping[str, Agreements], console: Console) -> None:
    """A table for each group of cases, the figures that agree best first."""
    for name, group in groups.items():
        cases = f"{group.compared} of {group.cases} cases"
        title = f"Which metric agrees with people · {name} · {cases}"
        _print(console, title, ("auc", "spearman", "kendall"), group.common)
    some = next(iter(groups.values()))
    console.print(
        Text(
            f"auc: of the label; rank correlations: with the {some.people} that people gave. Of a figure "
            "with ↓, less is better, and agrees. All figures of a table are made of the same cases."
        )
    )
    for line in _gaps(some.partial):
        console.print(Text(f"{NONE} {line}"))


def show_ranking(ranking: Ranking, console: Console) -> None:
    """A table for each measure of people, the figures that agree best first, and the notes."""
    by_measure: dict[str, list[SystemAgreement]] = defaultdict(list)
    for one in ranking.agreements:
        by_measure[one.measure].append(one)
    for measure, agreements in by_measure.items():
        over = f"{len(ranking.systems)} systems, {len(ranking.topics)} topics"
        title = f"Which metric ranks systems as {measure} does · {over}"
        _print(console, title, ("spearman", "kendall", "pearson", "pairs"), agreements)
    console.print(
        Text(
            "pairs: of every two systems that people tell apart, how often the metric orders them so too; "
            f"[low, high]: {ranking.resampling.level:.0%} bootstrap interval over systems and topics."
        )
    )
    reasons: dict[str, list[str]] = defaultdict(list)
    for name, reason in ranking.missing.items():
        reasons[reason].append(name)
    for reason, names in reasons.items():
        console.print(Text(f"{NONE} {reason} ({', '.join(names)})"))
    for note in ranking.notes:
        console.print(Text.assemble(("Note: ", "bold yellow"), note))


def _print(console: Console, title: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """The table with its intervals, or without where the screen is too narrow for them."""
    full = _table(columns, rows, intervals=True)
    console.print(Text(title, "italic"))  # a table breaks its title where it is wider than the table
    console.print(full if fits(full, console) else _table(columns, rows, intervals=False))
    console.print()


def _table(columns: Sequence[str], rows: Sequence[Row], *, intervals: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)
    names = [f"{_name(row)}{ARROWS[row.better]}" for row in rows[:MOST]]
    if len(rows) > MOST:
        names.append(f"and {len(rows) - MOST} more in meta.json")
    _column(table, "figure", names, "left")
    cells = [[_cell(getattr(row, column), intervals) for row in rows[:MOST]] for column in columns]
    for column, own in zip(columns, cells, strict=True):
        _column(table, column, own, "right")
    for number, name in enumerate(names):
        table.add_row(name, *(own[number] for own in cells if number < len(own)))
    return table


def _column(table: Table, heading: str, cells: Sequence[str], justify: Literal["left", "right"]) -> None:
    widest = max(map(len, (heading, *cells)))
    table.add_column(heading, justify=justify, no_wrap=True, min_width=widest)


def _name(row: Row) -> str:
    return row.figure if isinstance(row, SystemAgreement) else row.name


def _cell(estimate: Estimate | None, intervals: bool) -> str:
    if estimate is None:
        return NONE
    if not intervals or estimate.low is None or estimate.high is None:
        return short(estimate.value, 3)
    return f"{short(estimate.value, 3)} [{short(estimate.low, 2)}, {short(estimate.high, 2)}]"


def _gaps(partial: Iterable[FigureAgreement]) -> Iterator[str]:
    """Figures that are in no table, by the reason why cases lack them."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for one in partial:
        by_reason[one.reason or "no value"].append(f"{one.name}, {one.n} cases" if one.n else one.name)
    for reason, names in by_reason.items():
        more = f"; and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        yield f"{reason} ({'; '.join(names[:MOST_NAMED])}{more})"
