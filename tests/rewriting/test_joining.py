"""Two sentences about the same subject in one."""

from __future__ import annotations

import pytest

from summarize.rewriting.joining import joined, read_clause
from summarize.rewriting.reading import SentenceReader

READER = SentenceReader()


def join(first: str, second: str) -> list[str]:
    left, right = (read_clause(doc) for doc in READER.parse([first, second], names=True))
    return list(joined(left, right)) if left and right else []


def test_what_two_sentences_say_of_one_person_becomes_one() -> None:
    said = join(
        "Tony Blair met the families in London.", "Prime Minister Tony Blair called the arrests illegal."
    )
    assert "Prime Minister Tony Blair met the families in London and called the arrests illegal." in said


def test_one_of_two_facts_can_stand_in_a_clause_of_its_own() -> None:
    said = join(
        "Al Gore spoke in Oslo on December 10.",
        "Al Gore shared the Nobel Peace Prize with a panel of scientists.",
    )
    assert (
        "Al Gore, who spoke in Oslo on December 10, shared the Nobel Peace Prize with a panel of scientists."
        in said
    )


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (
            "Tony Blair met the families in London.",
            "Cherie Blair called the arrests illegal.",
            "two people of one name",
        ),
        ("Police searched six houses.", "The government raised taxes.", "two subjects"),
        (
            "The minister opened the bridge.",
            "The minister closed the mine.",
            "a minister may be any minister",
        ),
        ("Tony Blair met the families.", "He called the arrests illegal.", "a pronoun may be anybody"),
        (
            "Tony Blair won the vote in May.",
            "Tony Blair won the vote in June.",
            "what differs in one thing may be at odds",
        ),
        (
            "Tony Blair met the families.",
            "Tony Blair then left the country.",
            '"then" is after something else',
        ),
    ],
)
def test_what_may_be_about_another_is_not_joined(first: str, second: str, why: str) -> None:
    assert join(first, second) == [], why
