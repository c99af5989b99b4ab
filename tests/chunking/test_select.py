"""Select: extract, then one pass of the model."""

from __future__ import annotations

from typing import Any

import pytest
from chunking_cases import (
    PROMPTS,
    STORM,
    EncoderBudget,
    WordBudget,
    article,
    drive,
    first_words,
    long_cluster,
)

from summarize.chunking.select import Select
from summarize.errors import ClusterError, ConfigError
from summarize.types import Cluster, Request


def select(**settings: Any) -> Select:
    return Select(**{"prompts": PROMPTS, "max_words": 20, **settings})


def ask(strategy: Select, cluster: Cluster = STORM, budget: WordBudget | None = None) -> Request:
    (request,) = next(strategy.run(cluster, budget or WordBudget()))
    return request


def words(request: Request) -> int:
    return sum(len(document.split()) for document in request.documents)


def test_the_most_central_sentences_are_read_article_by_article() -> None:
    request = ask(select())
    assert request.prompt == PROMPTS.ask("summarize", 20)
    assert 40 <= words(request) <= 60
    sentences = [one.strip(". ") for document in request.documents for one in document.split(". ")]
    for document in request.documents:
        (home,) = {one.id for one in STORM.articles for said in document.split(". ") if said in one.text}
        assert home
    joined = "\n".join(one.text for one in STORM.articles)
    places = [joined.index(one) for one in sentences]
    assert places == sorted(places)
    assert "He said nothing more" not in sentences


@pytest.mark.parametrize("most", [15, 30, 45, 1000])
def test_at_most_as_many_words_as_set(most: int) -> None:
    assert 0 < words(ask(select(select_words=most))) <= most


def test_never_more_than_the_model_can_read_and_the_first_chosen_stays() -> None:
    first = ask(select(select_words=15)).documents[0]
    for room in range(14, 70, 5):
        driven = drive(select(), STORM, EncoderBudget(4 + room), first_words)
        (request,) = driven.requests
        assert words(request) <= room
        assert any(first in document for document in request.documents)


def test_what_was_chosen_is_in_the_record_without_a_note() -> None:
    driven = drive(select(), STORM, WordBudget(), first_words)
    assert [one.name for one in driven.draft.stages] == ["read", "select"]
    shares = [one["share"] for one in driven.stage("read").values()]
    assert any(0 < share < 1 for share in shares)
    assert driven.draft.notes == ()
    shown = sum(one["shown_to_model"] for one in driven.stage("read").values())
    assert shown == sum(document.count(".") for document in driven.requests[0].documents)


def test_sentences_that_cannot_stand_alone_are_chosen_where_there_are_no_others() -> None:
    cluster = Cluster("c", (article("a", "He said nothing.", "It was over."),))
    assert ask(select(), cluster).documents == ("He said nothing. It was over.",)


def test_a_sentence_longer_than_the_room_is_cut_between_words_and_that_is_said() -> None:
    driven = drive(select(), long_cluster(1, words=40), EncoderBudget(4 + 30), first_words)
    assert (
        "Article 1 (a0): a sentence for which there was no room was cut between words." in driven.draft.notes
    )


def test_the_first_chosen_is_cut_before_a_shorter_one_takes_its_place() -> None:
    cluster = Cluster("c", (*long_cluster(1, words=40).articles, *STORM.articles))
    first = ask(select(select_words=40), cluster)
    for room in range(5, 40, 5):
        request = ask(select(), cluster, EncoderBudget(4 + room))
        chosen = first.documents[0].split()
        assert " ".join(chosen[: min(room, len(chosen))]) in " ".join(request.documents)
        assert words(request) <= room


def test_an_article_with_no_sentence_short_enough_says_what_to_set() -> None:
    with pytest.raises(ClusterError, match="select_words"):
        ask(select(select_words=10), long_cluster(1, words=40))


def test_an_article_of_headings_only_cannot_be_summarised() -> None:
    with pytest.raises(ClusterError, match="No sentence"):
        ask(select(), Cluster("c", (article("a", title="Cyclone kills twelve"),)))


def test_too_few_words_are_refused_at_once() -> None:
    with pytest.raises(ConfigError, match=r"chunking\.select_words=2"):
        select(select_words=2)
