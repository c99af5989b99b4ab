"""Who or what stands in which slot of a verb or noun: the frames of one sentence from spaCy's parse.

"Turkey, which backs rebels in Syria, was invited by Iran" has

    back:   agent Turkey, patient rebels, in Syria
    invite: patient Turkey, agent Iran

A slot is `agent`, `patient`, `in` (any place), `time` (any date), `of` (what qualifies a noun: possessors,
nationalities, "of"), or another preposition. The small model errs, so a role says whether it is sure of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.factcheck.articles.passages import word_stem
from summarize.factcheck.structure.slots import Filler, Role
from summarize.factcheck.structure.tokens import (
    has,
    head_stem,
    in_clause,
    pobjs,
    prepositions,
    stem,
    with_conjuncts,
)
from summarize.factcheck.structure.values import Value, with_noun
from summarize.text.words import word_key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RELATIVE = frozenset(("WDT", "WP", "WP$"))
_PRONOUNS = frozenset(("PRP", "PRP$", "EX", "DT", "WDT", "WP", "WP$"))
_PLACES = frozenset("in at inside within near".split())
_RECIPROCAL = frozenset(
    word_stem(verb)
    for verb in (
        "meet met agree talk discuss negotiate marry wed divorce clash fight fought draw drew share exchange "
        "cooperate collaborate reconcile debate compete unite merge differ border join resemble"
    ).split()
)
"""Verbs whose two sides may change places: after Levin (1993), English Verb Classes, sections 36 and 40."""
_CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "parataxis", "conj"))
_LONGEST_CHAIN = 6
"""Words between a date or place and the verb of its clause that are looked through."""


def frames(doc: Doc, values: Sequence[Value], base_form: Callable[[str], str]) -> tuple[Role, ...]:
    """The roles of a parsed sentence. `base_form` gives "meet" for the key "met"."""
    return tuple(dict.fromkeys(_Reader(doc, values, base_form).roles())) if len(doc) else ()


class _Reader:
    def __init__(self, doc: Doc, values: Sequence[Value], base_form: Callable[[str], str]) -> None:
        self._doc = doc
        self._base_form = base_form
        self._is_headline = not doc[-1].is_punct
        self._value_at: dict[int, Value] = {}
        for value in values:
            for token in doc:
                if value.start <= token.idx < value.end:
                    self._value_at[token.i] = value

    def roles(self) -> Iterator[Role]:
        for token in self._doc:
            if token.tag_.startswith("VB"):
                yield from self._of_verb(token)
            elif token.tag_.startswith("NN") and token.i not in self._value_at:
                yield from self._of_noun(token)
        yield from self._adverbials()

    # Verbs

    def _of_verb(self, verb: Token) -> Iterator[Role]:
        subjects, passive, sure = self._subjects(verb)
        complements = [child for child in verb.children if child.dep_ == "attr"]
        objects = list(self._objects(verb))
        yield from self._filled(verb, "patient" if passive else "agent", subjects, sure=sure)
        yield from self._filled(verb, "patient", objects, sure=not passive)
        for complement in complements:
            yield from self._filled(complement, "agent", subjects, sure=sure)
        for child in verb.children:
            if child.dep_ == "agent":
                yield from self._filled(verb, "agent", with_conjuncts(pobjs(child)), sure=True)
            elif child.dep_ == "dative":
                yield from self._filled(verb, "to", with_conjuncts(pobjs(child) or [child]), sure=True)
        for noun in objects:
            yield from self._beside(verb, noun)
        for child in prepositions(verb):
            if word_key(child.text) not in _PLACES:
                yield from self._filled(verb, word_key(child.text), with_conjuncts(pobjs(child)), sure=True)
                for noun in pobjs(child):
                    yield from self._beside(verb, noun)

    def _beside(self, verb: Token, noun: Token) -> Iterator[Role]:
        """What hangs on an argument of a verb may belong to the verb: "sent an invitation to Syria"."""
        for child in noun.children:
            if child.dep_ == "prep" and word_key(child.text) not in _PLACES | {"of"}:
                yield from self._filled(verb, word_key(child.text), with_conjuncts(pobjs(child)), sure=False)

    def _subjects(self, verb: Token, depth: int = 0) -> tuple[list[Token], bool, bool]:
        """The subjects of a verb, whether they are its patient, and whether that is sure."""
        passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
        own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
        if own:
            if own[0].tag_ in _RELATIVE and verb.dep_ == "relcl":
                own = [verb.head]
            # A headline leaves out the auxiliary: "President invited to attend summit".
            bare = not passive and verb.tag_ in ("VBD", "VBN") and not has(verb, "dobj", "aux")
            return with_conjuncts(own), passive, not (bare and self._is_headline)
        if depth > 3 or verb.head == verb:
            return [], passive, False
        if verb.dep_ == "acl":
            return [verb.head], verb.tag_ == "VBN", verb.tag_ in ("VBN", "VBG")
        if verb.dep_ == "conj" and verb.head.tag_.startswith("VB"):
            subjects, above, sure = self._subjects(verb.head, depth + 1)
            own_voice = passive or (above and verb.tag_ == "VBN" and not has(verb, "aux"))
            return subjects, own_voice, sure and has(verb, "dobj", "auxpass")  # "he predicts rises and cuts"
        if verb.dep_ in ("xcomp", "advcl") and verb.head.tag_.startswith("VB"):
            raised = [child for child in verb.head.children if child.dep_ == "dobj"]
            if verb.dep_ == "xcomp" and raised:
                return with_conjuncts(raised), passive, False
            subjects, above, _ = self._subjects(verb.head, depth + 1)
            return ([], passive, False) if above else (subjects, passive or verb.tag_ == "VBN", False)
        return [], passive, False

    def _objects(self, verb: Token) -> Iterator[Token]:
        found = [child for child in verb.children if child.dep_ == "dobj"]
        if not found and not has(verb, "auxpass"):
            # The model takes "500,000 people" at the end of a sentence for a measure.
            found = [
                child
                for child in verb.children
                if child.dep_ == "npadvmod"
                and child.i > verb.i
                and child.tag_ == "NNS"
                and child.i not in self._value_at
            ]
        for child in found:
            if child.tag_ in _RELATIVE and verb.dep_ == "relcl":
                yield verb.head
            else:
                yield child
                yield from child.conjuncts
        if not found and verb.dep_ == "relcl" and has(verb, "nsubj"):
            subject = next(child for child in verb.children if child.dep_ == "nsubj")
            if subject.tag_ not in _RELATIVE and not has(verb, "prep"):
                yield verb.head

    # Nouns

    def _of_noun(self, noun: Token) -> Iterator[Role]:
        for child in noun.children:
            if child.dep_ in ("poss", "amod", "compound", "nmod") and child.i in self._value_at:
                if self._value_at[child.i] is not self._value_at.get(noun.i):
                    yield from self._filled(noun, "of", with_conjuncts([child]), sure=True)
            elif child.dep_ == "nummod" and child.i < noun.i and self._value_at.get(child.i) is not None:
                yield from self._filled(noun, "count", [child], sure=True)
        for child in prepositions(noun):
            if word_key(child.text) not in _PLACES:
                yield from self._filled(noun, word_key(child.text), with_conjuncts(pobjs(child)), sure=True)

    # Dates and places, wherever they hang

    def _adverbials(self) -> Iterator[Role]:
        for token in self._doc:
            value = self._value_at.get(token.i)
            if value is None or self._value_at.get(token.head.i) is value:
                continue
            if token.dep_ == "conj":
                continue
            if value.kind == "date":
                start = token.head if token.dep_ == "pobj" else token
                yield from self._up(start, "time", [token])
            elif token.dep_ == "pobj" and value.is_name and word_key(token.head.text) in _PLACES:
                yield from self._up(token.head, "in", with_conjuncts([token]))

    def _up(self, start: Token, slot: str, fillers: Iterable[Token]) -> Iterator[Role]:
        """A role for everything that an adverbial may belong to, up to the verb of its clause."""
        fillers = list(fillers)
        first = True
        before = start.nbor(-1) if start.i > 0 else start
        if (
            before.tag_.startswith("NN")
            and before.i not in self._value_at
            and before != start.head
            and slot == "in"
        ):
            yield from self._filled(before, slot, fillers, sure=False)
        token = start
        for _ in range(_LONGEST_CHAIN):
            if token.head == token:
                return
            token = token.head
            if token.tag_.startswith(("NN", "VB")) and self._value_at.get(token.i) is None:
                # "He left after the quake on Friday" does not say that he left on Friday.
                yield from self._filled(token, slot, fillers, sure=first)
                first = first and slot == "time" and token.tag_.startswith("VB")
            if token.tag_.startswith("VB") and (
                token.dep_ in _CLAUSES and not (token.dep_ in ("advcl", "acl") and token.tag_ == "VBG")
            ):
                return

    def _filled(self, head: Token, slot: str, fillers: Iterable[Token], *, sure: bool) -> Iterator[Role]:
        key = head_stem(head, self._base_form)
        if not key:
            return
        if key in _RECIPROCAL and slot in ("patient", "with"):
            slot = "agent"
        for token in fillers:
            yield Role(key, head.idx, head.tag_.startswith("VB"), slot, self._filler(token), sure)

    def _filler(self, token: Token) -> Filler:
        inside = dict.fromkeys(
            self._value_at[one.i]
            for one in token.subtree
            if one.i in self._value_at and not in_clause(one, token)
        )
        value = self._value_at.get(token.i)
        if value is None:
            counts = (
                self._value_at.get(child.i)
                for child in token.children
                if child.dep_ == "nummod" and child.i < token.i
            )
            value = next((one for one in counts if one is not None and one.number is not None), None)
            value = self._apposed(token) if value is None else with_noun(value, stem(token))
        return Filler(stem(token), token.idx, value, tuple(inside), token.tag_ in _PRONOUNS)

    def _apposed(self, noun: Token) -> Value | None:
        """The name in apposition to a noun: "his team Rabobank", "the suspect, Hussain Osman"."""
        if noun.tag_ not in ("NN", "NNP"):
            return None
        found = (self._value_at.get(child.i) for child in noun.children if child.dep_ == "appos")
        return next((one for one in found if one is not None and one.is_name), None)
