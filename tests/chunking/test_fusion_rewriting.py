"""Fusion with candidates made by rule; the test plays the model and the ranking."""

from __future__ import annotations

import json
from typing import Any

import pytest
from chunking_cases import PROMPTS, WordBudget, article

from summarize.chunking.fusion import Fusion
from summarize.codec import to_json
from summarize.types import Candidate, Cluster, Draft, Request

PREMIER = Cluster(
    "premier",
    (
        article("bbc", "Tony Blair met the families of the sailors in London on Monday."),
        article("afp", "Prime Minister Tony Blair called the arrests of the crew in the Gulf illegal."),
        article("dpa", "The crew has been released by the Iranian government after thirteen days."),
    ),
)
JOINED = "called the arrests of the crew in the Gulf illegal and met the families of the sailors in London"


class Ranking:
    """Offers nothing of its own for a first request and ranks rule-made candidates by a wish for words."""

    def __init__(self, *wanted: str) -> None:
        self.wanted = wanted
        self.requests: list[Request] = []

    def answer(self, requests: list[Request]) -> list[list[Candidate]]:
        self.requests += requests
        return [self._ranked(one) for one in requests]

    def _ranked(self, request: Request) -> list[Candidate]:
        return sorted(request.offered, key=lambda one: not any(word in one.text for word in self.wanted))


def run(ranking: Ranking, **settings: Any) -> Draft:
    drafting = Fusion(prompts=PROMPTS, max_words=60, **settings).run(PREMIER, WordBudget())
    requests = next(drafting)
    while True:
        try:
            requests = drafting.send(ranking.answer(requests))
        except StopIteration as stop:
            draft: Draft = stop.value
            return draft


def groups(draft: Draft) -> list[dict[str, Any]]:
    (stage,) = (one for one in draft.stages if one.name == "fuse")
    found: list[dict[str, Any]] = json.loads(to_json(stage.data))["groups"]
    return found


def test_a_wording_that_is_ranked_first_is_used_and_called_rewritten() -> None:
    draft = run(Ranking("The crew was released", "The Iranian government released"))
    (one,) = [sentence for sentence in draft.sentences if "released" in sentence.text]
    assert "has been" not in one.text
    assert one.origin == "rewritten"
    assert [span.article_id for span in one.sources] == ["dpa"]


def test_the_model_is_asked_once_and_rules_do_the_rest() -> None:
    ranking = Ranking()
    run(ranking)
    assert [one.candidates for one in ranking.requests[:3]] == [None] * 3
    assert {one.candidates for one in ranking.requests[3:]} == {0}


def test_two_groups_about_one_person_become_one_sentence_with_the_sources_of_both() -> None:
    draft = run(Ranking(f"Prime Minister Tony Blair {JOINED}"))
    (one,) = [sentence for sentence in draft.sentences if "Blair" in sentence.text]
    assert JOINED in one.text
    assert {span.article_id for span in one.sources} == {"bbc", "afp"}
    assert [group["sentence"] for group in groups(draft)].count(one.text) == 1


def test_a_joint_sentence_is_ranked_by_how_much_it_keeps_of_both() -> None:
    ranking = Ranking()
    run(ranking)
    (joint,) = [one for one in ranking.requests if one.facts == 2]
    assert sum("Blair" in document for document in joint.documents[:2]) == 2


def test_where_a_joint_sentence_has_a_fault_the_two_stay_apart() -> None:
    class Strict(Ranking):
        def _ranked(self, request: Request) -> list[Candidate]:
            fault = ("joins what no source joins",) if request.facts == 2 else ()
            return [Candidate(one.text, 0, None, faults=fault) for one in request.offered]

    draft = run(Strict())
    assert len(groups(draft)) == 3


@pytest.mark.parametrize("wanted", ["The crew was released", "Nothing"])
def test_without_rewriting_the_source_sentence_stands_in(wanted: str) -> None:
    draft = run(Ranking(wanted), rewriting=False)
    assert {sentence.origin for sentence in draft.sentences} == {"source"}
