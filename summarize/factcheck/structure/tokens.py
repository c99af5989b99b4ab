"""What is asked of a word of spaCy's parse, again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.factcheck.articles.passages import is_content, word_stem
from summarize.text.words import word_key

if TYPE_CHECKING:
    from spacy.tokens import Token


def head_stem(head: Token, base_form: Callable[[str], str]) -> str:
    """The stem by which a verb or noun is found; "" for a function word."""
    if not head.tag_.startswith("VB"):
        return stem(head)
    key = word_key(head.text)
    return word_stem(base_form(key)) if key[:1].isalpha() and is_content(key) else ""


def in_clause(token: Token, top: Token) -> bool:
    """Does `token` stand in a clause, a conjunct or an apposition below `top`?"""
    while token != top and token.head != token:
        if token.dep_ in ("relcl", "acl", "conj", "advcl", "ccomp"):
            return True
        token = token.head
    return False


def has(token: Token, *deps: str) -> bool:
    """Has a word a child with one of these relations?"""
    return any(child.dep_ in deps for child in token.children)


def pobjs(token: Token) -> list[Token]:
    """The objects of a preposition."""
    return [child for child in token.children if child.dep_ == "pobj"]


def prepositions(token: Token) -> Iterator[Token]:
    """The prepositions of a word; of "from the UK to Italy" the model hangs the second on the first."""
    for child in token.children:
        if child.dep_ == "prep":
            yield child
            yield from (one for one in child.children if one.dep_ == "prep" and one.i > child.i + 1)


def with_conjuncts(tokens: Sequence[Token]) -> list[Token]:
    """Words, each followed by those that "and" joins to it, without duplicates."""
    return list(dict.fromkeys(one for token in tokens for one in (token, *token.conjuncts)))


def stem(token: Token) -> str:
    """The stem of a content word; "" for another."""
    key = word_key(token.text)
    return word_stem(key) if key[:1].isalnum() and is_content(key) else ""
