"""Per article: map, then reduce."""

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
    prompts_with,
    texts,
)

from summarize.chunking.per_article import PerArticle
from summarize.errors import ClusterError
from summarize.types import Cluster, Request


def per_article(**settings: Any) -> PerArticle:
    return PerArticle(**{"prompts": PROMPTS, "max_words": 40, "map_words": 20, **settings})


def first_sentence(request: Request) -> str:
    return " ".join(
        document.split(". ")[0].split("\n")[-1].rstrip(".") + "." for document in request.documents
    )


def test_each_article_is_summarised_then_the_summaries_are_joined() -> None:
    driven = drive(per_article(), STORM, WordBudget(), first_sentence)
    mapped, (reduced,) = driven.rounds
    assert [request.documents for request in mapped] == [(one.text,) for one in STORM.articles]
    assert {request.prompt for request in mapped} == {PROMPTS.ask("summarize", 20)}
    assert reduced.prompt == PROMPTS.ask("combine", 40)
    assert reduced.documents == tuple(first_sentence(request) for request in mapped)
    assert len(driven.draft.sentences) == 3
    assert driven.draft.notes == ()


def test_every_intermediate_text_is_in_the_record() -> None:
    driven = drive(per_article(), STORM, WordBudget(), first_sentence)
    mapped, (reduced,) = driven.stage("map")["requests"], driven.stage("reduce")["requests"]
    assert [[span["article_id"] for span in entry["read"]] for entry in mapped] == [["bbc"], ["afp"], ["dpa"]]
    assert reduced["texts"] == [entry["text"] for entry in mapped]
    assert [one.name for one in driven.draft.stages] == ["read", "map", "reduce"]


def test_one_article_is_summarised_at_once() -> None:
    driven = drive(per_article(), Cluster("one", STORM.articles[:1]), WordBudget(), first_sentence)
    (request,) = driven.requests
    assert request.max_words == 40


def test_an_article_longer_than_the_room_is_cut_to_it_and_named() -> None:
    driven = drive(per_article(), long_cluster(2, 30), EncoderBudget(4 + 80), first_sentence)
    assert [request.documents[0].count("Friday.") for request in driven.rounds[0]] == [2, 10]
    (note,) = driven.draft.notes
    assert note.startswith("Article 2 (a1): 3")
    assert driven.stage("read")["a0"]["share"] == 1


def test_summaries_that_do_not_fit_together_share_the_room_and_that_is_said() -> None:
    wordy = " ".join(f"Rebels took town{row} on Friday." for row in range(6))
    driven = drive(per_article(map_words=30), STORM, EncoderBudget(4 + 50), lambda request: wordy)
    (reduced,) = driven.rounds[1]
    assert [document.count("Rebels") for document in reduced.documents] == [4, 3, 3]
    assert len(driven.stage("reduce")["requests"][0]["not_fed"]) == 8
    assert any(
        note.startswith("Reduce: 8 sentences were left out of earlier texts") for note in driven.draft.notes
    )


def test_an_article_of_which_the_model_writes_nothing_is_left_out_and_named() -> None:
    driven = drive(
        per_article(),
        STORM,
        WordBudget(),
        lambda request: "" if "Maize" in request.documents[0] else first_sentence(request),
    )
    assert len(driven.rounds[1][0].documents) == 2
    assert driven.draft.notes == ("The model wrote nothing for Article 2 (afp): it is left out.",)
    assert {span.article_id for one in driven.draft.sentences for span in one.sources} == {"bbc", "dpa"}


def test_a_model_that_writes_nothing_at_all_is_an_error_with_words() -> None:
    with pytest.raises(ClusterError, match="any of the 3 articles"):
        drive(per_article(), STORM, WordBudget(), lambda request: "")


def test_an_article_without_text_is_not_asked_about() -> None:
    cluster = Cluster("c", (article("empty"), *STORM.articles))
    driven = drive(per_article(), cluster, WordBudget(), first_sentence)
    assert len(driven.rounds[0]) == 3
    assert driven.stage("read")["empty"] == {"sentences": 0, "shown_to_model": 0, "share": 1.0}


def test_a_broken_off_sentence_is_left_out_of_what_is_joined() -> None:
    driven = drive(
        per_article(), STORM, WordBudget(), lambda request: "Idai struck. Beira fell on", finished=False
    )
    assert set(driven.rounds[1][0].documents) == {"Idai struck."}
    assert driven.stage("map")["requests"][0]["cut"] == [{"text": "Beira fell on", "reason": "unfinished"}]
    assert driven.draft.notes[0].startswith("Map: 3 sentences of the model were left out")


def test_the_summary_of_an_article_keeps_its_longest_length_and_that_is_said() -> None:
    wordy = " ".join(f"Rebels took town{row} on Friday." for row in range(6))
    driven = drive(per_article(map_words=12), STORM, WordBudget(), lambda request: wordy)
    assert [len(document.split()) for document in driven.rounds[1][0].documents] == [10, 10, 10]
    entry = driven.stage("map")["requests"][0]
    assert [cut["reason"] for cut in entry["cut"]] == ["too long"] * 4
    assert driven.draft.notes == (
        "Map: 12 sentences of the model were left out (12 beyond the longest summary); the record has them.",
    )


def test_a_last_prompt_that_leaves_no_room_is_found_before_the_model_is_asked() -> None:
    prompts = prompts_with("combine", 90)
    budget = EncoderBudget(80)
    with pytest.raises(ClusterError, match=r"90 tokens .* shorten prompt\.combine"):
        next(per_article(prompts=prompts).run(STORM, budget))
    assert next(per_article(prompts=prompts).run(Cluster("one", STORM.articles[:1]), budget))


def test_an_article_without_full_stops_is_cut_between_words_and_that_is_said() -> None:
    driven = drive(per_article(), long_cluster(1, 1, words=200), EncoderBudget(4 + 60), first_words)
    assert [len(request.documents[0].split()) for request in driven.rounds[0]] == [60, 60]
    assert sum("was cut between words" in note for note in driven.draft.notes) == 2


def test_sources_are_found_in_the_articles_not_in_the_summaries_of_them() -> None:
    driven = drive(per_article(), STORM, WordBudget(), first_sentence)
    last = driven.draft.sentences[-1]
    assert texts(STORM, last.sources) == [last.text]
    assert last.origin == "source"
