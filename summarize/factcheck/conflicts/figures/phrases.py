"""The words around a figure in a parsed sentence: what it counts, which verb governs it, what holds only if.

Labels are those of ClearNLP, which spaCy's English models use. The small model errs; what is read here is
compared with the same reading of other sentences, and errors seldom agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from summarize.factcheck.articles.passages import word_stem
from summarize.text.words import word_key, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_FIGURE = frozenset(("nummod", "quantmod", "compound", "nmod"))
_CLAUSES = frozenset(("ccomp", "advcl", "relcl", "conj", "parataxis", "csubj"))
_MODALS = word_set("could may might would will ll should must can shall wo")
_HYPOTHETICAL = frozenset(
    word_stem(word_key(word))
    for word in (
        "hope aim plan want propose proposal target urge demand seek expect predict project warn fear "
        "threaten intend speculate forecast likely goal"
    ).split()
)
_BYGONE = word_set("initial initially preliminary early earlier originally")
_ORDINALS = word_set("first second third fourth fifth sixth latest last new another other previous next")
_MOST_STEPS = 6
"""How far a sentence's tree is climbed; deeper nesting says nothing of the figure."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A figure in its sentence."""

    top: Token
    """The figure's last word."""
    noun: Token | None
    """What it counts or measures, as the grammar has it."""
    governor: Token | None
    """The verb of which it is subject, object or complement, or the noun in "toll of 12"."""
    relation: str
    """ "subject", "object", or the preposition between."""

    @property
    def head(self) -> Token:
        """The head of the whole phrase."""
        return self.top if self.noun is None else self.noun


def phrase_of(token: Token) -> Phrase:
    """The phrase of the figure whose last word is `token`."""
    top = token
    while top.dep_ in _IN_FIGURE and top.head.tag_ in ("CD", "$") and top.head != top:
        top = top.head
    noun = top.head if top.dep_ in _IN_FIGURE and top.head.tag_[:2] in ("NN", "JJ") else None
    if (
        noun is not None
        and noun.dep_ in ("compound", "nmod", "npadvmod")
        and noun.head.tag_[:2] in ("NN", "JJ")
    ):
        governed = noun.head
    else:
        governed = noun or top
    governor, relation = _governor(governed)
    return Phrase(top, noun, governor, relation)


def _governor(token: Token) -> tuple[Token | None, str]:
    for _ in range(_MOST_STEPS):
        dep, head = token.dep_, token.head
        if head == token:
            return None, ""
        if dep in ("nsubj", "nsubjpass"):
            return head, "subject"
        if dep in ("dobj", "attr", "oprd", "dative", "acomp"):
            return head, "object"
        if dep == "pobj":
            while head.head.dep_ == "prep" and head.head != head:
                head = head.head
            return (head.head, word_key(head.text)) if head.head != head else (None, "")
        if dep not in ("conj", "appos"):
            return (head, dep) if head.tag_.startswith("V") else (None, "")
        token = head
    return None, ""


def is_agent(phrase: Phrase) -> bool:
    """Is it the subject of an active verb that has an object: "four bombers killed 52 people"?"""
    governor = phrase.governor
    if governor is None or phrase.relation != "subject":
        return False
    deps = {child.dep_ for child in governor.children}
    return "dobj" in deps and not deps & {"nsubjpass", "auxpass"}


def subject_of(phrase: Phrase) -> Token | None:
    """The subject of the governing verb, where the figure is not in it."""
    if phrase.governor is None or phrase.relation == "subject":
        return None
    subject = _subject(phrase.governor)
    if subject is not None and subject.tag_ == "PRP" and phrase.governor.dep_ in ("ccomp", "conj", "advcl"):
        return _subject(phrase.governor.head) or subject  # "Russia said it shot down 12 drones"
    return subject


def which_of(phrase: Phrase) -> str:
    """ "second" in "the second ship carried 12", "another" in "another convoy of 12"; "" for none."""
    for thing in (subject_of(phrase), phrase.governor):
        for child in thing.children if thing is not None else ():
            if child.dep_ in ("amod", "det", "compound") and word_key(child.text) in _ORDINALS:
                return word_key(child.text)
    return ""


def _subject(verb: Token) -> Token | None:
    return next((one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass", "agent")), None)


def is_hypothetical(phrase: Phrase) -> bool:
    """Is it said of what may be, should be, or is not?"""
    token = phrase.governor or phrase.head
    for step in range(_MOST_STEPS):
        if word_stem(word_key(token.text)) in _HYPOTHETICAL:
            return True
        for child in token.children:
            if child.dep_ == "aux" and word_key(child.text) in _MODALS:
                return True
            if child.dep_ == "mark" and word_key(child.text) in ("if", "whether", "unless"):
                return True
            if child.dep_ == "neg" and step == 0:
                return True
        if token.head == token:
            return False
        token = token.head
    return False


def is_bygone(phrase: Phrase) -> bool:
    """Is it said of what was thought at first: "early reports spoke of 30 dead"?"""
    words = [word_key(token.text) for token in scope(phrase)]
    return not _BYGONE.isdisjoint(words) or ("at", "first") in pairwise(words)


def complements(phrase: Phrase) -> Iterator[Token]:
    """The words that may tell what happened to those who are counted, the nearest first."""
    if phrase.noun is not None:
        yield phrase.noun
    for child in phrase.head.children:
        if child.dep_ in ("amod", "acl", "relcl", "acomp"):
            yield child
    governor = phrase.governor
    if governor is None or is_agent(phrase):
        return
    for child in governor.children:
        if child.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp") and child != phrase.head:
            yield child
    yield governor
    if phrase.relation not in ("subject", ""):
        for child in governor.children:
            if child.dep_ in ("nsubj", "nsubjpass", "compound"):
                yield child
                yield from (one for one in child.children if one.dep_ == "compound")


def scope(phrase: Phrase) -> list[Token]:
    """The words of the clause that the figure belongs to, in order; clauses inside it are left out."""
    root = phrase.governor or phrase.head
    found = list(_within(root))
    if phrase.head not in found:
        found += _within(phrase.head)
    return sorted(found, key=lambda token: token.i)


def outer_scope(phrase: Phrase) -> list[Token]:
    """The words of the clause around that one: "a blast in Baghdad, killing 12"."""
    root = phrase.governor or phrase.head
    return list(_within(root.head)) if root.dep_ in ("advcl", "relcl", "acl", "conj") else []


def _within(root: Token) -> Iterator[Token]:
    stack = [root]
    while stack:
        token = stack.pop()
        yield token
        stack += [child for child in token.children if child.dep_ not in _CLAUSES]


def stem_of(token: Token) -> str:
    """The form in which a word is compared, as passages have it."""
    key = word_key(token.text)
    return word_stem(key) if key[:1].isalnum() else ""
