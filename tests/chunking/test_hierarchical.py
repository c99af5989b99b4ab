"""Hierarchical: a tree that reads everything and always ends."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import pytest
from chunking_cases import (
    PROMPTS,
    STORM,
    Driven,
    EncoderBudget,
    FramedBudget,
    WordBudget,
    drive,
    first_words,
    long_cluster,
    prompts_with,
)

from summarize.chunking.hierarchical import Hierarchical
from summarize.errors import ClusterError
from summarize.types import Cluster, Request


def tree(**settings: Any) -> Hierarchical:
    return Hierarchical(**{"prompts": PROMPTS, "max_words": 20, **settings})


def test_a_short_cluster_needs_one_request() -> None:
    driven = drive(tree(), STORM, WordBudget(), first_words)
    (request,) = driven.requests
    assert request.documents == tuple(one.text for one in STORM.articles)
    assert request.prompt == PROMPTS.ask("summarize", 20)
    assert [one.name for one in driven.draft.stages] == ["read", "level 0"]


def test_leaves_read_everything_and_split_long_articles_at_sentences() -> None:
    cluster = long_cluster(2, 30, 1)
    driven = drive(tree(), cluster, EncoderBudget(4 + 80), first_words)
    leaves = driven.rounds[0]
    sentences = [
        one for request in leaves for document in request.documents for one in document.split(" Friday.")
    ]
    whole = [one for article in cluster.articles for one in article.text.split(" Friday.")]
    assert [one.strip() for one in sentences if one.strip()] == [one.strip() for one in whole if one.strip()]
    assert [one["share"] for one in driven.stage("read").values()] == [1.0, 1.0, 1.0]
    assert driven.draft.notes == ()


def test_neighbours_that_fit_together_share_a_leaf() -> None:
    driven = drive(tree(), long_cluster(4, 4, 4, 4), EncoderBudget(4 + 64), first_words)
    assert [len(request.documents) for request in driven.rounds[0]] == [2, 2]


def test_as_many_summaries_are_joined_as_fit_into_one_prompt() -> None:
    # Every leaf takes the room of one article; answers of 20 words go four into 80.
    driven = drive(tree(), long_cluster(*[10] * 8), EncoderBudget(4 + 80), first_words)
    assert [len(requests) for requests in driven.rounds] == [8, 2, 1]
    assert [len(request.documents) for request in driven.rounds[1]] == [4, 4]
    assert driven.rounds[1][0].prompt == PROMPTS.ask("combine", 20)
    assert [one.name for one in driven.draft.stages] == ["read", "level 0", "level 1", "level 2"]


def test_a_summary_left_over_goes_up_as_it_is() -> None:
    driven = drive(
        tree(),
        long_cluster(*[10] * 3),
        EncoderBudget(4 + 45 + 35),
        lambda request: request.documents[0][:150],
    )
    assert sum(len(requests) for requests in driven.rounds) >= 4


def test_two_summaries_that_do_not_fit_together_are_cut_at_sentences_and_that_is_said() -> None:
    wordy = " ".join(f"Rebels took town{row} on Friday." for row in range(4))
    driven = drive(tree(), long_cluster(5, 5), EncoderBudget(4 + 30), lambda request: wordy)
    for request in driven.rounds[-1]:
        assert [document.count("Rebels") for document in request.documents] == [3, 3]
    assert any("were left out of earlier texts" in note for note in driven.draft.notes)
    assert driven.stage("level 1")["requests"][0]["not_fed"] == ["Rebels took town3 on Friday."] * 2


def test_what_the_nodes_of_a_level_have_to_say_is_added_up() -> None:
    wordy = " ".join(f"Rebels took town{row} on Friday." for row in range(4))
    driven = drive(tree(), long_cluster(*[5] * 4), EncoderBudget(4 + 30), lambda request: wordy)
    pairs = len(driven.rounds[1])
    assert pairs > 1
    assert [note for note in driven.draft.notes if note.startswith("Level 1: ")] == [
        f"Level 1: {2 * pairs} sentences were left out of earlier texts: they did not fit the 34 positions "
        "of the model."
    ]


def test_a_prompt_of_a_later_level_that_leaves_no_room_is_found_before_the_model_is_asked() -> None:
    prompts = prompts_with("combine", 79)
    budget = EncoderBudget(80)
    with pytest.raises(ClusterError, match=r"79 tokens .* shorten prompt\.combine"):
        next(tree(prompts=prompts).run(long_cluster(10, 10), budget))
    assert next(tree(prompts=prompts).run(long_cluster(1, 1), budget))  # one leaf: nothing is joined


def test_a_part_of_which_the_model_writes_nothing_is_left_out_and_that_is_said() -> None:
    driven = drive(
        tree(),
        long_cluster(10, 10, 10),
        EncoderBudget(4 + 80),
        lambda request: "" if "took1x0" in request.documents[0] else first_words(request),
    )
    assert driven.draft.notes == ("Level 0: the model wrote nothing for 1 of 3 texts: they are left out.",)
    assert {span.article_id for one in driven.draft.sentences for span in one.sources} <= {"a0", "a2"}


def test_a_model_that_writes_nothing_at_all_is_an_error_with_words() -> None:
    with pytest.raises(ClusterError, match="any of the 3 articles"):
        drive(tree(), long_cluster(10, 10, 10), EncoderBudget(4 + 80), lambda request: "")


def test_sources_are_sought_in_all_that_the_leaves_read() -> None:
    cluster = long_cluster(10, 10)
    copied = cluster.articles[1].text.split(". ")[4] + "."
    driven = drive(tree(), cluster, EncoderBudget(4 + 80), lambda request: copied)
    (sentence,) = driven.draft.sentences
    assert sentence.origin == "source"
    (span,) = sentence.sources
    assert cluster.articles[1].text[span.start : span.end] == copied


SHAPES = (
    STORM,
    long_cluster(1),
    long_cluster(12),
    long_cluster(0, 5, 0),
    long_cluster(1, 1, 1, 1, 1, 1, 1),
    long_cluster(1, 6, 2, words=11),
    long_cluster(1, words=90),
)


def greedy(request: Request) -> str:
    """As much as the model may write, in sentences without end."""
    return " ".join(["word"] * request.max_new_tokens)


@pytest.mark.parametrize("cluster", SHAPES, ids=range(len(SHAPES)))
def test_it_ends_for_every_budget(cluster: Cluster) -> None:
    refused = summarised = 0
    for positions in range(1, 301):
        kind = (WordBudget, EncoderBudget, FramedBudget)[positions % 3]
        driven = outcome(tree(), cluster, kind(positions), (first_words, greedy)[positions % 2])
        if isinstance(driven, str):
            assert f"the {positions:,} positions" in driven
            refused += 1
        else:
            leaves, *levels = (len(requests) for requests in driven.rounds)
            assert len(levels) <= math.ceil(math.log2(leaves))
            assert [leaves, *levels][-1] == 1
            assert {one["share"] for one in driven.stage("read").values()} == {1.0}
            summarised += 1
    assert refused
    assert summarised > 200


def outcome(
    strategy: Hierarchical, cluster: Cluster, budget: WordBudget, answer: Callable[[Request], str]
) -> Driven | str:
    """How a run went, or why there is no summary."""
    try:
        driven = drive(strategy, cluster, budget, answer)
    except ClusterError as error:
        return str(error)
    assert driven.draft.sentences
    return driven


@pytest.mark.parametrize("seed", range(40))
def test_it_ends_for_models_of_any_manners(seed: int) -> None:
    draw = random.Random(seed)
    cluster = long_cluster(
        *(draw.randrange(12) for _ in range(draw.randrange(1, 9))), 1, words=draw.randrange(3, 30)
    )
    budget = FramedBudget(draw.randrange(1, 300), draw.randrange(1, 60), factor=draw.uniform(0.7, 1.4))

    def answer(request: Request) -> str:
        words = [draw.choice(("Beira", "fell.", "Idai", "struck,")) for _ in range(request.max_new_tokens)]
        return " ".join(words[: draw.randrange(len(words) + 1)])

    driven = outcome(tree(max_words=draw.randrange(6, 200)), cluster, budget, answer)
    if isinstance(driven, str):
        assert "positions" in driven or "wrote nothing" in driven
