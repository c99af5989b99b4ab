"""Fusion, driven by hand: the test plays the model."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from chunking_cases import PROMPTS, STORM, WordBudget, article, texts

from summarize.chunking.fusion import Fusion
from summarize.codec import to_json
from summarize.errors import ClusterError, ConfigError
from summarize.types import Candidate, Cluster, Draft, Request

Answer = Callable[[Request], list[Candidate]]


def fusion(**settings: Any) -> Fusion:
    return Fusion(**{"prompts": PROMPTS, "max_words": 60, "rewriting": False, **settings})


def ask(strategy: Fusion, cluster: Cluster = STORM, budget: WordBudget | None = None) -> list[Request]:
    return next(strategy.run(cluster, budget or WordBudget()))


def draft(
    answer: Answer, strategy: Fusion | None = None, cluster: Cluster = STORM, budget: WordBudget | None = None
) -> Draft:
    """What the strategy returns after one round of answers; a second round of requests fails."""
    drafting = (strategy or fusion()).run(cluster, budget or WordBudget())
    requests = next(drafting)
    with pytest.raises(StopIteration) as stop:
        drafting.send([answer(request) for request in requests])
    result = stop.value.value
    assert isinstance(result, Draft)
    return result


def good(text: str) -> Candidate:
    return Candidate(text, tokens=9, logprob=-1.0, score=1.0)


def faulty(text: str) -> Candidate:
    return Candidate(text, tokens=9, logprob=-1.0, score=0.5, faults=("invents a date",))


def copy_first(request: Request) -> list[Candidate]:
    return [good(request.documents[0])]


def stage(result: Draft, name: str) -> dict[str, Any]:
    (found,) = (one for one in result.stages if one.name == name)
    data: dict[str, Any] = json.loads(to_json(found.data))
    return data


def is_about_the_dead(request: Request) -> bool:
    return "Idai" in request.documents[0]


def test_each_chosen_sentence_is_asked_for_together_with_what_other_articles_say() -> None:
    requests = ask(fusion())
    firsts = [request.documents[0] for request in requests]
    assert len(firsts) == len(set(firsts)) > 1
    (dead, *_) = [request for request in requests if is_about_the_dead(request)]
    assert len(dead.documents) == 3
    assert all("welve" in document and "Beira" in document for document in dead.documents)
    (maize,) = [request for request in requests if "Maize" in request.documents[0]]
    assert len(maize.documents) == 1


def test_the_model_gets_the_instruction_the_examples_and_room_for_an_answer() -> None:
    for request in ask(fusion()):
        assert request.prompt == PROMPTS.ask("fuse", 10)
        assert request.max_new_tokens > max(len(document.split()) for document in request.documents)


def test_the_model_reads_sentences_that_stand_alone() -> None:
    documents = [document for request in ask(fusion(max_words=200)) for document in request.documents]
    assert "The airport of Beira stayed closed for a second week." in documents
    assert not any(document.startswith(("However", "He ")) for document in documents)


def test_the_first_faultless_candidate_is_used_and_its_sources_are_the_group() -> None:
    groups = {request.documents[0]: request.documents for request in ask(fusion())}

    def answer(request: Request) -> list[Candidate]:
        words = request.documents[0].split()
        return [faulty("Wrong."), good(" ".join(words[1:])), good(request.documents[0])]

    result = draft(answer)
    assert result.sentences
    for sentence in result.sentences:
        (documents,) = [each for first, each in groups.items() if first.endswith(sentence.text)]
        assert sentence.origin == "generated"
        assert len(sentence.sources) == len(documents)
        for behind, document in zip(texts(STORM, sentence.sources), documents, strict=True):
            assert behind.endswith(document[1:])


@pytest.mark.parametrize("candidates", [[], [faulty("Aliens landed in Beira on Sunday.")]])
def test_where_no_candidate_will_do_the_source_sentence_stands_in(candidates: list[Candidate]) -> None:
    result = draft(lambda request: candidates)
    assert result.sentences
    for sentence in result.sentences:
        assert sentence.origin == "source"
        (behind,) = texts(STORM, sentence.sources)
        assert behind.lower().endswith(sentence.text.lower())


def test_what_the_model_only_copied_is_called_a_source_and_stays_as_it_is() -> None:
    result = draft(copy_first)
    assert {group["origin"] for group in stage(result, "fuse")["groups"]} == {"source"}
    assert {one.origin for one in result.sentences} == {"source"}
    groups = {request.documents[0]: request.documents for request in ask(fusion())}
    for sentence in result.sentences:
        assert len(sentence.sources) == len(groups[sentence.text])


def test_a_sentence_that_stands_in_has_lost_its_opener() -> None:
    said = [sentence.text for sentence in draft(lambda request: [], fusion(max_words=200)).sentences]
    assert "The airport of Beira stayed closed for a second week." in said


def test_nothing_is_said_twice_in_other_words() -> None:
    result = draft(copy_first, fusion(max_words=200))
    assert sum("Idai" in sentence.text for sentence in result.sentences) == 1
    assert sum("blankets" in sentence.text for sentence in result.sentences) == 1


def test_the_model_saying_the_same_for_two_groups_is_heard_once() -> None:
    result = draft(lambda request: [good("Cyclone Idai killed twelve people in Beira.")])
    assert len(result.sentences) == 1


@pytest.mark.parametrize("max_words", [13, 25, 60, 140, 1000])
def test_the_summary_keeps_its_word_budget(max_words: int) -> None:
    def wordy(request: Request) -> list[Candidate]:
        return [good(" ".join(["On the same day it became known that", *request.documents[0].split()]))]

    for answer in (copy_first, wordy):
        sentences = draft(answer, fusion(max_words=max_words)).sentences
        assert 0 < sum(len(sentence.text.split()) for sentence in sentences) <= max_words


def test_a_candidate_longer_than_the_whole_summary_may_be_gives_way_to_the_source() -> None:
    def verbose(request: Request) -> list[Candidate]:
        return [good(" ".join(["Idai", "killed", *request.documents[0].split()]))]

    longest = max(len(request.documents[0].split()) for request in ask(fusion(max_words=13)))
    result = draft(verbose, fusion(max_words=longest))
    assert [sentence.origin for sentence in result.sentences] == ["source"]


def test_the_news_leads() -> None:
    assert "Idai" in draft(copy_first, fusion(max_words=200)).sentences[0].text


def test_every_candidate_is_recorded_with_its_faults() -> None:
    offered = [good("Cyclone Idai killed twelve people in Beira."), faulty("Aliens landed.")]
    groups = stage(draft(lambda request: offered), "fuse")["groups"]
    assert len(groups) == len(ask(fusion()))
    for group in groups:
        assert [(one["text"], one["faults"]) for one in group["candidates"]] == [
            ("Cyclone Idai killed twelve people in Beira.", []),
            ("Aliens landed.", ["invents a date"]),
        ]
    assert [group["kept"] for group in groups].count(True) == 1
    assert {group["origin"] for group in groups} == {"generated"}


def test_how_much_of_each_article_the_model_was_shown_is_recorded() -> None:
    shown = {document for request in ask(fusion()) for document in request.documents}
    read = stage(draft(copy_first), "read")
    assert read.keys() == {"bbc", "afp", "dpa"}
    assert read["bbc"]["sentences"] == 4
    assert sum(one["shown_to_model"] for one in read.values()) == len(shown)


def test_a_request_too_long_for_the_model_loses_companions_never_the_chosen_sentence() -> None:
    wide = {request.documents[0]: request for request in ask(fusion())}
    narrow = ask(fusion(), budget=WordBudget(1))
    assert [request.documents for request in narrow] == [(first,) for first in wide]
    dead = next(request for request in wide.values() if is_about_the_dead(request))
    budget = WordBudget()
    fits_two = budget.count_tokens(replace(dead, documents=dead.documents[:2])) + dead.max_new_tokens
    shorter = next(
        request for request in ask(fusion(), budget=WordBudget(fits_two)) if is_about_the_dead(request)
    )
    assert shorter.documents == dead.documents[:2]


def test_companions_that_the_model_never_saw_are_neither_sources_nor_recorded_as_shown() -> None:
    result = draft(copy_first, budget=WordBudget(1))
    assert {len(sentence.sources) for sentence in result.sentences} == {1}
    shown = sum(one["shown_to_model"] for one in stage(result, "read").values())
    assert shown == len(ask(fusion(), budget=WordBudget(1)))


def test_at_most_as_many_companions_as_set() -> None:
    assert {len(request.documents) for request in ask(fusion(max_companions=0))} == {1}


def test_one_article_alone_is_summarised_from_itself() -> None:
    result = draft(copy_first, cluster=Cluster("one", STORM.articles[:1]))
    assert {span.article_id for sentence in result.sentences for span in sentence.sources} == {"bbc"}


@pytest.mark.parametrize(
    ("sentences", "reason"),
    [
        ((), "No sentence"),
        (("He said nothing.", "What now?", "This is all that was said about it today."), "None of the 3"),
        (("Syria agreed.",), "6 to 40 words"),
    ],
)
def test_articles_without_a_usable_sentence_cannot_be_summarised(
    sentences: Sequence[str], reason: str
) -> None:
    with pytest.raises(ClusterError, match=reason):
        ask(fusion(), Cluster("c", (article("a", *sentences),)))


def test_a_summary_too_short_for_any_sentence_is_refused_at_once() -> None:
    with pytest.raises(ConfigError, match="max_words=3"):
        fusion(max_words=3)


def test_the_same_cluster_is_asked_about_in_the_same_way() -> None:
    assert ask(fusion()) == ask(fusion())


def test_the_lead_stands_though_the_model_wrote_something_new_of_the_rest() -> None:
    lead = draft(copy_first).sentences[0]

    def novel_but_for_the_lead(request: Request) -> list[Candidate]:
        text = request.documents[0]
        return [faulty(text)] if text == lead.text else [good(f"{text[:-1]} all over again anew.")]

    first = draft(novel_but_for_the_lead).sentences[0]
    assert (first.text, first.sources[0]) == (lead.text, lead.sources[0])


def test_what_is_left_out_is_to_spare_in_its_best_and_then_in_its_shortest_wording() -> None:
    def wordy_and_short(request: Request) -> list[Candidate]:
        text = request.documents[0]
        return [good(f"On the same day it became known that {text}"), good(text), faulty("Short.")]

    result = draft(wordy_and_short, fusion(max_words=30))
    spare = [one.text for one in result.spare]
    wordy = [text for text in spare if text.startswith("On the same day")]
    assert wordy
    assert spare == [*wordy, *(text.removeprefix("On the same day it became known that ") for text in wordy)]
    assert "Short." not in spare
