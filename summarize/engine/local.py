"""One process, one model, many clusters in flight.

A small model decodes 20 tokens a second alone and 530 with a full batch, so the requests of all
clusters in flight go to it together. Records come out as clusters finish.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from summarize.errors import ConfigError
from summarize.pipeline import Summarizing, summarize_cluster
from summarize.protocols import Model, Parts
from summarize.types import Answer, Cluster, Decoding, Record, Request, Tokens


@dataclass(slots=True)
class _Flight:
    """A cluster that waits for candidates."""

    cluster: Cluster
    summarizing: Summarizing
    requests: list[Request]
    seconds: float = 0.0
    """Its share of the model's time so far."""
    tokens: Tokens = field(default_factory=Tokens)
    notes: tuple[str, ...] = ()
    """What the model said of how its answers were made, each once."""


class LocalEngine:
    """Drives clusters through the pipeline in this process."""

    def __init__(self, *, clusters_in_flight: int = 8) -> None:
        if clusters_in_flight < 1:
            raise ConfigError(f"engine.clusters_in_flight={clusters_in_flight}: at least 1 is needed.")
        self._in_flight = clusters_in_flight

    def run(
        self, clusters: Iterable[Cluster], model: Model, parts: Parts, decoding: Decoding
    ) -> Iterator[tuple[Cluster, Record]]:
        """Each cluster with its record, as it is finished; one that fails does not stop the others."""
        waiting = iter(clusters)
        flights: list[_Flight] = []
        while True:
            while len(flights) < self._in_flight and (cluster := next(waiting, None)) is not None:
                started = self._step(cluster, summarize_cluster(cluster, parts, model), None)
                if isinstance(started, Record):
                    yield cluster, started
                else:
                    flights.append(started)
            if not flights:
                return
            flights, finished = self._advance(flights, model, decoding)
            yield from finished

    def _advance(
        self, flights: list[_Flight], model: Model, decoding: Decoding
    ) -> tuple[list[_Flight], list[tuple[Cluster, Record]]]:
        going: list[_Flight] = []
        finished: list[tuple[Cluster, Record]] = []
        for flight, answers in zip(flights, _generate(flights, model, decoding), strict=True):
            result = self._step(flight.cluster, flight.summarizing, answers)
            if isinstance(result, Record):
                finished.append((flight.cluster, _with_costs(result, flight)))
            else:
                going.append(
                    replace(result, seconds=flight.seconds, tokens=flight.tokens, notes=flight.notes)
                )
        return going, finished

    def _step(
        self, cluster: Cluster, summarizing: Summarizing, answers: list[Answer] | None
    ) -> _Flight | Record:
        try:
            requests = next(summarizing) if answers is None else summarizing.send(answers)
        except StopIteration as stop:
            record: Record = stop.value
            return record
        return _Flight(cluster, summarizing, requests)


def _generate(flights: list[_Flight], model: Model, decoding: Decoding) -> list[list[Answer]]:
    """The answers to each flight's requests, from one call; what they cost is added to the flights."""
    start = time.perf_counter()
    together = iter(model.generate([request for flight in flights for request in flight.requests], decoding))
    seconds = time.perf_counter() - start
    shares = [list(islice(together, len(flight.requests))) for flight in flights]
    generated = [sum(one.tokens for answer in answers for one in answer.candidates) for answers in shares]
    for flight, answers, written in zip(flights, shares, generated, strict=True):
        flight.tokens = Tokens(
            prompt=flight.tokens.prompt + sum(answer.prompt_tokens for answer in answers),
            generated=flight.tokens.generated + written,
            cost=flight.tokens.cost + sum(answer.cost for answer in answers),
        )
        notes = (*flight.notes, *(note for answer in answers for note in answer.notes))
        flight.notes = tuple(dict.fromkeys(notes))
        flight.seconds += seconds * written / max(1, sum(generated))
    return shares


def _with_costs(record: Record, flight: _Flight) -> Record:
    """The record with what its cluster cost and what the model said."""
    return replace(
        record,
        seconds={**record.seconds, "generate": flight.seconds},
        tokens=flight.tokens,
        notes=(*record.notes, *flight.notes),
    )
