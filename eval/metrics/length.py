"""How long a summary is."""

from __future__ import annotations

from eval.metrics.unscored import unscored, why_no_summary
from summarize.types import Cluster, Record, Score


class Length:
    """`words` (separated by white space, as `wc -w` counts) and `sentences`."""

    def signature(self) -> str:
        """The settings in one line."""
        return "length|words:whitespace"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """The length of one summary."""
        if record.status == "failed" or record.summary is None:
            return unscored(("words", "sentences"), why_no_summary(record))
        return (
            Score("words", float(len(record.summary.text.split()))),
            Score("sentences", float(len(record.summary.sentences))),
        )
