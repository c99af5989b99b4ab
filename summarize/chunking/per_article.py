"""Per article: each article summarised, then the summaries joined into one (map, then reduce).

    summarize chunking=per_article chunking.map_words=70

All articles are asked about in one list of requests. An article longer than the room is cut to it by
`truncate`, a summary longer than `map_words` at a sentence. Where the summaries do
not all fit into the last prompt, they share it by water-filling.
"""

from __future__ import annotations

from summarize.chunking.answers import use
from summarize.chunking.asking import Asker
from summarize.chunking.fitting import fit
from summarize.chunking.journal import Journal, wrote_nothing
from summarize.chunking.lengths import check_words
from summarize.chunking.notes import named
from summarize.chunking.passages import Passage, article_passages, passages
from summarize.chunking.truncation import Truncate, by_preference
from summarize.prompts import Prompts
from summarize.protocols import Budget, Drafting
from summarize.types import Cluster


class PerArticle:
    """Map, then reduce. An article that is alone is summarised at once."""

    def __init__(
        self, *, prompts: Prompts, max_words: int = 140, map_words: int = 70, truncate: Truncate = "tail"
    ) -> None:
        check_words("max_words", max_words)
        check_words("map_words", map_words)
        self._prompts = prompts
        self._max_words = max_words
        self._map_words = map_words
        self._truncate: Truncate = truncate

    def run(self, cluster: Cluster, budget: Budget) -> Drafting:
        """Draft the summary of `cluster`.

        Raises ClusterError where the model's positions hold no text, or the model writes nothing.
        """
        articles = article_passages(cluster, budget)
        journal = Journal(cluster, articles, budget)
        queues = [queue for queue in by_preference(cluster, articles, self._truncate) if queue]
        alone = len(queues) == 1
        longest = self._max_words if alone else self._map_words
        mapper = Asker(self._prompts, "summarize", longest, budget)
        reducer = Asker(self._prompts, "combine", self._max_words, budget)
        if not alone:
            reducer.check()
        texts = [article.text for article in cluster.articles]
        fed = [fit(mapper, texts, [queue]) for queue in queues]
        ranked = yield [fitted.request for fitted in fed]
        answers = [use(candidates, longest) for candidates in ranked]
        journal.read("Map", mapper, fed, answers)
        if alone:
            return journal.draft(answers[0], fed[0].passages, self._max_words)
        behind: list[Passage] = []
        summaries: list[str] = []
        for queue, fitted, answer in zip(queues, fed, answers, strict=True):
            if answer.sentences:
                summaries.append(answer.text)
                behind += fitted.passages
            else:
                journal.note(
                    f"The model wrote nothing for {named(cluster, queue[0].document)}: it is left out."
                )
        if not summaries:
            raise wrote_nothing(cluster)
        parts = passages(summaries, budget)
        fitted = fit(reducer, summaries, parts)
        (candidates,) = yield [fitted.request]
        answer = use(candidates, self._max_words)
        journal.joined("Reduce", reducer, [fitted], [answer], [parts])
        return journal.draft(answer, behind, self._max_words)
