"""Of which country a sentence says that somebody or something is: "French hostage", "Bennati of Italy"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.factcheck.structure.values import Value

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_QUALIFIES = frozenset(("amod", "compound", "nmod"))


@dataclass(frozen=True, slots=True)
class Origin:
    """Somebody or something with a name, and the country that it is said to be of."""

    who: Value
    country: Value


def origins(doc: Doc, values: Sequence[Value]) -> Iterator[Origin]:
    """The origins in a parsed sentence with these values."""
    at = {token.i: value for value in values for token in doc if value.start <= token.idx < value.end}
    for token in doc:
        who = at.get(token.i)
        if who is None or not who.is_name or who.country or at.get(token.head.i) is who:
            continue
        for one in _said_of(token):
            country = at.get(one.i)
            if country is not None and country.kind == "country":
                yield Origin(who, country)


def _said_of(name: Token) -> Iterator[Token]:
    """The words that say where a name is from, if they are of a country."""
    yield from _adjectives(name)
    for child in name.children:
        if child.dep_ == "appos":  # "Khawaja, a Canadian man"
            yield child
            yield from _adjectives(child)
        elif child.dep_ == "prep" and child.lower_ == "of":  # "Bennati of Italy"
            yield from (one for one in child.children if one.dep_ == "pobj")
    if name.dep_ == "appos":  # "a Canadian man, Khawaja"
        yield from _adjectives(name.head)
    if name.dep_ == "nsubj" and name.head.lower_ in ("is", "was"):
        for child in name.head.children:
            if child.dep_ == "attr":
                yield from _adjectives(child)


def _adjectives(noun: Token) -> Iterator[Token]:
    """What qualifies a noun, but "US" and "Iran", which may say what it is about: "Iran expert"."""
    for child in noun.children:
        if child.dep_ in _QUALIFIES and child.tag_ == "JJ" and child.i < noun.i:
            yield child
