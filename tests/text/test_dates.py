"""Dates by a strict grammar: what is one, and what only looks like one."""

from __future__ import annotations

import pytest

from summarize.text.dates import find_dates
from summarize.text.words import find_words


def dates(text: str, *, cased: bool = True) -> list[tuple[str, str]]:
    return [(text[date.start : date.end], date.value) for date in find_dates(find_words(text), cased=cased)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on May 19, 2023, they", [("May 19, 2023", "2023-05-19")]),
        ("on 19 May 2023 they", [("19 May 2023", "2023-05-19")]),
        ("on July 7 2005 they", [("July 7 2005", "2005-07-07")]),
        ("on july 7 they", [("july 7", "--07-07")]),
        ("on the 7th and 8th of July", [("7th and 8th of July", "--07-07/08")]),
        ("on July 7-8, 2007", [("July 7-8, 2007", "2007-07-07/08")]),
        ("from 4 till 26 of June", [("4 till 26 of June", "--06-04/26")]),
        ("on May 7 and 8 people", [("May 7", "--05-07")]),
        ("Saturday, January 8, 2005", [("Saturday, January 8, 2005", "saturday 2005-01-08")]),
        ("in December 2007", [("December 2007", "2007-12")]),
        ("the Dec. 2004 quake", [("Dec. 2004", "2004-12")]),
        ("last December", [("December", "--12")]),
        ("in May and in March", [("May", "--05"), ("March", "--03")]),
        ("agreed Wednesday to", [("Wednesday", "wednesday")]),
        ("On Sunday Turkey votes", [("Sunday", "sunday")]),
        ("since 2016, post-2012", [("2016", "2016"), ("2012", "2012")]),
        ("in the 1970s", [("1970s", "1970s")]),
        ("2005-01-08 and 2005/01/08", [("2005-01-08", "2005-01-08"), ("2005/01/08", "2005-01-08")]),
        ("the 7/7 bombings", [("7/7", "--07-07")]),
        ("the 9/11 attacks", [("9/11", "--09-11")]),
        ("31/12/2019", [("31/12/2019", "2019-12-31")]),
        ("at noon, at midnight", [("noon", "T12:00"), ("midnight", "T00:00")]),
        ("at 5 o'clock", [("5 o'clock", "T05:00")]),
        ("in the nineties", [("nineties", "1990s")]),
        ("today, last month", [("today", "today"), ("last month", "last month")]),
        (
            "at 10:30 pm or 5 a.m. or 10.30pm",
            [("10:30 pm", "T22:30"), ("5 a.m.", "T05:00"), ("10.30pm", "T22:30")],
        ),
    ],
)
def test_dates_have_a_normal_form(text: str, expected: list[tuple[str, str]]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "they may march",
        "a man in his nineties",
        "May the force",
        "he sat down",
        "Sat down again",
        "March to London",
        "Theresa May said",
        "April Jones left",
        "June Steenkamp said",
        "the Sunday Times",
        "Good Friday",
        "2000 km",
        "$2000",
        "2010%",
        "2/3 of them",
        "1500 people",
        "13/13",
        "march 3 miles",
        "in the second",
        "99:99",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates(text) == []


def test_a_text_without_capitals_has_dates_too() -> None:
    assert dates("on wednesday in december", cased=False) == [
        ("wednesday", "wednesday"),
        ("december", "--12"),
    ]
