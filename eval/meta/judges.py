"""What is measured against human labels: a fact-checker, behind the same protocol as the baselines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from eval.meta.name_words import ReadText
from summarize.protocols import FactChecker
from summarize.types import Article, Cluster, FactCheckReport, Sentence, Summary

NO_SCORE = "the checker gives no score"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a judge says of one summary. Words are given by their number in it."""

    score: float | None
    """Higher: better borne out by the sources. None where it could not be told."""
    named: frozenset[int] = frozenset()
    """Words inside the names and numbers that it looked at."""
    flagged: frozenset[int] | None = None
    """Of these, the words of those that it calls wrong; None where it does not look at single words."""
    reason: str | None = None
    """Why there is no score."""
    report: FactCheckReport | None = None
    """All that a fact-checker found."""


class Judge(Protocol):
    """One way to tell how well sources bear summaries out."""

    @property
    def threshold(self) -> float | None:
        """The score from which it calls a summary consistent; None where it recommends none."""
        ...

    def signature(self) -> str:
        """The settings that make its figures reproducible, in one line."""
        ...

    def judge(self, sources: Sequence[str], summaries: Sequence[ReadText]) -> list[Judgement]:
        """A judgement on each of several summaries of the same sources."""
        ...


class CheckerJudge:
    """A fact-checker as a judge. Its words are those of its mentions, quotations left out."""

    def __init__(self, checker: FactChecker[Any]) -> None:
        self._checker = checker

    @property
    def threshold(self) -> float | None:
        """The checker's own; None where it has none."""
        return self._checker.threshold

    def signature(self) -> str:
        """The checker's own."""
        return self._checker.signature()

    def judge(self, sources: Sequence[str], summaries: Sequence[ReadText]) -> list[Judgement]:
        """The sources are analysed once, however many summaries there are."""
        articles = tuple(Article(str(number), "", text) for number, text in enumerate(sources, start=1))
        analysed = self._checker.analyse(Cluster("case", articles))
        return [
            _judgement(summary, self._checker.check(Summary("case", (Sentence(summary.text),)), analysed))
            for summary in summaries
        ]


def _judgement(summary: ReadText, report: FactCheckReport) -> Judgement:
    named: set[int] = set()
    flagged: set[int] = set()
    for finding in report.findings:
        mention = finding.mention
        if mention.kind == "quote":
            continue
        words = summary.words_of(mention.start, mention.end)
        named |= words
        if finding.verdict in ("unsupported", "contradicted"):
            flagged |= words
    reason = NO_SCORE if report.score is None else None
    return Judgement(report.score, frozenset(named), frozenset(flagged), reason, report)
