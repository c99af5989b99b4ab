"""Concat: all articles in one input.

    summarize chunking=concat chunking.truncate=central

Where not everything fits, the room is shared by water-filling: what a short article does not use goes to the
longer ones. Whole sentences are kept, and no article has a next sentence that would still fit. A sentence is
cut between words where its article would have next to nothing, or where more than a few tokens are left.
"""

from __future__ import annotations

from summarize.chunking.answers import use
from summarize.chunking.asking import Asker
from summarize.chunking.fitting import fit
from summarize.chunking.journal import Journal
from summarize.chunking.lengths import check_words
from summarize.chunking.passages import article_passages
from summarize.chunking.truncation import Truncate, by_preference
from summarize.prompts import Prompts
from summarize.protocols import Budget, Drafting
from summarize.types import Cluster


class Concat:
    """One request for the whole cluster."""

    def __init__(self, *, prompts: Prompts, max_words: int = 140, truncate: Truncate = "tail") -> None:
        check_words("max_words", max_words)
        self._prompts = prompts
        self._max_words = max_words
        self._truncate: Truncate = truncate

    def run(self, cluster: Cluster, budget: Budget) -> Drafting:
        """Draft the summary of `cluster`.

        Raises ClusterError where the model's positions hold no text, or the model writes nothing.
        """
        articles = article_passages(cluster, budget)
        journal = Journal(cluster, articles, budget)
        asker = Asker(self._prompts, "summarize", self._max_words, budget)
        texts = [article.text for article in cluster.articles]
        fitted = fit(asker, texts, by_preference(cluster, articles, self._truncate))
        (candidates,) = yield [fitted.request]
        answer = use(candidates, self._max_words)
        journal.read("Summary", asker, [fitted], [answer])
        return journal.draft(answer, fitted.passages, self._max_words)
