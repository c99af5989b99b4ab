"""Where the phrases of a sentence belong: behind which preposition, and to which word.

A model that joins or shortens hangs a phrase on another word, or leads it in with another preposition: "two
photographs of the attacks" from "an investigation into the attacks", "on the coast" from "off the coast",
"agreed on, with all parties" from "to applause from all parties". So a noun that the sources have behind
prepositions has to stand behind one of those, and belong to a word that it has to do with in some source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summarize.decoding.prepositions import nearly_alike
from summarize.text.content import FUNCTION_WORDS, porter_stem
from summarize.text.words import word_key, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INSIDE = frozenset(("appos", "compound", "conj", "nmod", "poss"))
"""How a noun of a source belongs to one that follows a preposition."""
_HEADS = frozenset(("NN", "NNS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
_SIDES = frozenset(("dobj", "nsubj", "nsubjpass"))
_PREPOSITIONS = word_set(
    "about after against at before by during for from in into of off on over past through to under until upon"
    " with within"
)
_LED = re.compile(
    rf"(?=(?<!\w)({'|'.join(sorted(_PREPOSITIONS))}) ((?:[\w.'’-]+ ){{0,5}}[\w.'’-]+))", re.IGNORECASE
)
"""A preposition and six words behind it: they may be its phrase, whatever the parser makes of them."""


class Phrase(NamedTuple):
    """A noun behind a preposition."""

    preposition: str
    noun: str
    """Its stem."""
    heads: tuple[str, ...]
    """The stems of the word that the phrase belongs to and of those that this belongs to, at any depth."""

    def __str__(self) -> str:
        return f"{self.preposition} {self.noun}"


class Belongings(NamedTuple):
    """What the sources have of a sentence's phrases."""

    led: frozenset[tuple[str, str]]
    """Prepositions with the nouns behind them."""
    together: frozenset[tuple[str, str]]
    """Two stems of which one belongs to the other, at any depth, either way."""


def phrases(doc: Doc) -> Iterator[Phrase]:
    """The phrases of a candidate."""
    for token in doc:
        first = _first_conjunct(token)
        if not _is_content(token) or first.dep_ != "pobj":
            continue
        yield Phrase(first.head.lower_, _stem(token), tuple(_above(first.head)))


def belongings(doc: Doc) -> Belongings:
    """What a source has, read generously."""
    led: set[tuple[str, str]] = set()
    together: set[tuple[str, str]] = set()
    for token in filter(_is_content, doc):
        stem = _stem(token)
        led.update((preposition, stem) for preposition in _prepositions(token))
        for head in _heads(token):
            together |= {(stem, _stem(head)), (_stem(head), stem)}
    for match in _LED.finditer(doc.text):
        for word in match[2].split():
            if word.casefold() in _PREPOSITIONS or word.endswith(("ed", "ing")):
                break
            led.add((match[1].casefold(), porter_stem(word_key(word))))
    return Belongings(frozenset(led), frozenset(together))


def moved(said: Iterable[Phrase], sources: Sequence[Belongings]) -> list[str]:
    """What is wrong with the phrases of a candidate; a noun that no source has so is no concern of theirs."""
    led = {pair for one in sources for pair in one.led}
    together = {pair for one in sources for pair in one.together}
    nouns = {noun for _, noun in led}
    known = {stem for pair in together for stem in pair}
    wrong = []
    for phrase in said:
        leads = nearly_alike(phrase.preposition)
        if phrase.noun in nouns and not any((one, phrase.noun) in led for one in leads):
            wrong.append(f"no source has {str(phrase)!r}")
        # The parser hangs "on the coast" on "gunmen" where it belongs to "seized by gunmen".
        elif (
            phrase.heads
            and {phrase.noun, *phrase.heads} <= known
            and not any((phrase.noun, head) in together for head in phrase.heads)
        ):
            wrong.append(f"no source has {str(phrase)!r} belong to {phrase.heads[0]!r}")
    return sorted(set(wrong))


def _above(preposition: Token) -> Iterator[str]:
    for head in preposition.ancestors:
        if head.tag_ in _HEADS and _is_content(head) and head.lower_ != "according":
            yield _stem(head)


def _prepositions(token: Token) -> Iterator[str]:
    """All that lead to a noun: in "past some of the landmarks" these are two."""
    while token.dep_ in _INSIDE:
        token = token.head
    while token.dep_ == "pobj":
        yield token.head.lower_
        token = token.head.head
        if not (token.like_num or word_key(token.text) in FUNCTION_WORDS):
            return


def _heads(token: Token) -> Iterator[Token]:
    """What a word belongs to, and what stands beside it as subject or object."""
    for ancestor in token.ancestors:
        near = [ancestor, *ancestor.conjuncts]
        near += [one for one in ancestor.subtree if one.dep_ in _SIDES]
        for one in near:
            if _is_content(one):
                yield one
                yield from (child for child in one.children if child.dep_ == "acl")


def _first_conjunct(token: Token) -> Token:
    """The first member of a list; the parser takes a further one without "and" for an apposition."""
    while token.dep_ == "conj" or (token.dep_ == "appos" and token.head.dep_ == "conj"):
        token = token.head
    return token


def _is_content(token: Token) -> bool:
    key = word_key(token.text)
    return key.isalnum() and key not in FUNCTION_WORDS


def _stem(token: Token) -> str:
    return porter_stem(word_key(token.text))
