"""What a sentence opens with as known has been told before."""

from __future__ import annotations

import pytest

from summarize.coherence.definites import explained_order, known_to_the_story, never_explained
from summarize.factcheck.language import English


def test_what_is_known_stands_after_what_tells_of_it(english: English) -> None:
    texts = ["Rain fell in Leeds.", "The raids began at dawn.", "Police announced raids in Leeds."]
    assert explained_order(texts, english) == [0, 2, 1]


@pytest.mark.parametrize(
    ("sentence", "puzzles"),
    [
        ("The raids began at dawn.", True),
        ("The vehicle disappeared.", True),
        ("All of the men are British citizens.", True),
        ("One of the men in Leeds is British.", False),
        ("The talks ended on Monday.", False),  # told of before
        ("The police left.", False),  # everybody knows them
        ("The raids in Leeds began at dawn.", False),  # explains itself
        ("The British raids began at dawn.", False),
        ("The Duchess left.", False),
        ("Raids began at dawn.", False),
    ],
)
def test_a_reader_is_puzzled_by_what_nobody_told(english: English, sentence: str, puzzles: bool) -> None:
    assert never_explained(["Ministers held talks in Moscow.", sentence], (), english) == [False, puzzles]


def test_a_text_without_puzzles_keeps_its_order(english: English) -> None:
    texts = ["Ministers held talks in Moscow.", "The talks ended.", "Rain fell."]
    assert explained_order(texts, english) == [0, 1, 2]


def test_what_the_story_is_about_puzzles_nobody(english: English) -> None:
    known = known_to_the_story(["Talks began. Rain fell.", "The talks ended.", "A raid began."])
    assert never_explained(["The talks began.", "The rain fell."], known, english) == [False, True]
