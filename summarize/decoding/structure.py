"""Who does what to whom, in a candidate and in its sources.

A small model keeps the words of its sources and swaps their roles: of "a memorial to the victims of the
bombings has been unveiled" it makes "the bombings have been unveiled". So the verbs of a candidate must
have the same agents and patients in some source. The dependency parse of spaCy's small model gives them;
it errs, and then a good candidate is lost, which costs little where several are sampled.

Sources are read generously (apposition, coordination, compounds, "dozens of people"), candidates strictly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from summarize.spacy_model import load_spacy
from summarize.text.content import FUNCTION_WORDS, REPORTING, porter_stem
from summarize.text.words import word_key

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_QUANTIFIERS = frozenset(
    "all couple dozen dozens group hundreds majority member members millions most number pair rest scores"
    " series some team thousands".split()
)

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "attr"))


class Role(NamedTuple):
    """One relation, in stems."""

    part: str
    """`agent` or `patient`."""
    verb: str
    """All verbs that attribute speech are `say`."""
    of: str
    """The head of the phrase that has this part."""


class Reading(NamedTuple):
    """What the parser makes of a sentence."""

    roles: frozenset[Role]
    has_subject: bool
    """Has its main verb a subject? "On Londoners are commemorating it" has none."""


def swapped(said: frozenset[Role], known: frozenset[Role]) -> frozenset[Role]:
    """Roles of verbs that the sources have, but not with this agent or patient.

    A verb that the parser found in no source is no swap: it read one of the sentences otherwise.
    """
    verbs = {role.verb for role in known}
    return frozenset(role for role in said - known if role.verb in verbs)


class RoleReader:
    """Reads the roles of sentences; loads spaCy's parser on first use."""

    @cached_property
    def _parser(self) -> Language:
        return load_spacy(("ner", "tagger", "attribute_ruler", "lemmatizer"))

    def read(self, texts: Sequence[str], *, generous: bool) -> list[Reading]:
        """What each text says, all texts in one batch."""
        return [
            Reading(frozenset(_roles(doc, generous)), _main_verb_has_subject(doc))
            for doc in self._parser.pipe(texts)
        ]


def _roles(doc: Doc, generous: bool) -> Iterator[Role]:
    for token in doc:
        for part, verb in _parts(token):
            for verb_stem in _verbs(verb, part, generous):
                for head in _heads(token, generous):
                    if (key := word_key(head.text)) not in FUNCTION_WORDS and key.isalnum():
                        yield Role(part, verb_stem, porter_stem(key))


def _parts(token: Token) -> Iterator[tuple[str, Token]]:
    """The parts that a phrase with this head plays, each with its verb."""
    if token.dep_ == "nsubj":
        yield "agent", token.head
    elif token.dep_ in ("nsubjpass", "dobj"):
        yield "patient", token.head
    elif token.dep_ == "pobj" and token.head.dep_ == "agent":
        yield "agent", token.head.head
    for child in token.children:
        if child.dep_ == "acl":  # "sailors detained by Iran", "a man carrying a bag"
            yield ("agent" if child.text.endswith("ing") else "patient"), child


def _verbs(verb: Token, part: str, generous: bool) -> Iterator[str]:
    """The stem of the verb; in a source also those of the verbs that share its subject."""
    shared = [one for one in verb.conjuncts if not _has_subject(one)] if generous else []
    for one in (verb, *shared) if part == "agent" or verb.dep_ != "conj" else (verb,):
        stem = porter_stem(word_key(one.text))
        if word_key(one.text) not in FUNCTION_WORDS:
            yield "say" if stem in REPORTING else stem


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _main_verb_has_subject(doc: Doc) -> bool:
    roots = [token for token in doc if token.dep_ == "ROOT"]
    return any(child.dep_ in _SUBJECTS for root in roots for child in root.children)


def _heads(token: Token, generous: bool) -> Iterable[Token]:
    """What may stand for the phrase: its head; in a source also its apposition, compounds and conjuncts."""
    if word_key(token.text) in ("who", "which", "that") and token.head.dep_ == "relcl":
        token = token.head.head
    found = [token]
    if generous:
        found += token.conjuncts
        found += [one for head in list(found) for one in head.children if one.dep_ in ("appos", "compound")]
        if token.dep_ == "appos":
            found.append(token.head)
    counted = [pobj for head in found for pobj in _counted(head)]
    return [*found, *counted] if generous else (counted or found)


def _counted(head: Token) -> Iterator[Token]:
    """ "dozens of people", "three of the bombers": the people and the bombers."""
    if not (head.like_num or word_key(head.text) in _QUANTIFIERS):
        return
    for preposition in head.children:
        if preposition.dep_ == "prep" and preposition.lower_ == "of":
            yield from (child for child in preposition.children if child.dep_ == "pobj")
