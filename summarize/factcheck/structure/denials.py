"""Whether a verb says that something happened, or that it did not, or leaves that open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.factcheck.articles.passages import word_stem
from summarize.text.content import REPORTING
from summarize.text.words import word_key

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPEN = frozenset(("if", "whether", "unless", "until", "hardly", "barely", "almost", "nearly", "yet"))
_DENIED = frozenset(("no", "neither", "nobody", "none", "nothing", "never"))
_REFUSING = frozenset(map(word_stem, ("refuse", "decline", "fail", "neglect")))
"""Who does this to do something does not do it: negative implicatives, after Karttunen (1971)."""
_FUTURE = frozenset(("will", "wo", "'ll"))


def is_denied(verb: Token) -> bool | None:
    """ "did not invite", "no progress was made", "refused to invite". None for "may invite", "wants to"."""
    if verb.dep_ == "xcomp" and _stem(verb.head) in _REFUSING and not _has_object(verb.head):
        return True if is_denied(verb.head) is False and not is_future(verb.head) else None
    if _is_open(verb):
        return None
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in _DENIED:
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and any(
            one.lower_ in _DENIED or one.dep_ == "neg" for one in child.children
        ):
            return True
    return False


def is_future(verb: Token) -> bool:
    """Is it said that it will be, or will not?"""
    return any(child.lower_ in _FUTURE and child.tag_ == "MD" for child in verb.children)


def _is_open(verb: Token) -> bool:
    """Is it left open whether it happened? So it is below another verb that does not merely report it."""
    modal = any(child.tag_ == "MD" for child in verb.children)
    if any(child.lower_ in _OPEN for child in verb.children):
        return True
    if modal and (not is_future(verb) or _is_conditional(verb)):
        return True
    if verb.tag_ == "VB" and not modal:
        helped = any(child.tag_ in ("VBD", "VBP", "VBZ") and child.dep_ == "aux" for child in verb.children)
        if not helped:  # "did not go"
            return True
    above = verb
    while above.dep_ in ("conj", "ccomp", "xcomp", "advcl", "pcomp", "acl") and above.head != above:
        reported = above.dep_ == "ccomp" and _stem(above.head) in REPORTING
        if not (reported or above.dep_ == "conj"):
            return True
        above = above.head
    return False


def _is_conditional(verb: Token) -> bool:
    return any(
        child.dep_ == "advcl" and any(one.lower_ in _OPEN for one in child.children)
        for child in verb.children
    )


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def _stem(token: Token) -> str:
    return word_stem(word_key(token.text))
