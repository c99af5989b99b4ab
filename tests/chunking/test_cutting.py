"""Sentences are cut between words, and words only where one alone is too long."""

from __future__ import annotations

import pytest
from chunking_cases import WordBudget

from summarize.chunking.cutting import cut_to, head
from summarize.chunking.passages import Passage, document, passages

TEXT = "Cyclone Idai killed twelve people in the port city of Beira on Friday."


class LetterBudget(WordBudget):
    """A model whose tokens are letters."""

    def count_texts(self, texts: object) -> list[int]:
        assert isinstance(texts, list | tuple)
        return [len(text.replace(" ", "")) for text in texts]


def passage(text: str) -> Passage:
    (tokens,) = LetterBudget().count_texts([text])
    return Passage(0, 0, len(text), text, tokens)


@pytest.mark.parametrize("tokens", range(1, 58))
def test_the_beginning_is_as_long_as_there_are_tokens_and_ends_with_a_word(tokens: int) -> None:
    found = head(passage(TEXT), tokens, LetterBudget())
    assert found is not None
    assert TEXT.startswith(found.text)
    assert (found.start, found.end, found.whole) == (0, len(found.text), False)
    if tokens < len("Cyclone"):
        assert found.text == TEXT[:tokens]
    else:
        words = len(found.text.split())
        assert found.text == " ".join(TEXT.split()[:words])
        (longer,) = LetterBudget().count_texts([" ".join(TEXT.split()[: words + 1])])
        assert found.tokens <= tokens < longer


def test_what_fits_whole_stays_whole_and_where_no_letter_fits_there_is_nothing() -> None:
    assert head(passage(TEXT), 58, LetterBudget()) == passage(TEXT)
    assert head(passage(TEXT), 0, LetterBudget()) is None


def test_a_script_without_spaces_is_cut_between_letters() -> None:
    found = head(passage("短い " + "台風" * 500), 300, LetterBudget())
    assert found is not None
    assert found.tokens == 300


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 8, 30])
def test_a_passage_over_the_limit_is_cut_between_words_and_nothing_is_lost(limit: int) -> None:
    (own,) = passages([TEXT], LetterBudget())
    pieces = cut_to(own, limit, LetterBudget())
    assert all(0 < one.tokens <= limit for one in pieces)
    assert all(TEXT[one.start : one.end] == one.text for one in pieces)
    assert document(TEXT, pieces) == TEXT
    assert all(not one.whole for one in pieces)
    if limit >= 8:  # the longest word has seven letters
        assert " ".join(one.text for one in pieces) == TEXT


def test_a_passage_within_the_limit_stays_whole() -> None:
    own = [Passage(0, 0, 3, "Hi.", 1)]
    assert cut_to(own, 1, WordBudget()) == own
