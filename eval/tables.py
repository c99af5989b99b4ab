"""The comparison as a table: a few runs side by side with every figure, many below each other with a few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from eval.compare import Row
from eval.evaluation import Evaluation, ScoredRun

WAYS = {"higher": "↑ higher", "lower": "↓ lower", None: ""}
BEST = "★"
NONE = "–"
NOTED = "†"
FIGURES = {
    "ROUGE-1": ("rouge1", 3),
    "ROUGE-2": ("rouge2", 3),
    "unsup-\nported": ("unsupported_mentions", 2),
    "entity\nprec.": ("entity_precision", 3),
    "novel\nbigrams": ("novel_bigrams", 3),
    "words": ("words", 0),
}
"""By its heading, a telling figure (of that name, or the first that begins with it) and its decimals.
On a narrow screen the last ones are left out first."""
LEAST = 16
"""Columns that the name of a run gets, before it goes on in the next line."""


def side_by_side(evaluation: Evaluation) -> Table:
    """A row for each figure, a column for each run."""
    table = Table()
    table.add_column("figure", no_wrap=True)
    table.add_column("better", no_wrap=True, min_width=max(map(len, WAYS.values())))
    table.add_column("n", justify="right", no_wrap=True)
    rows = evaluation.comparison.rows
    for label in evaluation.comparison.runs:
        numbers = max((_cell(row, label, _digits(row)).cell_len for row in rows), default=0)
        name = _name(label, evaluation.runs[label])
        least = max(numbers, min(name.cell_len, LEAST))
        table.add_column(name, justify="right", overflow="fold", min_width=least)
    for row in rows:
        cells = [_cell(row, label, _digits(row)) for label in evaluation.comparison.runs]
        table.add_row(row.name, WAYS[row.better], str(max(mean.n for mean in row.means.values())), *cells)
    return table


def one_a_line(evaluation: Evaluation, shown: Mapping[str, Row]) -> Table:
    """A row for each run, a column for each figure of `shown`, by its heading, and what the run took."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)
    longest = max(_name(label, run).cell_len for label, run in evaluation.runs.items())
    table.add_column("run", overflow="fold", min_width=min(longest, LEAST))
    for heading, row in shown.items():
        numbers = max(_cell(row, label, FIGURES[heading][1]).cell_len for label in evaluation.runs)
        table.add_column(heading, justify="right", no_wrap=True, min_width=numbers)
    for heading in ("seconds", "tokens"):
        table.add_column(heading, justify="right", no_wrap=True)
    for label, run in evaluation.runs.items():
        cells = [_cell(row, label, FIGURES[heading][1]) for heading, row in shown.items()]
        table.add_row(_name(label, run), *cells, f"{run.cost.seconds:.1f}", str(run.cost.tokens.generated))
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
    rows = {row.name: row for row in evaluation.comparison.rows}
    found = {heading: next(_named(name, rows), None) for heading, (name, _) in FIGURES.items()}
    return {
        heading: row
        for heading, row in found.items()
        if row is not None and any(mean.value is not None for mean in row.means.values())
    }


def _named(name: str, rows: dict[str, Row]) -> Iterator[Row]:
    if name in rows:
        yield rows[name]
    yield from (row for full, row in rows.items() if full.startswith(f"{name}_"))


def _name(label: str, run: ScoredRun) -> Text:
    return Text(f"{label} {NOTED}" if run.note else label)


def _digits(row: Row) -> int:
    values = [mean.value for mean in row.means.values() if mean.value is not None]
    return 4 if all(abs(value) <= 1 for value in values) else 1


def _cell(row: Row, label: str, digits: int) -> Text:
    value = row.means[label].value
    if value is None:
        return Text(NONE)
    if label in row.best:
        return Text(f"{BEST} {value:.{digits}f}", style="bold green")
    return Text(f"{value:.{digits}f}")
