"""What tokens write, for each kind of vocabulary."""

from __future__ import annotations

from typing import Any

import pytest
from trained_tokenizers import KINDS, NEWS, trained

from summarize.models.supported.spelling import find_marks, read_vocabulary, spell, written


@pytest.mark.parametrize("kind", KINDS)
def test_the_spellings_of_a_text_s_tokens_make_the_text(kind: str) -> None:
    tokenizer: Any = trained(kind)
    spellings, _ = read_vocabulary(tokenizer)
    ids = tokenizer(NEWS, add_special_tokens=False).input_ids
    made = b"".join(spellings[token].before + spellings[token].word for token in ids).decode()
    loosely = kind in ("wordpiece", "words")  # these write punctuation as words of its own
    assert "".join(made.split()) == "".join(NEWS.split()) if loosely else made.strip() == NEWS


@pytest.mark.parametrize("kind", KINDS)
def test_the_marks_of_a_vocabulary_are_found(kind: str) -> None:
    assert find_marks(list(trained(kind).get_vocab())) == kind


def test_a_token_for_a_single_byte_writes_that_byte() -> None:
    assert written("<0xC3>", "metaspace") == b"\xc3"
    assert written("Ġ", "byte-level") == b" "


@pytest.mark.parametrize(
    ("raw", "names", "small", "inside", "opening"),
    [
        (b" Syria", True, False, True, False),
        (b" the", False, False, True, False),
        (b"the", False, True, True, False),
        (b"the,", False, False, False, False),
        (b"Syria", True, False, True, False),
        (b" 12", True, False, True, False),
        (b"12", True, False, True, False),
        (b" seven", True, False, True, False),
        (b".", False, False, False, True),
        (b" ", False, False, False, None),
        (b",", False, False, False, None),
        (b".\n\nThe", True, False, True, False),
        ("Ç".encode()[:1], True, False, True, False),
    ],
)
def test_what_a_token_does(raw: bytes, names: bool, small: bool, inside: bool, opening: bool | None) -> None:
    one = spell(raw)
    assert (one.names, one.small, one.inside, one.opening) == (names, small, inside, opening)
    assert one.before + one.word == raw
