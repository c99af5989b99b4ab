"""Dates that hang on the day of writing become dates of the calendar, or go."""

from __future__ import annotations

import datetime

import pytest

from summarize.text.relative_dates import (
    UNDATED,
    Written,
    date_parts,
    has_relative,
    parse_day,
    resolve_dates,
)

WEDNESDAY = Written(datetime.date(2023, 5, 10))
BESIDE_OTHER_YEARS = Written(datetime.date(2023, 5, 10), with_year=True)


@pytest.mark.parametrize(
    ("text", "dated", "undated"),
    [
        ("The ministers met today in Moscow.", "The ministers met on May 10 in Moscow.",
         "The ministers met in Moscow."),
        ("Today, they met.", "On May 10, they met.", "They met."),
        ("They agreed Wednesday to talk.", "They agreed on May 10 to talk.", "They agreed to talk."),
        ("He left late Tuesday.", "He left late on May 9.", "He left."),
        ("He left on Monday morning.", "He left on the morning of May 8.", "He left."),
        ("The attack last night killed two.", "The attack on the night of May 9 killed two.",
         "The attack killed two."),
        ("They spoke at Wednesday’s meeting.", "They spoke at the May 10 meeting.",
         "They spoke at the meeting."),
        ("Turkey will vote on Sunday.", "Turkey will vote on May 14.", "Turkey will vote."),
        ("They met in Oslo last month.", "They met in Oslo in April.", "They met in Oslo."),
        ("They met last year.", "They met in 2022.", "They met."),
        ("This year’s race began.", "The 2023 race began.", "The race began."),
        ("They met last week in Oslo.", "They met in Oslo.", "They met in Oslo."),  # a week has no name
        ("On Sunday, Turkey will vote.", "On May 14, Turkey will vote.", "Turkey will vote."),
        ("He said on Monday that he will go.", "He said on May 8 that he will go.",
         "He said that he will go."),
        ("He said on Monday he would go.", "He said on May 8 he would go.", "He said he would go."),
        ("Just yesterday, they met.", "On May 9, they met.", "They met."),
        ("Today is the anniversary.", "May 10 is the anniversary.", "Today is the anniversary."),
        ("He recalled the bombs of last week.", "He recalled the bombs.", "He recalled the bombs."),
        ("They came by air on Monday.", "They came by air on May 8.", "They came by air."),
        ("Due to the storm they left on Monday.", "Due to the storm they left on May 8.",
         "Due to the storm they left."),
        ("As expected they met next to the park on Monday.",
         "As expected they met next to the park on May 8.", "As expected they met next to the park."),
        ("They must leave by Friday.", "They must leave by May 12.", "They must leave by Friday."),
        # What a sentence needs stays where it cannot be resolved
        ("The vote is on Sunday.", "The vote is on May 14.", "The vote is on Sunday."),
        ("They wait until Friday.", "They wait until May 12.", "They wait until Friday."),
        ("He runs on Sunday, when Turkey votes.", "He runs on May 7, when Turkey votes.",
         "He runs on Sunday, when Turkey votes."),
    ],
)  # fmt: skip
def test_a_relative_date_is_resolved_or_left_out(text: str, dated: str, undated: str) -> None:
    assert resolve_dates(text, WEDNESDAY) == dated
    assert resolve_dates(text, UNDATED) == undated


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("They met in Oslo yesterday.", "They met in Oslo on May 9."),
        ("They met in Oslo on Monday.", "They met in Oslo."),  # nobody says 8
        ("They met in Oslo last month.", "They met in Oslo."),
        ("They met in Oslo last year.", "They met in Oslo."),
        ("They met in Oslo this year.", "They met in Oslo in 2023."),
        ("The vote is on Sunday.", "The vote is on Sunday."),
    ],
)
def test_a_date_is_made_only_of_what_the_articles_say(text: str, dated: str) -> None:
    told = frozenset(date_parts("On May 9th, 2023, or the day after, 10 of 19 came."))
    assert resolve_dates(text, Written(datetime.date(2023, 5, 10), told=told)) == dated


@pytest.mark.parametrize(
    "text",
    [
        "They met on May 10.",
        "They met on Saturday, Jan. 1, at noon.",
        "The race is on Saturday, the 7th of July, in London.",
        "He said “we act today” in London.",
        "Black Friday sales rose.",
        "The Sunday Times wrote about it.",
        "They met in 2022.",
    ],
)
def test_what_is_no_relative_date_stays(text: str) -> None:
    assert resolve_dates(text, WEDNESDAY) == text
    assert resolve_dates(text, UNDATED) == text
    assert not has_relative(text)


def test_the_year_is_said_beside_texts_of_other_years() -> None:
    assert resolve_dates("They met today in Oslo.", BESIDE_OTHER_YEARS) == (
        "They met on May 10, 2023, in Oslo."
    )


def test_a_date_in_another_year_than_that_of_writing_says_it() -> None:
    new_year = Written(datetime.date(2023, 1, 2))
    assert resolve_dates("It fell on Saturday.", new_year) == "It fell on December 31, 2022."


@pytest.mark.parametrize(
    ("published", "known"), [("2023-05-10T09:00", True), ("May 10", False), (None, False)]
)
def test_a_day_of_publication_is_read_from_iso(published: str | None, known: bool) -> None:
    assert (parse_day(published) is not None) is known
