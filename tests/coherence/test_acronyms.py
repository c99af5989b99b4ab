"""An acronym is spelled out where it first stands, in the words of an article."""

from __future__ import annotations

import pytest

from summarize.coherence.acronyms import defined_acronyms, in_short_again, spell_out

ARTICLES = (
    "The International Atomic Energy Agency (IAEA) met. The IAEA agreed.",
    "He joined the United Nations Framework Convention on Climate Change (UNFCCC). Two (AB) left.",
)


def test_articles_define_acronyms() -> None:
    assert defined_acronyms(ARTICLES) == {
        "IAEA": "International Atomic Energy Agency",
        "UNFCCC": "United Nations Framework Convention on Climate Change",
    }


def test_one_with_two_meanings_is_not_used() -> None:
    assert defined_acronyms(["Arab League (AL) and Amber Light (AL)."]) == {}


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["The IAEA met."], ["The International Atomic Energy Agency met."]),
        (["The IAEA met.", "The IAEA left."],
         ["The International Atomic Energy Agency (IAEA) met.", "The IAEA left."]),
        (["The International Atomic Energy Agency met.", "The IAEA left."],
         ["The International Atomic Energy Agency met.", "The IAEA left."]),
        (["“The IAEA met,” he said."], ["“The IAEA met,” he said."]),
        (["NATO met."], ["NATO met."]),
        (["IAEA-led talks began."], ["IAEA-led talks began."]),
    ],
)  # fmt: skip
def test_the_first_use_is_spelled_out(sentences: list[str], expected: list[str]) -> None:
    assert spell_out(sentences, defined_acronyms(ARTICLES)) == expected


UN = ("The United Nations met.", "The UN left.")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "The United Nations climate talks began.",
            "Hopes rest on the United Nations climate chief.",
            "Hopes rest on the UN climate chief.",
        ),
        (
            "The United Nations climate talks began.",
            "The United Nations' climate talks were long.",
            "The UN's climate talks were long.",
        ),
        ("Rain fell.", "The United Nations' climate chief left.", "The United Nations' climate chief left."),
        (
            "The United Nations climate talks began.",
            "He said “the United Nations climate talks began”.",
            "He said “the United Nations climate talks began”.",
        ),
    ],
)
def test_what_would_be_repeated_is_said_in_short(first: str, second: str, expected: str) -> None:
    assert in_short_again([first, second], UN, {})[1] == expected


def test_no_short_form_is_used_that_no_article_has() -> None:
    texts = ["The United Nations climate talks began.", "The United Nations climate talks ended."]
    assert in_short_again(texts, UN[:1], {}) == texts
