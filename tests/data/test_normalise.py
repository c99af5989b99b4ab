"""Text in its normal form."""

from __future__ import annotations

import pytest

from summarize.text.normalise import normalise

CASES = [
    ("Ã‡avuÅŸoÄŸlu met Mekdad", "Çavuşoğlu met Mekdad"),  # UTF-8 read as Windows-1252
    ("Syriaâ€™s â€œroadmapâ€\x9d", "Syria’s “roadmap”"),
    ("Tom &amp; Jerry", "Tom & Jerry"),
    ("C\u0327avus\u0327og\u0306lu", "Çavuşoğlu"),  # letters and marks apart
    ("one\u00a0two\u2009three\tfour", "one two three four"),
    ("zero\u200bwidth\ufeff and soft\u00adhyphen", "zerowidth and softhyphen"),
    ("left\u200eto\u202aright\u202c", "lefttoright"),
    ("bell\x07 and escape\x1b[31m red", "bell and escape red"),
    ("first\r\nsecond\rthird\u2028fourth", "first\nsecond\nthird\nfourth"),
    ("  trailing \n and leading  ", "trailing\nand leading"),
    ("para\n \nnext", "para\n\nnext"),
    ("ﬁrst of all", "first of all"),
]


@pytest.mark.parametrize(("raw", "normal"), CASES)
def test_one_form_for_what_comes_in_many(raw: str, normal: str) -> None:
    assert normalise(raw) == normal


@pytest.mark.parametrize(
    "text",
    [
        "“Curly” and ‘single’ quotes, ‹others› and «these»",
        "Dashes – short — and long…",
        "Çavuşoğlu, Mevlüt; Nicoleta Drăguşin; Le Grand Départ",
        "می‌خواهم",  # the joiner in the Persian word is part of its spelling
        "क्‍ष",
        "５月１０日",
        "3 × 4 ≠ 11, 50 °C, € 5 m, #30",
    ],
)
def test_what_was_printed_stays_as_it_was(text: str) -> None:
    assert normalise(text) == text


def test_a_joiner_between_latin_letters_goes() -> None:
    assert normalise("Mek\u200cdad") == "Mekdad"
