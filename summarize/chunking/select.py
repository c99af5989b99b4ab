"""Select: the most central sentences of all articles, then one abstractive pass over them.

    summarize chunking=select chunking.select_words=420

Sentences are chosen by salience and maximal marginal relevance, as `fusion` does, and shown in the order of
their articles.
"""

from __future__ import annotations

from dataclasses import replace

from summarize.chunking.answers import use
from summarize.chunking.asking import Asker
from summarize.chunking.filling import in_order
from summarize.chunking.fitting import fit
from summarize.chunking.journal import Journal
from summarize.chunking.lengths import check_words
from summarize.chunking.passages import Passage, article_passages
from summarize.errors import ClusterError
from summarize.extraction.salience import Weights, score_sentences
from summarize.extraction.selection import select
from summarize.extraction.source_sentences import SourceSentence, source_sentences
from summarize.prompts import Prompts
from summarize.protocols import Budget, Drafting
from summarize.types import Cluster

LENGTHS = range(6, 61)
"""Words of a sentence that may be chosen; a model can shorten it."""
TIMES = 3
"""Words chosen for each word of the summary, where no number is set."""


class Select:
    """Extract, then abstract."""

    def __init__(
        self,
        *,
        prompts: Prompts,
        max_words: int = 140,
        select_words: int | None = None,
        redundancy: float = 0.85,
    ) -> None:
        check_words("max_words", max_words)
        if select_words is not None:
            check_words("select_words", select_words)
        self._prompts = prompts
        self._max_words = max_words
        self._select_words = select_words or TIMES * max_words
        self._redundancy = redundancy

    def run(self, cluster: Cluster, budget: Budget) -> Drafting:
        """Draft the summary of `cluster`.

        Raises ClusterError where no sentence can be chosen, the model's positions hold none, or the model
        writes nothing.
        """
        articles = article_passages(cluster, budget)
        journal = Journal(cluster, articles, budget, chosen=True)
        asker = Asker(self._prompts, "summarize", self._max_words, budget)
        texts = [article.text for article in cluster.articles]
        # A queue for each sentence: the one chosen first is the last to go.
        fitted = fit(asker, texts, [[one] for one in self._chosen(cluster, budget)], in_order)
        (candidates,) = yield [fitted.request]
        answer = use(candidates, self._max_words)
        journal.read("Select", asker, [fitted], [answer])
        return journal.draft(answer, fitted.passages, self._max_words)

    def _chosen(self, cluster: Cluster, budget: Budget) -> list[Passage]:
        """The chosen sentences as they stand in their articles, in the order of choice."""
        sentences = source_sentences(cluster)
        if not sentences:
            raise ClusterError("No sentence was found in its articles: only headings and fragments.")
        salience = score_sentences(sentences, [article.title for article in cluster.articles], Weights())

        def chosen(among: list[SourceSentence], words: range) -> list[int]:
            return select(
                among, salience, budget=self._select_words, redundancy=self._redundancy, words=words
            )

        # Where none can stand alone, the model may still make something of them together.
        order = chosen(sentences, LENGTHS) or chosen(
            [replace(one, standalone=one.text) for one in sentences], range(1, self._select_words + 1)
        )
        if not order:
            raise ClusterError(
                f"None of the {len(sentences)} sentences of its articles has at most "
                f"{self._select_words} words (chunking.select_words)."
            )
        picked = [sentences[index] for index in order]
        return [
            Passage(one.article, one.span.start, one.span.end, one.text, tokens)
            for one, tokens in zip(picked, budget.count_texts([one.text for one in picked]), strict=True)
        ]
