"""What fits into one request, chosen by estimates and counted as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chunking_cases import PROMPTS, STORM, EncoderBudget, FramedBudget, WordBudget, long_cluster

from summarize.chunking.asking import Asker
from summarize.chunking.filling import shared_by_all
from summarize.chunking.fitting import Fitted, fit
from summarize.chunking.passages import article_passages
from summarize.chunking.truncation import Truncate, by_preference
from summarize.errors import ClusterError
from summarize.types import Cluster


def joined(*clusters: Cluster) -> Cluster:
    """The articles of several clusters as one."""
    articles = [one for cluster in clusters for one in cluster.articles]
    return Cluster("c", tuple(replace(one, id=f"a{number}") for number, one in enumerate(articles)))


def fitted(cluster: Cluster, budget: WordBudget, *, each: bool = False) -> Fitted:
    texts = [article.text for article in cluster.articles]
    passages = article_passages(cluster, budget)
    asker = Asker(PROMPTS, "combine", 20, budget)
    return fit(asker, texts, passages, shared_by_all, len(texts)) if each else fit(asker, texts, passages)


def test_with_each_every_text_has_a_part_though_sentences_are_cut_for_it() -> None:
    cluster = long_cluster(1, 1, words=20)
    assert len(fitted(cluster, EncoderBudget(4 + 22)).documents) == 1
    both = fitted(cluster, EncoderBudget(4 + 22), each=True)
    assert len(both.documents) == 2
    assert not any(one.whole for one in both.passages)


def test_where_two_texts_cannot_both_have_a_part_the_message_says_so() -> None:
    with pytest.raises(ClusterError, match="5 positions"):
        fitted(long_cluster(1, 1), EncoderBudget(5), each=True)


@pytest.mark.parametrize("factor", [0.5, 0.8, 1.0, 1.3, 2.5])
def test_a_request_is_full_though_tokens_do_not_add_up(factor: float) -> None:
    budget = FramedBudget(400, factor=factor)
    found = fitted(long_cluster(40, 40, 40), budget)
    assert 0 <= budget.room(found.request) < 8 * factor + 1  # less than one sentence more


RUN_ONS: dict[str, Cluster] = {
    "two run-ons": joined(long_cluster(1, words=3000), long_cluster(1, words=3000)),
    "a run-on and short sentences": joined(long_cluster(1, words=3000), long_cluster(100, words=10)),
    "a run-on and a short article": joined(long_cluster(1, words=3000), long_cluster(9, words=10)),
    "three lines": joined(*[long_cluster(1, words=400)] * 3),
    "long sentences": joined(*[long_cluster(5, words=200)] * 4),
    "a long second sentence": joined(long_cluster(1, words=8), long_cluster(1, words=900)),
    "all at once": joined(
        STORM, long_cluster(1, words=3000), long_cluster(4, words=150), long_cluster(90, words=12)
    ),
}


@pytest.mark.parametrize("truncate", ["tail", "head_and_tail", "central"])
@pytest.mark.parametrize("factor", [0.5, 0.8, 1.0, 1.3, 2.5])
@pytest.mark.parametrize("case", RUN_ONS)
def test_no_article_goes_without_and_no_room_is_wasted(case: str, factor: float, truncate: Truncate) -> None:
    cluster = RUN_ONS[case]
    for positions in (500, 700, 1000):
        budget = FramedBudget(positions, factor=factor)
        queues = by_preference(cluster, article_passages(cluster, budget), truncate)
        texts = [one.text for one in cluster.articles]
        found = fit(Asker(PROMPTS, "summarize", 20, budget), texts, queues)
        read = [sum(len(one.text.split()) for one in own) for own in found.fed.kept]
        whole = [len(text.split()) for text in texts]
        assert all(
            text.count(piece.text) for text, own in zip(texts, found.fed.kept, strict=True) for piece in own
        )
        assert budget.room(found.request) >= 0
        if read != whole:
            assert budget.room(found.request) < 12 + factor + 1  # one word more, and rounding
        capacity = (positions - 4 * factor - 40) / factor
        fair = capacity / len(texts)
        assert all(words >= min(own, 0.2 * fair) for words, own in zip(read, whole, strict=True))
