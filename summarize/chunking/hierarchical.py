"""Hierarchical: a tree of summaries. Its leaves read everything, each level above joins what is below.

    summarize chunking=hierarchical

A cluster that fits into one prompt needs one request. Otherwise articles are put together as far as they
fit, one that is longer than the room is split at sentences, and each chunk is summarised. Then as many
summaries as fit into one prompt, at least two, are joined into one, level by level, until one is left.
Every level has fewer summaries than the one below, so it always ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from summarize.chunking.answers import Answered, use
from summarize.chunking.asking import Asker
from summarize.chunking.filling import shared_by_all
from summarize.chunking.fitting import fit
from summarize.chunking.journal import Journal, wrote_nothing
from summarize.chunking.leaves import leaves
from summarize.chunking.lengths import check_words
from summarize.chunking.passages import Passage, article_passages, passages
from summarize.prompts import Prompts
from summarize.protocols import Budget, Drafting
from summarize.types import Cluster


@dataclass(frozen=True, slots=True)
class Node:
    """A summary of part of the cluster."""

    answer: Answered
    behind: tuple[Passage, ...]
    """The passages that the leaves under it read."""


class Hierarchical:
    """Summarise, join, join ..."""

    def __init__(self, *, prompts: Prompts, max_words: int = 140) -> None:
        check_words("max_words", max_words)
        self._prompts = prompts
        self._max_words = max_words

    def run(self, cluster: Cluster, budget: Budget) -> Drafting:
        """Draft the summary of `cluster`.

        Raises ClusterError where the model's positions do not hold prompt, answer and two texts, or the
        model writes nothing.
        """
        articles = article_passages(cluster, budget)
        journal = Journal(cluster, articles, budget)
        asker = Asker(self._prompts, "summarize", self._max_words, budget)
        joiner = Asker(self._prompts, "combine", self._max_words, budget, documents=2)
        fed = leaves(asker, [article.text for article in cluster.articles], articles)
        if len(fed) > 1:
            joiner.check()
        ranked = yield [fitted.request for fitted in fed]
        answers = [use(candidates, self._max_words) for candidates in ranked]
        journal.read("Level 0", asker, fed, answers)
        nodes = [Node(answer, tuple(fitted.passages)) for fitted, answer in zip(fed, answers, strict=True)]
        nodes = _with_text(nodes, 0, journal)
        level = 0
        while len(nodes) > 1:
            level += 1
            groups = _groups(nodes, _fan_in(joiner, nodes, budget))
            together = [group for group in groups if len(group) > 1]
            texts = [[node.answer.text for node in group] for group in together]
            parts = [passages(own, budget) for own in texts]
            joined = [
                fit(joiner, own, part, shared_by_all, needed=len(own))
                for own, part in zip(texts, parts, strict=True)
            ]
            ranked = yield [fitted.request for fitted in joined]
            answers = [use(candidates, self._max_words) for candidates in ranked]
            journal.joined(f"Level {level}", joiner, joined, answers, parts)
            above = iter(answers)
            # A group of one goes up as it is.
            nodes = [
                Node(next(above), tuple(one for node in group for one in node.behind))
                if len(group) > 1
                else group[0]
                for group in groups
            ]
            nodes = _with_text(nodes, level, journal)
        if not nodes:
            raise wrote_nothing(cluster)
        return journal.draft(nodes[0].answer, nodes[0].behind, self._max_words)


def _with_text(nodes: Sequence[Node], level: int, journal: Journal) -> list[Node]:
    """The nodes for which the model wrote something, with a note where it did not."""
    written = [node for node in nodes if node.answer.sentences]
    if empty := len(nodes) - len(written):
        journal.note(
            f"Level {level}: the model wrote nothing for {empty} of {len(nodes)} texts: they are left out."
        )
    return written


def _fan_in(joiner: Asker, nodes: Sequence[Node], budget: Budget) -> int:
    """How many texts fit into one prompt, whichever they are; at least 2."""
    texts = [node.answer.text for node in nodes]
    tokens = budget.count_texts(texts)
    longest_first = sorted(range(len(texts)), key=lambda index: -tokens[index])
    asking = joiner.balanced
    room = asking.room(("",))
    likely = 0
    for index in longest_first:
        room -= tokens[index]
        if room < 0:
            break
        likely += 1
    fan_in = max(2, likely)
    while fan_in > 2 and asking.room([texts[index] for index in longest_first[:fan_in]]) < 0:
        fan_in -= 1
    return fan_in


def _groups(nodes: Sequence[Node], most: int) -> list[Sequence[Node]]:
    """Neighbours in groups of at most `most`, as few as there can be, alike in size."""
    number = ceil(len(nodes) / most)
    bounds = [len(nodes) * index // number for index in range(number + 1)]
    return [nodes[start:end] for start, end in pairwise(bounds)]
