"""What a sentence can do without: asides between commas or brackets, "also", a weekday beside its date.

Qualifying clauses stay ("the man who was arrested"), and so do conditions, and who said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarize.rewriting.edits import Change, Edit, put
from summarize.text.content import is_reporting
from summarize.text.date_words import MONTHS, WEEKDAYS
from summarize.text.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASIDES = frozenset(("acl", "advcl", "appos", "relcl"))
_NEEDED = word_set(
    "according although because despite except if like provided than though unless until whether without"
)
_LINKS = word_set("additionally also furthermore however moreover therefore thus")
_BRACKETS = re.compile(r"\s*\((?![^)]*\()[^)]*\)")
_ACRONYM = re.compile(r"\(\s*[A-Z][\w.&-]*[A-Z.]\s*\)")
_GO_ON = frozenset(("ADP", "ADV", "AUX", "PART", "SCONJ", "VERB"))
"""How a sentence goes on behind an aside."""
_DATE_WORDS = MONTHS.keys() | set(WEEKDAYS)
_MONTH = "|".join(MONTHS)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}),?\s+(?=(?:the\s+)?\d|(?:{_MONTH})\.?\s\d)", re.IGNORECASE)
_CLOSING = re.compile(
    rf"(?:the\s+)?(?:(?:{_MONTH})\.?\s\d{{1,2}}|\d{{1,2}}\s(?:{_MONTH}))"
    r",(?=\s(?:after|at|before|by|for|from|in|on|to|with)\b)",
    re.IGNORECASE,
)
"""A date that was set off because of its weekday, and the comma behind it."""
_WORDY = (
    (re.compile(r"\bin order to\b"), "to"),
    (re.compile(r"\b(?:approximately|around) (?=[$€£]?\d)"), "about "),
    (re.compile(r"(?<=[a-z] )over (?=[$€£]?\d)"), "more than "),
    (re.compile(r"\ba total of (?=\d)"), ""),
    (re.compile(r"\b(?:at|from) just gone (?=\d)"), "at "),
    (re.compile(r"\bas well as\b"), "and"),
    (re.compile(r"\ba (?:large|great) number of\b"), "many"),
    (re.compile(r"\b(?:was|were) able to\b"), "could"),
    (re.compile(r"\b(?:is|are) able to\b"), "can"),
    (re.compile(r"\bin the vicinity of\b"), "near"),
    (re.compile(r"\bwith (?:regard|respect) to\b"), "about"),
    (re.compile(r"\bin spite of\b"), "despite"),
)
"""Long-winded phrases and plain ones, from the US government's plain-language list (plainlanguage.gov)."""


def asides(doc: Doc) -> Iterator[Edit]:
    """Each clause or phrase set off by marks that the rest can do without."""
    for match in _BRACKETS.finditer(doc.text):
        if not _ACRONYM.search(match[0]):
            yield (Change(match.start(), match.end()),)
    for token in doc:
        if token.dep_ in _ASIDES and not _is_needed(token):
            first, last = token.left_edge, token.right_edge
            while last.i > token.i and last.is_punct:
                last = last.nbor(-1)
            if _set_off(doc, first, last) and (closing := _closing(doc, token, last)) is not None:
                yield (Change(doc[first.i - 1].idx, closing),)


def trifles(doc: Doc) -> Iterator[Edit]:
    """Each word or phrase that says nothing, or can be said in fewer words."""
    # "after their release after thirteen days" is no better than "following".
    after_already = any(token.lower_ == "after" for token in doc)
    for token in doc:
        if token.lower_ in _LINKS and token.dep_ == "advmod" and 0 < token.i < len(doc) - 1:
            before, after = doc[token.i - 1], doc[token.i + 1]
            if before.text == "," and after.text == ",":
                yield (Change(before.idx, after.idx + 1),)
            elif before.text != "not" and not {before.text, after.text} & {",", "as", "but"}:
                yield (Change(token.idx, after.idx),)
        elif token.lower_ == "following" and token.dep_ == "prep" and not after_already:
            yield (put(token, "after"),)
    for match in _WEEKDAY.finditer(doc.text):
        closing = _CLOSING.match(doc.text, match.end())
        comma = (Change(closing.end() - 1, closing.end()),) if closing else ()
        yield (Change(match.start(), match.end()), *comma)
    for pattern, plain in _WORDY:
        for match in pattern.finditer(doc.text):
            yield (Change(match.start(), match.end(), plain),)
    yield from _bare_clauses(doc)


