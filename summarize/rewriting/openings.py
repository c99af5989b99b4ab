"""How a phrase opens a sentence, and how it goes on after the opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOWERED = frozenset(("DT", "PRP$", "PDT", "IN", "EX"))


def inside(first: Token) -> str | None:
    """The first word of a sentence as it is written inside one; None where its capital cannot be told."""
    if first.text == "I" or not first.text[:1].isupper() or first.tag_ in ("NNP", "NNPS"):
        return first.text
    if first.tag_ in _LOWERED:
        return first.text.lower()
    if first.tag_ in ("NN", "NNS") and not first.text.isupper():
        return first.text.lower()
    return None


def capitalised(text: str) -> str:
    """With a capital in front."""
    return text[:1].upper() + text[1:]
