"""Score run directories again and put them side by side: what `summarize-eval` does."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.compare import Comparison, compare
from eval.scoring import RunScores, Scorer
from eval.selection import labels
from summarize.errors import RunError
from summarize.files import write_json, write_text
from summarize.runs import Run, RunStatus, read_run
from summarize.types import Cluster, ModelCard, Record

SCHEMA_VERSION = 1

Pair = tuple[Record, Cluster]
Track = Callable[[Sequence[Pair], str], Iterable[Pair]]
"""Passes the records of a run on, and may show how far it is; the string names the run."""


@dataclass(frozen=True, slots=True)
class ScoredRun:
    """One run and its figures."""

    path: str
    status: RunStatus
    model: ModelCard | None
    records: int
    failed: int
    """Records with the status `failed`."""
    scores: RunScores


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the `scores.json` of an evaluation holds."""

    runs: Mapping[str, ScoredRun]
    """By label: the shortest end of the path that tells the runs apart."""
    comparison: Comparison
    notes: tuple[str, ...]
    """What a reader must know before trusting the table, in words."""
    schema_version: int = SCHEMA_VERSION


def evaluate_runs(paths: Sequence[Path], scorer: Scorer, track: Track = lambda pairs, _: pairs) -> Evaluation:
    """Score every record of every run and compare the runs on the clusters that they share.

    Raises RunError where a path is no run directory, a run has no record, or no cluster is shared.
    """
    runs = dict(zip(labels(paths), [_read(path) for path in paths], strict=True))
    scored = {label: _score(label, run, scorer, track) for label, run in runs.items()}
    comparison = compare({label: run.scores for label, run in scored.items()})
    return Evaluation(scored, comparison, tuple(_notes(runs, comparison)))


def write(evaluation: Evaluation, folder: Path) -> None:
    """Write `scores.json`, and `scores.csv` with a row for each run, cluster and figure.

    Raises RunError where that cannot be written.
    """
    write_json(folder / "scores.json", evaluation)
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(("run", "cluster", "figure", "value", "reason"))
    for label, run in evaluation.runs.items():
        for cluster_id, figures in run.scores.clusters.items():
            for name, figure in figures.items():
                rows.writerow((label, cluster_id, name, figure.value, figure.reason))
    write_text(folder / "scores.csv", table.getvalue())


def _read(path: Path) -> Run:
    run = read_run(path)
    if not run.records:
        raise RunError(
            f"{path} has no record, so there is nothing to score. Go on with it: summarize resume={path}"
        )
    return run


def _score(label: str, run: Run, scorer: Scorer, track: Track) -> ScoredRun:
    pairs = [(record, run.clusters[id_]) for id_, record in run.records.items()]
    return ScoredRun(
        path=str(run.path),
        status=run.meta.status,
        model=run.meta.model,
        records=len(pairs),
        failed=sum(record.status == "failed" for record, _ in pairs),
        scores=scorer.score_run(track(pairs, label)),
    )


def _notes(runs: Mapping[str, Run], comparison: Comparison) -> Iterable[str]:
    for label, run in runs.items():
        yield from run.notes
        if run.meta.status in ("started", "interrupted"):
            yield f"{label} is not finished ({run.meta.status}): only the clusters that it has are scored."
    for label, ids in comparison.left_out.items():
        if ids:
            total = len(runs[label].records)
            yield f"{len(ids)} of the {total} clusters of {label} fell out: not every run has them."
    shared = comparison.clusters
    differ = [id_ for id_ in shared if len({_input(run.clusters[id_]) for run in runs.values()}) > 1]
    if differ:
        yield (
            f"The runs read different articles or references for {len(differ)} of the {len(shared)} shared "
            f"clusters: {', '.join(differ[:5])}{' ...' if len(differ) > 5 else ''}."
        )


def _input(cluster: Cluster) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(article.text for article in cluster.articles), frozenset(cluster.references)
