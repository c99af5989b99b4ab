"""Who says it, at the other end: "S, X said." or "According to X, S." for "X said that S.", and the reverse.

One reporting verb may stand for another (`text.content.REPORTING`), and so may "according to", for people and
bodies that speak.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.rewriting.openings import capitalised, inside
from summarize.text.quoted import mask
from summarize.text.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPEAKERS = word_set(
    "analysts authorities company department diplomats experts government ministry minister office official"
    " officials organisers organizers police president report scientists spokesman spokeswoman statement"
    " witnesses"
)
_PRONOUNS = word_set(
    "he her hers herself him himself his it its itself she their theirs them themselves they"
)
_TRAILING = frozenset(
    ("said", "says", "announced", "reported", "confirmed", "claimed", "explained", "warned")
)
"""Verbs that can follow what is said without an object."""
_SUBJECTS = frozenset(("csubj", "csubjpass", "expl", "nsubj", "nsubjpass"))
_LONGEST_SPEAKER = 9


def other_end(doc: Doc) -> Iterator[str]:
    """The sentence with its speaker at the end, or "according to" it; none without a plain one in front."""
    quotes = mask(doc.text) != doc.text
    if (told := _told(doc)) is not None:
        verb, first = told
        who = _as_speaker(doc, verb.i)
        if who is None or doc[0].text.lower() == "according":
            return
        said = doc.text[first.idx : -1]
        if _is_speaker(verb) and first.tag_ not in ("PRP", "PRP$"):
            yield f"According to {who}, {said}."
        if not quotes and _can_lead(doc, first):  # a quotation keeps its place
            yield f"{capitalised(said)}, {who} {verb.text}."
    elif not quotes and (text := _according_to(doc)):
        yield text


def _told(doc: Doc) -> tuple[Token, Token] | None:
    """The verb and the first word of what is said, where the sentence is "X said that S." and no more."""
    roots = [token for token in doc if token.head == token]
    if len(roots) != 1 or roots[0].lower_ not in _TRAILING or doc[-1].text != ".":
        return None
    (verb,) = roots
    parts = [one for one in verb.children if one.dep_ != "punct"]
    subject = next((one for one in parts if one.dep_ == "nsubj"), None)
    clause = next((one for one in parts if one.dep_ == "ccomp"), None)
    if subject is None or clause is None or len(parts) != 2:
        return None
    first = clause.left_edge
    if subject.left_edge.i != 0 or subject.right_edge.i != verb.i - 1 or first.i != verb.i + 1:
        return None
    if clause.right_edge.i < len(doc) - 2 or not any(one.dep_ in _SUBJECTS for one in clause.children):
        return None
    return verb, doc[first.i + 1] if first.lower_ == "that" and first.dep_ == "mark" else first


def _is_speaker(verb: Token) -> bool:
    subject = next(one for one in verb.children if one.dep_ == "nsubj")
    return subject.pos_ == "PROPN" or subject.lower_ in _SPEAKERS


def _according_to(doc: Doc) -> str | None:
    if [token.lower_ for token in doc[:2]] != ["according", "to"] or doc[-1].text != ".":
        return None
    who = next((child for child in doc[1].children if child.dep_ == "pobj"), None)
    if who is None or not (who.tag_ == "NNP" or who.lower_ in _SPEAKERS):
        return None
    comma = who.right_edge.i + 1
    if comma >= len(doc) - 4 or doc[comma].text != "," or who.left_edge.i != 2:
        return None
    speaker = doc[2:comma].text
    if comma - 2 > _LONGEST_SPEAKER or "," in speaker or not _can_lead(doc, doc[comma + 1]):
        return None
    said = doc[comma + 1 : len(doc) - 1].text
    return f"{capitalised(said)}, {speaker} said."


def _as_speaker(doc: Doc, end: int) -> str | None:
    first = inside(doc[0])
    rest = doc[:end].text[len(doc[0].text) :]
    if first is None or end > _LONGEST_SPEAKER or "," in rest or mask(rest) != rest:
        return None
    return first + rest


def _can_lead(doc: Doc, first: Token) -> bool:
    """Whether what is said can come first: nobody in it is called by a pronoun before he is named."""
    said = doc[first.i :]
    verbs = [one for one in said if one.tag_ in ("VBD", "VBZ", "VBP", "MD")]
    return bool(verbs) and not any(one.lower_ in _PRONOUNS for one in said) and len(said) > 5
