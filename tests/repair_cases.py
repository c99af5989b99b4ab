"""What the tests of repair share: a fact-check by plain words, and how a repair is driven."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chunking_cases import PROMPTS, WordBudget
from fakes import NoChecker, Unread

from summarize.repair.ladder import Ladder
from summarize.repair.records import STAGE
from summarize.types import (
    Article,
    Candidate,
    Cluster,
    Draft,
    FactCheckReport,
    Finding,
    Mention,
    Request,
    Sentence,
    SentenceSupport,
    Span,
    Summary,
)

_MENTION = re.compile(r"(?<=[a-z,] )[A-Z]\w+|\b\d+\b")


@dataclass
class PlainWords(NoChecker):
    """Every digit string, and every capitalised word within a sentence, has to stand in some article."""

    instead: Mapping[str, Span] = field(default_factory=dict)
    """What the articles have in the place of a wrong mention."""
    turned_round: tuple[str, ...] = ()
    """Sentences of which the articles have the opposite."""
    far_off: tuple[str, ...] = ()
    """Sentences that the articles hardly bear out, though all that they mention is known."""
    threshold: float | None = 0.4
    checks: int = 0

    def check(self, summary: Summary, sources: Unread) -> FactCheckReport:
        self.checks += 1
        supports = []
        start = 0
        for sentence in summary.sentences:
            end = start + len(sentence.text)
            wrong = ("the other way round",) if sentence.text in self.turned_round else ()
            score = 0.3 if sentence.text in self.far_off else 0.9
            supports.append(SentenceSupport(start, end, score, otherwise=wrong))
            start = end + 1
        return FactCheckReport(self._findings(summary.text, sources), tuple(supports))

    def check_texts(self, texts: Sequence[str], sources: Unread) -> list[FactCheckReport]:
        return [FactCheckReport(self._findings(text, sources)) for text in texts]

    def _findings(self, text: str, sources: Unread) -> tuple[Finding, ...]:
        return tuple(self._finding(match, sources) for match in _MENTION.finditer(text))

    def _finding(self, match: re.Match[str], sources: Unread) -> Finding:
        word = match.group()
        kind = "number" if word.isdigit() else "place"
        mention = Mention(kind, word, match.start(), match.end(), word.lower())  # type: ignore[arg-type]
        if any(re.search(rf"\b{word}\b", article.text) for article in sources.cluster.articles):
            return Finding(mention, "supported")
        if word in self.instead:
            return Finding(mention, "contradicted", (self.instead[word],), "the articles have another")
        return Finding(mention, "unsupported", note="in no article")


@dataclass
class Repaired:
    """What a repair asked and what it made."""

    draft: Draft
    rounds: list[list[Request]]

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.draft.sentences]

    @property
    def stage(self) -> Mapping[str, Any]:
        (found,) = (one.data for one in self.draft.stages if one.name == STAGE)
        return found

    @property
    def rungs(self) -> list[str | None]:
        return [one["rung"] for one in self.stage["sentences"]]


def nothing(request: Request) -> list[str]:
    """A model that has no answer."""
    return []


def repair(
    draft: Draft,
    cluster: Cluster,
    answer: Callable[[Request], Sequence[str]] = nothing,
    checker: Any = None,
    ladder: Ladder | None = None,
    positions: int = 100_000,
    faults: tuple[str, ...] = (),
) -> Repaired:
    """Drive a repair, the test being the model."""
    checker = checker or PlainWords()
    ladder = ladder or Ladder(prompts=PROMPTS)
    working = ladder.run(draft, checker, checker.analyse(cluster), WordBudget(positions))
    rounds: list[list[Request]] = []
    try:
        requests = next(working)
        while True:
            rounds.append(requests)
            requests = working.send(
                [
                    [Candidate(text, 9, logprob=-1.0, faults=faults) for text in answer(one)]
                    for one in requests
                ]
            )
    except StopIteration as stop:
        return Repaired(stop.value, rounds)


def cluster(*articles: str) -> Cluster:
    return Cluster("c", tuple(Article(f"a{number}", "", text) for number, text in enumerate(articles)))


def draft(*sentences: str | Sentence, **rest: Any) -> Draft:
    """A draft whose sentences come from all of the first article, where nothing else is said."""
    return Draft(
        tuple(
            one if isinstance(one, Sentence) else Sentence(one, (Span("a0", 0, 10_000),)) for one in sentences
        ),
        **rest,
    )
