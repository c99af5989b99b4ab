"""Which words in small letters a closed vocabulary has."""

from __future__ import annotations

import pytest

from summarize.models.supported.closed_vocabulary import small_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They announced it.", "they announced announce announces announcing it the of"),
        ("He planned it.", "plan plans planning"),
        ("She denied it.", "deny denies denying"),
        ("Several studies say so.", "study studied told added"),
        ("Ministers met.", "minister ministers"),
        ("HEADLINE News", "headline headlines news"),
        ("the mayor's men didn't", "s t didn mayor"),
    ],
)
def test_it_has_the_words_of_the_text_in_other_forms(text: str, words: str) -> None:
    assert set(words.split()) <= small_words([text])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They announced it.", "denied"),
        ("They met.", "announced"),  # nobody says anything there
        ("They were killed.", "seven"),
        ("Seven were killed.", "seven"),  # numbers are licensed apart
        ("They organised it.", "organ"),
        ("They met in a café.", "café"),  # as a name is, letter by letter
    ],
)
def test_it_has_no_others(text: str, word: str) -> None:
    assert word not in small_words([text])
