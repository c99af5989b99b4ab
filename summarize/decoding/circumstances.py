"""When a verb's action was, whether it was at all, and who says so, as a parse has it.

Joining and shortening moves a date to another verb ("detained on March 23" became "will release them on
March 23"), makes done what is only planned, and puts one article's words into the mouth of another's
speaker. These are relations of verbs like agent and patient, and `structure.py` compares them likewise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.text.content import is_reporting
from summarize.text.date_words import MONTH_NAMES, WEEKDAYS
from summarize.text.words import word_key

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRESENT_OR_PAST = frozenset(("VBD", "VBZ", "VBP"))


def dated(token: Token, generous: bool) -> tuple[str, Token] | None:
    """The date that a phrase with this head names, and the nearest verb above it; None where it names none.

    Of a source that is also "January 23" of "on Sunday, January 23".
    """
    if token.dep_ not in (("pobj", "npadvmod", "appos", "nmod") if generous else ("pobj", "npadvmod")):
        return None
    verb = next((one for one in token.ancestors if one.tag_.startswith("VB")), None)
    date = _date(token)
    return (date, verb) if date and verb is not None else None


def _date(token: Token) -> str:
    key = word_key(token.text)
    if key in WEEKDAYS or (key.isdigit() and len(key) == 4):
        return key
    if key not in MONTH_NAMES:
        return ""
    days = [word_key(one.text) for one in token.children if one.dep_ == "nummod" and len(one.text) < 4]
    return " ".join([key, *days[:1]])


def happened(verb: Token, generous: bool) -> bool:
    """Whether a verb says that something was or is, and not that it will, should or is to be.

    Verbs of saying stand for each other in any tense, and are left out. Of a source it is enough that it does
    not say the latter: "being arrested".
    """
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if not verb.tag_.startswith("VB") or is_reporting(verb.text):
        return False
    if any(one.tag_ in ("MD", "TO") for one in helpers):
        return False
    return generous or any(one.tag_ in _PRESENT_OR_PAST for one in (verb, *helpers))


def told(speaker: Token, generous: bool) -> Iterator[Token]:
    """The verbs of what a speaker says: "failed" in "the team announced that he failed a test".

    Of a source these are all verbs in what is said, at any depth, "according to the team" included.
    """
    for clause in _said_by(speaker, generous):
        inside = clause.subtree if generous else (clause,)
        yield from (one for one in inside if one.tag_.startswith("VB") and not is_reporting(one.text))


def _said_by(speaker: Token, generous: bool) -> Iterator[Token]:
    if speaker.dep_ == "nsubj" and is_reporting(speaker.head.text):
        yield from (clause for clause in speaker.head.children if clause.dep_ == "ccomp")
    if generous and speaker.dep_ == "pobj" and speaker.head.head.lower_ == "according":
        yield speaker.head.head.head
