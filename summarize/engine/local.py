"""One process, one model, many clusters in flight.

A small model decodes 20 tokens a second alone and 530 with a full batch, so the requests of all
clusters in flight go to it together. Records come out as clusters finish.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from summarize.errors import ClusterError, ConfigError
from summarize.pipeline import Summarizing, failed, summarize_cluster
from summarize.protocols import Model, Parts
from summarize.types import Candidate, Cluster, Decoding, Record, Request, Tokens


@dataclass(slots=True)
class _Flight:
    """A cluster that waits for candidates."""

    cluster: Cluster
    summarizing: Summarizing
    requests: list[Request]
    seconds: float = 0.0
    """Its share of the model's time so far."""
    tokens: Tokens = field(default_factory=Tokens)


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
        answers = _generate(flights, model, decoding)
        going: list[_Flight] = []
        finished: list[tuple[Cluster, Record]] = []
        for flight, answer in zip(flights, answers, strict=True):
            if isinstance(answer, str):
                result: _Flight | Record = failed(flight.cluster, answer)
            else:
                result = self._step(flight.cluster, flight.summarizing, answer)
            if isinstance(result, Record):
                seconds = {**result.seconds, "generate": flight.seconds}
                finished.append((flight.cluster, replace(result, seconds=seconds, tokens=flight.tokens)))
            else:
                going.append(replace(result, seconds=flight.seconds, tokens=flight.tokens))
        return going, finished

    def _step(
        self, cluster: Cluster, summarizing: Summarizing, answer: list[list[Candidate]] | None
    ) -> _Flight | Record:
        try:
            requests = next(summarizing) if answer is None else summarizing.send(answer)
        except StopIteration as stop:
            record: Record = stop.value
            return record
        return _Flight(cluster, summarizing, requests)


def _generate(flights: list[_Flight], model: Model, decoding: Decoding) -> list[list[list[Candidate]] | str]:
    """Candidates for each flight from one call, or the reason why a flight's requests cannot be run."""
    start = time.perf_counter()
    try:
        together = model.generate([request for flight in flights for request in flight.requests], decoding)
    except ClusterError as error:
        if len(flights) == 1:
            return [str(error)]
        # One request that does not fit must not take the other clusters with it.
        return [answer for flight in flights for answer in _generate([flight], model, decoding)]
    seconds = time.perf_counter() - start
    rest = iter(together)
    answers: list[list[list[Candidate]]] = [list(islice(rest, len(flight.requests))) for flight in flights]
    generated = [sum(one.tokens for offered in answer for one in offered) for answer in answers]
    for flight, tokens in zip(flights, generated, strict=True):
        prompt = sum(model.count_tokens(request) for request in flight.requests)
        flight.tokens = Tokens(flight.tokens.prompt + prompt, flight.tokens.generated + tokens)
        flight.seconds += seconds * tokens / max(1, sum(generated))
    return [*answers]
