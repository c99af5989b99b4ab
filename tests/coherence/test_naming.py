"""A person has the full name and role where a summary first mentions them, and the short form after."""

from __future__ import annotations

import pytest

from summarize.coherence.naming import name_people
from summarize.coherence.people import read_people
from summarize.factcheck.language import English

ARTICLES = (
    "Syrian Foreign Minister Faisal Mekdad said there was an opportunity. Mekdad left. The League met.",
    "Russian Foreign Minister Sergey Lavrov spoke to Arab League leaders, and Lavrov left. "
    "President Ann Lee met Mr Bo Lee. Lee left.",
    "Prime Minister Tony Blair spoke. Mr Blair left. UN secretary general Ban Ki-moon came, and Ban left.",
    "Syrian President Bashar al-Assad was invited. Al-Assad will come, and Assad knows it.",
    "President Ann O’Neil* spoke.",
)


def named(english: English, *sentences: str, articles: tuple[str, ...] = ARTICLES) -> list[str]:
    return name_people(sentences, read_people(articles, (), english), english)


def test_a_surname_alone_becomes_the_name_with_its_role_once(english: English) -> None:
    assert named(english, "Mekdad asserted that.", "Mekdad left.") == [
        "Syrian Foreign Minister Faisal Mekdad asserted that.",
        "Mekdad left.",
    ]


@pytest.mark.parametrize(
    ("later", "short"),
    [
        ("Russian Foreign Minister Sergey Lavrov left.", "Lavrov left."),
        ("The Russian Foreign Minister Sergey Lavrov left.", "Lavrov left."),
        ("Talks with Sergey Lavrov’s aide began.", "Talks with Lavrov’s aide began."),
        ("Foreign Minister Lavrov left.", "Lavrov left."),
        ("“Sergey Lavrov is here,” they said.", "“Sergey Lavrov is here,” they said."),
        ("Tony Lavrov left.", "Tony Lavrov left."),
    ],
)
def test_who_has_been_introduced_is_called_by_the_short_form(
    english: English, later: str, short: str
) -> None:
    first = "Russian Foreign Minister Sergey Lavrov spoke."
    assert named(english, first, later) == [first, short]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Foreign Minister Mekdad said so.", "Syrian Foreign Minister Faisal Mekdad said so."),
        ("Faisal Mekdad said so.", "Syrian Foreign Minister Faisal Mekdad said so."),
        ("Al-Assad’s envoy left.", "Syrian President Bashar al-Assad’s envoy left."),
        ("Mekdad, the Syrian foreign minister, left.", "Faisal Mekdad, the Syrian foreign minister, left."),
        ("He met his counterpart, Faisal Mekdad.", "He met his counterpart, Faisal Mekdad."),
        ("Ban left.", "UN secretary general Ban Ki-moon left."),
        ("“Mekdad is here,” Mekdad said.", "“Mekdad is here,” Syrian Foreign Minister Faisal Mekdad said."),
    ],
)
def test_the_first_mention_says_who_it_is(english: English, sentence: str, expected: str) -> None:
    assert named(english, sentence) == [expected]


def test_the_title_stays_where_the_articles_use_one(english: English) -> None:
    first = "Prime Minister Tony Blair spoke."
    assert named(english, first, "Tony Blair left.") == [first, "Mr Blair left."]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Mekdad family left.",  # no person
        "Mekdad Hotel opened.",  # another name
        "League leaders met.",  # no title stands before "Arab League"
        "Lee left.",  # two people share it
        "Mekdads left.",  # another word
        "Assad-led forces left.",  # a part of a word
    ],
)
def test_what_is_no_lone_surname_of_one_person_stays(english: English, sentence: str) -> None:
    assert named(english, sentence) == [sentence]


def test_a_role_that_is_only_half_of_one_is_not_lent(english: English) -> None:
    articles = ("Danish Cycling Federation President Jesper Worre spoke. Worre left.",)
    assert named(english, "Worre left.", articles=articles) == ["Jesper Worre left."]


def test_a_surname_with_signs_of_patterns_in_it_does_no_harm(english: English) -> None:
    assert named(english, "X.") == ["X."]


def test_letters_that_change_places_make_no_second_person(english: English) -> None:
    articles = ("Mr Alexandre Vinokourov won. Mr Alexander Vinokourov lost. Vinokourov left.",)
    first = "Alexander Vinokourov of Kazakhstan won."
    second = "Alexandre Vinokourov of Kazakhstan lost."
    assert named(english, first, second, articles=articles) == [first, "Vinokourov lost."]
    assert named(english, first, "Vinokourov of Astana lost.", articles=articles)[1] == (
        "Vinokourov of Astana lost."  # something else
    )


@pytest.mark.parametrize(
    "text",
    [
        "On Friday Prime Minister of the United Kingdom Tony Blair spoke.",
        "The United Nations secretary-general, Ban Ki-moon spoke.",
    ],
)
def test_whose_office_is_told_already_gets_no_second_one(english: English, text: str) -> None:
    assert named(english, text) == [text]
