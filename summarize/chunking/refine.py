"""Refine: one article after another into a running draft.

    summarize chunking=refine

The first article is summarised; each further one is put to the model with the draft so far, which it writes
anew. Articles come in the order of publication where all have a date, else as they are given.
"""

from __future__ import annotations

from dataclasses import replace

from summarize.chunking.answers import Answered, use
from summarize.chunking.asking import Asker
from summarize.chunking.filling import shared_by_all
from summarize.chunking.fitting import Fitted, fit
from summarize.chunking.journal import Journal
from summarize.chunking.lengths import check_words
from summarize.chunking.notes import named
from summarize.chunking.passages import Passage, article_passages, passages
from summarize.chunking.truncation import Truncate, by_preference
from summarize.prompts import Prompts
from summarize.protocols import Budget, Drafting
from summarize.types import Cluster


class Refine:
    """As many requests as articles, one after another."""

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
        first = Asker(self._prompts, "summarize", self._max_words, budget)
        further = Asker(self._prompts, "refine", self._max_words, budget, documents=2)
        queues = by_preference(cluster, articles, self._truncate)
        if sum(map(bool, queues)) > 1:
            further.check()
        draft = Answered((), (), ())
        behind: list[Passage] = []
        for turn, index in enumerate((i for i in _order(cluster) if queues[i]), start=1):
            text = cluster.articles[index].text
            if draft.sentences:
                asker, texts = further, [draft.text, text]
                (own,) = passages([draft.text], budget)
                further_queue = [replace(one, document=1) for one in queues[index]]
                fitted = fit(asker, texts, [own, further_queue], shared_by_all, needed=2)
            else:
                asker, texts, own = first, [text], []
                fitted = fit(asker, texts, [[replace(one, document=0) for one in queues[index]]])
            (candidates,) = yield [fitted.request]
            answer = use(candidates, self._max_words)
            step = f"Refine {turn}"
            read = _of_article(fitted, index)
            journal.read(step, asker, [read], [answer], texts=fitted.documents[:-1])
            if own:
                journal.left_out(step, fitted.fed.kept[0], own)
            if answer.sentences:
                draft = answer
                behind += read.passages
            else:
                journal.note(
                    f"The model wrote nothing when {named(cluster, index)} was added: it is left out."
                )
        return journal.draft(draft, behind, self._max_words)


def _of_article(fitted: Fitted, index: int) -> Fitted:
    """What a request has of its article, the last text, as passages of article `index` of the cluster."""
    own = tuple(replace(one, document=index) for one in fitted.fed.kept[-1])
    return replace(fitted, fed=replace(fitted.fed, kept=(own,)))


def _order(cluster: Cluster) -> list[int]:
    """Indices of the articles, as published where all have a date."""
    order = range(len(cluster.articles))
    dates = [article.published for article in cluster.articles]
    return sorted(order, key=lambda index: dates[index] or "") if all(dates) else list(order)
