"""How much of what several articles say the summary has.

A fact is a name or a number, word by word: a digit string, or a word that an article writes with a
capital and no article in small letters, function words apart ("Recep Tayyip Erdogan" is three). Words are
compared as in `eval.metrics.told`.

- `facts_of_several`: of the facts that at least two articles have, the share that the summary has, 0 to 1;
- `facts_of_most`: of those that more than half of the articles have, and at least two.

That a summary should have what sources agree on is the idea behind the pyramid (Nenkova and Passonneau
2004), with articles in the place of people. It needs neither a reference nor the fact-check; short
summaries have fewer facts, so compare summaries of one length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eval.direction import Better
from eval.metrics.told import Token, tokens, told
from eval.metrics.unscored import unscored, why_no_summary
from summarize.text.content import FUNCTION_WORDS
from summarize.types import Article, Cluster, Record, Score

_REASONS = {
    "facts_of_several": "no two articles have a name or number in common",
    "facts_of_most": "most articles have no name or number in common",
}


def carriers(articles: Sequence[Article]) -> Counter[str]:
    """Each fact, as it is compared, with the number of articles that have it."""
    each = [told(article) for article in articles]
    small = {token.key for article in each for token in article if token.raw[0].islower()}
    return Counter(
        fact for article in each for fact in {token.key for token in article if _tells(token, small)}
    )


def _tells(token: Token, small: set[str]) -> bool:
    return token.is_number or (
        token.is_capitalised
        and token.key not in small
        and token.key not in FUNCTION_WORDS
        and len(token.key) > 1
    )


class AgreedFacts:
    """`facts_of_several` and `facts_of_most`: shares from 0 to 1."""

    def signature(self) -> str:
        """The settings in one line."""
        return "agreed_facts|facts:capitalised,digits|several:2|most:>1/2|case:lower|diacritics:folded"

    def better(self, name: str) -> Better | None:
        """More of both is better."""
        return "higher"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        """Both figures of one summary."""
        if record.status == "failed" or record.summary is None:
            return unscored(_REASONS, why_no_summary(record))
        if len(cluster.articles) < 2:
            return unscored(_REASONS, "the cluster has fewer than two articles")
        counted = carriers(cluster.articles)
        has = {token.key for token in tokens(record.summary.text)}
        several = {fact for fact, articles in counted.items() if articles >= 2}
        most = {fact for fact in several if counted[fact] * 2 > len(cluster.articles)}
        return tuple(
            Score(name, len(facts & has) / len(facts) if facts else None, None if facts else _REASONS[name])
            for name, facts in zip(_REASONS, (several, most), strict=True)
        )
