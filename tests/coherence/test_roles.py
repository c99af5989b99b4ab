"""What someone is, at the start of a sentence, before the name."""

from __future__ import annotations

import pytest

from summarize.coherence.people import read_people
from summarize.coherence.roles import with_roles
from summarize.factcheck.language import English

ARTICLE = "Then Mr Michael Rasmussen left, and Rasmussen won."


def roles(english: English, *sentences: str) -> list[str]:
    (person,) = read_people([ARTICLE], ["Michael Rasmussen"], english)
    return with_roles(sentences, person, english)


def test_a_role_is_a_title_and_needs_no_comma(english: English) -> None:
    assert roles(english, "Current yellow jersey, Michael Rasmussen has left.") == [
        "Current yellow jersey Michael Rasmussen has left."
    ]


def test_who_has_been_introduced_needs_no_role(english: English) -> None:
    assert roles(english, "Rasmussen won.", "Pre-race favourite, Rasmussen left.")[1] == "Rasmussen left."


@pytest.mark.parametrize(
    "text",
    [
        "Last week, Michael Rasmussen left.",
        "After the race, Michael Rasmussen left.",
        "A friend, Michael Rasmussen, left.",
        "Pre-race favourite, Michael Rasmussen, left.",
        "“Current yellow jersey, Michael Rasmussen left,” they said.",
    ],
)
def test_what_is_no_role_stays(english: English, text: str) -> None:
    assert roles(english, text) == [text]
