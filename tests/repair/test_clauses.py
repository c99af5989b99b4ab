"""The phrase or clause that holds a wrong mention goes; the rest is a sentence that says no more."""

from __future__ import annotations

import pytest

from summarize.repair.checking import Fault
from summarize.repair.clauses import shortened
from summarize.rewriting.reading import SentenceReader
from summarize.types import Mention, Sentence

READER = SentenceReader()


def without(text: str, mention: str) -> list[str]:
    start = text.index(mention)
    fault = Fault("unsupported", "", Mention("other", mention, start, start + len(mention), mention))
    return [one.text for one in shortened(Sentence(text), [fault], READER)]


@pytest.mark.parametrize(
    ("text", "mention", "rest"),
    [
        (
            "The ministers of Turkey and Syria met in Moscow on Friday.",
            "Friday",
            "The ministers of Turkey and Syria met in Moscow.",
        ),
        (
            "The ministers of Turkey and Syria met in Moscow on Friday.",
            "Moscow",
            "The ministers of Turkey and Syria met on Friday.",
        ),
        (
            "Faisal Mekdad, the foreign minister of Syria, met his colleague in Moscow.",
            "Syria",
            "Faisal Mekdad met his colleague in Moscow.",
        ),
        (
            "Faisal Mekdad, who was born in Aleppo, met his Turkish colleague in Moscow.",
            "Aleppo",
            "Faisal Mekdad met his Turkish colleague in Moscow.",
        ),
        (
            "The agency (SANA) said that the ministers met in Moscow.",
            "SANA",
            "The agency said that the ministers met in Moscow.",
        ),
        (
            "In Geneva, the ministers of Turkey and Syria agreed on a plan.",
            "Geneva",
            "The ministers of Turkey and Syria agreed on a plan.",
        ),
        (
            "The ministers met for talks in Moscow, and Iran sent its deputy foreign minister.",
            "Iran",
            "The ministers met for talks in Moscow.",
        ),
        (
            "Turkey and Iran sent aid to the northern provinces of Syria.",
            "Iran",
            "Turkey sent aid to the northern provinces of Syria.",
        ),
        (
            "Smith was accused of killing 12 people, officials in Leeds said on Monday.",
            "Leeds",
            "Smith was accused of killing 12 people, officials said on Monday.",
        ),
    ],
)
def test_the_least_that_holds_the_mention_goes(text: str, mention: str, rest: str) -> None:
    assert without(text, mention)[0] == rest


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        # a condition, who said it, what is said, a subject
        ("Turkey will withdraw its troops if Iran agrees to the plan.", "Iran"),
        ("According to Reuters, the ministers agreed on a plan for the border.", "Reuters"),
        ("As Assad said on Friday, the troops will leave the north soon.", "Assad"),
        ("Assad said that Iran would send troops to the northern border.", "Iran"),
        ("Iran sent aid to the northern provinces of Syria on Friday.", "Iran"),
        # "Turkey are sending"
        ("Turkey and Iran are sending aid to the northern provinces of Syria.", "Iran"),
        # "the -old conflict"
        ("The 11-year-old conflict has left no ally on the border.", "11-year"),
        # too short to tell anything
        ("The ministers met in Moscow.", "Moscow"),
        ("All members except Iran agreed on the plan for the border.", "Iran"),
    ],
)
def test_what_a_sentence_needs_stays(text: str, mention: str) -> None:
    assert without(text, mention) == []


def test_a_sentence_that_is_shortened_is_no_longer_the_models() -> None:
    text = "The ministers of Turkey and Syria met in Moscow on Friday."
    fault = Fault("unsupported", "", Mention("date", "Friday", 51, 57, "friday"))
    assert {one.origin for one in shortened(Sentence(text), [fault], READER)} == {"repaired"}
