"""From a cluster to its record, in terms of protocols only.

`summarize_cluster` is a generator like the strategy inside it: it yields requests, is sent the model's
answers, and returns the record. So an engine can drive many clusters at once. Between model and
strategy it checks the candidates against the whole articles and ranks them, in one batch for all
the requests of the cluster.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from summarize.decoding.tidying import tidy
from summarize.errors import ClusterError
from summarize.protocols import Budget, Drafting, FactChecker, Parts
from summarize.types import (
    Answer,
    Candidate,
    Cluster,
    Draft,
    FactCheckReport,
    Record,
    RecordStatus,
    Request,
    Stage,
    Summary,
)

Summarizing = Generator[list[Request], list[Answer], Record]
"""A cluster on its way to a record."""


def summarize_cluster(cluster: Cluster, parts: Parts, budget: Budget) -> Summarizing:
    """Yield model requests; return the record. A ClusterError becomes a record that failed."""
    clock = _Clock()
    try:
        return (yield from _summarize(cluster, parts, budget, clock))
    except ClusterError as error:
        return failed(cluster, str(error), clock.seconds)


def failed(cluster: Cluster, reason: str, seconds: dict[str, float] | None = None) -> Record:
    """The record of a cluster that could not be summarised."""
    problems = [f"{problem.source}: {problem.reason.rstrip('.')}" for problem in cluster.problems]
    return Record(
        cluster_id=cluster.id,
        status="failed",
        seconds=dict(seconds or {}),
        error=" ".join([reason, *(f"{problem}." for problem in problems)]),
    )


def _summarize(cluster: Cluster, parts: Parts, budget: Budget, clock: _Clock) -> Summarizing:
    if not cluster.articles:
        raise ClusterError("None of its articles can be read.")
    with clock("analyse"):
        sources = parts.checker.analyse(cluster)
    draft = yield from _draft(parts.strategy.run(cluster, budget), parts, sources, cluster.references, clock)
    if not draft.sentences:
        raise ClusterError("The strategy returned no sentence.")
    if parts.editor is not None:
        with clock("edit"):
            draft = parts.editor.edit(
                draft,
                cluster,
                lambda texts: parts.checker.check_texts(texts, sources),
                parts.checker.conflicts(sources, Summary(cluster.id, draft.sentences)),
            )
    summary = Summary(cluster.id, draft.sentences)
    with clock("check"):
        report: FactCheckReport = parts.checker.check(summary, sources)
        conflicts = parts.checker.conflicts(sources, summary)
    status, error = _status(cluster)
    return Record(
        cluster_id=cluster.id,
        status=status,
        summary=summary,
        factcheck=report,
        conflicts=conflicts,
        stages=(_cleaning(cluster), *draft.stages),
        seconds=dict(clock.seconds),
        notes=draft.notes,
        error=error,
    )


def _draft(
    drafting: Drafting, parts: Parts, sources: Any, references: tuple[str, ...], clock: _Clock
) -> Generator[list[Request], list[Answer], Draft]:
    """Run the strategy, ranking what the model sends before the strategy sees it."""
    try:
        with clock("draft"):
            requests = next(drafting)
        while True:
            answers = yield [replace(request, references=references) for request in requests]
            candidates = _candidates(requests, answers)
            with clock("rank"):
                reports = _check_candidates(candidates, parts.checker, sources)
                ranked = parts.ranker.rank(requests, candidates, reports)
            with clock("draft"):
                requests = drafting.send(ranked)
    except StopIteration as stop:
        draft: Draft = stop.value
        return draft


def _candidates(requests: Sequence[Request], answers: Sequence[Answer]) -> list[tuple[Candidate, ...]]:
    """What the model offers for each request, summaries tidied.

    Raises ClusterError with what it could not do.
    """
    if errors := list(dict.fromkeys(answer.error for answer in answers if answer.error)):
        raise ClusterError(" ".join(errors))
    return [
        tuple(replace(one, text=tidy(one.text, request.prompt.document)) for one in answer.candidates)
        if request.form == "summary"
        else answer.candidates
        for request, answer in zip(requests, answers, strict=True)
    ]


def _check_candidates(
    candidates: Sequence[Sequence[Candidate]], checker: FactChecker[Any], sources: Any
) -> list[list[FactCheckReport]]:
    """Reports in the shape of `candidates`; equal texts are checked once."""
    texts = list(dict.fromkeys(one.text for offered in candidates for one in offered))
    reports = dict(zip(texts, checker.check_texts(texts, sources), strict=True))
    return [[reports[one.text] for one in offered] for offered in candidates]


def _status(cluster: Cluster) -> tuple[RecordStatus, str | None]:
    if not cluster.problems:
        return "ok", None
    listed = "; ".join(f"{problem.source}: {problem.reason}" for problem in cluster.problems)
    return "partial", f"summarised without {len(cluster.problems)} of its files: {listed}"


def _cleaning(cluster: Cluster) -> Stage:
    return Stage(
        "clean",
        {
            article.id: {
                "characters": len(article.text),
                "dropped": [{"reason": dropped.reason, "text": dropped.text} for dropped in article.dropped],
            }
            for article in cluster.articles
        },
    )


class _Clock:
    """Seconds by stage; a stage that runs twice adds up. Time spent waiting for the model is not in it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - start
