"""Which candidate is used: each fault with its reason, and the order of those without."""

from __future__ import annotations

import itertools

import pytest

from summarize.decoding.ranking import SupportRanker
from summarize.types import Candidate, FactCheckReport, Finding, Mention, Prompt, Request, Verdict

HOSTED = (
    "Russia's foreign minister on Wednesday hosted his counterparts from Turkey, Syria and Iran for talks "
    "that marked the highest-level contact between Ankara and Damascus since the start of the war."
)
MET = "Foreign ministers from Turkey, Syria, Russia and Iran gathered in Moscow on Wednesday for talks."


def candidate(text: str, *, logprob: float = -5.0, tokens: int = 10, finished: bool = True) -> Candidate:
    return Candidate(text, tokens=tokens, logprob=logprob, finished=finished)


def rank(
    *candidates: Candidate,
    documents: tuple[str, ...] = (HOSTED, MET),
    reports: tuple[FactCheckReport, ...] | None = None,
    ranker: SupportRanker | None = None,
) -> list[Candidate]:
    request = Request(Prompt("Merge."), documents, max_new_tokens=60)
    checked = reports or (FactCheckReport(),) * len(candidates)
    (ranked,) = (ranker or SupportRanker()).rank([request], [candidates], [checked])
    return ranked


def faults(text: str, *documents: str, ranker: SupportRanker | None = None) -> str:
    """The faults of one candidate, in one string."""
    (ranked,) = rank(candidate(text), documents=documents or (HOSTED, MET), ranker=ranker)
    return "; ".join(ranked.faults)


def report(verdict: Verdict) -> FactCheckReport:
    return FactCheckReport((Finding(Mention("place", "Moscow", 0, 6, "moscow"), verdict),))


def test_a_faithful_sentence_has_no_fault_and_a_score() -> None:
    (ranked,) = rank(candidate(HOSTED))
    assert ranked.faults == ()
    assert ranked.score is not None
    assert (ranked.text, ranked.tokens, ranked.logprob) == (HOSTED, 10, -5.0)


def test_turkey_did_not_host_the_minister_who_hosted_turkey() -> None:
    assert "joins words that no source joins" in faults("Turkey hosted its foreign minister.", HOSTED)


def test_new_content_words_are_named() -> None:
    found = faults("Russia's foreign minister hosted angry counterparts from Turkey, Syria and Iran.")
    assert "words that no source has: angri" in found


def test_a_reporting_verb_may_change_and_a_negation_may_not() -> None:
    source = "Mekdad told reporters that Syria would not leave the talks in Moscow."
    assert faults("Mekdad said that Syria would not leave the talks in Moscow.", source) == ""
    assert "negates" in faults("Mekdad said that Syria would leave the talks in Moscow.", source)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Foreign ministers gathered in Moscow. Syria gathered.", "not one sentence"),
        ("", "not one sentence"),
        ("Foreign ministers from Turkey gathered in Moscow", "cannot stand alone"),
        ("His counterparts gathered in Moscow.", "cannot stand alone"),
        ("However, foreign ministers gathered in Moscow.", "cannot stand alone"),
        (
            f"{MET[:-1]} in Moscow and in Moscow and in Moscow and in Moscow and Moscow.",
            "longer than its sources",
        ),
        ("Talks in Moscow on Wednesday gathered ministers in Moscow on Wednesday.", "repeats itself"),
        ("Foreign ministers gathered.", "leaves out too much"),
    ],
)
def test_each_fault_has_its_reason(text: str, reason: str) -> None:
    assert reason in faults(text, MET)


def test_a_candidate_that_the_token_limit_cut_off_is_out() -> None:
    (ranked,) = rank(candidate(HOSTED, finished=False))
    assert ranked.faults == ("cut off at the token limit",)


@pytest.mark.parametrize("verdict", ["unsupported", "contradicted"])
def test_a_name_that_the_articles_do_not_bear_out_is_out(verdict: Verdict) -> None:
    (ranked,) = rank(candidate(HOSTED), reports=(report(verdict),))
    assert ranked.faults == (f"{verdict}: Moscow",)


@pytest.mark.parametrize("verdict", ["supported", "unchecked"])
def test_a_name_that_is_borne_out_or_that_nobody_read_is_no_fault(verdict: Verdict) -> None:
    (ranked,) = rank(candidate(HOSTED), reports=(report(verdict),))
    assert ranked.faults == ()


def test_a_comparison_that_breaks_off_is_out() -> None:
    source = "Up to four times as many women as men died in the tsunami."
    assert "breaks off a comparison" in faults("Up to four times as many women died in the tsunami.", source)
    assert faults(source, source) == ""


def test_every_fault_of_a_candidate_is_told() -> None:
    found = faults("Angry Turkey hosted its foreign minister", HOSTED)
    assert "cannot stand alone" in found
    assert "no source has" in found
    assert "joins words" in found


def test_faultless_candidates_come_first_whatever_the_others_score() -> None:
    sure_but_cut = candidate(HOSTED, logprob=0.0, finished=False)
    unsure = candidate(HOSTED, logprob=-400.0)
    assert rank(sure_but_cut, unsure)[0].logprob == -400.0


