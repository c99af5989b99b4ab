"""The fact-check by rules: every name, number, date and quotation, in every article.

checker = RuleChecker()
sources = checker.analyse(cluster)
report = checker.check(summary, sources)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarize.factcheck.analysed import AnalysedCluster
from summarize.factcheck.articles.passages import word_stem
from summarize.factcheck.claims.compare import compare
from summarize.factcheck.conflicts.find import find_conflicts
from summarize.factcheck.language import English, load_english
from summarize.factcheck.mentions.find import find_mentions
from summarize.factcheck.mentions.recase import with_capitals
from summarize.factcheck.people.flagging import contradicted
from summarize.factcheck.structure.statements import read_statement, statement_spans
from summarize.factcheck.support.score import FITTED, score, support_of
from summarize.factcheck.support.weighing import Weighed, report, weigh
from summarize.factcheck.verdicts.findings import judge_all
from summarize.types import Cluster, Conflict, FactCheckReport, Finding, Summary


class RuleChecker:
    """Compares texts with articles by rules.

    A language model reads the texts, and of the articles only the sentences that say nearly the same.
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

    def analyse(self, cluster: Cluster) -> AnalysedCluster:
        """Index the articles for `check`. Time grows linearly with their text."""
        return AnalysedCluster.of(cluster)

    def check(self, summary: Summary, sources: AnalysedCluster) -> FactCheckReport:
        """A verdict and evidence for each mention of a summary, its sentences' support, and its score.

        A summary of which nothing could be checked, for it is in another language, has no score. A sentence
        without a letter, such as a row of a table, has no support, and counts for nothing in the score.
        """
        findings = self.check_texts([summary.text], sources)[0].findings
        unread = bool(findings) and all(finding.verdict == "unchecked" for finding in findings)
        if unread or not sources.articles:
            return FactCheckReport(findings)
        findings = _as_far_as_read(findings, sources.cluster)
        compared, weighed = self._compared(summary, findings, sources)
        supports = self.supports(summary.text, weighed, sources)
        articles = len(sources.articles)
        sentences = (
            report(one, value, sources.passages, articles)
            for one, value in zip(weighed, supports, strict=True)
        )
        return FactCheckReport(compared, tuple(sentences), score(supports))

    def check_texts(self, texts: Sequence[str], sources: AnalysedCluster) -> list[FactCheckReport]:
        """The verdicts on the mentions of many texts, in one batch, as ranking needs them."""
        english = self._loaded()
        cased = [with_capitals(text, sources, english) if _has_letters(text) else text for text in texts]
        # The model finds no names where there are no letters, and is slow at it.
        entities_of = english.entities([text if _has_letters(text) else "" for text in cased])
        reports = []
        for text, cased_text, entities in zip(texts, cased, entities_of, strict=True):
            mentions = find_mentions(cased_text, entities, english, sources.people)
            findings = judge_all(mentions, text, sources)
            reports.append(FactCheckReport(contradicted(findings, cased_text, sources.holders)))
        return reports

    def conflicts(self, sources: AnalysedCluster, summary: Summary | None = None) -> tuple[Conflict, ...]:
        """Where the articles disagree; claims that the summary makes too are marked."""
        return find_conflicts(sources, summary, self._loaded())

    def weigh(self, summary: Summary, findings: Sequence[Finding], sources: AnalysedCluster) -> list[Weighed]:
        """The evidence on each sentence of a summary that has letters. `findings` are its verdicts."""
        return self._compared(summary, findings, sources)[1]

    def supports(self, text: str, weighed: Sequence[Weighed], sources: AnalysedCluster) -> list[float]:
        """The support of each sentence, 0 to 1."""
        return [support_of(one.evidence) for one in weighed]

    def _compared(
        self, summary: Summary, findings: Sequence[Finding], sources: AnalysedCluster
    ) -> tuple[tuple[Finding, ...], list[Weighed]]:
        """The findings, contradicted where a mention is in a wrong role, and the evidence on sentences."""
        if not _has_letters(summary.text):
            return tuple(findings), []
        english = self._loaded()
        cased = with_capitals(summary.text, sources, english)
        spans = [(start, end) for start, end in statement_spans(summary) if _has_letters(cased[start:end])]
        parses = english.read([cased[start:end] for start, end in spans])
        statements = [
            read_statement(start, summary.text[start:end], parse)
            for (start, end), parse in zip(spans, parses, strict=True)
        ]
        compared = compare(parses, [start for start, _ in spans], findings, sources, english)
        weighed = [
            weigh(statement, own, wrongs, sources.passages)
            for statement, own, wrongs in zip(
                statements, _by_statement(compared.findings, spans), compared.wrongs, strict=True
            )
        ]
        return compared.findings, weighed

    def _loaded(self) -> English:
        if self._english is None:
            self._english = load_english()
        return self._english


def _as_far_as_read(findings: tuple[Finding, ...], cluster: Cluster) -> tuple[Finding, ...]:
    """What none of the articles has may be in one that could not be read: nothing can be said of it."""
    if not cluster.problems:
        return findings
    note = f"in no article that could be read ({len(cluster.problems)} could not)"
    return tuple(
        replace(one, verdict="unchecked", note=note) if one.verdict == "unsupported" else one
        for one in findings
    )


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _by_statement(findings: Sequence[Finding], spans: Sequence[tuple[int, int]]) -> Iterator[list[Finding]]:
    """The findings on the mentions that begin in each span, in order."""
    ordered = sorted(findings, key=lambda one: one.mention.start)
    starts = [one.mention.start for one in ordered]
    for start, end in spans:
        yield ordered[bisect_left(starts, start) : bisect_left(starts, end)]
