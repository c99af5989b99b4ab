"""The source sentences behind a sentence of a summary."""

from __future__ import annotations

import pytest
from chunking_cases import STORM, WordBudget, texts

from summarize.chunking.alignment import Aligner
from summarize.chunking.passages import article_passages

BBC, AFP, DPA = article_passages(STORM, WordBudget())
ALL = Aligner(STORM, [*BBC, *AFP, *DPA])


def test_a_sentence_that_stands_in_an_article_has_just_that_as_its_source() -> None:
    found = ALL.align(AFP[1].text)
    assert found.origin == "source"
    assert texts(STORM, found.sources) == [AFP[1].text]


def test_part_of_a_sentence_word_for_word_is_a_copy_of_that_part() -> None:
    found = ALL.align("twelve people in the port city of Beira")
    assert found.origin == "source"
    assert texts(STORM, found.sources) == ["twelve people in the port city of Beira"]


def test_part_of_a_word_is_no_copy() -> None:
    assert ALL.align("irport of Beira stayed").origin == "generated"


def test_two_sentences_taken_for_one_are_copies_of_both() -> None:
    found = ALL.align(f"{BBC[0].text} {AFP[1].text}")
    assert found.origin == "source"
    assert texts(STORM, found.sources) == [BBC[0].text, AFP[1].text]


def test_a_copy_across_a_line_break_is_a_copy() -> None:
    found = ALL.align(f"{BBC[0].text} {BBC[1].text}")
    assert texts(STORM, found.sources) == [f"{BBC[0].text}\n{BBC[1].text}"]


def test_sources_are_what_covers_most_of_what_is_said() -> None:
    found = ALL.align(
        "Twelve people were killed by Idai in Beira, and donors in Geneva promised ninety million."
    )
    assert found.origin == "generated"
    behind = texts(STORM, found.sources)
    assert AFP[2].text in behind
    assert any("welve" in one for one in behind)
    assert len(behind) <= 3


def test_what_no_article_says_has_no_source() -> None:
    assert ALL.align("Penguins elected a bishop.").sources == ()
    assert ALL.align("And so it was.").sources == ()


def test_a_word_in_common_is_no_source() -> None:
    found = ALL.align("Penguins elected a bishop under heavy snow while choirs sang hymns about Geneva.")
    assert found.sources == ()


def test_what_the_model_was_not_shown_is_no_source() -> None:
    found = Aligner(STORM, BBC).align(AFP[1].text)
    assert found.origin == "generated"
    assert AFP[1].text not in texts(STORM, found.sources)


@pytest.mark.parametrize("text", [one.text for one in (*BBC, *AFP, *DPA)])
def test_every_source_sentence_is_found(text: str) -> None:
    assert texts(STORM, ALL.align(text).sources) == [text]
