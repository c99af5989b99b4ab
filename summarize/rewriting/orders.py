"""When it happened, at the other end of the sentence: "On July 12, police searched ..." and the reverse.

A phrase moves only where it cannot come to belong to another verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.rewriting.openings import capitalised, inside
from summarize.text.date_words import MONTHS, WEEKDAYS
from summarize.text.quoted import mask
from summarize.text.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TIMES = word_set("after amid before during following")
"""What leads to an event that dates another."""
_CLAUSES = word_set("after although before once since until when while")
_PRONOUNS = word_set(
    "he her hers herself him himself his it its itself she their theirs them they who which that"
)
_DATE_LEADS = word_set("in on since until")
_DATE_WORDS = word_set("at early in late of on since the until") | MONTHS.keys() | set(WEEKDAYS)
_FEW = 1
"""Prepositions behind the verb with which a further one still reaches back to it."""
_DAY = re.compile(r"\d{1,4}(?:st|nd|rd|th)?")
_CLOCKS = word_set("a.m. am bst cet est et gmt local noon p.m. pm time utc")
_SUBJECTS = frozenset(("expl", "nsubj", "nsubjpass"))


def reordered(doc: Doc) -> Iterator[str]:
    """The sentence with a time phrase moved to its front, or from its front to its end."""
    roots = [token for token in doc if token.head == token]
    if len(roots) != 1 or doc[-1].text != "." or roots[0].pos_ not in ("VERB", "AUX"):
        return
    (root,) = roots
    subject = next((one for one in root.children if one.dep_ in _SUBJECTS and one.i < root.i), None)
    if subject is None or subject.tag_ == "PRP":
        return
    for phrase in root.children:
        if _quoted(doc, phrase):
            continue
        if phrase.i > root.i and subject.left_edge.i == 0 and _can_front(doc, root, phrase):
            if text := _fronted(doc, phrase):
                yield text
        elif phrase.left_edge.i == 0 and _can_close(doc, root, phrase, subject):
            yield _closed(doc, phrase, subject)


def _quoted(doc: Doc, phrase: Token) -> bool:
    stretch = slice(phrase.left_edge.idx, phrase.right_edge.idx)
    return mask(doc.text)[stretch] != doc.text[stretch]


def _can_front(doc: Doc, root: Token, phrase: Token) -> bool:
    first = phrase.left_edge
    if doc[first.i - 1].text[:1].isdigit() or doc[first.i - 1].lower_ in _CLOCKS:  # "at 15:30 on July 14"
        return False
    between = doc[root.i + 1 : first.i]
    if any(one.pos_ in ("VERB", "AUX") or one.text == "," for one in between):
        return False
    if phrase.dep_ == "prep":
        return _is_date(phrase) or (_is_event(phrase) and _ends(doc, phrase))
    return phrase.dep_ == "advcl" and _is_clause(phrase) and _ends(doc, phrase)


def _can_close(doc: Doc, root: Token, phrase: Token, subject: Token) -> bool:
    comma = doc[phrase.right_edge.i + 1]
    if phrase.dep_ == "prep":
        movable = _is_date(phrase) or _is_event(phrase)
    else:
        movable = phrase.dep_ == "advcl" and _is_clause(phrase)
    after = doc[root.i + 1 :]
    rest = doc[comma.i + 1 :] if comma.text == "," else doc[comma.i :]
    return (
        movable
        and subject.left_edge == rest[0]
        and not any(one.pos_ in ("VERB", "AUX") or one.text in (",", ";", ":") for one in after)
        and sum(one.pos_ == "ADP" for one in after) <= _FEW
        and not any(one.lower_ in _PRONOUNS for one in rest)
        and not any(one.like_num or one.lower_ in MONTHS for one in after if _is_date(phrase))
    )


def _fronted(doc: Doc, phrase: Token) -> str | None:
    opening = inside(doc[0])
    first, last = phrase.left_edge, _last(phrase)
    if opening is None:
        return None
    before = opening + doc.text[len(doc[0].text) : first.idx].rstrip()
    following = doc[last.i + 2] if last.i + 2 < len(doc) else doc[-1]
    after = doc.text[last.idx + len(last.text) :]
    if following.tag_ not in ("VBG", "VBN"):  # "will be on Saturday, starting at noon"
        after = after.removeprefix(",")
    after = after.lstrip()
    moved = capitalised(doc[first.i : last.i + 1].text)
    return f"{moved}, {before}{'' if after[:1] in '.;:,' else ' '}{after}"


def _closed(doc: Doc, phrase: Token, subject: Token) -> str:
    moved = doc[: _last(phrase).i + 1].text
    opening = inside(doc[0]) or doc[0].text
    moved = opening + moved[len(doc[0].text) :]
    return f"{capitalised(doc[subject.left_edge.i : len(doc) - 1].text)} {moved}."


def _last(phrase: Token) -> Token:
    last = phrase.right_edge
    return last.nbor(-1) if last.text in (",", ".") else last


def _ends(doc: Doc, phrase: Token) -> bool:
    return _last(phrase).i == len(doc) - 2


def _is_date(phrase: Token) -> bool:
    """Whether it says a day, a month or a year and nothing else."""
    words = [one for one in phrase.subtree if one.text != ","]
    return (
        phrase.lower_ in _DATE_LEADS
        and len(words) > 1
        and all(one.lower_ in _DATE_WORDS or _DAY.fullmatch(one.lower_) for one in words)
        and any(one.lower_ in MONTHS or re.fullmatch(r"[12]\d\d\d", one.text) for one in words)
        and _is_whole(phrase)
    )


def _is_event(phrase: Token) -> bool:
    """Whether it says after, before or during what, without a verb."""
    plain = not any(one.pos_ in ("VERB", "AUX") or one.lower_ in _PRONOUNS for one in phrase.subtree)
    return phrase.lower_ in _TIMES and plain and _is_whole(phrase)


def _is_clause(phrase: Token) -> bool:
    words = list(phrase.subtree)
    return (
        words[0].lower_ in _CLAUSES
        and any(one.dep_ in _SUBJECTS for one in phrase.children)
        and not any(one.lower_ in _PRONOUNS for one in words)
        and _is_whole(phrase)
    )


def _is_whole(phrase: Token) -> bool:
    return phrase.right_edge.i - phrase.left_edge.i + 1 == len(list(phrase.subtree))