def test_better_support_wins_all_else_equal() -> None:
    ranker = SupportRanker(least_support=0, least_coverage=0, coverage=0, fluency=0, novelty=0)
    loose = candidate(
        "At Wednesday talks in Moscow gathered Russia, Turkey, Syria and Iran, foreign ministers."
    )
    close = candidate(
        "Foreign ministers from Turkey, Syria, Russia and Iran gathered in Moscow on Wednesday for talks."
    )
    ranked = rank(loose, close, documents=(MET,), ranker=ranker)
    assert [one.text for one in ranked] == [close.text, loose.text]


def test_the_more_fluent_wins_all_else_equal() -> None:
    ranked = rank(candidate(HOSTED, logprob=-9.0), candidate(HOSTED, logprob=-3.0))
    assert [one.logprob for one in ranked] == [-3.0, -9.0]


def test_fluency_is_per_token() -> None:
    ranked = rank(candidate(HOSTED, logprob=-9.0, tokens=9), candidate(HOSTED, logprob=-10.0, tokens=40))
    assert [one.tokens for one in ranked] == [40, 9]


def test_a_sentence_that_breaks_at_one_word_stands_behind_one_that_is_alike_throughout() -> None:
    breaks, even = (Candidate(HOSTED, 10, -9.0, worst=worst) for worst in (-8.0, -2.0))
    assert rank(breaks, even) == rank(even, breaks)
    assert rank(breaks, even)[0].worst == -2.0


def test_new_word_pairs_win_all_else_equal() -> None:
    ranker = SupportRanker(least_support=0, least_coverage=0, support=0, coverage=0, fluency=0, novelty=1)
    joined = candidate("Foreign ministers from Turkey and Syria gathered for Wednesday talks.")
    ranked = rank(candidate(MET), joined, documents=(MET,), ranker=ranker)
    assert ranked[0].text == joined.text


def test_the_order_does_not_depend_on_the_order_of_the_samples() -> None:
    samples = [
        candidate(text) for text in (HOSTED, MET, "Turkey hosted Syria.", "Ministers from Iran gathered.")
    ]
    orders = {tuple(one.text for one in rank(*order)) for order in itertools.permutations(samples)}
    assert len(orders) == 1


def test_each_request_is_judged_by_its_own_documents() -> None:
    requests = [Request(Prompt("Merge."), (text,), max_new_tokens=60) for text in (HOSTED, MET)]
    offered = [[candidate(MET)], [candidate(MET)]]
    reports = [[FactCheckReport()], [FactCheckReport()]]
    (stranger,), (own,) = SupportRanker().rank(requests, offered, reports)
    assert stranger.faults
    assert own.faults == ()


def test_nothing_offered_is_nothing_ranked() -> None:
    assert rank() == []


def test_a_report_missing_for_a_candidate_is_an_error_not_a_pass() -> None:
    with pytest.raises(ValueError, match="zip"):
        rank(candidate(HOSTED), candidate(MET), reports=(FactCheckReport(),))


def test_what_a_model_wrote_where_it_was_kept_from_a_name_stands_behind() -> None:
    text = "The ministers met in Moscow on Wednesday for talks."
    request = Request(Prompt("Join."), (text,), 40)
    freely, held = Candidate(text, 10, -5.0), Candidate(text, 10, -5.0, withheld=2)
    [ranked] = SupportRanker().rank([request], [[held, freely]], [[FactCheckReport(), FactCheckReport()]])
    assert [one.withheld for one in ranked] == [0, 2]


GORE = "Al Gore spoke in Oslo on December 10 about the climate."
PRIZE = "Al Gore shared the Nobel Peace Prize with a panel of scientists."


def joint(text: str) -> str:
    """The faults of a sentence that is to say what two sentences say."""
    request = Request(Prompt("Join."), (GORE, PRIZE), max_new_tokens=60, facts=2)
    ((ranked,),) = SupportRanker().rank([request], [[candidate(text)]], [[FactCheckReport()]])
    return "; ".join(ranked.faults)


def test_a_joint_sentence_says_what_both_of_its_sources_say() -> None:
    both = (
        "Al Gore spoke in Oslo on December 10 about the climate and shared the Nobel Peace Prize with a panel"
        " of scientists."
    )
    assert not joint(both)
    assert "leaves out too much" in joint(GORE)
    assert "leaves out too much" in joint(PRIZE)


def test_at_the_extractive_end_only_what_a_source_has_word_for_word_is_let_pass() -> None:
    moved = candidate(
        "Foreign ministers from Turkey, Syria, Russia and Iran gathered on Wednesday in Moscow for talks."
    )
    copied, other = rank(moved, candidate(MET), ranker=SupportRanker(novelty_limit=0))
    assert (copied.text, copied.faults) == (MET, ())
    assert "words of its own" in other.faults


@pytest.mark.parametrize(("most", "out"), [(0, True), (1, True), (2, False)])
def test_so_many_content_words_of_its_own_are_let_pass_as_the_dial_says(most: int, out: bool) -> None:
    text = "Foreign ministers from Turkey, Syria, Russia and Iran convened in Moscow Wednesday to confer."
    found = faults(text, ranker=SupportRanker(strange_words=most, least_support=0))
    assert ("words that no source has" in found) is out
