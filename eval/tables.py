"""The comparison as a table: a few runs side by side with every figure, many below each other with a few."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
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
"""By its heading, a telling figure (of that name, or the first that begins with it) and its decimals."""


def side_by_side(evaluation: Evaluation) -> Table:
    """A row for each figure, a column for each run."""
    table = Table()
    table.add_column("figure", no_wrap=True)
    table.add_column("better", no_wrap=True)
    table.add_column("n", justify="right", no_wrap=True)
    for label in evaluation.comparison.runs:
        table.add_column(_name(label, evaluation.runs[label]), justify="right", overflow="fold")
    for row in evaluation.comparison.rows:
        cells = [_cell(row, label, _digits(row)) for label in evaluation.comparison.runs]
        table.add_row(row.name, WAYS[row.better], str(max(mean.n for mean in row.means.values())), *cells)
    return table


def one_a_line(evaluation: Evaluation) -> Table:
    """A row for each run, a column for each of the most telling figures, and what the run took."""
    shown = telling(evaluation)
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column("run", overflow="fold")
    for heading in (*shown, "seconds", "tokens"):
        table.add_column(heading, justify="right", no_wrap=True)
    for label, run in evaluation.runs.items():
        cells = [_cell(row, label, FIGURES[heading][1]) for heading, row in shown.items()]
        table.add_row(_name(label, run), *cells, f"{run.cost.seconds:.1f}", str(run.cost.tokens.generated))
    return table


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
