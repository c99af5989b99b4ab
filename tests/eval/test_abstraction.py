"""Novelty: what a summary says in words that no article has."""

from __future__ import annotations

import pytest
from eval_records import a_cluster, a_failed_record, a_record

from eval.metrics.abstraction import Abstraction, abstraction, copied_share
from eval.metrics.sources import Sources, sources_of
from eval.metrics.words import ngrams, tokenize
from summarize.protocols import Metric
from summarize.types import Score

ARTICLES = ("A big quake hit Van. Çavuşoğlu said so.", "Rescuers came; the quake was deep.")


def test_a_copied_summary_is_not_new_at_all() -> None:
    figures = abstraction(["A big quake hit Van.", "Rescuers came"], sources_of(ARTICLES))
    # van-rescuers runs over the end of a sentence: 1 new of 6 bigrams, and both trigrams around it of 5.
    assert figures == {
        "novel_unigrams": 0,
        "novel_bigrams": pytest.approx(1 / 6),
        "novel_trigrams": pytest.approx(2 / 5),
        "novel_bigrams_in_sentences": 0,
        "copied_sentences": 1,
    }


def test_novel_ngrams_are_counted_by_hand() -> None:
    # "a deep quake hit van": bigrams a-deep, deep-quake new, quake-hit, hit-van not; trigrams
    # a-deep-quake, deep-quake-hit new, quake-hit-van not.
    figures = abstraction(["A deep quake hit Van."], sources_of(ARTICLES))
    assert figures["novel_unigrams"] == 0
    assert figures["novel_bigrams"] == 2 / 4
    assert figures["novel_trigrams"] == 2 / 3
    assert figures["copied_sentences"] == 0


def test_an_ngram_that_stands_twice_counts_twice() -> None:
    # new-word, word-new, new-word: all three new, though two are the same.
    assert (
        abstraction(["new word new word", "big quake"], sources_of(ARTICLES))["novel_bigrams_in_sentences"]
        == 3 / 4
    )


def test_two_copied_sentences_side_by_side_are_new_only_where_they_meet() -> None:
    figures = abstraction(["Rescuers came", "A big quake hit Van"], sources_of(ARTICLES))
    assert figures["novel_bigrams_in_sentences"] == 0
    assert figures["novel_bigrams"] == pytest.approx(1 / 6)


def test_case_punctuation_and_diacritics_do_not_make_words_new() -> None:
    figures = abstraction(['"CAVUSOGLU said," so...'], sources_of(ARTICLES))
    assert (figures["novel_bigrams"], figures["copied_sentences"]) == (0, 1)


def test_a_sentence_counts_as_copied_only_at_whole_words() -> None:
    assert copied_share([["he", "came"]], Sources([["she", "came"]])) == 0
    assert copied_share([["she", "came"], []], Sources([["then", "she", "came", "home"]])) == 1


def test_words_in_other_scripts_are_words() -> None:
    assert len(tokenize("भूकंप आया 3.5")) == 4


def test_a_text_shorter_than_n_has_no_ngram() -> None:
    assert ngrams(["one"], 2) == []
    assert ngrams(["a", "b", "c"], 2) == [("a", "b"), ("b", "c")]


def test_a_figure_that_cannot_be_made_says_why() -> None:
    metric: Metric = Abstraction()
    cluster = a_cluster(*ARTICLES)
    short = {score.name: score for score in metric.score(a_record("Quake."), cluster)}
    assert short["novel_bigrams"] == Score("novel_bigrams", None, "the summary is too short")
    assert short["novel_unigrams"].value == 0
    for record, used, reason in (
        (a_failed_record(), cluster, "cluster failed: no article is left"),
        (a_record("Quake."), a_cluster(), "the cluster has no articles"),
    ):
        scores = metric.score(record, used)
        assert [score.name for score in scores] == list(short)
        assert {(score.value, score.reason) for score in scores} == {(None, reason)}


def test_a_record_is_measured_sentence_by_sentence() -> None:
    scores = Abstraction().score(a_record("A big quake hit Van.", "It was felt."), a_cluster(*ARTICLES))
    values = {score.name: score.value for score in scores}
    # 4 copied bigrams; it-was and was-felt are new, and van-it where the sentences meet.
    assert values["novel_bigrams_in_sentences"] == pytest.approx(2 / 6)
    assert values["novel_bigrams"] == pytest.approx(3 / 7)
    assert values["copied_sentences"] == 0.5
