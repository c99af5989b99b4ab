"""Marks are set in one style, and what wires and models leave around a sentence goes."""

from __future__ import annotations

import pytest

from summarize.coherence.typography import set_marks


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("MOSCOW (AP) - Talks began.", "Talks began."),
        ("MOSCOW, May 10 (Reuters) – Talks began.", "Talks began."),
        ("MOSCOW: Talks began.", "Talks began."),
        ("<p>Talks  began ,they say..", "Talks began ,they say."),
        ("Talks began , they say.", "Talks began, they say."),
        ("talks began.", "Talks began."),
        ("iPhone sales fell.", "iPhone sales fell."),
        ("... and talks began…", "And talks began"),
        ("Talks -- the first -- began.", "Talks – the first – began."),
        ("He said “they began.", "He said they began."),
        ("He said they began” today.", "He said they began today."),
        ("NATO said so.", "NATO said so."),
        ("US and EU: talks began.", "US and EU: talks began."),
        ("The U.S. won 3-2 at 10:30.", "The U.S. won 3-2 at 10:30."),
    ],
)
def test_debris_goes_and_words_stay(text: str, clean: str) -> None:
    (found,) = set_marks([text])
    assert found == clean or found == f"{clean}." or (found is None and not clean.endswith("."))


@pytest.mark.parametrize("text", ["<summary>", "Introduction", "</p>", "***", "12"])
def test_what_is_no_sentence_goes(text: str) -> None:
    assert set_marks([text]) == [None]


def test_quotation_marks_are_of_one_style_and_the_words_between_them_stay() -> None:
    assert set_marks(["He called it “wrong and illegal”.", 'It was a "gift," he said.']) == [
        "He called it “wrong and illegal”.",
        "It was a “gift,” he said.",
    ]


def test_straight_marks_stay_where_they_are_the_style() -> None:
    texts = ['He said "no" to "all" of it.', 'It was a "gift," they said.']
    assert set_marks(texts) == texts
