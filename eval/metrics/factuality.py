"""What the fact-check of a record says, as figures.

A mention counts once its verdict is supported, unsupported or contradicted; one that is unchecked does
not enter. Precision = supported / checked mentions of its kinds: the precision-source of Nan et al. 2021,
for other kinds than names too. The score is the checker's own, of sentences as well as mentions: how far the
articles support the summary.

Intrinsic errors are what the articles have otherwise, in the sense of Maynez et al. 2020, section 2.2:
mentions that are contradicted, and known ones in a role that they have in no article (who did what to whom).
A mention that no article has is an extrinsic one, and is unsupported.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from eval.direction import Better
from eval.metrics.conflicts import conflicts_handled
from eval.metrics.unscored import unscored, why_no_summary
from summarize.types import Cluster, FactCheckReport, Finding, Record, Score, Summary

PRECISIONS = {
    "entity_precision": ("person", "org", "place", "other"),
    "number_precision": ("number", "money", "percent", "quantity", "date"),
    "quote_precision": ("quote",),
}
"""Figure: the kinds of mentions that it counts."""

_REASONS = {
    "entity_precision": "no name was checked",
    "number_precision": "no number was checked",
    "quote_precision": "no quotation was checked",
    "unsupported_mentions": "no mention was checked",
    "unsupported_per_100_words": "no mention was checked",
    "intrinsic_errors": "no mention was checked",
    "conflicts_handled": "the summary takes no stand on what the articles differ on",
    "factuality_score": "the checker gives no score",
}


def precision(findings: Sequence[Finding], kinds: Collection[str]) -> float | None:
    """Supported share of the checked mentions of some kinds, 0 to 1; None where there is none."""
    verdicts = [finding.verdict for finding in _checked(findings) if finding.mention.kind in kinds]
    return verdicts.count("supported") / len(verdicts) if verdicts else None


def unsupported(findings: Sequence[Finding]) -> float | None:
    """Mentions of any kind that are unsupported or contradicted; None where there are only unchecked ones."""
    checked = _checked(findings)
    if findings and not checked:
        return None
    return float(sum(finding.verdict != "supported" for finding in checked))


def intrinsic_errors(report: FactCheckReport) -> float | None:
    """Contradicted mentions, and roles that the articles have otherwise; None where nothing was checked."""
    if unsupported(report.findings) is None:
        return None
    contradicted = sum(finding.verdict == "contradicted" for finding in report.findings)
    return float(contradicted + sum(len(sentence.otherwise) for sentence in report.sentences))


def factuality(report: FactCheckReport, summary: Summary) -> dict[str, float | None]:
    """The figures of one fact-check that need no conflicts."""
    findings = report.findings
    count, words = unsupported(findings), len(summary.text.split())
    return {
        **{name: precision(findings, kinds) for name, kinds in PRECISIONS.items()},
        "unsupported_mentions": count,
        "unsupported_per_100_words": None if count is None or not words else 100 * count / words,
        "intrinsic_errors": intrinsic_errors(report),
        "factuality_score": report.score,
    }


def _checked(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.verdict != "unchecked"]


class Factuality:
    """Precisions of entities, numbers and quotations, unsupported mentions (a count, and for 100 words),
    intrinsic errors (a count), conflicts handled (a share), the checker's score."""

    def signature(self) -> str:
        """The settings in one line."""
        kinds = (f"{name.removesuffix('_precision')}:{','.join(kinds)}" for name, kinds in PRECISIONS.items())
        return f"factuality|checker:the run's|{'|'.join(kinds)}"

    def better(self, name: str) -> Better | None:
        """High shares, few errors."""
        return "lower" if name.startswith("unsupported") or name == "intrinsic_errors" else "higher"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """The figures of one record's own fact-check."""
        if record.status == "failed" or record.summary is None:
            return unscored(_REASONS, why_no_summary(record))
        if record.factcheck is None:
            return unscored(_REASONS, "the run made no fact-check")
        figures = factuality(record.factcheck, record.summary)
        figures["conflicts_handled"] = conflicts_handled(
            record.summary, record.factcheck.findings, record.conflicts
        )
        return tuple(
            Score(name, figures[name], reason if figures[name] is None else None)
            for name, reason in _REASONS.items()
        )
