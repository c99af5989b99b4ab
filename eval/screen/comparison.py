"""What `summarize-eval` shows: the runs, their table, and what a reader must know of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from rich.console import Console
from rich.text import Text

from eval.compare import Row
from eval.evaluation import Evaluation, ScoredRun
from eval.screen.marks import BEST, LEADING, standing, told_apart
from eval.screen.numerals import NONE
from eval.screen.tables import (
    DETAILS,
    INTERVALS,
    NOTED,
    PLAIN,
    Detail,
    fits,
    fitting,
    one_a_line,
    side_by_side,
    telling,
)

FEW = 4
"""Up to this many runs stand side by side with every figure, where the screen is wide enough."""

MOST_COUNTED = 12
"""Lines of what was counted in summaries."""
MOST_WORDS = 12
"""Of what was counted in one summary; all of it is in `scores.json`."""


def show(evaluation: Evaluation, console: Console) -> None:
    """Print the runs, the table and the notes. Names are printed as they are, never as markup."""
    for label, run in evaluation.runs.items():
        console.print(Text.assemble((label, "bold"), "  ", _about(run)), soft_wrap=True)
    console.print()
    detail = _side_by_side_detail(evaluation, console)
    shown: dict[str, Row] = {}
    if detail is None:
        shown = fitting(evaluation, console)
        wide = fits(one_a_line(evaluation, shown, INTERVALS), console)
        detail = INTERVALS if wide else PLAIN
        console.print(one_a_line(evaluation, shown, detail))
    else:
        console.print(side_by_side(evaluation, detail))
    for line in _legend(evaluation, shown, detail):
        console.print(Text(line))
    for line in _standings(evaluation, shown):
        console.print(Text(line))
    for note, labels in _remarks(evaluation).items():
        console.print(Text.assemble((f"{NOTED} {', '.join(labels)}: ", "bold"), note))
    lines = list(counted(evaluation))
    for line in lines[:MOST_COUNTED]:
        console.print(Text(line), soft_wrap=True)
    if len(lines) > MOST_COUNTED:
        console.print(f"... and what was counted in {len(lines) - MOST_COUNTED} more, in scores.json.")
    for gap in gaps(evaluation):
        console.print(Text(f"{NONE} {gap}"))
    for note in evaluation.notes:
        console.print(Text.assemble(("Note: ", "bold yellow"), note))


def _side_by_side_detail(evaluation: Evaluation, console: Console) -> Detail | None:
    """The fullest table of the runs beside each other for which there is room; None where there is none."""
    if len(evaluation.runs) > FEW:
        return None
    return next((one for one in DETAILS if fits(side_by_side(evaluation, one), console)), None)


def counted(evaluation: Evaluation) -> Iterator[str]:
    """What was counted in each summary, where a figure has the words: a line for each."""
    for label, run in evaluation.runs.items():
        for cluster_id, figures in run.scores.clusters.items():
            for name, figure in figures.items():
                if figure.found:
                    more = len(figure.found) - MOST_WORDS
                    listed = "; ".join(figure.found[:MOST_WORDS]) + (f" and {more} more" if more > 0 else "")
                    yield f"{label}, {cluster_id}, {name}: {listed}"


def gaps(evaluation: Evaluation) -> Iterator[str]:
    """Why figures are missing: a sentence for each reason, with its runs and figures."""
    figures: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in evaluation.comparison.rows:
        for label, mean in row.means.items():
            if mean.value is None:
                figures[label, _why_missing(evaluation.runs[label], row.name)].append(row.name)
    runs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (label, reason), names in figures.items():
        runs[reason, ", ".join(names)].append(label)
    for (reason, missing), labels in runs.items():
        everywhere = len(labels) == len(evaluation.runs) > FEW
        yield f"{'all runs' if everywhere else ', '.join(labels)}: {reason} ({missing})"


def _remarks(evaluation: Evaluation) -> dict[str, list[str]]:
    """What must stand beside the figures of runs: by remark, the runs."""
    found: dict[str, list[str]] = defaultdict(list)
    for label, run in evaluation.runs.items():
        if run.note:
            found[run.note].append(label)
    return found


def _legend(evaluation: Evaluation, shown: Mapping[str, Row], detail: Detail) -> Iterator[str]:
    """What the table means. `shown` are the figures of a table with a line for each run."""
    shared = len(evaluation.comparison.clusters)
    over = f"{shared} shared cluster{'s' if shared > 1 else ''}"
    if shown:
        figures = ", ".join(
            row.name if row.n == shared else f"{row.name} ({row.n} of them)" for row in shown.values()
        )
        yield f"Means over {over} of {figures}; all figures are in scores.json."
        yield "Seconds and written tokens are of all clusters of the run; loading and scoring are left out."
    else:
        yield f"Means over n of {over}: those with a value in every run that has the figure at all."
    yield from _legend_of_luck(evaluation, "column" if shown else "row", detail)


def _legend_of_luck(evaluation: Evaluation, what: str, detail: Detail) -> Iterator[str]:
    comparison, statistics = evaluation.comparison, evaluation.statistics
    paired = detail.difference and len(comparison.runs) == 2
    means = (mean for row in comparison.rows for mean in row.means.values())
    if detail.intervals and any(mean.low is not None for mean in means):
        level = f"{statistics.level:.0%}"
        yield f"[low, high]: {level} bootstrap interval over clusters (seed {statistics.seed})."
    if paired:
        first, second = comparison.runs
        yield f"difference: {first} minus {second}; p: how often luck alone makes so large a one."
    best = [row for row in comparison.rows if row.best]
    test = f"paired permutation test, Holm's p at most {1 - statistics.level:.2g}"
    if any(told_apart(comparison, row) for row in best):
        yield f"{BEST} is the best of its {what}, and better than every other run in it beyond luck ({test})."
    if not all(told_apart(comparison, row) for row in best):
        yield f"{LEADING} is the best of its {what}, but that may be luck ({test} is not reached)."


def _standings(evaluation: Evaluation, shown: Mapping[str, Row]) -> Iterator[str]:
    """Of several runs, who is better than whom on the most telling figures."""
    if len(evaluation.runs) > 2:
        for row in (shown or telling(evaluation)).values():
            if said := standing(evaluation.comparison, row):
                yield said


def _why_missing(run: ScoredRun, name: str) -> str:
    """The most frequent reason why a figure of a run has no value."""
    figures = [figures[name] for figures in run.scores.clusters.values() if name in figures]
    reasons = Counter(figure.reason or "no value" for figure in figures if figure.value is None)
    if not figures:
        return "not measured"
    return reasons.most_common(1)[0][0] if reasons else "no cluster in common"


def _about(run: ScoredRun) -> str:
    model = f", {run.model.name}" if run.model else ""
    failed = f", {run.failed} failed" if run.failed else ""
    wall = f", {run.cost.wall_seconds:.0f} s" if run.cost.wall_seconds is not None else ""
    clusters = f"{run.records} cluster{'s' if run.records > 1 else ''}"
    return f"{run.path}{model}: {clusters}{failed}, {run.status}{wall}"
