"""The comparison as a table on the terminal."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from eval.compare import Row
from eval.evaluation import Evaluation, ScoredRun

WAYS = {"higher": "↑ higher", "lower": "↓ lower", None: ""}
BEST = "★"
NONE = "–"


def show(evaluation: Evaluation, console: Console) -> None:
    """Print the runs, the table and the notes. Names are printed as they are, never as markup."""
    for label, run in evaluation.runs.items():
        console.print(Text.assemble((label, "bold"), "  ", _about(run)), soft_wrap=True)
    console.print(table(evaluation))
    console.print("Means over the clusters that the runs share; n: how many have a value in each run.")
    if any(row.best for row in evaluation.comparison.rows):
        console.print(f"{BEST} is the best of its row. Whether a difference is luck is not tested.")
    for gap in gaps(evaluation):
        console.print(Text(f"{NONE} {gap}"))
    for note in evaluation.notes:
        console.print(Text.assemble(("Note: ", "bold yellow"), note))


def table(evaluation: Evaluation) -> Table:
    """A row for each figure, a column for each run."""
    result = Table()
    result.add_column("figure", no_wrap=True)
    result.add_column("better", no_wrap=True)
    result.add_column("n", justify="right", no_wrap=True)
    for label in evaluation.comparison.runs:
        result.add_column(Text(label), justify="right", overflow="fold")
    for row in evaluation.comparison.rows:
        values = [mean.value for mean in row.means.values() if mean.value is not None]
        digits = 4 if all(abs(value) <= 1 for value in values) else 1
        cells = [_cell(row, label, digits) for label in evaluation.comparison.runs]
        result.add_row(row.name, WAYS[row.better], str(max(mean.n for mean in row.means.values())), *cells)
    return result


def gaps(evaluation: Evaluation) -> Iterator[str]:
    """Why cells of the table are empty: a sentence for each reason, with its runs and figures."""
    figures: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in evaluation.comparison.rows:
        for label, mean in row.means.items():
            if mean.value is None:
                figures[label, _why_missing(evaluation.runs[label], row.name)].append(row.name)
    runs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (label, reason), names in figures.items():
        runs[reason, ", ".join(names)].append(label)
    for (reason, missing), labels in runs.items():
        yield f"{', '.join(labels)}: {reason} ({missing})"


def _why_missing(run: ScoredRun, name: str) -> str:
    """The most frequent reason why a figure of a run has no value."""
    figures = [figures[name] for figures in run.scores.clusters.values() if name in figures]
    reasons = Counter(figure.reason or "no value" for figure in figures if figure.value is None)
    if not figures:
        return "not measured"
    return reasons.most_common(1)[0][0] if reasons else "no cluster in common"


def _cell(row: Row, label: str, digits: int) -> Text:
    value = row.means[label].value
    if value is None:
        return Text(NONE)
    if label in row.best:
        return Text(f"{BEST} {value:.{digits}f}", style="bold green")
    return Text(f"{value:.{digits}f}")


def _about(run: ScoredRun) -> str:
    model = f", {run.model.name}" if run.model else ""
    failed = f", {run.failed} failed" if run.failed else ""
    return f"{run.path}{model}: {run.records} cluster{'s' if run.records > 1 else ''}{failed}, {run.status}"
