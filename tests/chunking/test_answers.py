"""From candidates to sentences that are used, and what is said of the rest."""

from __future__ import annotations

import pytest

from summarize.chunking.answers import Cut, use
from summarize.chunking.notes import answer_notes
from summarize.types import Candidate


def said(text: str, *, finished: bool = True, faults: tuple[str, ...] = ()) -> Candidate:
    return Candidate(text, tokens=9, logprob=-1.0, finished=finished, score=1.0, faults=faults)


def test_the_best_is_used_with_its_faults() -> None:
    answer = use([said("Idai struck. Beira fell.", faults=("invents",)), said("No.")])
    assert answer.sentences == ("Idai struck.", "Beira fell.")
    assert [one.text for one in answer.candidates] == ["Idai struck. Beira fell.", "No."]
    assert answer.cut == ()
    assert answer_notes("Summary", [answer]) == []


def test_an_empty_best_gives_way_to_one_with_text() -> None:
    assert use([said(" \n"), said("Idai struck.")]).sentences == ("Idai struck.",)


def test_a_last_sentence_that_the_token_limit_broke_off_is_left_out() -> None:
    answer = use([said("Idai struck. Beira fell on", finished=False)])
    assert answer.sentences == ("Idai struck.",)
    assert answer.cut == (Cut("Beira fell on", "unfinished"),)
    assert answer_notes("Map", [answer, answer]) == [
        "Map: 2 sentences of the model were left out (2 broken off at the token limit); the record has them."
    ]


def test_an_unfinished_sentence_that_is_alone_stays_and_that_is_said() -> None:
    answer = use([said("Beira fell on", finished=False)])
    assert answer.sentences == ("Beira fell on",)
    assert answer_notes("Summary", [answer]) == [
        "Summary: the only sentence was broken off at the token limit."
    ]
    assert answer_notes("Map", [answer, use([said("Idai struck.")])]) == [
        "Map: the only sentence of 1 of 2 answers was broken off at the token limit."
    ]


@pytest.mark.parametrize("end", ["the U.S.", "Mr.", "George W.", "5 p.m."])
def test_the_point_of_an_abbreviation_ends_no_sentence(end: str) -> None:
    answer = use([said(f"Idai struck. He met {end}", finished=False)])
    assert answer.cut == (Cut(f"He met {end}", "unfinished"),)
    assert use([said(f"He met {end}", finished=False)]).broken
    assert use([said(f"Idai struck. He met {end}")]).cut == ()


def test_a_whole_last_sentence_stays_though_the_limit_was_reached() -> None:
    assert use([said('Idai struck. "It fell."', finished=False)]).sentences == ("Idai struck.", '"It fell."')


def test_a_last_sentence_that_the_model_itself_ended_stays() -> None:
    assert use([said("Idai struck. Beira fell")]).sentences == ("Idai struck.", "Beira fell")


def test_what_is_said_again_is_left_out() -> None:
    answer = use([said("Idai struck. Beira fell. Idai struck. Idai struck.")])
    assert answer.sentences == ("Idai struck.", "Beira fell.")
    assert answer.cut == (Cut("Idai struck.", "repeats"), Cut("Idai struck.", "repeats"))


def test_whole_sentences_are_kept_within_the_longest_summary() -> None:
    answer = use([said("Idai struck. Beira fell hard. It rained.")], 5)
    assert answer.sentences == ("Idai struck.", "Beira fell hard.")
    assert answer.cut == (Cut("It rained.", "too long"),)
    assert use([said("Idai struck. Beira fell hard. It rained.")], 4).sentences == ("Idai struck.",)


def test_a_first_sentence_longer_than_the_summary_is_cut_between_words() -> None:
    answer = use([said("Cyclone Idai struck Beira on Friday. It rained.")], 3)
    assert answer.sentences == ("Cyclone Idai struck…",)
    assert answer.cut == (Cut("Beira on Friday.", "cut short"), Cut("It rained.", "too long"))
    assert answer_notes("Summary", [answer]) == [
        "Summary: 1 sentence of the model was left out (1 beyond the longest summary); the record has them.",
        "Summary: 1 sentence of the model was longer than the longest summary and cut between words; the "
        "record has the rest.",
    ]


def test_of_a_sentence_that_the_word_limit_cut_nobody_says_that_the_token_limit_did() -> None:
    answer = use([said("Cyclone Idai struck Beira on", finished=False)], 3)
    assert not answer.broken
    assert len(answer_notes("Summary", [answer])) == 1


def test_no_candidate_with_text_is_no_sentence() -> None:
    assert use([said("")]).sentences == use([]).sentences == ()
