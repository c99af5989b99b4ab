"""Who does what to whom, in a candidate and in its sources.

A small model keeps the words of its sources and swaps their roles: of "a memorial to the victims of the
bombings has been unveiled" it makes "the bombings have been unveiled". So the verbs of a candidate must
have the same agents and patients in some source. The dependency parse of spaCy's small model gives them;
it errs, and then a good candidate is lost, which costs little where several are sampled.

Sources are read generously (apposition, coordination, compounds, "dozens of people"), candidates strictly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from summarize.decoding.circumstances import dated, happened, told
from summarize.decoding.grammar import broken
from summarize.decoding.phrases import Belongings, Phrase, belongings, phrases
from summarize.remembering import Remembered
from summarize.spacy_model import load_spacy
from summarize.text.content import FUNCTION_WORDS, REPORTING, porter_stem
from summarize.text.words import word_key, word_set

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_QUANTIFIERS = frozenset(
    "all couple dozen dozens group hundreds majority member members millions most number pair rest scores"
    " series some team thousands".split()
)
_READ = word_set("data documents estimates evidence figures information numbers papers records sources tests")
"""What something is according to, and which says nothing itself."""
_SCARE_QUOTES = re.compile(r"[\"“]([\w' -]{1,40})[\"”]")
"""A few words in quotation marks: with the marks, the parser reads them otherwise."""


class Role(NamedTuple):
    """One relation, in stems."""

    part: str
    """`agent`, `patient`, `day` on which it was, `speaker` who says so; `fact`: that it was, or is."""
    verb: str
    """All verbs that attribute speech are `say`."""
    of: str = ""
    """The head of the phrase that has this part; of a date "july 7" or "2005"; "" of a fact."""

    def __str__(self) -> str:
        return (
            f"{self.of!r} as {self.part} of {self.verb!r}" if self.of else f"{self.verb!r} as a {self.part}"
        )


class Reading(NamedTuple):
    """What the parser makes of a sentence."""

    roles: frozenset[Role]
    broken: tuple[str, ...]
    """What is wrong with its grammar, in words."""
    phrases: frozenset[Phrase] = frozenset()
    """Of a candidate."""
    belongings: Belongings | None = None
    """Of a source."""


def swapped(said: frozenset[Role], known: frozenset[Role]) -> frozenset[Role]:
    """Roles of verbs that the sources have, but not with this agent, patient, day or speaker.

    A verb that the parser found in no source is no swap: it read one of the sentences otherwise. Only who
    says something must be known in any case: where no source attributes, nobody said it.
    """
    verbs = {"say", *(role.verb for role in known)}
    speaking = {role.of for role in known if role.verb == "say"}
    speaking -= {role.of for role in known if role.verb != "say" and role.part != "speaker"}
    return frozenset(
        role
        for role in said - known
        if role.verb in verbs or (role.part in ("agent", "patient") and role.of in speaking)
    )


class RoleReader:
    """Reads the roles of sentences; loads spaCy's parser on first use."""

    def __init__(self) -> None:
        self._strict = Remembered(lambda texts: map(_read_strictly, self._parsed(texts)))
        self._generous = Remembered(lambda texts: map(_read_generously, self._parsed(texts)))

    @cached_property
    def _parser(self) -> Language:
        return load_spacy(("attribute_ruler", "lemmatizer"))

    def read(self, texts: Sequence[str], *, generous: bool) -> list[Reading]:
        """What each text says, those that are new in one batch."""
        return (self._generous if generous else self._strict).of(texts)

    def _parsed(self, texts: Iterable[str]) -> Iterator[Doc]:
        plain = (_SCARE_QUOTES.sub(r"\1", text) for text in texts)
        return self._parser.pipe(plain, disable=("ner",))


def _read_strictly(doc: Doc) -> Reading:
    return Reading(frozenset(_roles(doc, False)), broken(doc), phrases=frozenset(phrases(doc)))


def _read_generously(doc: Doc) -> Reading:
    return Reading(frozenset(_roles(doc, True)), broken(doc), belongings=belongings(doc))


def _roles(doc: Doc, generous: bool) -> Iterator[Role]:
    for token in doc:
        for part, verb in _parts(token):
            for verb_stem in _verbs(verb, part, generous):
                for head in _heads(token, generous):
                    if (key := word_key(head.text)) not in FUNCTION_WORDS and key.isalnum():
                        yield Role(part, verb_stem, porter_stem(key))
        yield from _circumstances(token, generous)


def _circumstances(token: Token, generous: bool) -> Iterator[Role]:
    """When it was, that it was, and who says so."""
    if when := dated(token, generous):
        date, verb = when
        yield from (Role("day", stem, date) for stem in _verbs(verb, "day", generous))
    if happened(token, generous) and (key := word_key(token.text)) not in FUNCTION_WORDS:
        yield Role("fact", porter_stem(key))
    for verb in told(token, generous):
        for head in _heads(token, generous):
            keys = word_key(verb.text), word_key(head.text)
            if not FUNCTION_WORDS.intersection(keys):
                yield Role("speaker", *map(porter_stem, keys))


def _parts(token: Token) -> Iterator[tuple[str, Token]]:
    """The parts that a phrase with this head plays, each with its verb."""
    if token.dep_ == "nsubj":
        yield "agent", token.head
        # "police are unsure": what somebody is, he is as an agent.
        yield from (("agent", child) for child in token.head.children if child.dep_ == "acomp")
    elif token.dep_ in ("nsubjpass", "dobj"):
        yield "patient", token.head
    elif token.dep_ == "pobj" and (token.head.lower_ == "by" or _speaks_by_according(token)):
        yield "agent", token.head.head
    for child in token.children:
        if child.dep_ == "acl":  # "sailors detained by Iran", "a man carrying a bag"
            yield ("agent" if child.text.endswith("ing") else "patient"), child


def _speaks_by_according(token: Token) -> bool:
    return token.head.head.lower_ == "according" and word_key(token.text) not in _READ


def _verbs(verb: Token, part: str, generous: bool) -> Iterator[str]:
    """The stem of the verb; in a source also those of the verbs that share its subject."""
    shared = [one for one in verb.conjuncts if not _has_subject(one)] if generous else []
    for one in (verb, *shared) if part == "agent" or verb.dep_ != "conj" else (verb,):
        stem = porter_stem(word_key(one.text))
        if word_key(one.text) not in FUNCTION_WORDS:
            yield "say" if stem in REPORTING else stem


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


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
