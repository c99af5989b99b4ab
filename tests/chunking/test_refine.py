"""Refine: a running draft."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from chunking_cases import (
    PROMPTS,
    STORM,
    EncoderBudget,
    WordBudget,
    drive,
    first_words,
    long_cluster,
    prompts_with,
)

from summarize.chunking.refine import Refine
from summarize.errors import ClusterError
from summarize.types import Cluster, Request


def refine(**settings: Any) -> Refine:
    return Refine(**{"prompts": PROMPTS, "max_words": 30, **settings})


def count_up(request: Request) -> str:
    """The draft so far, with one sentence more."""
    draft = request.documents[0] if len(request.documents) == 2 else ""
    return f"{draft} Town {draft.count('Town') + 1} fell.".strip()


def dated(*dates: str | None) -> Cluster:
    return replace(
        STORM,
        articles=tuple(replace(one, published=date) for one, date in zip(STORM.articles, dates, strict=True)),
    )


def test_each_article_is_put_to_the_model_with_the_draft_so_far() -> None:
    driven = drive(refine(), STORM, WordBudget(), count_up)
    first, second, third = driven.requests
    assert [len(requests) for requests in driven.rounds] == [1, 1, 1]
    assert (first.prompt, first.documents) == (PROMPTS.ask("summarize", 30), (STORM.articles[0].text,))
    assert (second.prompt, second.documents) == (
        PROMPTS.ask("refine", 30),
        ("Town 1 fell.", STORM.articles[1].text),
    )
    assert third.documents == ("Town 1 fell. Town 2 fell.", STORM.articles[2].text)
    assert [one.text for one in driven.draft.sentences] == ["Town 1 fell.", "Town 2 fell.", "Town 3 fell."]


def test_every_draft_is_in_the_record() -> None:
    driven = drive(refine(), STORM, WordBudget(), count_up)
    assert [one.name for one in driven.draft.stages] == ["read", "refine 1", "refine 2", "refine 3"]
    (entry,) = driven.stage("refine 2")["requests"]
    assert entry["texts"] == ["Town 1 fell."]
    assert [span["article_id"] for span in entry["read"]] == ["afp"]
    assert entry["text"] == "Town 1 fell. Town 2 fell."
    assert [one["share"] for one in driven.stage("read").values()] == [1, 1, 1]


def test_articles_come_as_they_were_published() -> None:
    driven = drive(refine(), dated("2023-05-12", "2023-05-10", "2023-05-11"), WordBudget(), count_up)
    read = [driven.stage(f"refine {turn}")["requests"][0]["read"][0]["article_id"] for turn in (1, 2, 3)]
    assert read == ["afp", "dpa", "bbc"]


def test_or_as_they_are_given_where_one_has_no_date() -> None:
    driven = drive(refine(), dated("2023-05-12", None, "2023-05-11"), WordBudget(), count_up)
    assert driven.requests[0].documents == (STORM.articles[0].text,)


def test_an_article_that_does_not_fit_beside_the_draft_is_cut_and_named() -> None:
    driven = drive(refine(), long_cluster(3, 30), EncoderBudget(4 + 90), count_up)
    draft, part = driven.requests[1].documents
    assert draft == "Town 1 fell."
    assert part.count("Friday.") == (90 - 3) // 8
    assert [note.split(":")[0] for note in driven.draft.notes] == ["Article 2 (a1)"]


def test_a_draft_too_long_for_the_room_is_cut_and_that_is_said() -> None:
    wordy = " ".join(f"Rebels took town{row} on Friday." for row in range(6))
    driven = drive(refine(), long_cluster(30, 30), EncoderBudget(4 + 40), lambda request: wordy)
    draft, part = driven.requests[1].documents
    assert draft.count("Rebels") == 4
    assert part.count("Rebels") == 2
    assert any(
        note.startswith("Refine 2: 2 sentences were left out of earlier texts") for note in driven.draft.notes
    )


def test_a_further_prompt_that_leaves_no_room_is_found_before_the_model_is_asked() -> None:
    prompts = prompts_with("refine", 79)
    budget = EncoderBudget(80)  # one token for two texts
    with pytest.raises(ClusterError, match=r"79 tokens .* shorten prompt\.refine"):
        next(refine(prompts=prompts).run(STORM, budget))
    assert next(refine(prompts=prompts).run(Cluster("one", STORM.articles[:1]), budget))


def test_an_article_without_full_stops_shares_the_room_with_the_draft() -> None:
    driven = drive(refine(), long_cluster(1, 1, words=200), EncoderBudget(4 + 60), first_words)
    draft, part = driven.requests[1].documents
    assert len(draft.split()) == 30
    assert len(part.split()) == 30


def test_what_several_steps_have_to_say_is_said_once() -> None:
    driven = drive(refine(max_words=140), long_cluster(30, 30, 30), WordBudget(300), count_up)
    (note,) = [one for one in driven.draft.notes if "was asked for" in one]
    assert note == (
        "Refine 1, 2, 3: the model was asked for 67 words instead of 140: prompt and answer share its 300 "
        "positions."
    )


def test_where_the_model_writes_nothing_the_draft_stands() -> None:
    driven = drive(
        refine(),
        STORM,
        WordBudget(),
        lambda request: "" if "Maize" in request.documents[-1] else count_up(request),
    )
    assert [one.text for one in driven.draft.sentences] == ["Town 1 fell.", "Town 2 fell."]
    assert driven.draft.notes == ("The model wrote nothing when Article 2 (afp) was added: it is left out.",)


def test_where_it_writes_nothing_of_the_first_the_next_one_is_the_first() -> None:
    driven = drive(
        refine(),
        STORM,
        WordBudget(),
        lambda request: "" if "kills" in request.documents[0] else count_up(request),
    )
    assert driven.requests[1].prompt == PROMPTS.ask("summarize", 30)
    assert driven.requests[2].documents[0] == "Town 1 fell."


def test_a_model_that_writes_nothing_at_all_is_an_error_with_words() -> None:
    with pytest.raises(ClusterError, match="any of the 3 articles"):
        drive(refine(), STORM, WordBudget(), lambda request: "")
