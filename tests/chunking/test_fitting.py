"""What fits into one request, chosen by estimates and counted as a whole."""

from __future__ import annotations

import pytest
from chunking_cases import PROMPTS, EncoderBudget, FramedBudget, WordBudget, long_cluster

from summarize.chunking.asking import Asker
from summarize.chunking.fitting import Costs, Fitted, fit, in_order, shared
from summarize.chunking.passages import article_passages
from summarize.errors import ClusterError
from summarize.types import Cluster

COSTS = Costs([[5, 5, 5], [5], [5, 5, 5]], document=2)


def fitted(cluster: Cluster, budget: WordBudget, *, each: bool = False) -> Fitted:
    texts = [article.text for article in cluster.articles]
    return fit(Asker(PROMPTS, "combine", 20, budget), texts, article_passages(cluster, budget), each=each)


@pytest.mark.parametrize(
    ("target", "taken"),
    [(0, [0, 0, 0]), (6, [0, 0, 0]), (7, [1, 0, 0]), (21, [1, 1, 1]), (31, [2, 1, 2]), (99, [3, 1, 3])],
)
def test_water_fills_whole_passages_with_the_cost_of_their_documents(target: int, taken: list[int]) -> None:
    assert shared(COSTS, target) == taken


@pytest.mark.parametrize(
    ("target", "taken"), [(0, [0, 0, 0]), (17, [3, 0, 0]), (16, [2, 0, 0]), (24, [3, 1, 0]), (99, [3, 1, 3])]
)
def test_in_order_the_first_have_all_they_want(target: int, taken: list[int]) -> None:
    assert in_order(COSTS, target) == taken


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
