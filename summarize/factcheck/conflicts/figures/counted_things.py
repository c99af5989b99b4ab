"""What a figure counts or measures, and what happened to those who are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.factcheck.conflicts.figures.outcomes import outcome
from summarize.factcheck.conflicts.figures.phrases import Phrase, complements, stem_of
from summarize.factcheck.conflicts.stated import Sort
from summarize.text.number_context import Number
from summarize.text.units import CURRENCIES, MEASURES, PERCENT, measure
from summarize.text.words import stem, word_key, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

PEOPLE = word_set("person victim fatality death body casualty individual human dead life toll injury count")
"""Stems of nouns that stand for people as such."""
_LOST = frozenset(("claim", "lose", "lost", "take", "took"))
"""Stems of verbs that take lives."""


def sort_of(number: Number, phrase: Phrase) -> tuple[Sort | None, str, Token | None]:
    """What kind of figure it is, its unit, and the noun that it counts or measures."""
    noun = phrase.noun
    if number.unit == PERCENT:
        return "percent", "", _of(phrase)
    if number.unit in CURRENCIES:
        return "money", number.unit, None
    if number.unit in MEASURES:
        measured = noun.head if noun is not None and noun.dep_ in ("compound", "nmod", "npadvmod") else None
        if measured is None or measured.tag_ not in ("NN", "NNS") or measure(word_key(measured.text)):
            return None, "", None
        return "measure", number.unit, measured
    if noun is not None and (noun.tag_ in ("NNP", "NNPS") or noun.i < phrase.top.i):
        return None, "", None  # "stage 13"
    if noun is None and phrase.top.dep_ in ("appos", "npadvmod"):
        return None, "", None
    return "count", "", noun


def _of(phrase: Phrase) -> Token | None:
    """ "voters" in "40 percent of voters"; else the subject: "unemployment rose to 8 percent"."""
    for child in phrase.head.children:
        if child.dep_ == "prep" and word_key(child.text) == "of":
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    governor = phrase.governor
    if governor is None or phrase.relation == "subject":
        return None
    return next((one for one in governor.children if one.dep_ in ("nsubj", "nsubjpass")), None)


def outcome_of(phrase: Phrase) -> tuple[str, Token | None]:
    """What happened to those who are counted, and the word that tells it."""
    governor = phrase.governor
    lives = phrase.noun is not None and stem(word_key(phrase.noun.text)) in ("life", "victim")
    if lives and governor is not None and stem_of(governor) in _LOST:
        return "killed", governor
    for token in complements(phrase):
        happened = outcome(stem_of(token))
        if happened:
            return happened, token
    return "", None


def noun_of(counted: Token | None, happened: str) -> str:
    """The stem of what is counted, "person" for people as such; "" where it is not known."""
    if counted is None:
        return "person" if happened else ""
    key = word_key(counted.text)
    if not key[:1].isalpha():
        return ""
    single = stem(key)
    return "person" if single in PEOPLE or (happened and outcome(stem_of(counted))) else single
