"""What is wrong with a draft is mended by the least change that the fact-check agrees to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from chunking_cases import PROMPTS
from repair_cases import PlainWords, Repaired, cluster, draft, repair

from summarize.codec import to_json
from summarize.repair.ladder import Ladder
from summarize.types import Cluster, Problem, Sentence, Span

CITY = "Cyclone Idai killed dozens in the port city of Beira"
WRONG = f"{CITY} near 15 villages."
ANEW = "Dozens were killed by Cyclone Idai in the port of Beira."
OTHER = "In Beira, a port city, dozens were killed by Cyclone Idai."
STORMS = "Some 15 storms destroyed the port city of Beira on the coast."
AID = "Rescue teams flew food and blankets to the flooded farms."
NUMBER = f"{CITY} near 12 villages."
NUMBERS = f"{CITY} near 12 villages and 7 farms."


def alternative(text: str) -> tuple[Sentence, ...]:
    return (Sentence(text, (Span("a0", 0, 9),)),)


@pytest.mark.parametrize(
    ("text", "source", "others", "answers", "after", "rung"),
    [
        (WRONG, NUMBER, [OTHER], [ANEW], OTHER, "candidate"),
        (WRONG, NUMBER, [], [ANEW], ANEW, "regenerated"),
        (WRONG, NUMBER, [], [], NUMBER, "replaced"),
        (WRONG, NUMBERS, [], [], f"{CITY}.", "shortened"),
        (STORMS, NUMBERS, [], [], NUMBERS, "source"),
        (STORMS, "And so on in Beira.", [], [], None, "dropped"),
    ],
)
def test_a_rung_is_taken_when_those_before_it_fail(
    text: str, source: str, others: Sequence[str], answers: Sequence[str], after: str | None, rung: str
) -> None:
    alternatives = ((), tuple(Sentence(one) for one in others))
    done = repair(
        draft(AID, text, alternatives=alternatives), cluster(f"{source} {AID}"), lambda request: answers
    )
    assert done.texts == ([AID, after] if after else [AID])
    assert done.rungs == [rung]
    assert done.stage["wrong_before"] == 1
    assert done.stage["wrong_after"] == 0


def test_the_model_is_not_asked_where_another_candidate_will_do() -> None:
    done = repair(draft(WRONG, alternatives=(alternative(OTHER),)), cluster(NUMBER))
    assert done.rounds == []


def test_a_draft_without_faults_stays_as_it_is_and_nobody_is_asked() -> None:
    before = draft(AID, NUMBER, notes=("Read in part.",))
    done = repair(before, cluster(f"{NUMBER} {AID}"))
    assert done.draft.sentences == before.sentences
    assert done.draft.notes == before.notes
    assert done.rounds == []
    assert done.stage == {"wrong_before": 0, "wrong_after": 0, "sentences": []}


def test_a_finding_belongs_to_the_sentence_in_which_it_stands() -> None:
    other = "Donors promised help for Sofala at a meeting."
    done = repair(draft(AID, WRONG, other), cluster(f"{NUMBER} {AID} {other}"))
    assert done.texts == [AID, NUMBER, other]
    (told,) = done.stage["sentences"]
    assert told["before"] == WRONG
    assert told["after"] == NUMBER
    assert told["reasons"] == ["unsupported: 15: in no article"]


def test_all_sentences_are_asked_for_at_once_and_without_their_wrong_mentions() -> None:
    maize = "Maize fields along the river Buzi lay under water for weeks."
    drowned = "Maize fields along the river Nile lay under water for weeks."
    done = repair(
        draft(Sentence(WRONG, (Span("a0", 0, 9),)), Sentence(drowned, (Span("a1", 0, 9),))),
        cluster(NUMBERS, maize),
        lambda request: [ANEW] if "Idai" in request.documents[0] else [maize],
    )
    ((first, second),) = done.rounds
    assert (first.documents, first.barred, first.form) == ((NUMBERS,), ("15",), "sentence")
    assert (second.documents, second.barred) == ((maize,), ("Nile",))
    assert done.texts == [ANEW, maize]
    assert [one.origin for one in done.draft.sentences] == ["generated", "source"]


def test_the_model_joins_sentences_that_stand_alone_where_there_are_any() -> None:
    leaning = "It killed dozens in the port city of Beira near villages, officials said of Cyclone Idai."
    ((request,),) = repair(draft(WRONG), cluster(f"{leaning} {NUMBERS}")).rounds
    assert request.documents == (NUMBERS,)
    ((request,),) = repair(draft(WRONG), cluster(leaning)).rounds
    assert request.documents == (leaning,)


def test_what_does_not_fit_into_the_model_is_not_asked() -> None:
    done = repair(draft(WRONG), cluster(NUMBER), positions=10)
    assert done.rounds == []
    assert done.rungs == ["replaced"]


def test_an_edit_that_brings_another_fault_does_not_stand() -> None:
    worse = "In Beira, a port city, Cyclone Idai killed dozens near Nampula."
    done = repair(draft(WRONG, alternatives=(alternative(worse),)), cluster(NUMBER))
    assert done.texts == [NUMBER]
    (told,) = done.stage["sentences"]
    assert told["in_vain"] == [{"rung": "candidate", "text": worse, "why": "wrong then: nampula"}]


def test_an_edit_that_the_articles_hardly_bear_out_does_not_stand() -> None:
    odd = "Beira, a port city, welcomed Cyclone Idai as a guest."
    done = repair(
        draft(WRONG, alternatives=(alternative(odd),)), cluster(NUMBER), checker=PlainWords(far_off=(odd,))
    )
    assert done.texts == [NUMBER]
    (told,) = done.stage["sentences"]
    assert told["in_vain"] == [
        {"rung": "candidate", "text": odd, "why": "the articles bear it out too little: 0.30"}
    ]


def test_a_sentence_that_is_mostly_made_up_is_repaired_though_its_names_are_right() -> None:
    odd = "Beira, a port city, welcomed Cyclone Idai as a guest."
    checker = PlainWords(far_off=(odd,))
    done = repair(draft(AID, odd), cluster(f"{NUMBER} {AID}"), checker=checker)
    assert done.texts == [AID, NUMBER]
    (told,) = done.stage["sentences"]
    assert told["reasons"] == ["unsupported: the articles bear it out too little"]
    assert (done.stage["wrong_before"], done.stage["wrong_after"]) == (1, 0)


def test_a_sentence_about_whole_articles_may_be_held_closer_to_them() -> None:
    strict = Ladder(prompts=PROMPTS, least_support=0.95)  # the checker of these tests gives 0.9
    whole = replace(draft(NUMBER), form="summary")
    assert repair(draft(NUMBER), cluster(NUMBER), ladder=strict).rungs == []
    assert repair(whole, cluster(NUMBER)).rungs == []
    (told,) = repair(whole, cluster(NUMBER), ladder=strict).stage["sentences"]
    assert told["reasons"] == ["unsupported: the articles bear it out too little"]


def test_a_wrong_name_is_mended_even_where_the_sentence_stays_made_up() -> None:
    odd, left = (f"Beira, a port city, welcomed Cyclone Idai as a guest{end}." for end in (" of Oslo", ""))
    checker = PlainWords(far_off=(odd, left))
    done = repair(
        draft(odd, alternatives=(alternative(left),)), cluster("He saw Cyclone Idai."), checker=checker
    )
    assert done.texts == [left]
    assert (done.stage["wrong_before"], done.stage["wrong_after"]) == (2, 1)


def test_a_sentence_that_points_back_does_not_take_the_place_of_one_that_does_not() -> None:
    leaning = "It killed dozens in Beira, a port city, on the coast."
    done = repair(draft(AID, WRONG, alternatives=((), alternative(leaning))), cluster(f"{NUMBER} {AID}"))
    assert done.texts == [AID, NUMBER]
    assert done.stage["sentences"][0]["in_vain"][0]["why"] == "it points back"


def test_a_candidate_that_the_ranking_faults_is_not_used_and_its_fault_is_told() -> None:
    done = repair(draft(WRONG), cluster(NUMBER), lambda request: [ANEW], faults=("leaves out too much",))
    assert done.rungs == ["replaced"]
    (told,) = done.stage["sentences"]
    assert told["in_vain"] == [{"rung": "regenerated", "text": ANEW, "why": "leaves out too much"}]


def test_a_model_that_writes_a_barred_mention_all_the_same_is_not_believed() -> None:
    again = "Near 15 villages by Beira, a port city, Cyclone Idai killed dozens."
    done = repair(draft(WRONG), cluster(NUMBER), lambda request: [again])
    assert done.rungs == ["replaced"]
    (told,) = done.stage["sentences"]
    assert told["in_vain"] == [{"rung": "regenerated", "text": again, "why": "no less is wrong"}]


def test_no_edit_repeats_what_another_sentence_says() -> None:
    done = repair(draft(NUMBERS, STORMS), cluster(NUMBERS))
    assert done.texts == [NUMBERS]
    (told,) = done.stage["sentences"]
    assert told["rung"] == "dropped"
    assert {"rung": "source", "text": NUMBERS, "why": "another sentence says so"} in told["in_vain"]


def test_the_summary_stays_within_its_words() -> None:
    long = "Some 12 storms destroyed the port city of Beira on the coast of the ocean, and 7 farms."
    done = repair(draft(AID, STORMS, max_words=22), cluster(f"{long} {AID}"))
    assert done.texts == [AID]
    (told,) = done.stage["sentences"]
    assert "the summary would have 28 words" in [one["why"] for one in told["in_vain"]]
    assert repair(draft(AID, STORMS, max_words=28), cluster(f"{long} {AID}")).texts == [AID, long]


def test_what_leans_on_a_dropped_sentence_goes_with_it() -> None:
    said = "He said the coast was lost to the sea."
    done = repair(draft(AID, STORMS, said, NUMBER), cluster(f"{AID} {NUMBER}", "And so on."))
    assert done.texts == [AID, NUMBER]
    assert [one["after"] for one in done.stage["sentences"]] == [None, None]
    assert done.stage["sentences"][1]["reasons"] == ["it leaned on the sentence before it, which went"]


def test_the_last_sentence_is_not_dropped_but_gives_way_to_any_of_the_articles() -> None:
    done = repair(draft(Sentence(STORMS)), cluster(AID))
    assert done.texts == [AID]
    assert done.rungs == ["source"]
    assert [one.origin for one in done.draft.sentences] == ["source"]


def test_a_draft_that_nothing_can_mend_stays_and_the_record_says_so() -> None:
    done = repair(draft(STORMS), cluster("And so on in Beira."), lambda request: [f"{CITY} near Nampula."])
    assert done.texts == [STORMS]
    assert done.rungs == [None]
    assert done.stage["wrong_after"] == done.stage["wrong_before"] == 1


def test_several_faults_of_a_sentence_are_mended_one_by_one() -> None:
    text = f"{CITY} near 15 villages on Sunday."
    done = repair(draft(text), cluster(NUMBERS))
    assert done.texts == [f"{CITY}."]
    (told,) = done.stage["sentences"]
    assert told["rungs"] == ["shortened", "shortened"]


def test_a_sentence_that_turns_the_articles_round_is_mended_though_all_its_names_are_known() -> None:
    turned = "Beira welcomed aid from the port of Maputo on the coast."
    source = "Maputo welcomed aid from the port of Beira on the coast."
    done = repair(draft(AID, turned), cluster(f"{source} {AID}"), checker=PlainWords(turned_round=(turned,)))
    assert done.texts == [AID, source]
    assert done.stage["sentences"][0]["reasons"] == ["contradicted: the other way round"]


def test_a_contradicted_mention_gives_way_to_the_one_that_the_finding_points_at() -> None:
    source = f"{CITY} and Chimoio after the storm."
    wrong = f"{CITY} and Nampula after the storm."
    at = source.index("Chimoio")
    checker = PlainWords(instead={"Nampula": Span("a0", at, at + len("Chimoio"))})
    done = repair(draft(wrong), cluster(source), checker=checker)
    assert done.texts == [source]
    assert done.rungs == ["replaced"]
    assert done.draft.sentences[0].origin == "repaired"


def test_what_an_unread_article_might_have_is_not_let_through() -> None:
    class Softened(PlainWords):
        def check(self, summary, sources):  # type: ignore[no-untyped-def]
            return type(super().check(summary, sources))()

    unread = Cluster("c", cluster(NUMBER).articles, problems=(Problem("b.txt", "it is empty"),))
    assert repair(draft(WRONG), unread, checker=Softened()).texts == [NUMBER]


@pytest.mark.parametrize("answers", [[ANEW], [], [WRONG, "Beira fell to 99 storms.", ANEW]])
def test_the_stage_is_json_and_the_work_is_bounded(answers: list[str]) -> None:
    checker = PlainWords()
    wrong = [WRONG, STORMS, "Nothing like it was seen in Nampula since 1999, people in Tete said."]
    done: Repaired = repair(draft(*wrong), cluster(f"{NUMBERS} {AID}"), lambda request: answers, checker)
    assert json.loads(to_json(done.draft.stages))[-1]["name"] == "repair"
    assert len(done.rounds) <= 1
    assert checker.checks <= 1 + 7 * 6 * len(wrong)
    assert done.stage["wrong_after"] == 0


def test_alternatives_stay_with_their_sentences() -> None:
    kept = alternative("Food came by air to the farms that were under water.")
    done = repair(draft(STORMS, AID, alternatives=((), kept)), cluster(f"And so on. {AID}"))
    assert done.texts == [AID]
    assert done.draft.alternatives == (kept,)
