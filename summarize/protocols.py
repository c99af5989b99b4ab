"""What the parts of NewsFuse promise each other.

The pipeline knows these protocols and no class behind them. The one idea: a chunking strategy is a
Python generator. It yields lists of requests and is sent their candidates, best first; what it
returns is the draft. An engine drives the generators of many clusters at once and packs the
requests of all of them into full batches.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from summarize.types import (
    Answer,
    Candidate,
    Cluster,
    Conflict,
    Decoding,
    Draft,
    FactCheckReport,
    ModelCard,
    Record,
    Request,
    Score,
    Summary,
)

Drafting = Generator[list[Request], list[list[Candidate]], Draft]
"""A strategy at work on one cluster."""


class Reader(Protocol):
    """Where clusters come from."""

    def read(self) -> Iterator[Cluster]:
        """Yield clusters with cleaned articles.

        Raises InputError where the path as a whole is unusable (missing, no article in it).
        A single bad article becomes a `Problem` of its cluster.
        """
        ...

    def count(self) -> int:
        """How many clusters `read` yields, without reading them. Raises InputError as `read` does."""
        ...


class Budget(Protocol):
    """What a strategy may ask about the model that will read its requests."""

    @property
    def max_input_tokens(self) -> int:
        """The model's positions: what prompt and, for a decoder-only model, new tokens may fill."""
        ...

    @property
    def max_output_tokens(self) -> int:
        """The most new tokens that a request may ask for."""
        ...

    def count_tokens(self, request: Request) -> int:
        """Prompt tokens of a request, template and examples included."""
        ...

    def count_texts(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text alone, without begin and end tokens. Joined, they may have more or less."""
        ...

    def room(self, request: Request) -> int:
        """Positions left when prompt and new tokens are in; negative: too long by so many tokens."""
        ...


class Model(Budget, Protocol):
    """Text in, text out. Constructors are cheap; weights load on first use or on `load`."""

    def load(self) -> None:
        """Load the weights now. Raises ModelError. A second call does nothing."""
        ...

    def card(self) -> ModelCard:
        """Which weights these are; loads them if need be."""
        ...

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
        """An answer to each request, its candidates unranked.

        A request that cannot be answered (too long, out of memory, refused) gets an answer with an error,
        and the others go on.
        """
        ...


class ChunkingStrategy(Protocol):
    """What the model gets to see."""

    def run(self, cluster: Cluster, budget: Budget) -> Drafting:
        """Yield requests, be sent ranked candidates, return the draft.

        Raises ClusterError where nothing can be made of this cluster.
        """
        ...


class Sources(Protocol):
    """The articles of one cluster, analysed once, however many texts are checked against them."""

    @property
    def cluster(self) -> Cluster:
        """The cluster that was analysed."""
        ...


S = TypeVar("S", bound=Sources)


class FactChecker(Protocol[S]):
    """Compares the names and numbers of a text with the whole articles."""

    @property
    def threshold(self) -> float | None:
        """The score from which a summary counts as consistent; None where none is recommended."""
        ...

    def signature(self) -> str:
        """What makes its verdicts and scores reproducible, in one line."""
        ...

    def load(self) -> None:
        """Load language models now. Raises ResourceError where one is not installed."""
        ...

    def analyse(self, cluster: Cluster) -> S:
        """Index the articles for `check`."""
        ...

    def check(self, summary: Summary, sources: S) -> FactCheckReport:
        """A verdict and evidence for each mention of a summary."""
        ...

    def check_texts(self, texts: Sequence[str], sources: S) -> list[FactCheckReport]:
        """The verdicts of many texts in one batch, as ranking needs them: what a model may use is what it was
        given, so of what could not be read nothing is known to be right."""
        ...

    def conflicts(self, sources: S, summary: Summary | None = None) -> tuple[Conflict, ...]:
        """Where the articles disagree; claims that the summary makes too are marked."""
        ...


class SentenceReader(Protocol):
    """Says how likely it finds a sentence that another wrote."""

    def read(self, texts: Sequence[str]) -> list[list[float]]:
        """The log-probability (nats) of each word of each text, as `text.words.find_words` finds them."""
        ...


class Ranker(Protocol):
    """Orders candidates, best first, and says which must not be used."""

    def rank(
        self,
        requests: Sequence[Request],
        candidates: Sequence[Sequence[Candidate]],
        reports: Sequence[Sequence[FactCheckReport]],
    ) -> list[list[Candidate]]:
        """The same candidates with `score` and `faults` set, best first."""
        ...


class Repairer(Protocol):
    """Mends what the fact-check finds wrong with a draft, whatever strategy and model made it."""

    def run(self, draft: Draft, checker: FactChecker[S], sources: S, budget: Budget) -> Drafting:
        """Yield requests, be sent ranked candidates, return the draft as it is after repair.

        A request that the model could not answer is sent back without candidates.
        """
        ...


Check = Callable[[Sequence[str]], list[FactCheckReport]]
"""The fact-check's reports on texts, against the articles of one cluster."""


class Editor(Protocol):
    """Makes one text of a draft's sentences, after the strategy and before the fact-check."""

    def load(self) -> None:
        """Load language models now. Raises ResourceError where one is not installed."""
        ...

    def edit(self, draft: Draft, cluster: Cluster, check: Check, conflicts: Sequence[Conflict]) -> Draft:
        """The draft with its sentences edited, at least one of them left, and a stage that tells of it.

        `check` tells whether an edit is borne out; `conflicts` are what the articles disagree on.
        """
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What a cluster is summarised with, besides the model."""

    strategy: ChunkingStrategy
    checker: FactChecker[Any]
    ranker: Ranker
    repairer: Repairer
    editor: Editor | None = None
    """None leaves drafts as they are."""


class Metric(Protocol):
    """One way to measure a record. Lives in `eval`, reached through the config."""

    def signature(self) -> str:
        """The settings that make the figure reproducible, in one line."""
        ...

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """Its figures, of the same names for every record; one that cannot be computed is a Score with a
        reason. What it raises costs its figures of this cluster and no other."""
        ...


class Scored(Protocol):
    """One figure as the screen shows it."""

    @property
    def value(self) -> float | None:
        """None where it could not be computed."""
        ...


class Scores(Protocol):
    """What a scorer returns: figures by cluster, and their means. Goes to `scores.json`."""

    @property
    def clusters(self) -> Mapping[str, Mapping[str, Scored]]:
        """By cluster id and figure."""
        ...

    @property
    def mean(self) -> Mapping[str, Scored]:
        """By figure, over the clusters that have it."""
        ...


class Scorer(Protocol):
    """All metrics over all records. Lives in `eval`, reached through the config."""

    def check(self) -> None:
        """Raise ConfigError, ModelError or ResourceError where a metric lacks something. Loads nothing."""
        ...

    def score_run(self, pairs: Iterable[tuple[Record, Cluster]]) -> Scores:
        """Every figure of every record."""
        ...


class Reporter(Protocol):
    """Makes a finished run readable. Lives in `eval`, reached through the config."""

    def write_run(self, path: Path, scores: Any) -> Sequence[Path]:
        """Write the report of the run at `path`; what was written. `scores` are what the scorer gave."""
        ...


class Driver(Protocol):
    """Drives many clusters at once."""

    def run(
        self, clusters: Iterable[Cluster], model: Model, parts: Parts, decoding: Decoding
    ) -> Iterator[tuple[Cluster, Record]]:
        """Each cluster with its record, as it is finished; a failed one does not stop the others."""
        ...
