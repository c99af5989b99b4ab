"""Clusters and budgets that the tests of chunking share."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from summarize.codec import to_json
from summarize.extraction.source_sentences import SourceSentence
from summarize.prompts import Prompts, Task
from summarize.protocols import Budget, ChunkingStrategy
from summarize.text.content import content_stems
from summarize.types import Article, Candidate, Cluster, Draft, Prompt, Request, Span


def article(id_: str, *sentences: str, title: str = "") -> Article:
    return Article(id_, title, "\n".join((title, " ".join(sentences))) if title else " ".join(sentences))


def sentence(
    text: str, *, article: int = 0, position: int = 5, depth: float = 0.5, standalone: bool = True
) -> SourceSentence:
    """A source sentence as the reader of articles would make it; its span is unique to it."""
    return SourceSentence(
        text=text,
        standalone=text if standalone else None,
        span=Span(f"a{article}", position * 1000, position * 1000 + len(text)),
        article=article,
        position=position,
        depth=depth,
        stems=tuple(content_stems(text)),
    )


@dataclass
class WordBudget:
    """A model whose tokens are words."""

    max_input_tokens: int = 100_000
    max_output_tokens: int = 100_000

    def count_tokens(self, request: Request) -> int:
        """Words of instruction, closing and documents."""
        told = (request.prompt.instruction, request.prompt.closing, *request.documents)
        return sum(self.count_texts(told))

    def count_texts(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def room(self, request: Request) -> int:
        return self.max_input_tokens - self.count_tokens(request) - request.max_new_tokens


@dataclass
class FramedBudget(WordBudget):
    """One whose tokens do not add up: each document has a frame of 3 words, and a whole request takes
    `factor` times the words of its parts."""

    factor: float = 1.0

    def count_tokens(self, request: Request) -> int:
        frames = 3 * len(request.documents)
        return math.ceil(self.factor * super().count_tokens(request)) + frames


@dataclass
class EncoderBudget(WordBudget):
    """A model that writes in positions of its own."""

    def room(self, request: Request) -> int:
        return self.max_input_tokens - self.count_tokens(request)


PROMPTS = Prompts(
    summarize=Prompt("Summarise in {words} words.", document="<article {number}>\n{text}\n</article>"),
    combine=Prompt("Combine in {words} words."),
    refine=Prompt("Refine in {words} words."),
    fuse=Prompt("Merge.", examples=((("One.", "Two."), "Both."),)),
)


def prompts_with(task: Task, words: int) -> Prompts:
    """Prompts of which that for `task` has so many words."""
    prompts: dict[Task, Prompt] = {each: PROMPTS.ask(each, 20) for each in get_args(Task)}
    prompts[task] = Prompt(" ".join(["Word"] * words))
    return Prompts(
        summarize=prompts["summarize"],
        combine=prompts["combine"],
        refine=prompts["refine"],
        fuse=prompts["fuse"],
    )


STORM = Cluster(
    "storm",
    (
        article(
            "bbc",
            "Cyclone Idai killed twelve people in the port city of Beira on Friday.",
            "Rescue teams flew food and blankets to villages cut off by the flood.",
            "However, the airport of Beira stayed closed for a second week.",
            "He said nothing more.",
            title="Cyclone kills twelve in Beira",
        ),
        article(
            "afp",
            "Twelve people died in the port city of Beira when Cyclone Idai struck.",
            "Maize fields along the Buzi river lay under three metres of water.",
            "Donors promised ninety million dollars at a conference in Geneva.",
        ),
        article(
            "dpa",
            "Officials counted twelve people killed by Cyclone Idai in the city of Beira.",
            "Rescue teams brought food and blankets to villages that the flood had cut off.",
            "Schools in the neighbouring province of Sofala reopened after ten days.",
        ),
    ),
)
"""Three articles: all tell of the dead in Beira, two of the rescue teams, one each of the rest."""


def texts(cluster: Cluster, spans: Sequence[Span]) -> list[str]:
    """What stands at `spans`."""
    by_id = {one.id: one.text for one in cluster.articles}
    return [by_id[span.article_id][span.start : span.end] for span in spans]


def long_cluster(*lengths: int, words: int = 8) -> Cluster:
    """Articles of so many sentences, each of `words` words that no other sentence has."""
    return Cluster(
        "long",
        tuple(
            article(
                f"a{number}",
                *(
                    " ".join(
                        ["Rebels", *(f"took{number}x{row}x{word}" for word in range(words - 2)), "Friday."]
                    )
                    for row in range(length)
                ),
            )
            for number, length in enumerate(lengths)
        ),
    )


@dataclass
class Driven:
    """What a strategy asked, round by round, and what it returned."""

    rounds: list[list[Request]] = field(default_factory=list)
    draft: Draft = field(default_factory=lambda: Draft(()))

    @property
    def requests(self) -> list[Request]:
        return [request for requests in self.rounds for request in requests]

    def stage(self, name: str) -> dict[str, Any]:
        """The data of a stage, after a trip through JSON."""
        (found,) = (one for one in self.draft.stages if one.name == name)
        data: dict[str, Any] = json.loads(to_json(found.data))
        return data


def drive(
    strategy: ChunkingStrategy,
    cluster: Cluster,
    budget: Budget,
    answer: Callable[[Request], str],
    *,
    finished: bool = True,
) -> Driven:
    """Run a strategy to its end, the test being the model. A request that is too long fails the test."""
    drafting = strategy.run(cluster, budget)
    driven = Driven()
    try:
        requests = next(drafting)
        while True:
            for request in requests:
                assert budget.room(request) >= 0, f"too long by {-budget.room(request)}"
                assert 0 < request.max_new_tokens <= budget.max_output_tokens
                assert request.form == "summary"
                assert request.documents
                assert all(request.documents)
            assert requests, "a round without a request"
            driven.rounds.append(requests)
            requests = drafting.send(
                [
                    [Candidate(answer(one), tokens=9, logprob=-1.0, finished=finished, score=1.0)]
                    for one in requests
                ]
            )
    except StopIteration as stop:
        driven.draft = stop.value
        return driven


def first_words(request: Request) -> str:
    """An answer of the length that was asked for: the first words of each document in turn."""
    assert request.max_words is not None
    share = max(1, request.max_words // len(request.documents))
    said = [word for document in request.documents for word in document.split()[:share]]
    return " ".join(said[: request.max_words])
