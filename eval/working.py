"""Metrics at work on one record after the other: here, and in further processes where that pays.

A metric that raises loses its own figures of that cluster and nothing else.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import pickle
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from eval.abilities import Batched, Pair
from summarize.protocols import Metric
from summarize.types import Score

_PATIENCE = 3.0
"""Seconds of scoring after which further processes are begun: to start one takes a second or two."""
_CHUNK = 8
"""Clusters that go to a process together."""

Outcome = tuple[Score, ...] | str
"""The scores of one metric for one record, or why it raised."""
Outcomes = dict[str, Outcome]
"""By metric."""


def score_one(metrics: Mapping[str, Metric], pair: Pair) -> Outcomes:
    """What every metric says of one record."""
    return {name: _outcome(metric, pair) for name, metric in metrics.items()}


def score_batch(metric: Batched, pairs: Sequence[Pair]) -> list[Outcome]:
    """What one metric says of many records. Where the batch raises, each is tried alone."""
    try:
        scores = metric.score_many(pairs)
        if len(scores) != len(pairs):
            raise ValueError(f"{len(scores)} answers to {len(pairs)} records")
    except Exception as error:
        if len(pairs) == 1:
            return [_failure(error)]
        return [outcome for pair in pairs for outcome in score_batch(metric, [pair])]
    return list(scores)


def score_all(metrics: Mapping[str, Metric], pairs: Iterable[Pair], workers: int) -> Iterator[Outcomes]:
    """What every metric says of each record, in their order.

    `workers`: processes at most; 1 stays in this one, 0 is one for each core that this process may use.
    They are begun only once it has taken some seconds. The figures are the same in any case.
    """
    workers = workers or _cores()
    started = time.perf_counter()
    left = iter(pairs)
    for pair in left:
        yield score_one(metrics, pair)
        if workers > 1 and time.perf_counter() - started > _PATIENCE:
            break
    yield from _in_processes(metrics, left, workers)


def _in_processes(metrics: Mapping[str, Metric], pairs: Iterator[Pair], workers: int) -> Iterator[Outcomes]:
    chunks = iter(lambda: list(itertools.islice(pairs, _CHUNK)), [])
    first = next(chunks, None)
    if first is None:
        return
    chunks = itertools.chain([first], chunks)
    try:
        pickle.dumps(metrics)
    except Exception:  # a metric of someone's that cannot be sent: each class raises what it likes
        yield from (score_one(metrics, pair) for chunk in chunks for pair in chunk)
        return
    context = multiprocessing.get_context("spawn")  # forking is unsafe once torch has threads
    with ProcessPoolExecutor(workers, context, _begin, (metrics,)) as pool:
        waiting: deque[tuple[list[Pair], Future[list[Outcomes]]]] = deque()
        for chunk in chunks:
            waiting.append((chunk, pool.submit(_score_chunk, chunk)))
            if len(waiting) > 2 * workers:
                yield from _result(metrics, *waiting.popleft())
        while waiting:
            yield from _result(metrics, *waiting.popleft())


def _result(
    metrics: Mapping[str, Metric], chunk: list[Pair], future: Future[list[Outcomes]]
) -> list[Outcomes]:
    try:
        return future.result()
    except BrokenProcessPool:  # killed for memory, say
        return [score_one(metrics, pair) for pair in chunk]


_metrics: Mapping[str, Metric] = {}
"""Of a worker process."""


def _begin(metrics: Mapping[str, Metric]) -> None:
    global _metrics  # noqa: PLW0603 - how a process of a pool is given what it works with
    _metrics = metrics


def _score_chunk(chunk: list[Pair]) -> list[Outcomes]:
    return [score_one(_metrics, pair) for pair in chunk]


def _outcome(metric: Metric, pair: Pair) -> Outcome:
    try:
        return metric.score(*pair)
    except Exception as error:
        return _failure(error)


def _failure(error: Exception) -> str:
    said = (str(error).strip() or "no reason was given").splitlines()[0]
    return f"{type(error).__name__}: {said}"


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):  # what this process may use, where the system tells
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
