"""The comparison as a table: a few runs side by side with every figure, many below each other with a few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from eval.compare import Row
from eval.evaluation import Evaluation, ScoredRun
from eval.headline import named, valued
from eval.screen.marks import BEST, LEADING, contrast_of, told_apart
from eval.screen.numerals import NONE, decimals, in_brackets, probability, signed
from eval.statistics.contrast import Contrast

ARROWS = {"higher": " ↑", "lower": " ↓", None: ""}
NOTED = "†"
FIGURES = {
    "ROUGE-1": ("rouge1", 3),
    "ROUGE-2": ("rouge2", 3),
    "unsup-\nported": ("unsupported_mentions", 2),
    "entity\nprec.": ("entity_precision", 3),
    "novel\nbigrams": ("novel_bigrams", 3),
    "words": ("words", 0),
}
"""By its heading, a telling figure (of that name, or its F, precision or recall) and its decimals.
On a narrow screen the last ones are left out first."""
LEAST = 16
"""Columns that the name of a run gets, before it goes on in the next line."""


@dataclass(frozen=True, slots=True)
class Detail:
    """What a table has beside the means."""

    intervals: bool = False
    difference: bool = False
    """Of two runs, with its interval and p."""


PLAIN, INTERVALS = Detail(), Detail(intervals=True)
DETAILS = (Detail(intervals=True, difference=True), Detail(difference=True), PLAIN)
"""The fullest first; a narrow screen gets the first that it has room for."""


def side_by_side(evaluation: Evaluation, detail: Detail = DETAILS[0]) -> Table:
    """A row for each figure, a column for each run; of two runs, also how far they are apart."""
    comparison = evaluation.comparison
    table = _table()
    names = [f"{row.name}{ARROWS[row.better]}" for row in comparison.rows]
    _add_column(table, "figure", names, justify="left")
    table.add_column("n", justify="right", no_wrap=True)
    cells = {row.name: _cells(evaluation, row, decimals(row), detail) for row in comparison.rows}
    for label in comparison.runs:
        widest = max((own[label].cell_len for own in cells.values()), default=0)
        name = _name(label, evaluation.runs[label])
        least = max(widest, min(name.cell_len, LEAST))
        table.add_column(name, justify="right", overflow="fold", min_width=least)
    apart: list[tuple[str, str]] = []
    if detail.difference and len(comparison.runs) == 2 and names:
        pairs = [contrast_of(comparison, row.name, *comparison.runs) for row in comparison.rows]
        apart = [_apart(pair, decimals(row)) for pair, row in zip(pairs, comparison.rows, strict=True)]
        for heading, column in zip(("difference", "p"), zip(*apart, strict=True), strict=True):
            _add_column(table, heading, column)
    for number, row in enumerate(comparison.rows):
        n = str(max(mean.n for mean in row.means.values()))
        table.add_row(names[number], n, *cells[row.name].values(), *(apart[number] if apart else ()))
    return table


def one_a_line(evaluation: Evaluation, shown: Mapping[str, Row], detail: Detail = PLAIN) -> Table:
    """A row for each run, a column for each figure of `shown`, by its heading, and what the run took."""
    table = _table()
    longest = max(_name(label, run).cell_len for label, run in evaluation.runs.items())
    table.add_column("run", overflow="fold", min_width=min(longest, LEAST))
    cells = {heading: _cells(evaluation, row, FIGURES[heading][1], detail) for heading, row in shown.items()}
    for heading, own in cells.items():
        widest = max(cell.cell_len for cell in own.values())
        table.add_column(_headed(heading, shown[heading]), justify="right", no_wrap=True, min_width=widest)
    for heading in ("seconds", "tokens"):
        table.add_column(heading, justify="right", no_wrap=True)
    for label, run in evaluation.runs.items():
        figures = [own[label] for own in cells.values()]
        cost = run.cost
        took = (f"{cost.seconds:.1f}", str(cost.tokens.generated)) if cost.known else (NONE, NONE)
        table.add_row(_name(label, run), *figures, *took)
    return table


def fits(table: Table, console: Console) -> bool:
    """Whether the console is wide enough for the table, with no number over two lines."""
    unlimited = console.options.update(width=10_000)
    return Measurement.get(console, unlimited, table).minimum <= console.width


def fitting(evaluation: Evaluation, console: Console) -> dict[str, Row]:
    """The most telling figures for which `one_a_line` has room; one at least, where there is any."""
    shown = telling(evaluation)
    while len(shown) > 1 and not fits(one_a_line(evaluation, shown), console):
        del shown[next(heading for heading in reversed(FIGURES) if heading in shown)]
    return shown


def telling(evaluation: Evaluation) -> dict[str, Row]:
    """The most telling figures that any run has, by their headings."""
    rows = valued(evaluation.comparison.rows)
    found = {heading: named(name, rows) for heading, (name, _) in FIGURES.items()}
    return {heading: rows[name] for heading, name in found.items() if name is not None}


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)


def _add_column(
    table: Table, heading: str, cells: Sequence[str], justify: Literal["left", "right"] = "right"
) -> None:
    """A column whose cells are never broken, which rich takes for possible where they have a space."""
    widest = max(map(len, (heading, *cells)))
    table.add_column(heading, justify=justify, no_wrap=True, min_width=widest)


def _headed(heading: str, row: Row) -> str:
    """The heading; of a metric with several figures it says which, where that is not its F."""
    form = row.name.removeprefix(FIGURES[heading][0])[1:2]
    return heading + {"p": "\nprecision", "r": "\nrecall"}.get(form, "")


def _name(label: str, run: ScoredRun) -> Text:
    return Text(f"{label} {NOTED}" if run.note else label)


def _cells(evaluation: Evaluation, row: Row, digits: int, detail: Detail) -> dict[str, Text]:
    """The mean of each run, the best with its mark."""
    apart = told_apart(evaluation.comparison, row)
    found = {}
    for label, mean in row.means.items():
        if mean.value is None:
            found[label] = Text(NONE)
            continue
        text = f"{mean.value:.{digits}f}"
        if detail.intervals and mean.low is not None and mean.high is not None:
            text += f" {in_brackets(mean.low, mean.high, digits)}"
        if label in row.best:
            text = f"{BEST if apart else LEADING} {text}"
        found[label] = Text(text, style="bold green" if label in row.best and apart else "")
    return found


def _apart(contrast: Contrast | None, digits: int) -> tuple[str, str]:
    """The difference of two runs with its interval, and p."""
    if contrast is None or contrast.difference is None:
        return NONE, NONE
    difference = signed(contrast.difference, digits)
    if contrast.low is not None and contrast.high is not None:
        difference += f" {in_brackets(contrast.low, contrast.high, digits)}"
    return difference, probability(contrast.p if contrast.p_holm is None else contrast.p_holm)