def _bare_clauses(doc: Doc) -> Iterator[Edit]:
    """ "said that", and "which was" before a participle: what English leaves out."""
    for token in doc:
        before = doc[token.i - 1] if token.i else token
        after = doc[token.i + 1] if token.i + 1 < len(doc) else token
        if (
            token.lower_ == "that"
            and token.dep_ == "mark"
            and before == token.head.head
            and before.lower_ in ("said", "says", "believes", "announced")
            and after.lower_ not in WEEKDAYS
        ):
            yield (Change(token.idx, after.idx),)
        elif (
            token.lower_ in ("who", "which", "that")
            and token.head.dep_ == "relcl"
            and token.dep_ == "nsubjpass"
            and after.lower_ in ("is", "are", "was", "were")
            and after.dep_ == "auxpass"
            and token.head.i == after.i + 1
            and not any(one.dep_ == "conj" for one in token.head.children)
            and token.head.right_edge.i > token.head.i
        ):
            yield (Change(token.idx, token.head.idx),)


def _set_off(doc: Doc, first: Token, last: Token) -> bool:
    """Whether it stands between commas or dashes, or between one and the end."""
    if first.i == 0 or last.i + 1 >= len(doc):
        return False
    before, after = doc[first.i - 1].text, doc[last.i + 1].text
    return before == "," and after in (",", ".")


def _closing(doc: Doc, token: Token, last: Token) -> int | None:
    """Where an aside ends with the comma that closes it; None where that cannot be told.

    A comma that closes another aside too stays: "the suspect, Hussain Osman, also known as Hamdi, was ...".
    """
    end = last.idx + len(last.text)
    comma = doc[last.i + 1]
    if comma.text != ",":
        return end
    others = (one for one in token.head.children if one != token and one.dep_ in _ASIDES)
    if any(one.dep_ in _ASIDES for one in token.ancestors) or any(others):
        return end
    following = doc[last.i + 2] if last.i + 2 < len(doc) else comma
    if following.pos_ == "CCONJ":
        return end
    # Before a noun the comma may part a list, or an opening from its sentence.
    return comma.idx + 1 if following.pos_ in _GO_ON else None


def _is_needed(node: Token) -> bool:
    if node.dep_ == "appos" and node.left_edge.pos_ == "NUM":  # "January 16, 2005"
        return True
    if node.dep_ == "appos" and (node.head.like_num or node.head.lower_ in _DATE_WORDS):
        return True  # "Sunday, January 16"
    if _NEEDED.intersection(one.lower_ for one in (node, node.left_edge)):
        return True
    if any(child.dep_ in ("mark", "prep") and child.lower_ in _NEEDED for child in node.children):
        return True
    if node.dep_ in ("acl", "relcl", "appos") and node.head.pos_ not in ("NOUN", "PROPN"):
        return True
    if node.dep_ == "appos" and node.pos_ == "PROPN" and node.head.pos_ == "NOUN":
        return True  # "the judge, Sir Michael Astill": the name is the news
    if node.dep_ == "appos" and any(child.dep_ in ("appos", "conj", "cc") for child in node.children):
        return True  # a list that the parser took for appositions
    if node.dep_ == "appos" and any(child.dep_ in ("conj", "cc") for child in node.head.children):
        return True
    return node.dep_ == "advcl" and is_reporting(node.text)
