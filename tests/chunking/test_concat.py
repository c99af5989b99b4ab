"""Concat: everything that fits, in one request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
    texts,
)

from summarize.chunking.concat import Concat
from summarize.chunking.passages import Passage, article_passages, document
from summarize.chunking.truncation import by_preference
from summarize.errors import ClusterError
from summarize.protocols import Budget
from summarize.types import Cluster, Request, Span

SENTENCE = 8
"""Words of the sentences of `long_cluster`."""


def concat(**settings: Any) -> Concat:
    return Concat(**{"prompts": PROMPTS, "max_words": 20, **settings})


def ask(cluster: Cluster, budget: Budget, **settings: Any) -> Request:
    (request,) = next(concat(**settings).run(cluster, budget))
    return request


def sentences_read(request: Request) -> list[int]:
    return [document.count("Friday.") for document in request.documents]


def budget_for(words: int) -> EncoderBudget:
    """Room for so many words of articles."""
    return EncoderBudget(4 + words)


def test_what_fits_is_read_whole() -> None:
    request = ask(STORM, WordBudget())
    assert request.documents == tuple(article.text for article in STORM.articles)
    assert request.prompt == PROMPTS.ask("summarize", 20)
    driven = drive(concat(), STORM, WordBudget(), first_words)
    assert [one["share"] for one in driven.stage("read").values()] == [1.0, 1.0, 1.0]
    assert driven.stage("read")["bbc"] == {"sentences": 4, "shown_to_model": 4, "share": 1.0}
    assert driven.draft.notes == ()


def test_what_short_articles_do_not_use_goes_to_the_longer_ones() -> None:
    request = ask(long_cluster(1, 30, 30), budget_for(21 * SENTENCE))
    assert sentences_read(request) == [1, 10, 10]


def test_what_whole_sentences_leave_over_goes_to_another_article() -> None:
    # Shares of 26 words are three sentences each with 2 left over, thrice: 6 words more, then 8.
    assert sentences_read(ask(long_cluster(9, 9, 9), budget_for(78))) == [3, 3, 3]
    assert sorted(sentences_read(ask(long_cluster(9, 9, 9), budget_for(80)))) == [3, 3, 4]


@pytest.mark.parametrize("budget", [WordBudget, EncoderBudget, FramedBudget])
@pytest.mark.parametrize("truncate", ["tail", "head_and_tail", "central"])
def test_no_article_has_a_next_sentence_that_would_fit(budget: type[WordBudget], truncate: Any) -> None:
    cluster = Cluster("c", (*STORM.articles, *long_cluster(3, 7, words=11).articles))
    for positions in range(45, 260, 9):
        limits = budget(positions)
        try:
            driven = drive(concat(truncate=truncate), cluster, limits, first_words)
        except ClusterError:
            continue
        (request,) = driven.requests
        queues = by_preference(cluster, article_passages(cluster, limits), truncate)
        kept = [[one for one in queue if one.text in read(cluster, driven)] for queue in queues]
        assert request.documents == documents(cluster, kept)
        for index, queue in enumerate(queues):
            if left_out := [one for one in queue if one not in kept[index]]:
                more = [[*own, left_out[0]] if number == index else own for number, own in enumerate(kept)]
                assert limits.room(replace(request, documents=documents(cluster, more))) < 0


def read(cluster: Cluster, driven: Driven) -> str:
    """All that the record says was fed."""
    spans = [Span(**span) for span in driven.stage("summary")["requests"][0]["read"]]
    return "\n".join(texts(cluster, spans))


def documents(cluster: Cluster, kept: Sequence[Sequence[Passage]]) -> tuple[str, ...]:
    return tuple(
        document(article.text, sorted(own, key=lambda one: one.start))
        for article, own in zip(cluster.articles, kept, strict=True)
        if own
    )


def test_the_tail_is_cut() -> None:
    request = ask(long_cluster(9), budget_for(3 * SENTENCE))
    assert request.documents == (
        " ".join(f"{one}." for one in long_cluster(9).articles[0].text.split(". ")[:3]),
    )


def test_or_the_middle() -> None:
    (document,) = ask(long_cluster(9), budget_for(4 * SENTENCE), truncate="head_and_tail").documents
    assert [row for row in range(9) if f"took0x{row}x" in document] == [0, 1, 7, 8]


def test_or_all_but_the_central_sentences_which_stay_in_their_order() -> None:
    (bbc, *_) = ask(STORM, budget_for(75), truncate="central").documents
    assert bbc.startswith("Cyclone kills twelve in Beira\nCyclone Idai killed twelve people")
    assert "He said nothing more." not in bbc


def test_the_first_line_of_an_article_without_a_headline_is_not_taken_for_one() -> None:
    untitled = replace(STORM.articles[0], title="", text="By a reporter:\n" + STORM.articles[0].text)
    cluster = Cluster("c", (untitled, *STORM.articles[1:]))
    (queue, *_) = by_preference(cluster, article_passages(cluster, WordBudget()), "central")
    assert queue[0].text.startswith("Cyclone Idai killed")
    (queue, *_) = by_preference(STORM, article_passages(STORM, WordBudget()), "central")
    assert queue[0].text == STORM.articles[0].title


def test_an_article_that_is_cut_is_named_with_the_share_that_was_read() -> None:
    driven = drive(concat(), long_cluster(1, 30), budget_for(16 * SENTENCE), first_words)
    read = driven.stage("read")
    assert read["a0"] == {"sentences": 1, "shown_to_model": 1, "share": 1.0}
    assert (read["a1"]["sentences"], read["a1"]["shown_to_model"]) == (30, 15)
    assert read["a1"]["share"] == pytest.approx(15 / 30, abs=0.02)  # its sentences are nearly alike in length
    assert driven.draft.notes == (
        f"Article 2 (a1): {int(100 * read['a1']['share'])} % of it was read; the rest did not fit the 132 "
        "positions of the model.",
    )


def test_an_article_for_which_there_is_no_room_is_named_too() -> None:
    driven = drive(concat(), long_cluster(1, 1, 1), budget_for(2 * SENTENCE), first_words)
    assert driven.stage("read")["a2"]["share"] == 0
    assert driven.draft.notes == (
        "Article 3 (a2): nothing of it was read; it did not fit the 20 positions of the model.",
    )


def test_the_record_has_what_was_fed_and_every_candidate() -> None:
    driven = drive(concat(), STORM, budget_for(60), lambda request: "Idai killed twelve people.")
    (request,) = driven.requests
    (entry,) = driven.stage("summary")["requests"]
    spans = [Span(**span) for span in entry["read"]]
    fed = " ".join(" ".join(texts(STORM, spans)).split())
    assert fed == " ".join(" ".join(request.documents).split())
    assert entry["text"] == "Idai killed twelve people."
    assert entry["cut"] == []
    assert entry["candidates"] == [
        {
            "text": "Idai killed twelve people.",
            "origin": "generated",
            "beam": False,
            "finished": True,
            "tokens": 9,
            "logprob": -1.0,
            "withheld": 0,
            "worst": None,
            "score": 1.0,
            "faults": [],
        }
    ]


def test_sentences_have_their_sources_and_copies_are_called_so() -> None:
    copied = STORM.articles[1].text.split(". ")[1] + "."
    driven = drive(concat(), STORM, WordBudget(), lambda request: f"{copied} Idai killed twelve in Beira.")
    first, second = driven.draft.sentences
    assert (first.text, first.origin, texts(STORM, first.sources)) == (copied, "source", [copied])
    assert second.origin == "generated"
    assert 1 <= len(second.sources) <= 3


def test_what_the_model_was_not_shown_is_no_source() -> None:
    cluster = long_cluster(1, 1, 1)
    driven = drive(concat(), cluster, budget_for(2 * SENTENCE), lambda request: cluster.articles[2].text)
    (sentence,) = driven.draft.sentences
    assert sentence.origin == "generated"
    assert "a2" not in {span.article_id for span in sentence.sources}


def test_the_summary_keeps_its_longest_length_and_what_was_cut_is_recorded_and_noted() -> None:
    driven = drive(concat(), STORM, WordBudget(), lambda request: STORM.articles[1].text)
    assert len(driven.draft.sentences) == 1
    (entry,) = driven.stage("summary")["requests"]
    assert [cut["reason"] for cut in entry["cut"]] == ["too long", "too long"]
    assert driven.draft.notes == (
        "Summary: 2 sentences of the model were left out (2 beyond the longest summary); the record has "
        "them.",
    )


def test_a_sentence_longer_than_the_room_is_cut_between_words_and_that_is_said() -> None:
    cluster = long_cluster(1, words=100)
    driven = drive(concat(), cluster, budget_for(40), first_words)
    (request,) = driven.requests
    assert cluster.articles[0].text.startswith(request.documents[0])
    assert 20 <= len(request.documents[0].split()) <= 40
    assert (
        "Article 1 (a0): a sentence for which there was no room was cut between words." in driven.draft.notes
    )
    assert 0 < driven.stage("read")["a0"]["share"] < 1


def test_a_model_that_writes_nothing_is_an_error_with_words() -> None:
    with pytest.raises(ClusterError, match="wrote nothing for any of the 3 articles"):
        drive(concat(), STORM, WordBudget(), lambda request: " ")
