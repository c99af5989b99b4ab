"""Small words that change what is said are faults."""

from __future__ import annotations

import pytest

from summarize.decoding.wording import wording_faults


@pytest.mark.parametrize(
    ("text", "document", "fault"),
    [
        ("Over a million onlookers came.", "More than half a million onlookers came.", "about a number"),
        (
            "Over four times as many women as men died.",
            "Up to four times as many women as men died.",
            "number",
        ),
        ("Up to four times as many women died.", "Up to four times as many women as men died.", "comparison"),
        ("They agreed, followed by talks.", "They agreed, following talks.", "relates"),
        ("It fell because it rained.", "It fell. It rained.", "relates"),
        ("A Iranian official spoke.", "An Iranian official spoke.", "article"),
        ("It pledged a $350 million.", "It pledged $350 million.", "article"),
        ("An explosive device was found.", "Two explosive devices were found.", "one of many"),
        ("Actions have quietly illustrate it.", "Actions have quietly illustrated it.", "verb"),
        ("Artists will be there on Sunday.", "Artists will gather at the hall on Sunday.", "there"),
        ("The big red dog saw the big red dog.", "The big red dog saw a cat.", "repeats"),
        (
            "Nobody left the car.",
            "Nobody left the car that they had seen at the border of the town.",
            "fragment",
        ),
        (
            "A memorial has been unveiled in the park, has been released.",
            "A memorial has been unveiled in the park. A photograph of it has been released.",
            "predicates",
        ),
    ],
)
def test_a_changed_small_word_is_a_fault(text: str, document: str, fault: str) -> None:
    found = wording_faults(text, [document])
    assert any(fault in reason for reason in found), found


@pytest.mark.parametrize(
    ("text", "document"),
    [
        (
            "Over 3.5 million refugees came to Turkey last year.",
            "More than 3.5 million refugees came to Turkey.",
        ),
        ("About 12 people died in Beira, they said.", "Some said that around 12 people died in Beira."),
        ("As many as 80 people died.", "As many as 80 died."),
        ("A European official had a unique plan.", "A European official had a unique plan."),
        ("There is a plan.", "There is a plan."),
        ("It says so.", "They say so."),
    ],
)
def test_wording_that_keeps_the_meaning_has_no_fault(text: str, document: str) -> None:
    assert wording_faults(text, [document]) == ()
