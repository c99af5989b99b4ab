"""Without ranking, the first whole candidate is used."""

from __future__ import annotations

from summarize.decoding.first import FirstRanker
from summarize.types import Candidate, FactCheckReport, Form, Prompt, Request

CUT = Candidate("Rain fell in the", 4, -1.0, finished=False)
GOOD = Candidate("Rain fell in Oslo.", 5, -9.0)
LATER = Candidate("Rain fell in Van.", 5, -1.0)


def ranked(*candidates: Candidate, form: Form = "sentence") -> list[Candidate]:
    request = Request(Prompt("Join."), ("Rain fell in Van.",), 9, form=form)
    return FirstRanker().rank([request], [candidates], [[FactCheckReport()] * len(candidates)])[0]


def test_candidates_stay_in_the_order_in_which_they_came() -> None:
    assert [one.text for one in ranked(GOOD, LATER)] == [GOOD.text, LATER.text]
    assert not any(one.faults for one in ranked(GOOD, LATER))


def test_half_a_sentence_and_no_text_at_all_are_no_answer() -> None:
    empty = Candidate("", 1, -1.0)
    judged = ranked(empty, CUT, GOOD)
    assert [one.text for one in judged] == [GOOD.text, "", CUT.text]
    assert [one.faults for one in judged] == [(), ("empty",), ("cut off at the token limit",)]


def test_a_summary_that_was_cut_off_loses_its_last_sentence_only() -> None:
    assert [one.faults for one in ranked(CUT, GOOD, form="summary")] == [(), ()]
