"""A figure on which the articles differ is a range."""

from __future__ import annotations

import pytest

from summarize.coherence.ranges import with_ranges
from summarize.types import Claim, Conflict, Span


def dispute(*claims: tuple[str, str], subject: str = "Syrian refugees", kind: str = "conflict") -> Conflict:
    made = tuple(Claim(text, Span(str(number), 0, 9), value) for number, (text, value) in enumerate(claims))
    return Conflict(subject, made, "update" if kind == "update" else "conflict")


REFUGEES = dispute(
    ("more than 3.5 million Syrian refugees", "3500000"), ("4 million Syrian refugees", "4000000")
)
DEAD = dispute(("20 people killed", "20"), ("50 people killed", "50"), subject="people killed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey hosts more than 3.5 million Syrian refugees.",
         "Turkey hosts between 3.5 million and 4 million Syrian refugees."),
        ("Over 4 million refugees remain.", "Between 3.5 million and 4 million refugees remain."),
        ("Turkey sent 4 million tents.", "Turkey sent 4 million tents."),  # something else
        ("Between 3.5 million and 4 million refugees remain.",
         "Between 3.5 million and 4 million refugees remain."),
        ("“There are 4 million refugees,” he said.", "“There are 4 million refugees,” he said."),
        ("Some 5 million refugees remain.", "Some 5 million refugees remain."),
    ],
)  # fmt: skip
def test_a_disputed_figure_becomes_a_range(text: str, expected: str) -> None:
    assert with_ranges(text, [REFUGEES]) == expected


def test_figures_that_are_far_apart_make_no_range() -> None:
    assert with_ranges("At least 20 people were killed.", [DEAD]) == "At least 20 people were killed."


def test_a_figure_that_grew_is_no_dispute() -> None:
    grown = dispute(
        ("30 people killed", "30"), ("40 people killed", "40"), subject="people killed", kind="update"
    )
    assert with_ranges("Some 40 people were killed.", [grown]) == "Some 40 people were killed."
