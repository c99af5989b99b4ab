"""The baselines on summaries small enough to count by hand."""

from __future__ import annotations

import pytest

from eval.meta.baselines import ExactEntityOverlap, SourceNgramPrecision
from eval.meta.judges import Judge, Judgement
from eval.meta.name_words import ReadText
from summarize.factcheck.language import Entity
from summarize.text.words import find_words

SOURCES = ("Mevlüt Çavuşoğlu flew to Moscow on Monday.", "He met 12 ministers there.")


def judge(judge_: Judge, text: str, *entities: str) -> Judgement:
    found = tuple(Entity(text.index(one), text.index(one) + len(one), "PERSON") for one in entities)
    (judgement,) = judge_.judge(SOURCES, [ReadText(find_words(text), found)])
    return judgement


def test_ngrams_are_looked_up_in_each_source() -> None:
    # "to moscow he" and "moscow he met" stand in no source, the other three trigrams do.
    text = "Cavusoglu flew to Moscow. He met 12."
    assert judge(SourceNgramPrecision(3), text).score == pytest.approx(3 / 5)
    assert judge(SourceNgramPrecision(1), "He met 13 ministers.").score == pytest.approx(3 / 4)
    assert judge(SourceNgramPrecision(3), text).flagged is None


def test_a_summary_that_is_too_short_has_no_score_but_a_reason() -> None:
    short = judge(SourceNgramPrecision(3), "He met.")
    assert (short.score, short.reason) == (None, "the summary has fewer than 3 words")


def test_entities_and_digit_strings_must_stand_word_for_word_in_a_source() -> None:
    text = "Mevlut Cavusoglu met Faisal Moscow and 12 of 13."
    judged = judge(ExactEntityOverlap(), text, "Mevlut Cavusoglu", "Faisal Moscow")
    assert judged.score == pytest.approx(2 / 4)
    assert judged.named == {0, 1, 3, 4, 6, 8}
    assert judged.flagged == frozenset({3, 4, 8})


def test_a_summary_without_entities_has_nothing_wrong() -> None:
    assert judge(ExactEntityOverlap(), "They met.") == Judgement(1.0, frozenset(), frozenset())
