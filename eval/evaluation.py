"""Score run directories again and put them side by side: what `summarize-eval` does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from eval.compare import Comparison, compare
from eval.labels import labels, natural
from eval.notes import notes
from eval.scoring import RunScores, Scorer
from eval.statistics.contrasting import with_intervals
from eval.statistics.length_gate import marked_lengths
from eval.statistics.settings import DEFAULT, Statistics
from summarize.errors import RunError
from summarize.run_meta import RunStatus
from summarize.runs import ARTICLES, Run, has_records, read_run
from summarize.types import Cluster, ModelCard, Record, Tokens

SCHEMA_VERSION = 1

Pair = tuple[Record, Cluster]
Track = Callable[[Sequence[Pair], str], Iterable[Pair]]
"""Passes the records of a run on, and may show how far it is; the string names the run."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What the summaries of a run took."""

    seconds: float
    """Of all stages of all its clusters, loading and scoring left out."""
    wall_seconds: float | None
    """From the start of the run to its end, loading and scoring included; None where it was taken up
    again, or has not ended."""
    tokens: Tokens
    """Read, written and paid for, of all its clusters."""
    known: bool = True
    """False of summaries that were made elsewhere and imported: then nothing here says anything."""


@dataclass(frozen=True, slots=True)
class ScoredRun:
    """One run and its figures."""

    path: str
    status: RunStatus
    model: ModelCard | None
    records: int
    failed: int
    """Records with the status `failed`."""
    choices: Mapping[str, str]
    """The option of each config group; empty in runs that did not note it yet."""
    cost: Cost
    scores: RunScores

    @property
    def note(self) -> str:
        """What must stand beside its figures, such as that they are an upper bound; "" where nothing must."""
        return self.model.note if self.model else ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the `scores.json` of an evaluation holds."""

    runs: Mapping[str, ScoredRun]
    """By label: what tells the runs apart."""
    comparison: Comparison
    notes: tuple[str, ...]
    """What a reader must know before trusting the table, in words."""
    statistics: Statistics = DEFAULT
    """How its intervals and tests were made."""
    schema_version: int = SCHEMA_VERSION


def read_runs(paths: Sequence[Path], *, by_label: bool = False) -> dict[str, Run]:
    """The runs by label: what tells them apart.

    `by_label` orders them by what they are called: a glob finds them in the order in which they were
    begun, which is chance where the jobs of a sweep run side by side.

    Raises RunError where a path is no run directory or a run has no record.
    """
    pool: dict[Cluster, Cluster] = {}
    read = [_read(path, pool) for path in paths]
    named = list(zip(labels(read), read, strict=True))
    return dict(sorted(named, key=lambda one: natural(one[0])) if by_label else named)


def evaluate(
    runs: Mapping[str, Run],
    scorer: Scorer,
    track: Track = lambda pairs, _: pairs,
    statistics: Statistics = DEFAULT,
    told: Sequence[str] = (),
) -> Evaluation:
    """Score every record of every run and compare the runs on the clusters that they share.

    `told` are notes of what went before, which come first.
    Raises RunError where no cluster is shared.
    """
    scores = {label: scorer.score_run(track(_pairs(run), label)) for label, run in runs.items()}
    return compared(runs, scores, statistics, told)


def compared(
    runs: Mapping[str, Run],
    scores: Mapping[str, RunScores],
    statistics: Statistics = DEFAULT,
    told: Sequence[str] = (),
) -> Evaluation:
    """The same for runs that are scored already.

    Raises RunError where no cluster is shared.
    """
    scored = {label: _scored(run, scores[label], statistics) for label, run in runs.items()}
    bounds = [label for label, run in scored.items() if run.model and run.model.upper_bound]
    comparison = compare({label: run.scores for label, run in scored.items()}, bounds, statistics)
    comparison = replace(comparison, lengths=marked_lengths(runs, comparison.clusters, statistics))
    return Evaluation(scored, comparison, (*told, *notes(runs, comparison, statistics)), statistics)


def _read(path: Path, pool: dict[Cluster, Cluster]) -> Run:
    """One run. What an earlier one has read as well is kept once: eight runs have the articles of one."""
    run = read_run(path)
    if not run.records and has_records(path):
        articles = path / ARTICLES
        what = "has no article of its records" if articles.exists() else "is missing"
        raise RunError(
            f"{articles} {what}, and without the articles no record can be scored. Put back the file that "
            "was written with the records, or make the run again."
        )
    if not run.records:
        raise RunError(
            f"{path} has no record, so there is nothing to score. Go on with it: summarize resume={path}"
        )
    return replace(run, clusters={id_: pool.setdefault(one, one) for id_, one in run.clusters.items()})


def _pairs(run: Run) -> list[Pair]:
    return [(record, run.clusters[id_]) for id_, record in run.records.items()]


def _scored(run: Run, scores: RunScores, statistics: Statistics) -> ScoredRun:
    return ScoredRun(
        path=str(run.path),
        status=run.meta.status,
        model=run.meta.model,
        records=len(run.records),
        failed=sum(record.status == "failed" for record in run.records.values()),
        choices=run.meta.choices,
        cost=_cost(run),
        scores=replace(scores, mean=with_intervals(scores.clusters, scores.mean, statistics)),
    )


def _cost(run: Run) -> Cost:
    records = run.records.values()
    meta = run.meta
    wall = None
    if meta.finished and not meta.resumed and not meta.imported:
        wall = (datetime.fromisoformat(meta.finished) - datetime.fromisoformat(meta.started)).total_seconds()
    tokens = Tokens(
        prompt=sum(record.tokens.prompt for record in records),
        generated=sum(record.tokens.generated for record in records),
        cost=sum(record.tokens.cost for record in records),
    )
    seconds = sum(sum(record.seconds.values()) for record in records)
    return Cost(seconds, wall, tokens, known=meta.imported is None)
