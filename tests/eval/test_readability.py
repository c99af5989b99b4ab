"""School grades of a summary."""

from __future__ import annotations

import pytest
from eval_records import a_cluster, a_failed_record, a_record

from eval.metrics.readability import Readability, grades, syllables

BY_THE_DICTIONARY = (
    "state 1 asked 1 wanted 2 times 1 houses 2 table 2 radio 3 nation 2 million 2 being 2 people 2 "
    "the 1 area 3 president 3 government 3 earthquake 2 officials 3 refugees 3 reported 3 churches 2 "
    "handled 2 agreed 2 countries 2 generosity 5 saying 2 whole 1 Çavuşoğlu 4"
).split()


@pytest.mark.parametrize(
    ("word", "count"), list(zip(BY_THE_DICTIONARY[::2], BY_THE_DICTIONARY[1::2], strict=True))
)
def test_syllables_are_counted_by_the_spelling(word: str, count: str) -> None:
    assert syllables(word) == int(count)


def test_the_grades_are_those_of_the_formulas() -> None:
    # 6 and 5 words, 6 and 8 syllables (earth-quake, no-bod-y), 20 and 26 letters; 3.5 is no word.
    found = grades(["The quake hit us at night.", "Has nobody got 3.5 earthquake maps?"])
    words, syllables_, letters = 6 + 5, 6 + 8, 20 + 26
    assert found is not None
    assert found == {
        "flesch_kincaid": pytest.approx(0.39 * words / 2 + 11.8 * syllables_ / words - 15.59),
        "coleman_liau": pytest.approx(0.0588 * 100 * letters / words - 0.296 * 100 * 2 / words - 15.8),
    }


def test_coleman_and_liau_grade_a_text_of_their_kind_as_published() -> None:
    # The worked example that goes round with the formula: 639 letters, 119 words and 5 sentences, grade 14.5.
    words = ["a" * 6] * 44 + ["a" * 5] * 75
    sentences = [" ".join(words[start : start + 24]) for start in range(0, 119, 24)]
    found = grades(sentences)
    assert found is not None
    assert sum(map(len, words)) == 639
    assert found["coleman_liau"] == pytest.approx(14.5, abs=0.05)


def test_a_summary_without_a_word_has_no_grade() -> None:
    for record, reason in (
        (a_record("12, 13."), "the summary has no word"),
        (a_failed_record(), "cluster failed: no article is left"),
    ):
        assert {(one.value, one.reason) for one in Readability().score(record, a_cluster())} == {
            (None, reason)
        }
