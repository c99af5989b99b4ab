"""From a cluster to its record, in terms of protocols only.

`summarize_cluster` is a generator like the strategy inside it: it yields requests, is sent the model's
answers, and returns the record. So an engine can drive many clusters at once. Between model and
strategy it checks the candidates against the whole articles and ranks them, in one batch for all
the requests of the cluster. What the strategy drafts is then repaired in the same way.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from summarize.decoding.tidying import tidy
from summarize.errors import ClusterError
from summarize.protocols import Budget, Drafting, Parts
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
    ranking = _Ranking(parts, cluster, sources, clock)
    draft = yield from _draft("draft", parts.strategy.run(cluster, budget), ranking, _refuse)
    if not draft.sentences:
        raise ClusterError("The strategy returned no sentence.")
    unanswered: list[str] = []
    repairing = parts.repairer.run(draft, parts.checker, sources, budget)
    draft = yield from _draft("repair", repairing, ranking, unanswered.extend)
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
        notes=(*draft.notes, *(f"Repair went on without the model: {one}" for one in unanswered)),
        error=error,
    )


@dataclass(frozen=True, slots=True)
class _Ranking:
    """Checks and ranks what the model offers."""

    parts: Parts
    cluster: Cluster
    sources: Any
    clock: _Clock

    def asked(self, requests: Sequence[Request]) -> list[Request]:
        """The requests as the model gets them: with the references for the oracle, the words for decoding."""
        cluster = self.cluster
        texts = tuple(article.text for article in cluster.articles)
        return [replace(request, cluster=texts, references=cluster.references) for request in requests]

    def rank(
        self, requests: Sequence[Request], candidates: Sequence[Sequence[Candidate]]
    ) -> list[list[Candidate]]:
        """The candidates for each request, best first; equal texts are checked once."""
        with self.clock("rank"):
            texts = list(dict.fromkeys(one.text for offered in candidates for one in offered))
            checked = self.parts.checker.check_texts(texts, self.sources)
            report: dict[str, FactCheckReport] = dict(zip(texts, checked, strict=True))
            reports = [[report[one.text] for one in offered] for offered in candidates]
            return self.parts.ranker.rank(requests, candidates, reports)


def _draft(
    stage: str, drafting: Drafting, ranking: _Ranking, unanswered: Callable[[list[str]], object]
) -> Generator[list[Request], list[Answer], Draft]:
    """Run a strategy or a repair, ranking what the model sends before it sees it.

    `unanswered` is told why the model could not answer some of the requests.
    """
    clock = ranking.clock
    try:
        with clock(stage):
            requests = next(drafting)
        while True:
            answers = yield from _answers(ranking.asked(requests))
            if errors := list(dict.fromkeys(answer.error for answer in answers if answer.error)):
                unanswered(errors)
            ranked = ranking.rank(requests, _candidates(requests, answers))
            with clock(stage):
                requests = drafting.send(ranked)
    except StopIteration as stop:
        draft: Draft = stop.value
        return draft


def _answers(requests: Sequence[Request]) -> Generator[list[Request], list[Answer], list[Answer]]:
    """An answer for each request, an empty one where the model is not asked."""
    asked = [request for request in requests if request.candidates != 0]
    given = iter((yield asked) if asked else ())
    return [Answer() if request.candidates == 0 else next(given) for request in requests]


def _refuse(errors: list[str]) -> None:
    raise ClusterError(" ".join(errors))


def _candidates(requests: Sequence[Request], answers: Sequence[Answer]) -> list[tuple[Candidate, ...]]:
    """What there is for each request, summaries tidied: of the model, none where it could not answer, and
    what was offered with it."""
    return [
        (*(_tidied(one, request) for one in answer.candidates), *request.offered)
        for request, answer in zip(requests, answers, strict=True)
    ]


def _tidied(one: Candidate, request: Request) -> Candidate:
    return replace(one, text=tidy(one.text, request.prompt.document)) if request.form == "summary" else one


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
