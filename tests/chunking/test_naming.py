"""A person has the full name where a summary first mentions them."""

from __future__ import annotations

import pytest

from summarize.chunking.naming import complete_names

ARTICLES = (
    "Syrian Foreign Minister Faisal Mekdad said there was an opportunity. Mekdad left. The League met.",
    "Russian Foreign Minister Sergey Lavrov spoke to Arab League leaders. President Ann Lee met Mr Bo Lee.",
)


def test_a_surname_alone_becomes_the_full_name_once() -> None:
    assert complete_names(["Mekdad asserted that.", "Mekdad left."], ARTICLES) == [
        "Faisal Mekdad asserted that.",
        "Mekdad left.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Faisal Mekdad said so, and Mekdad left.",  # it is there already
        "Foreign Minister Mekdad said so.",  # a role stands before it
        "The Mekdad family left.",  # no person
        "League leaders met.",  # no title stands before "Arab League"
        "Lee left.",  # two people share it
        "Mekdads left.",  # another word
    ],
)
def test_what_is_no_lone_surname_of_one_person_stays(sentence: str) -> None:
    assert complete_names([sentence], ARTICLES) == [sentence]


def test_a_surname_with_signs_of_patterns_in_it_does_no_harm() -> None:
    assert complete_names(["X."], ["President Ann O’Neil* spoke."]) == ["X."]
