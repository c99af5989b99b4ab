"""What `summarize-eval mode=meta` shows: a table for each group of cases, and what a reader must know."""

from __future__ import annotations

from collections.abc import Mapping

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from eval.meta.agreement import FIGURES, Group
from eval.meta.measuring import CHECKER, MetaReport
from eval.screen.numerals import NONE, short
from eval.screen.people import show_agreements, show_ranking
from eval.statistics.estimates import Estimate

HEADINGS = {
    "exact_entity_overlap": "entity overlap",
    "source_trigram_precision": "source trigrams",
    "source_unigram_precision": "source unigrams",
}
"""Shorter words for the head of the table."""


def show(report: MetaReport, console: Console) -> None:
    """Print the tables, the thresholds and the notes. Names are printed as they are, never as markup."""
    groups = {"All": ({CHECKER: report.overall, **report.baselines})}
    if len(report.by_origin) > 1 or report.overall.n != sum(one.n for one in report.by_origin.values()):
        for origin, group in report.by_origin.items():
            groups[origin] = {CHECKER: group, **report.baselines_by_origin[origin]}
    for name, by_judge in groups.items():
        console.print(_table(name, by_judge))
    resampling = report.resampling
    console.print(
        f"Each figure with its {resampling.level:.0%} bootstrap interval over cases "
        f"({resampling.n_boot} resamples, seed {resampling.seed})."
    )
    for name, threshold in report.thresholds.items():
        if threshold.value is not None:
            console.print(Text(f"bacc, {_words(name)}: score >= {threshold.value:.4g} ({threshold.origin})"))
    for reason, figures in _gaps(report.overall).items():
        console.print(Text(f"{NONE} {reason} ({figures})"))
    if report.metrics:
        console.print()
        show_agreements(report.metrics, console)
    if report.systems is not None:
        console.print()
        show_ranking(report.systems, console)
    for note in report.notes:
        console.print(Text.assemble(("Note: ", "bold yellow"), note))


def _table(name: str, groups: Mapping[str, Group]) -> Table:
    """A row for each figure, a column for each judge."""
    n = groups[CHECKER].n
    table = Table(
        title=Text(f"{name} · {n} case{'s' if n > 1 else ''}"), title_justify="left", box=box.SIMPLE_HEAD
    )
    table.add_column("figure", no_wrap=True)
    for judge in groups:
        table.add_column(_words(judge), justify="right")
    for figure in FIGURES:
        cells = [_cell(getattr(group, figure)) for group in groups.values()]
        if any(cell != NONE for cell in cells):
            table.add_row(figure, *cells)
    return table


def _cell(estimate: Estimate | None) -> str:
    if estimate is None:
        return NONE
    if estimate.low is None or estimate.high is None:
        return short(estimate.value, 3)
    return f"{short(estimate.value, 3)} {short(estimate.low, 2)}–{short(estimate.high, 2)}"


def _words(judge: str) -> str:
    return HEADINGS.get(judge, judge)


def _gaps(group: Group) -> dict[str, str]:
    """Why figures of the checker are missing: by reason, the figures."""
    by_reason: dict[str, list[str]] = {}
    for figure, reason in group.missing.items():
        by_reason.setdefault(reason, []).append(figure)
    return {reason: ", ".join(figures) for reason, figures in by_reason.items()}
