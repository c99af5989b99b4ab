"""Who does what to whom, and which word qualifies which: the structure of a sentence from spaCy's parse.

The small model errs, so what is read here never decides alone: a relation counts against a sentence only
where the articles have both words and never together, and two roles are swapped only where an article has
the same verb with exactly the opposite roles.
"""

from __future__ import annotations

from collections.abc import Iterator
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


class Deed(NamedTuple):
    """A verb with the heads of its subject and object, active or passive, as stems."""

    agent: str
    verb: str
    patient: str

    def turned(self) -> Deed:
        """The same with the roles swapped."""
        return Deed(self.patient, self.verb, self.agent)


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


def deeds(doc: Doc) -> list[Deed]:
    """The verbs of a sentence that have an agent and a patient."""
    return [
        Deed(agent, verb, patient)
        for token in doc
        if (verb := _stem(token))
        for agent in _stems(_agents(token))
        for patient in _stems(_patients(token))
        if agent != patient
    ]


def _agents(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "nsubj":
            yield child
            yield from child.conjuncts
        elif child.dep_ == "agent":
            yield from (one for one in child.children if one.dep_ == "pobj")


def _patients(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            yield child
            yield from child.conjuncts


def _stems(tokens: Iterator[Token]) -> Iterator[str]:
    yield from (stem for token in tokens if (stem := _stem(token)))


def _stem(token: Token) -> str:
    """The stem of a content word; "" for another."""
    key = word_key(token.text)
    return word_stem(key) if key[:1].isalnum() and is_content(key) else ""
