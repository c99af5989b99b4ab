"""What the fact-check of a record says, as figures.

A mention counts once its verdict is supported, unsupported or contradicted; one that is unchecked does
not enter. Precision = supported / checked mentions of its kinds: the precision-source of Nan et al. 2021,
for other kinds than names too. The score is the checker's own, of sentences as well as mentions.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from eval.direction import Better
from eval.metrics.unscored import unscored, why_no_summary
from summarize.types import Cluster, Finding, Record, Score

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


def factuality(findings: Sequence[Finding]) -> dict[str, float | None]:
    """The four figures of one fact-check."""
    precisions = {name: precision(findings, kinds) for name, kinds in PRECISIONS.items()}
    return {**precisions, "unsupported_mentions": unsupported(findings)}


def _checked(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.verdict != "unchecked"]


class Factuality:
    """Precisions of entities, numbers and quotations, unsupported mentions (a count), the checker's score."""

    def signature(self) -> str:
        """The settings in one line."""
        kinds = (f"{name.removesuffix('_precision')}:{','.join(kinds)}" for name, kinds in PRECISIONS.items())
        return f"factuality|checker:the run's|{'|'.join(kinds)}"

    def better(self, name: str) -> Better | None:
        """High precision, few unsupported mentions."""
        return "lower" if name == "unsupported_mentions" else "higher"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """The figures of one record's own fact-check."""
        if record.status == "failed" or record.summary is None:
            return unscored(_REASONS, why_no_summary(record))
        if record.factcheck is None:
            return unscored(_REASONS, "the run made no fact-check")
        figures = {**factuality(record.factcheck.findings), "factuality_score": record.factcheck.score}
        return tuple(
            Score(name, value, _REASONS[name] if value is None else None) for name, value in figures.items()
        )
