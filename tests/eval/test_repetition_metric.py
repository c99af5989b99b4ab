"""What a summary says again: n-grams, and sentences that are alike."""

from __future__ import annotations

import pytest
from eval_records import a_cluster, a_failed_record, a_record
from rouge_score.rouge_scorer import RougeScorer

from eval.direction import better_of
from eval.metrics.repetition import Repetition, likenesses, repeated
from eval.metrics.words import tokenize
from summarize.types import Score


def figures(*sentences: str) -> dict[str, Score]:
    return {score.name: score for score in Repetition().score(a_record(*sentences), a_cluster())}


def test_the_share_of_ngrams_that_stood_before_is_counted_by_hand() -> None:
    # a-quake quake-hit hit-van, a-quake quake-hit hit-van van-again: 7 bigrams, 4 of them distinct.
    # a-quake-hit-van twice and quake-hit-van-again: 3 of four words, 2 distinct.
    found = figures("A quake hit Van.", "A quake hit Van again.")
    assert found["repeated_2grams"].value == pytest.approx(3 / 7)
    assert found["repeated_4grams"].value == pytest.approx(1 / 3)


def test_ngrams_do_not_run_over_the_end_of_a_sentence() -> None:
    assert repeated([["a", "b"], ["b", "a", "b"]], 2) == pytest.approx(1 / 3)  # not b-b


def test_sentences_are_as_alike_as_rouge_l_finds_them() -> None:
    sentences = ["A quake hit the city of Van.", "The quake hit Van.", "Aid was offered."]
    scorer = RougeScorer(["rougeL"])
    pairs = [(0, 1), (0, 2), (1, 2)]
    expected = [scorer.score(sentences[one], sentences[two])["rougeL"].fmeasure for one, two in pairs]
    assert likenesses([tokenize(one) for one in sentences]) == pytest.approx(expected)
    found = figures(*sentences)
    assert found["redundancy_mean"].value == pytest.approx(sum(expected) / 3)
    assert found["redundancy_max"].value == pytest.approx(max(expected))


def test_a_figure_that_cannot_be_made_says_why() -> None:
    found = figures("Van shook badly.", "...")
    assert found["repeated_2grams"].value == 0
    assert found["repeated_4grams"] == Score(
        "repeated_4grams", None, "no sentence of the summary has four words"
    )
    assert found["redundancy_max"].reason == "the summary has fewer than two sentences with words"
    failed = Repetition().score(a_failed_record(), a_cluster())
    assert {(score.value, score.reason) for score in failed} == {(None, "cluster failed: no article is left")}
    assert {better_of(Repetition(), name) for name in found} == {"lower"}
