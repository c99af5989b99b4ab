"""Two sentences about the same subject as one: "X did A and did B", or "X, who did A, did B".

The sentences have to be plain: subject first, one main verb. Such pairs are rare: three or four among the
hundred sentences of ten articles that can stand alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.text.words import word_key, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_KINDS = {"PERSON": "who", "ORG": "which"}
"""Names that a relative clause can follow, by the labels of OntoNotes."""
_ORDERED = word_set("also later meanwhile now still then")
"""Words that tie a sentence to what stood before it."""
_LONGEST_INSET = 14
"""Words of a clause that is put between a subject and its verb."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence that is a subject and what is said of it."""

    subject: str
    """As it stands, an apposition included."""
    head: tuple[str, ...]
    """Keys of the words of its name or noun, without articles."""
    proper: bool
    """Whether it is a name."""
    plural: bool
    """Whether it takes a plural verb, as far as can be told."""
    predicate: str
    """What is said, without the full stop."""
    kind: str
    """What the subject is, as spaCy's recogniser has it: `PERSON`, `ORG` ... or "" for no name."""
    verb: str
    """Its main verb, as it stands."""
    tense: str
    """`past` or `present`."""
    complement: bool
    """Whether it ends in a clause of its own, which a joined verb would seem to continue."""


def read_clause(doc: Doc) -> Clause | None:
    """What a sentence says of its subject; None where it is not that plain."""
    roots = [token for token in doc if token.head == token]
    if len(roots) != 1 or doc[-1].text != ".":
        return None
    (root,) = roots
    subject = next((one for one in root.children if one.dep_ in _SUBJECTS), None)
    if subject is None or subject.left_edge.i != 0 or subject.tag_ in ("PRP", "WP", "DT", "EX", "CD"):
        return None
    verbs = (root, *(one for one in root.children if one.dep_ in ("aux", "auxpass")))
    finite = [one for one in verbs if one.tag_ in ("VBD", "VBZ", "VBP", "MD")]
    start = subject.right_edge.i + 1
    partners = [one for one in root.children if one.dep_ == "conj"]
    if len(finite) != 1 or any(child.dep_ in _SUBJECTS for one in partners for child in one.children):
        return None
    if not start <= finite[0].i or start >= len(doc) - 2:
        return None
    between = doc[start : finite[0].i]
    if any(one.dep_ != "advmod" for one in between):
        return None
    return Clause(
        subject=doc[:start].text,
        head=_head(subject),
        proper=subject.pos_ == "PROPN",
        plural=subject.tag_ in ("NNS", "NNPS") or any(one.dep_ == "conj" for one in subject.children),
        predicate=doc[start : len(doc) - 1].text,
        kind=subject.ent_type_,
        verb=root.lower_,
        tense="past" if finite[0].tag_ == "VBD" else "present",
        complement=bool(partners) or any(one.dep_ in ("ccomp", "xcomp", "advcl") for one in root.children),
    )


def _head(subject: Token) -> tuple[str, ...]:
    words = [one for one in subject.children if one.dep_ in ("compound", "amod", "nummod", "poss", "nmod")]
    words += [subject]
    return tuple(word_key(one.text) for one in sorted(words, key=lambda one: one.i) if one.is_alpha)


def joined(first: Clause, second: Clause) -> Iterator[str]:
    """The sentences that say both; none where it is not sure that they are about the same."""
    if first.verb == second.verb or _ORDERED & {*f"{first.predicate} {second.predicate}".split()}:
        return
    for one, other in ((first, second), (second, first)):
        if one.plural == other.plural and _same(one, other):
            yield from _about_one(one, other)


def _about_one(one: Clause, other: Clause) -> Iterator[str]:
    subject = max(one.subject, other.subject, key=len)
    if one.tense == other.tense and not one.complement:
        link = ", and" if "," in one.predicate else " and"
        yield f"{subject} {one.predicate}{link} {other.predicate}."
    relative = _KINDS.get(one.kind) or _KINDS.get(other.kind)
    if relative and "," not in subject + one.predicate and len(one.predicate.split()) <= _LONGEST_INSET:
        yield f"{subject}, {relative} {one.predicate}, {other.predicate}."


def _same(one: Clause, other: Clause) -> bool:
    """Whether both subjects are one name, perhaps with less before it, or one noun with the same words."""
    if one.proper and other.proper:
        return _is_name(one.head, other.head)
    return min(len(one.head), len(other.head)) > 1 and one.subject.casefold() == other.subject.casefold()


def _is_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and long[-len(short) :] == short
