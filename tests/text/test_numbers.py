"""Numbers in digits and words: value, unit, what is counted."""

from __future__ import annotations

import pytest

from summarize.text.numbers import find_numbers, plain
from summarize.text.words import find_words


def numbers(text: str) -> list[tuple[str, str, str]]:
    return [
        (text[number.start : number.end], plain(number.value), number.unit)
        for number in find_numbers(find_words(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.5 million people", [("3.5 million", "3500000", "")]),
        ("3,500,000 people", [("3,500,000", "3500000", "")]),
        ("1,00,000 people", [("1,00,000", "100000", "")]),
        ("three and a half million", [("three and a half million", "3500000", "")]),
        ("half a million", [("half a million", "500000", "")]),
        ("a half-million", [("half-million", "500000", "")]),
        ("a quarter of a million", [("a quarter of a million", "250000", "")]),
        ("two hundred and fifty thousand", [("two hundred and fifty thousand", "250000", "")]),
        ("one million two hundred thousand", [("one million two hundred thousand", "1200000", "")]),
        ("twenty-one men", [("twenty-one", "21", "")]),
        ("a hundred men", [("a hundred", "100", "")]),
        ("a dozen men and half a dozen boys", [("a dozen", "12", ""), ("half a dozen", "6", "")]),
        ("two dozen men", [("two dozen", "24", "")]),
        ("12-year war", [("12-year", "12", "year")]),
        ("twelve years", [("twelve years", "12", "year")]),
        ("two decades", [("two decades", "20", "year")]),
        ("52-year-old", [("52-year", "52", "year")]),
        (
            "40 per cent, 40 percent, 40%, 40 %",
            [
                ("40 per cent", "40", "%"),
                ("40 percent", "40", "%"),
                ("40%", "40", "%"),
                ("40 %", "40", "%"),
            ],
        ),
        ("25-40% less", [("25", "25", "%"), ("40%", "40", "%")]),
        ("3 to 4 million", [("3", "3000000", ""), ("4 million", "4000000", "")]),
        ("$3-4 million", [("$3", "3000000", "dollar"), ("4 million", "4000000", "dollar")]),
        ("$60.5 million", [("$60.5 million", "60500000", "dollar")]),
        ("£3.2bn and £ 500 m", [("£3.2bn", "3200000000", "pound"), ("£ 500 m", "500000000", "pound")]),
        ("322 million U.S. dollars", [("322 million U.S. dollars", "322000000", "us dollar")]),
        ("US$3m, A$5", [("US$3m", "3000000", "us dollar"), ("A$5", "5", "australian dollar")]),
        ("20 Turkish lira", [("20 Turkish lira", "20", "lira")]),
        ("half an hour", [("half an hour", "0.5", "hour")]),
        ("a year and a half", [("a year and a half", "1.5", "year")]),
        ("one and a half years", [("one and a half years", "1.5", "year")]),
        ("one in five", [("one in five", "0.2", "")]),
        ("3 out of 4 men", [("3 out of 4", "0.75", "")]),
        ("5 in 12 attacks", [("5", "5", ""), ("12", "12", "")]),
        ("one in five years", [("five years", "5", "year")]),
        ("3.5m people, 100m hurdles", [("3.5m", "3500000", ""), ("100m", "100", "meter")]),
        ("the twenty-first", [("twenty-first", "21", "")]),
        ("in his 50s or sixties", [("50s", "50", ""), ("sixties", "60", "")]),
        ("395,000 euros", [("395,000 euros", "395000", "euro")]),
        ("5p", [("5p", "5", "penny")]),
        (
            "10km, 10 km, 10 kilometres",
            [
                ("10km", "10", "kilometer"),
                ("10 km", "10", "kilometer"),
                ("10 kilometres", "10", "kilometer"),
            ],
        ),
        ("120.000 dead", [("120.000", "120000", "")]),
        ("two-thirds of them", [("two-thirds", "0.6667", "")]),
        ("half of them", [("half", "0.5", "")]),
        ("the first and the 21st", [("first", "1", ""), ("21st", "21", "")]),
        ("one year, at least one man", [("one year", "1", "year"), ("one", "1", "")]),
        ("2' 23' ahead", [("2'", "2", "minute or foot"), ("23", "23", "")]),
    ],
)
def test_numbers_have_their_value_and_unit(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "over a decade ago",
        "one of them",
        "no one came",
        "one day",
        "a man",
        "several hundred",
        "per million",
        "First, we left",
        "the half-time score",
        "call 0800",
        "1.2.3.4",
        "9" * 40,
        "many a time",
        "the one",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert numbers(text) == []


def test_a_pointed_number_keeps_both_readings() -> None:
    (number,) = find_numbers(find_words("It weighs 2.500 in all"))
    assert [plain(reading) for reading in number.readings] == ["2500", "2.5"]


def test_millions_and_metres_are_both_read_from_one_letter() -> None:
    (tall,) = find_numbers(find_words("columns 3.5m tall"))
    (paid,) = find_numbers(find_words("a £3.5m deal"))
    assert [plain(reading) for reading in tall.readings] == ["3.5", "3500000"]
    assert [plain(reading) for reading in paid.readings] == ["3500000"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens of men", "24", "200"),
        ("tens of thousands", "20000", "200000"),
        ("hundreds came", "200", "2000"),
    ],
)
def test_vague_numbers_have_bounds(text: str, low: str, high: str) -> None:
    (number,) = find_numbers(find_words(text))
    assert number.sort == "vague"
    assert [plain(bound) for bound in number.readings] == [low, high]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("about 700", "about"),
        ("more than 700", "over"),
        ("at least 700", "over"),
        ("nearly 700", "under"),
        ("up to 700", "under"),
        ("fewer than 700", "under"),
        ("exactly 700", ""),
    ],
)
def test_bounds_are_read(text: str, bound: str) -> None:
    (number,) = find_numbers(find_words(text))
    assert number.bound == bound


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("four top diplomats agreed", "diplomat"),
        ("four agreed", ""),
        ("two of the people", "person"),
        ("15 Navy personnel", ""),
        ("15, and others", ""),
        ("12% of voters", "voter"),
    ],
)
def test_what_is_counted_is_the_first_plural_of_the_clause(text: str, noun: str) -> None:
    (number,) = find_numbers(find_words(text))
    assert number.noun == noun


def test_the_two_numbers_of_a_score_belong_together() -> None:
    assert [number.paired for number in find_numbers(find_words("won 3-2, then 1 - 0"))] == [
        True,
        False,
        True,
        False,
    ]
