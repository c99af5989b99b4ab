"""The active for the passive with an agent: "A unveiled P" for "P was unveiled by A"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.rewriting.openings import capitalised, inside
from summarize.rewriting.tenses import PAST, tells_of_now
from summarize.text.quoted import mask

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 8
"""Words of an agent or patient."""
_PLAIN = frozenset(("amod", "case", "compound", "det", "nmod", "nummod", "poss"))
_WITH_PHRASES = _PLAIN | frozenset(("cc", "conj", "pobj", "prep"))
_HINDRANCES = frozenset(("advcl", "aux", "ccomp", "conj", "neg", "oprd", "xcomp"))


def active(doc: Doc) -> str | None:
    """The sentence in the active; None where it is no plain passive in the past with a short agent."""
    roots = [token for token in doc if token.head == token]
    if len(roots) != 1 or mask(doc.text) != doc.text or doc[-1].text != ".":
        return None
    (verb,) = roots
    by = next((one for one in verb.children if one.dep_ == "agent"), None)
    patient = next((one for one in verb.children if one.dep_ == "nsubjpass"), None)
    agent = next((one for one in by.children if one.dep_ == "pobj"), None) if by else None
    past = verb.lower_ if verb.lower_.endswith("ed") else PAST.get(verb.lower_)
    if by is None or patient is None or agent is None or past is None or verb.tag_ != "VBN":
        return None
    first = patient.left_edge
    between = doc[verb.i + 1 : by.i]
    if (
        not _is_was(doc, patient.right_edge.i + 1, verb)
        or not _is_plain(patient, _WITH_PHRASES)
        or not _is_plain(agent, _PLAIN)
        or agent.left_edge.i != by.i + 1
        or (first.i > 0 and doc[first.i - 1].text != ",")
        or any(one.pos_ in ("VERB", "AUX") or one.text == "," for one in between)
    ):
        return None
    opening = inside(first) if first.i == 0 else first.text
    if opening is None:
        return None
    last = agent.right_edge
    who = doc[by.i + 1 : last.i + 1].text
    whom = opening + doc[first.i : patient.right_edge.i + 1].text[len(first.text) :]
    before = doc.text[: first.idx]
    rest = doc.text[verb.idx + len(verb.text) : by.idx].rstrip() + doc.text[last.idx + len(last.text) :]
    return f"{before}{who if before else capitalised(who)} {past} {whom}{rest}"


def _is_was(doc: Doc, start: int, verb: Token) -> bool:
    """Whether nothing but "was", "were", "has been" or "have been" stands between a patient and its verb."""
    if any(one.dep_ in _HINDRANCES for one in verb.children if one.lower_ not in ("has", "have")):
        return False
    helpers = doc[start : verb.i].text.lower()
    return helpers in ("was", "were") or (helpers in ("has been", "have been") and not tells_of_now(verb))


def _is_plain(noun: Token, parts: frozenset[str]) -> bool:
    words = list(noun.subtree)
    return (
        len(words) <= _LONGEST
        and all(one == noun or one.dep_ in parts for one in words)
        and not any(one.tag_ in ("PRP", "PRP$", "VBG") for one in words)
    )
