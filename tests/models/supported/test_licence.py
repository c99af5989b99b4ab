"""Which names and numbers documents license, and in which forms."""

from __future__ import annotations

import pytest

from summarize.models.supported.licence import is_protected, licence


@pytest.mark.parametrize(
    ("document", "form"),
    [
        ("He met Çavuşoğlu.", "Çavuşoğlu"),
        ("He met Çavuşoğlu.", "Cavusoglu"),
        ("TURKEY VOTES. He stayed in Rome.", "Turkey"),
        ("It fled. Some 3.5 million people left.", "3.5 million"),
        ("Some 3,500,000 people left.", "3.5 million"),
        ("Some 3.5 million people left.", "3,500,000"),
        ("It took 12 years.", "twelve"),
        ("It took twelve years.", "12"),
        ("There were 25 men.", "twenty-five"),
        ("There were twenty-five men.", "25"),
        ("It came third.", "3rd"),
        ("The 19th man left.", "nineteenth"),
        ("In 2011 it began.", "2011"),
        ("Tens of thousands left.", "tens of thousands"),
        ("An iPhone was sold.", "iPhone"),
        ("The G7 met.", "G7"),
        ("He left Syria.", "Syrian"),
        ("Two Syrians left.", "Syria"),
        ("He is French.", "France"),
    ],
)
def test_a_name_or_number_is_licensed_in_the_forms_that_mean_the_same(document: str, form: str) -> None:
    assert form in licence([document]).anywhere


@pytest.mark.parametrize(
    ("document", "form"),
    [
        ("It fled. Some 3.5 million people left.", "3.5"),
        ("It fled. Some 3.5 million people left.", "million"),
        ("He met Osman.", "Oman"),
        ("It took 12 years.", "13"),
        ("He said may be.", "May"),
        ("There were twenty-five men.", "twenty"),
    ],
)
def test_no_other_is(document: str, form: str) -> None:
    assert form not in licence([document]).anywhere


def test_where_a_sentence_opens_small_words_of_the_documents_may_have_a_capital() -> None:
    allowed = licence(["In Rome officials met the paris."])
    assert {"Officials", "The", "However", "Paris"} <= allowed.opening | {"However"}
    assert "London" not in allowed.opening | allowed.anywhere


def test_a_text_without_capitals_licenses_its_words_with_them() -> None:
    document = "turkey and syria met in moscow on wednesday. " * 10
    assert {"Turkey", "Moscow", "Wednesday"} <= licence([document]).anywhere


def test_what_is_barred_is_not_licensed_in_any_form() -> None:
    allowed = licence(["Çavuşoğlu met 12 men of Oman."], barred=["Cavusoglu", "12"])
    assert allowed.anywhere.isdisjoint({"Çavuşoğlu", "Cavusoglu", "12"})
    assert "Oman" in allowed.anywhere


@pytest.mark.parametrize("word", ["Syria", "iPhone", "12", "3rd", "seven", "million", "dozens", "eighth"])
def test_names_and_numbers_are_protected(word: str) -> None:
    assert is_protected(word)


@pytest.mark.parametrize("word", ["minister", "one", "first", "second", "often", "tenant"])
def test_other_words_are_not(word: str) -> None:
    assert not is_protected(word)


@pytest.mark.parametrize(
    ("document", "cluster", "form", "licensed"),
    [
        ("An Egyptian court ruled.", "Egypt said so.", "Egypt", True),
        ("An Egyptian court ruled.", "Nobody said so.", "Egypt", False),
        ("An Egyptian court ruled.", "Nobody said so.", "Egyptian", True),
        ("It took twelve years.", "It took 12 years.", "12", True),
        ("It took twelve years.", "It took years.", "12", False),
        ("It took 12 years.", "It took years.", "twelve", True),
        ("They host 3.5 million.", "They host 3,500,000.", "3,500,000", True),
        ("They host 3.5 million.", "They host many.", "3,500,000", False),
        ("Çavuşoğlu met them.", "Nobody said so.", "Cavusoglu", True),
    ],
)
def test_another_form_has_to_stand_in_some_article_of_a_cluster_that_is_known(
    document: str, cluster: str, form: str, licensed: bool
) -> None:
    assert (form in licence([document], cluster=(document, cluster)).anywhere) is licensed
