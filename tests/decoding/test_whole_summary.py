"""Which candidate for a whole summary is best: borne out, about its documents, without going in circles."""

from __future__ import annotations

import pytest

from summarize.decoding.evidence import index_sources
from summarize.decoding.ranking import SupportRanker
from summarize.decoding.whole_summary import cosine
from summarize.text.content import content_stems
from summarize.types import Candidate, FactCheckReport, Finding, Mention, Prompt, Request

QUAKE = (
    "A strong quake hit the city of Van on Sunday and killed at least 500 people. Rescue teams searched the "
    "ruins through the night. The government sent tents and blankets to the villages around the lake."
)
AID = "Rescue teams from twelve countries offered help after the quake in Van. Tents and blankets are needed."
FAITHFUL = "A strong quake hit the city of Van on Sunday. Rescue teams searched the ruins through the night."
FINE = FactCheckReport()
WRONG = FactCheckReport((Finding(Mention("place", "Izmir", 0, 5, "izmir"), "unsupported"),))


def best(
    *texts: str,
    reports: tuple[FactCheckReport, ...] | None = None,
    finished: bool = True,
    logprob: float | None = -9.0,
) -> list[Candidate]:
    request = Request(Prompt("Summarise."), (QUAKE, AID), 100, form="summary", max_words=40)
    offered = [Candidate(text, tokens=30, logprob=logprob, finished=finished) for text in texts]
    (ranked,) = SupportRanker().rank([request], [offered], [reports or (FINE,) * len(texts)])
    return ranked


def test_a_faithful_summary_of_several_sentences_has_no_fault() -> None:
    (ranked,) = best(FAITHFUL)
    assert ranked.faults == ()
    assert ranked.score is not None


def test_one_with_an_unsupported_name_comes_after_one_without() -> None:
    other = "The government sent tents. Rescue teams from twelve countries offered help after the quake."
    assert [one.text for one in best(FAITHFUL, other, reports=(WRONG, FINE))] == [other, FAITHFUL]
    assert best(FAITHFUL, reports=(WRONG,))[0].faults == ("unsupported: Izmir",)


@pytest.mark.parametrize(
    "worse",
    [
        "The city searched rescue teams on Sunday. People sent the night to the ruins of a strong lake.",
        "A film festival opened in Cannes on Sunday. Actors walked through the night to the red carpet.",
        f"{FAITHFUL} {FAITHFUL}",
    ],
    ids=["words joined otherwise", "about something else", "the same again"],
)
def test_what_is_not_borne_out_or_off_the_subject_or_repeated_is_worse(worse: str) -> None:
    assert best(worse, FAITHFUL)[0].text == FAITHFUL


def test_an_empty_one_and_one_of_a_few_words_come_last_with_their_reasons() -> None:
    ranked = best("", "A quake.", FAITHFUL)
    assert ranked[0].text == FAITHFUL
    assert {one.text: one.faults for one in ranked[1:]} == {
        "": ("empty",),
        "A quake.": ("much shorter than was asked for",),
    }


def test_one_that_the_token_limit_cut_off_loses_its_last_sentence_and_nothing_more() -> None:
    assert best(FAITHFUL, finished=False)[0].faults == ()


def test_a_server_that_tells_no_probabilities_is_ranked_by_the_rest() -> None:
    assert best(f"{FAITHFUL} {FAITHFUL}", FAITHFUL, logprob=None)[0].text == FAITHFUL


def test_cosine_of_bags() -> None:
    assert cosine({"quake": 2}, {"quake": 5}) == pytest.approx(1)
    assert cosine({"quake": 1, "van": 1}, {"quake": 1}) == pytest.approx(0.5**0.5)
    assert cosine({}, {"quake": 1}) == 0
    assert cosine({"aid": 1}, {"quake": 1}) == 0


def test_all_documents_count_towards_what_a_summary_is_about() -> None:
    totals = index_sources((QUAKE, AID)).totals
    quake, blankets = content_stems("quake blankets")
    assert totals[quake] == 2
    assert totals[blankets] == 2
