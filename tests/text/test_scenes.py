"""What only the scene before it explains cannot stand in a summary."""

from __future__ import annotations

import pytest

from summarize.text.quoted import in_open_quotation
from summarize.text.scenes import needs_its_scene


@pytest.mark.parametrize(
    "sentence",
    [
        "Stage One will be on the following day in Greenwich.",
        "A fourth bomb exploded on a bus nearly an hour later.",
        "Nobody dismounted and the vehicle disappeared.",
        "Third place went to his team mate.",
        "The timing was urgent as the deadline was the next day at midnight.",
        "President Traian Băsescu and the prime minister took part.",
    ],
)
def test_a_sentence_without_its_scene_cannot_stand(sentence: str) -> None:
    assert needs_its_scene(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks began on Monday and ended the following day.",
        "Three bombs exploded on trains and an hour later a fourth on a bus.",
        "After the vote, troops moved in the next morning.",
        "Nobody was hurt in Madrid.",
        "Third parties may join the talks.",
        "Second place in the race went to Evans.",
        "The president took part in the telethon.",
        "Ministers attended the talks.",
        "He said “it was the next day” and left.",
    ],
)
def test_a_sentence_that_tells_its_scene_can(sentence: str) -> None:
    assert not needs_its_scene(sentence)


@pytest.mark.parametrize(
    ("text", "sentence", "is_open"),
    [
        ('"Shots were fired. Nobody left. It was over," he said.', "Nobody left", True),
        ("“Shots were fired. Nobody left.” Police came.", "Nobody left", True),
        ('"Shots were fired," he said. Nobody left.', "Nobody left", False),
        ("“Shots were fired.” Police came.", "Police came", False),
        ('"Shots were fired.\nPolice came.', "Police came", False),  # a new paragraph
        ('A board of 5" broke. Nobody left.', "Nobody left", False),  # inches
    ],
)
def test_a_sentence_inside_a_longer_quotation_is_somebodys_words(
    text: str, sentence: str, is_open: bool
) -> None:
    assert in_open_quotation(text, text.index(sentence)) is is_open
