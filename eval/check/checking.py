"""One text against one cluster of articles: what `summarize-eval mode=check` finds, and whether it passes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from summarize.protocols import FactChecker
from summarize.text.sentences import sentence_spans
from summarize.types import (
    Article,
    Cluster,
    Conflict,
    FactCheckReport,
    Finding,
    MentionKind,
    Problem,
    Sentence,
    Span,
    Summary,
    Verdict,
)

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of an article that carries a mention or says a sentence."""

    article: str
    """The id of the article."""
    start: int
    """First character in the article's cleaned text."""
    end: int
    text: str
    """The stretch itself."""
    sentence: str
    """The sentence of the article that it begins in."""


@dataclass(frozen=True, slots=True)
class CheckedMention:
    """A finding with its evidence in words."""

    kind: MentionKind
    text: str
    start: int
    """First character in the checked text."""
    end: int
    value: str
    """The normal form that was compared."""
    verdict: Verdict
    note: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence of the checked text, and the mentions that begin in it."""

    text: str
    start: int
    end: int
    score: float | None
    """How far the articles bear it out, 0 to 1; None where the checker looks at mentions only, or the
    sentence has nothing that it reads."""
    note: str
    sources: tuple[Evidence, ...]
    """The source sentences that say most of it, best first."""
    mentions: tuple[CheckedMention, ...]


@dataclass(frozen=True, slots=True)
class QuotedClaim:
    """What one article says where articles disagree."""

    text: str
    value: str
    """What is claimed, in its normal form."""
    in_summary: bool
    """Whether the checked text says the same."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A matter on which articles differ."""

    subject: str
    kind: Literal["conflict", "update"]
    claims: tuple[QuotedClaim, ...]


@dataclass(frozen=True, slots=True)
class Consulted:
    """An article that the text was checked against."""

    id: str
    title: str
    source: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Check:
    """What `format=json` prints."""

    passed: bool
    reasons: tuple[str, ...]
    """Why it did not pass, in words."""
    score: float | None
    """How well the articles bear the whole text out, 0 to 1; None where the checker does not tell."""
    verdicts: dict[Verdict, int]
    """Mentions by verdict."""
    text: str
    """The checked text, which the offsets of sentences and mentions count."""
    sentences: tuple[CheckedSentence, ...]
    conflicts: tuple[Disagreement, ...]
    """Where the articles disagree, whatever the text says."""
    articles: tuple[Consulted, ...]
    problems: tuple[Problem, ...]
    """Articles that could not be read."""
    schema_version: int = SCHEMA_VERSION


def check_text(
    text: str,
    cluster: Cluster,
    checker: FactChecker[Any],
    *,
    fail_on: Collection[Verdict] = ("unsupported", "contradicted", "unchecked"),
    least_score: float | None = None,
) -> Check:
    """Check a text against the articles of a cluster.

    It passes where no mention has a verdict of `fail_on` and its score is at least `least_score`. A score
    that is not there fails it: what cannot be told must not pass a gate.
    """
    summary, sources = Summary(cluster.id, (Sentence(text),)), checker.analyse(cluster)
    report = checker.check(summary, sources)
    verdicts = Counter(finding.verdict for finding in report.findings)
    reasons = [
        f"{verdicts[verdict]} mention{'s are' if verdicts[verdict] > 1 else ' is'} {verdict}"
        for verdict in fail_on
        if verdicts[verdict]
    ]
    if least_score is not None and report.score is None:
        reasons.append("there is no score to compare with least_score")
    elif least_score is not None and report.score is not None and report.score < least_score:
        reasons.append(f"the score {report.score:.2f} is less than {least_score:g}")
    quoting = _Quoting(cluster)
    return Check(
        passed=not reasons,
        reasons=tuple(reasons),
        score=report.score,
        verdicts=dict(verdicts),
        text=text,
        sentences=tuple(_sentences(text, report, quoting)),
        conflicts=tuple(_quoted(one, quoting) for one in checker.conflicts(sources, summary)),
        articles=tuple(Consulted(one.id, one.title, one.source, one.published) for one in cluster.articles),
        problems=cluster.problems,
    )


class _Quoting:
    """Spans of articles in words; the sentences of an article are split once, when it is first quoted."""

    def __init__(self, cluster: Cluster) -> None:
        self._articles: dict[str, Article] = {article.id: article for article in cluster.articles}
        self._sentences: dict[str, list[tuple[int, int]]] = {}

    def quote(self, span: Span) -> Evidence:
        text = self._articles[span.article_id].text
        if span.article_id not in self._sentences:
            self._sentences[span.article_id] = sentence_spans(text)
        around = _holding(span.start, self._sentences[span.article_id])
        sentence = text[slice(*around)] if around else ""
        return Evidence(span.article_id, span.start, span.end, text[span.start : span.end], sentence)


def _sentences(text: str, report: FactCheckReport, quoting: _Quoting) -> Iterator[CheckedSentence]:
    support = {(one.start, one.end): one for one in report.sentences}
    spans = _all_spans(text, sorted(support)) or [(0, len(text))]
    findings = sorted(report.findings, key=lambda finding: finding.mention.start)
    begins = [finding.mention.start for finding in findings]
    for number, (start, end) in enumerate(spans):
        before = start if number else 0
        after = spans[number + 1][0] if number + 1 < len(spans) else len(text) + 1
        own = support.get((start, end))
        yield CheckedSentence(
            text=text[start:end],
            start=start,
            end=end,
            score=own.score if own else None,
            note=own.note if own else "",
            sources=tuple(map(quoting.quote, own.sources)) if own else (),
            mentions=tuple(
                _mention(finding, quoting)
                for finding in findings[bisect_left(begins, before) : bisect_left(begins, after)]
            ),
        )


def _all_spans(text: str, supported: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences that have support, and those of the text that lie beside them."""
    others = [
        (start, end)
        for start, end in sentence_spans(text)
        if (index := bisect_left(supported, (end, end))) == 0 or supported[index - 1][1] <= start
    ]
    return sorted(supported + others)


def _quoted(conflict: Conflict, quoting: _Quoting) -> Disagreement:
    claims = (
        QuotedClaim(claim.text, claim.value, claim.in_summary, quoting.quote(claim.span))
        for claim in conflict.claims
    )
    return Disagreement(conflict.subject, conflict.kind, tuple(claims))


def _mention(finding: Finding, quoting: _Quoting) -> CheckedMention:
    mention = finding.mention
    return CheckedMention(
        kind=mention.kind,
        text=mention.text,
        start=mention.start,
        end=mention.end,
        value=mention.value,
        verdict=finding.verdict,
        note=finding.note,
        evidence=tuple(map(quoting.quote, finding.evidence)),
    )


def _holding(position: int, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The last span that begins at or before a position."""
    index = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return spans[index] if index >= 0 else None
