"""Parts written by hand, that stand where a run would have a model or a language model.

A config may name them: `model._target_=fakes.ScriptedModel allow_targets=[fakes.]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.types import (
    Answer,
    Candidate,
    Cluster,
    Conflict,
    Decoding,
    FactCheckReport,
    ModelCard,
    Record,
    Request,
    Score,
    Summary,
)


class ScriptedModel:
    """Answers each request with what the script has for its first document, else with that document.

    A token is a word. Every call is kept in `calls`.
    """

    def __init__(
        self,
        *,
        script: Mapping[str, Sequence[str]] | None = None,
        positions: int = 100_000,
        interrupt_at_call: int | None = None,
    ) -> None:
        self.max_input_tokens = positions
        self.max_output_tokens = positions
        self.calls: list[list[Request]] = []
        self.loaded = 0
        self._script = script or {}
        self._interrupt_at_call = interrupt_at_call

    def load(self) -> None:
        self.loaded += 1

    def card(self) -> ModelCard:
        return ModelCard("scripted", "tests/fakes.py", digest="sha256:none", dtype="words")

    def count_tokens(self, request: Request) -> int:
        return sum(len(document.split()) for document in request.documents)

    def count_texts(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def room(self, request: Request) -> int:
        return self.max_input_tokens - self.count_tokens(request)

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
        self.calls.append(list(requests))
        if len(self.calls) == self._interrupt_at_call:
            raise KeyboardInterrupt
        return [self._answer(request) for request in requests]

    def _answer(self, request: Request) -> Answer:
        words = self.count_tokens(request)
        if self.room(request) < 0:
            return Answer(error=f"A prompt of {words} tokens does not fit.")
        texts = self._script.get(request.documents[0], request.documents[:1])
        return Answer(tuple(_candidate(text) for text in texts), prompt_tokens=words)


def _candidate(text: str) -> Candidate:
    return Candidate(text, tokens=len(text.split()), logprob=-1.0)


@dataclass(frozen=True)
class Unread:
    """A cluster that was analysed by not reading it."""

    cluster: Cluster


class NoChecker:
    """Finds no names and no numbers, and so needs no language model."""

    threshold: float | None = None

    def signature(self) -> str:
        return "no checker"

    def load(self) -> None:
        return

    def analyse(self, cluster: Cluster) -> Unread:
        return Unread(cluster)

    def check(self, summary: Summary, sources: Unread) -> FactCheckReport:
        return FactCheckReport()

    def check_texts(self, texts: Sequence[str], sources: Unread) -> list[FactCheckReport]:
        return [FactCheckReport() for _ in texts]

    def conflicts(self, sources: Unread, summary: Summary | None = None) -> tuple[Conflict, ...]:
        return ()


class InGivenOrder:
    """Ranks candidates as the model sent them."""

    def rank(
        self,
        requests: Sequence[Request],
        candidates: Sequence[Sequence[Candidate]],
        reports: Sequence[Sequence[FactCheckReport]],
    ) -> list[list[Candidate]]:
        return [list(offered) for offered in candidates]


class ListReader:
    """Reads the clusters that it was given."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        self.clusters = list(clusters)
        self.yielded: list[str] = []

    def read(self) -> Iterator[Cluster]:
        for cluster in self.clusters:
            self.yielded.append(cluster.id)
            yield cluster

    def count(self) -> int:
        return len(self.clusters)


class WordCount:
    """A metric: words of the summary."""

    def signature(self) -> str:
        return "words"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        if record.summary is None:
            return (Score("words", None, "no summary"),)
        return (Score("words", float(len(record.summary.text.split()))),)
