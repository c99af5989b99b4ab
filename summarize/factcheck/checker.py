"""The fact-check by rules: every name, number, date and quotation, in every article.

checker = RuleChecker()
sources = checker.analyse(cluster)
report = checker.check(summary, sources)
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.factcheck.conflicts import find_conflicts
from summarize.factcheck.evidence_base import EvidenceBase
from summarize.factcheck.findings import judge_all
from summarize.factcheck.holders import contradicted
from summarize.factcheck.language import English, load_english
from summarize.factcheck.mentions import find_mentions
from summarize.factcheck.passages import word_stem
from summarize.factcheck.recase import with_capitals
from summarize.factcheck.score import FITTED, score, support
from summarize.factcheck.statements import Statement, read_statement, statement_spans
from summarize.factcheck.support import Weighed, report, weigh
from summarize.factcheck.swaps import swaps
from summarize.types import Cluster, Conflict, FactCheckReport, Finding, Summary


class RuleChecker:
    """Compares texts with articles by rules.

    A language model reads the texts, and of the articles only the sentences that one of them may turn round.
    """

    threshold: float = FITTED.threshold
    """A summary that scores less than this should be looked at."""

    def __init__(self) -> None:
        self._english: English | None = None

    def load(self) -> None:
        """Load the spaCy model and the stemmer now. Raises ResourceError where no model is installed."""
        self._loaded()
        word_stem("load")

    def signature(self) -> str:
        """What scores, in one line."""
        return f"rules|{FITTED.signature()}"

    def analyse(self, cluster: Cluster) -> EvidenceBase:
        """Index the articles for `check`. Time grows linearly with their text."""
        return EvidenceBase.of(cluster)

    def check(self, summary: Summary, sources: EvidenceBase) -> FactCheckReport:
        """A verdict and evidence for each mention of a summary, its sentences' support, and its score.

        A summary of which nothing could be checked, for it is in another language, has no score.
        """
        findings = self.check_texts([summary.text], sources)[0].findings
        unread = bool(findings) and all(finding.verdict == "unchecked" for finding in findings)
        if unread or not sources.articles:
            return FactCheckReport(findings)
        weighed = self.weigh(summary, findings, sources)
        supports = self.supports(summary.text, weighed, sources)
        articles = len(sources.articles)
        sentences = (
            report(one, value, sources.passages, articles)
            for one, value in zip(weighed, supports, strict=True)
        )
        return FactCheckReport(findings, tuple(sentences), score(supports))

    def check_texts(self, texts: Sequence[str], sources: EvidenceBase) -> list[FactCheckReport]:
        """The verdicts on the mentions of many texts, in one batch, as ranking needs them."""
        english = self._loaded()
        cased = [with_capitals(text, sources, english) for text in texts]
        reports = []
        for text, cased_text, entities in zip(texts, cased, english.entities(cased), strict=True):
            mentions = find_mentions(cased_text, entities, english, sources.people)
            findings = judge_all(mentions, text, sources)
            reports.append(FactCheckReport(contradicted(findings, cased_text, sources.holders)))
        return reports

    def conflicts(self, sources: EvidenceBase, summary: Summary | None = None) -> tuple[Conflict, ...]:
        """Where the articles disagree; claims that the summary makes too are marked."""
        return find_conflicts(sources, summary, self._loaded())

    def weigh(self, summary: Summary, findings: Sequence[Finding], sources: EvidenceBase) -> list[Weighed]:
        """The evidence on each sentence of a summary, of which `findings` are the verdicts."""
        english = self._loaded()
        cased = with_capitals(summary.text, sources, english)
        spans = statement_spans(summary)
        parses = english.parse([cased[start:end] for start, end in spans])
        statements = [
            read_statement(start, summary.text[start:end], parse)
            for (start, end), parse in zip(spans, parses, strict=True)
        ]
        return [
            weigh(statement, _on(findings, statement), turned, sources.passages)
            for statement, turned in zip(statements, swaps(statements, sources, english), strict=True)
        ]

    def supports(self, text: str, weighed: Sequence[Weighed], sources: EvidenceBase) -> list[float]:
        """The support of each sentence, 0 to 1."""
        return [support(one.evidence) for one in weighed]

    def _loaded(self) -> English:
        if self._english is None:
            self._english = load_english()
        return self._english


def _on(findings: Sequence[Finding], statement: Statement) -> list[Finding]:
    return [one for one in findings if statement.start <= one.mention.start < statement.end]
