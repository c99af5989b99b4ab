"""What an article has room for, and a summary has not."""

from __future__ import annotations

import pytest

from summarize.coherence.abridging import abridged, without_recently
from summarize.coherence.appositions import closed_appositions
from summarize.factcheck.language import English


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police released two photographs of the bombers at 15:30 on July 14.",
            "Police released two photographs of the bombers on July 14.",
        ),
        (
            "The World Health Organization (WHO) estimates that millions lack food.",
            "The World Health Organization estimates that millions lack food.",
        ),
        (
            "Valverde and Mayo, who were second and third, have dropped out of the top ten.",
            "Valverde and Mayo have dropped out of the top ten.",
        ),
    ],
)
def test_hours_brackets_and_asides_go(english: English, text: str, expected: str) -> None:
    assert abridged(text, english) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They were joined by two riders at 42 km of the finish in Compiègne.",
        "The crew were stopped by two boats, which prevented them from leaving the bay.",  # it tells on
        "Survivors, such as Rachel North, who has been active, were angered by the proposal.",
        "Those who were second and third have dropped out of the top ten.",  # it tells who
        "Blair said “we met (again) at 15:30 in the town hall” and left for Leeds.",
    ],
)
def test_what_tells_something_stays(english: English, text: str) -> None:
    assert abridged(text, english) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De Boer told reporters that over the past two days, the mood has been good.",
            "De Boer told reporters that the mood has been good.",
        ),
        (
            "Complaints about the administration have surfaced in recent days, but donations grew.",
            "Complaints about the administration have surfaced, but donations grew.",
        ),
        ("Rain fell in recent days.", "Rain fell in recent days."),  # little would be left
        ("The report covers two decades and will appear within two days of the vote.",) * 2,
    ],
)
def test_what_only_the_day_of_writing_explains_goes(text: str, expected: str) -> None:
    assert without_recently(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jan Egeland, the UN's chief of emergency relief said that rich nations were stingy.",
            "Jan Egeland, the UN's chief of emergency relief, said that rich nations were stingy.",
        ),
        ("Jan Egeland, the UN's chief, said so.",) * 2,
        ("In Leeds, the police said that it was over.",) * 2,
    ],
)
def test_an_apposition_is_closed(english: English, text: str, expected: str) -> None:
    assert closed_appositions(text, english) == expected
