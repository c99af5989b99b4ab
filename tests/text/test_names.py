"""When two spellings are one name, and what belongs to a name."""

from __future__ import annotations

import pytest

from summarize.text.names import is_acronym, is_capitalised, is_qualifier, same_transliteration


@pytest.mark.parametrize(
    ("one", "other"),
    [("sergey", "sergei"), ("zelensky", "zelenskyy"), ("muhammad", "mohammed"), ("khashoggi", "kashoggi")],
)
def test_transliterations_of_one_name_agree(one: str, other: str) -> None:
    assert same_transliteration(one, other)
    assert same_transliteration(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("osman", "oman"),
        ("iran", "iraq"),
        ("lavrov", "pavlov"),
        ("austria", "australia"),
        ("martin", "morten"),
        ("hassan", "hussein"),
        ("nigeria", "niger"),
        ("johnson", "johnston"),
    ],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert not same_transliteration(one, other)


def test_acronyms_are_a_few_capitals() -> None:
    assert [
        raw for raw in ("UN", "U.S.", "NATO", "Nato", "I", "A.", "G8", "PARLIAMENT") if is_acronym(raw)
    ] == [
        "UN",
        "U.S.",
        "NATO",
    ]


def test_a_capital_may_stand_inside_a_word() -> None:
    assert is_capitalised("d'Epargne")
    assert not is_capitalised("épargne")


def test_participles_after_a_hyphen_are_no_part_of_a_name() -> None:
    assert [word for word in ("backed", "led", "based", "moon", "born") if not is_qualifier(word)] == ["moon"]
