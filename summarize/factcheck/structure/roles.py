"""Which word qualifies which in a sentence, from spaCy's parse.

The small model errs, so a relation counts against a sentence only where the articles have both words and
never together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarize.factcheck.articles.passages import is_content, word_stem
from summarize.text.words import word_key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODIFIERS = frozenset(("amod", "compound", "nummod", "advmod", "npadvmod"))


class Relation(NamedTuple):
    """A word that qualifies another, prepositions passed over: "a survey in the US" has (survey, us)."""

    head: str
    """Stem."""
    dependent: str
    """Stem."""
    head_text: str
    """The head as it stands in the sentence."""
    text: str
    """The dependent."""
    head_start: int
    """First character of the head in the sentence."""
    start: int
    """First character of the dependent."""


def modifiers(doc: Doc) -> list[Relation]:
    """Adjectives, compounds, numbers, adverbs and prepositional phrases, each with what it qualifies."""
    return [
        Relation(head_stem, stem, head.text, token.text, head.idx, token.idx)
        for token in doc
        if (head := _qualified(token)) is not None
        and (stem := _stem(token))
        and (head_stem := _stem(head))
        and stem != head_stem
    ]


def _qualified(token: Token) -> Token | None:
    """What `token` qualifies; None where it qualifies nothing."""
    if token.dep_ in _MODIFIERS:
        head: Token = token.head
        return head
    if token.dep_ != "pobj" or token.head.dep_ != "prep":
        return None
    head = token.head
    while head.dep_ == "prep" and head.head is not head:  # "from within the US"
        head = head.head
    return head


def _stem(token: Token) -> str:
    """The stem of a content word; "" for another."""
    key = word_key(token.text)
    return word_stem(key) if key[:1].isalnum() and is_content(key) else ""
