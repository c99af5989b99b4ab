"""A fact-checker that looks up capitalised words and numbers, and needs no language model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.types import (
    Claim,
    Cluster,
    Conflict,
    FactCheckReport,
    Finding,
    Mention,
    MentionKind,
    SentenceSupport,
    Span,
    Summary,
    Verdict,
)

_MENTION = re.compile(r"\b(?:[A-ZÇ]\w+|\d+)\b")


@dataclass(frozen=True)
class Read:
    """A cluster whose words are looked up."""

    cluster: Cluster


class WordChecker:
    """Every capitalised word and number is a mention, supported where an article has it word for word.

    The score is the share of mentions that are supported, and one sentence stands for the whole text. A word
    in `contradicted` is contradicted. Clusters that were analysed are kept in `analysed`.
    """

    threshold = 1.0

    def __init__(self, *, contradicted: Sequence[str] = ()) -> None:
        self.analysed: list[Cluster] = []
        self._contradicted = contradicted

    def load(self) -> None:
        return

    def signature(self) -> str:
        return "WordChecker"

    def analyse(self, cluster: Cluster) -> Read:
        self.analysed.append(cluster)
        return Read(cluster)

    def check(self, summary: Summary, sources: Read) -> FactCheckReport:
        text = summary.text
        findings = tuple(self._finding(match, sources.cluster) for match in _MENTION.finditer(text))
        good = sum(finding.verdict == "supported" for finding in findings)
        score = good / len(findings) if findings else None
        cited = findings[0].evidence if findings else ()
        sentences = (SentenceSupport(0, len(text), score or 0.0, cited, "only by article 1"),)
        return FactCheckReport(findings, sentences, score)

    def conflicts(self, sources: Read, summary: Summary | None = None) -> tuple[Conflict, ...]:
        """Articles that open with different numbers disagree."""
        claims = tuple(
            Claim(number[0], Span(article.id, 0, len(article.text)), number[0], _says(summary, number[0]))
            for article in sources.cluster.articles
            if (number := re.match(r"\d+", article.text))
        )
        return (Conflict("number", claims),) if len({claim.value for claim in claims}) > 1 else ()

    def check_texts(self, texts: Sequence[str], sources: Read) -> list[FactCheckReport]:
        raise AssertionError("whole summaries are checked one by one: only then is there a score")

    def _finding(self, match: re.Match[str], cluster: Cluster) -> Finding:
        word = match.group()
        evidence = tuple(
            Span(article.id, *place.span())
            for article in cluster.articles
            for place in re.finditer(rf"\b{word}\b", article.text)
        )
        verdict: Verdict = "supported" if evidence else "unsupported"
        if word in self._contradicted:
            verdict = "contradicted"
        kind: MentionKind = "number" if word.isdigit() else "other"
        return Finding(Mention(kind, word, *match.span(), word.lower()), verdict, evidence)


class MentionsOnly(WordChecker):
    """The same without sentences and score."""

    threshold = 1.0

    def check(self, summary: Summary, sources: Read) -> FactCheckReport:
        return FactCheckReport(super().check(summary, sources).findings)


def _says(summary: Summary | None, number: str) -> bool:
    return summary is not None and re.search(rf"\b{number}\b", summary.text) is not None
