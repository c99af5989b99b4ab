"""How many of the articles a summary draws on, by the sources that its sentences name."""

from __future__ import annotations

from collections.abc import Sequence

from eval.direction import Better
from eval.metrics.unscored import unscored, why_no_summary
from summarize.types import Cluster, Record, Score, Sentence

_NAMES = ("articles_drawn_on", "articles_drawn_on_share")


def articles_drawn_on(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The ids of the articles in the sentences' source spans."""
    return frozenset(span.article_id for sentence in sentences for span in sentence.sources)


class Coverage:
    """`articles_drawn_on`: distinct articles behind the sentences; `_share`: of all articles, 0 to 1."""

    def signature(self) -> str:
        """The settings in one line."""
        return "coverage|sources:sentence spans"

    def better(self, name: str) -> Better | None:
        """More articles are better."""
        return "higher"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """Both figures of one summary."""
        if record.status == "failed" or record.summary is None:
            return unscored(_NAMES, why_no_summary(record))
        if not cluster.articles:
            return unscored(_NAMES, "the cluster has no articles")
        drawn = articles_drawn_on(record.summary.sentences) & {article.id for article in cluster.articles}
        if not drawn:
            return unscored(_NAMES, "no sentence of the summary names its sources")
        count, share = _NAMES
        return Score(count, float(len(drawn))), Score(share, len(drawn) / len(cluster.articles))
