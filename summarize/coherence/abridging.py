"""Sentences taken from an article, without what a summary can do without.

What goes says nothing more of the event: the hour of day, brackets, what "he added", "in recent days", which
means another time by now. A clause set off by commas beside the subject goes too: an article has room for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarize.coherence.phrases import without
from summarize.text.content import REPORTING, porter_stem
from summarize.text.quoted import mask

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from summarize.factcheck.language import English

_RECENTLY = re.compile(
    r",? (?:in|over|during|for|within) (?:recent|the (?:past|last|coming|next)(?: few| couple of| several)?"
    r"(?: (?:\d+|two|three|four|five|six|seven|ten|twelve|twenty-four))?) (?:hours|days|weeks)(?=[ ,.])",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r" (?:at|around|just after|shortly after|at just gone|just before) (?:about )?"
    r"(?:\d{1,2}:\d\d|\d{1,2}(?:[.]\d\d)?(?= ?[ap]\.?m\b))(?: ?[ap]\.?m\b\.?| noon| midnight| hours)?"
    r"(?: (?:BST|GMT|EST|EDT|CET|UTC|local time))?(?=[ ,.](?!\d))"
)
_BRACKETS = re.compile(r" \([^()]*\)")
_SUBJECTS = ("nsubj", "nsubjpass")
_SHORTEST = 8
"""Words that must be left."""


def without_recently(text: str) -> str:
    """`text` without "in recent days" and its like, which only the day of writing explains."""
    match = _RECENTLY.search(mask(text))
    if match is None:
        return text
    after_that = re.search(r"\b(?:that|and|but)$", text[: match.start()]) is not None
    comma = (match[0].startswith(",") or after_that) and text[match.end() :].startswith(",")
    shorter = text[: match.start()] + text[match.end() + comma :]
    return shorter if len(shorter.split()) >= _SHORTEST else text


def abridged(text: str, english: English) -> str:
    """A sentence of an article as short as it can be said without losing who did what, and when."""
    for pattern in (_BRACKETS, _HOUR):
        for match in reversed(list(pattern.finditer(mask(text)))):
            text = text[: match.start()] + text[match.end() :]
    (parse,) = english.parse([text])
    for start, end in _set_off(parse):
        shorter = without(text, start, end)
        if mask(text)[start:end] == text[start:end] and len(shorter.split()) >= _SHORTEST:
            return shorter
    return text


def _set_off(parse: Doc) -> list[tuple[int, int]]:
    """Relative clauses between commas beside the subject, which is known without them."""
    found = []
    for token in parse:
        subject = token.head
        while subject.dep_ == "conj":
            subject = subject.head
        if token.dep_ != "relcl" or subject.dep_ not in _SUBJECTS or subject.head.dep_ != "ROOT":
            continue
        subtree = sorted(token.subtree, key=lambda one: one.i)
        first, last = subtree[0], subtree[-1]
        if last.i - first.i + 1 != len(subtree) or first.i == 0 or last.i + 1 >= len(parse):
            continue
        commas = [one.i for one in parse[: last.i + 2] if one.text == ","]
        around = commas[:1] == [first.i - 1] and commas[-1:] == [last.i + 1]
        if around and first.tag_ in ("WDT", "WP", "WP$") and porter_stem(token.lower_) not in REPORTING:
            found.append((first.idx, last.idx + len(last.text)))
    return found
