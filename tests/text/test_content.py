"""What a sentence says, without the words that hold it together."""

from __future__ import annotations

import pytest

from summarize.text.content import REPORTING, content_stems, negations, overlap, porter_stem


def test_function_words_are_no_content() -> None:
    assert content_stems("It was the one that they had.") == ["one"]


def test_words_meet_in_their_stem_whatever_their_ending() -> None:
    assert content_stems("The ministers agreed.") == content_stems("A minister agrees")


def test_two_texts_overlap_as_far_as_the_shorter_one_goes() -> None:
    assert overlap(frozenset("ab"), frozenset("abcd")) == 1
    assert overlap(frozenset("abcd"), frozenset("ax")) == 0.5
    assert overlap(frozenset(), frozenset("a")) == 0


def test_repeats_and_order_are_kept() -> None:
    assert content_stems("Syria, Turkey and Syria") == ["syria", "turkey", "syria"]


def test_spelling_does_not_matter() -> None:
    assert content_stems("Çavuşoğlu normalises defence") == content_stems("Cavusoglu normalizes defense")


@pytest.mark.parametrize("number", ["3,500,000", "2016", "3.5"])
def test_numbers_are_content_and_stay_as_they_are(number: str) -> None:
    assert content_stems(f"the {number}") == [number]


@pytest.mark.parametrize("word", ["not", "may", "will", "no"])
def test_what_changes_the_statement_is_content(word: str) -> None:
    assert content_stems(word) == [porter_stem(word)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Syria did not agree.", 1),
        ("Syria didn't agree.", 1),
        ("Syria didn’t agree, and Iran never can't.", 3),
        ("Nobody left without a word.", 2),
        ("Syria agreed on a note of knots.", 0),
        ("The want and the tent.", 0),
    ],
)
def test_negations_are_counted(text: str, count: int) -> None:
    assert negations(text) == count


def test_contracted_negation_says_not() -> None:
    assert content_stems("They weren't there") == content_stems("They were not there")


@pytest.mark.parametrize(
    "verb", ["said", "says", "added", "announced", "according", "told", "stressed", "noted"]
)
def test_reporting_verbs_are_known_by_their_stem(verb: str) -> None:
    assert porter_stem(verb) in REPORTING


def test_text_without_words_has_no_content() -> None:
    assert content_stems(" … — ") == []
    assert negations("") == 0
