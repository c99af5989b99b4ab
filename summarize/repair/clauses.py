"""A sentence without the clause or phrase that holds a wrong mention.

What can go: appositions, relative and other clauses that qualify, prepositional and adverbial phrases,
conjuncts and what stands in brackets. It stays where the rest would say something else without it:
conditions, exceptions, and who said it. The rest is parsed again, and has to be a sentence with a subject
and a finite verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.chunking.lengths import SHORTEST
from summarize.repair.checking import Fault
from summarize.rewriting.reading import SentenceReader
from summarize.text.content import is_reporting
from summarize.text.standalone import make_standalone
from summarize.text.words import word_set
from summarize.types import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES = word_set("acl advcl advmod appos conj npadvmod prep relcl")
"""Dependencies (ClearNLP's labels, as spaCy's English models have them) of what a sentence can do without."""
_NEEDED = word_set(
    "according besides but despite except if instead like of provided than unless unlike until whether"
    " without"
)
"""What opens a phrase without which the rest would be another claim, or none."""
_PAIRED = word_set("between both either neither")
"""Words that need both conjuncts."""
_FINITE = word_set("MD VBD VBP VBZ")
_SUBJECTS = word_set("csubj csubjpass expl nsubj nsubjpass")
_OPENING, _CLOSING = "([", ")]"
_ENDS = (".", "!", "?")
_EMPTY_BRACKETS = re.compile(r"\(\)|\[\]")
_MARKS = (",", "–", "—", " -")
_STOPS = re.compile(r"^(?:[,.;:!?)\]”’]|'s\b)")


def shortened(sentence: Sentence, faults: Sequence[Fault], reader: SentenceReader) -> list[Sentence]:
    """The sentence without what holds one of its faults, for each way to do so, the least cut first."""
    text = sentence.text
    (doc,) = reader.parse([text])
    cuts = {
        (start, end)
        for fault in faults
        if fault.mention
        for start, end in _clauses(doc, fault.mention.start, fault.mention.end)
        if not (_inside_word(text, start) or _inside_word(text, end))
    }
    ordered = sorted(cuts, key=lambda cut: (cut[1] - cut[0], cut))
    texts = [_without(text, *cut) for cut in ordered]
    stood = make_standalone(text) is not None
    return [
        Sentence(short, sentence.sources, "repaired")
        for short, parse in zip(texts, reader.parse(texts), strict=True)
        if _is_sentence(parse)
        and not _EMPTY_BRACKETS.search(short)
        and not (stood and make_standalone(short) is None)
    ]


def _clauses(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Characters of the clauses and phrases around a mention that can go."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return
    if (brackets := _in_brackets(doc, span.start, span.end)) is not None:
        yield brackets
    node = span.root
    while node.head != node:
        if node.dep_ in _CLAUSES and not _is_needed(node):
            first, last = _first(node), _last(node)
            if first.i <= span.start and span.end - 1 <= last.i:
                yield first.idx, last.idx + len(last.text)
        node = node.head


def _inside_word(text: str, at: int) -> bool:
    """Whether a cut there would go through a word: "11-year" of "11-year-old"."""
    return bool(re.search(r"[^\W_][-–]?$", text[:at]) and re.match(r"[-–]?[^\W_]", text[at:]))


def _in_brackets(doc: Doc, first: int, end: int) -> tuple[int, int] | None:
    opening = next((token for token in reversed(doc[:first]) if token.text in (*_OPENING, *_CLOSING)), None)
    closing = next((token for token in doc[end:] if token.text in (*_OPENING, *_CLOSING)), None)
    if opening is None or closing is None or opening.text not in _OPENING or closing.text not in _CLOSING:
        return None
    return opening.idx, closing.idx + 1


def _first(node: Token) -> Token:
    """Where what goes begins: a conjunct takes its conjunction with it."""
    first = node.left_edge
    if node.dep_ != "conj":
        return first
    while first.i > node.head.i + 1 and first.nbor(-1).dep_ in ("cc", "punct", "preconj"):
        first = first.nbor(-1)
    return first


def _last(node: Token) -> Token:
    """Where it ends. The full stop is the sentence's, though the parser may give it to the last conjunct."""
    last = node.right_edge
    while last.i > node.i and last.text in _ENDS:
        last = last.nbor(-1)
    return last


def _is_needed(node: Token) -> bool:
    """Whether the rest would be no sentence, or say something else."""
    if node.dep_ == "conj":
        return _is_needed_conjunct(node)
    if node.head.dep_ == "prep" or node.head.pos_ == "PRON":  # "according to", "most of them from Ohio"
        return True
    if node.head.dep_ in ("acl", "advcl", "relcl") and not any(
        child.dep_ != "punct" and child != node for child in node.head.rights
    ):  # "who was born in Aleppo"
        return True
    if _NEEDED.intersection(token.lower_ for token in (node, node.left_edge)):
        return True
    if any(child.dep_ == "mark" and child.lower_ in _NEEDED for child in node.children):
        return True
    return node.dep_ == "advcl" and is_reporting(node.text)


def _is_needed_conjunct(node: Token) -> bool:
    first = node.head
    if first.dep_ == "conj" and not any(child.dep_ == "conj" for child in node.children):
        return True  # "A, B and C": the conjunction would be lost
    while first.dep_ == "conj":
        first = first.head
    if first.head.lower_ in _PAIRED or any(child.lower_ in _PAIRED for child in first.children):
        return True
    if first.dep_ not in _SUBJECTS or first.tag_ in ("NNS", "NNPS"):
        return False
    verbs = (first.head, *(child for child in first.head.children if child.dep_ in ("aux", "auxpass")))
    return any(verb.tag_ == "VBP" or verb.lower_ == "were" for verb in verbs)


def _without(text: str, start: int, end: int) -> str:
    """`text` without these characters, and without the marks that set them off."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    mark = next((one for one in _MARKS if before.endswith(one)), "")
    if mark and (after.startswith(mark.strip()) or not after or _STOPS.match(after)):
        before = before[: -len(mark)].rstrip()
        after = after.removeprefix(mark.strip()).lstrip()
    if not before:
        after = after.lstrip(",;:–— ")
        return after[:1].upper() + after[1:]
    return before + ("" if not after or _STOPS.match(after) else " ") + after


def _is_sentence(doc: Doc) -> bool:
    """Whether it is one sentence of some length, with a subject and a finite verb."""
    roots = [token for token in doc if token.head == token]
    if len(roots) != 1 or len(doc.text.split()) < SHORTEST:
        return False
    (root,) = roots
    verbs = (root, *(child for child in root.children if child.dep_ in ("aux", "auxpass")))
    return any(verb.tag_ in _FINITE for verb in verbs) and any(
        child.dep_ in _SUBJECTS for child in root.children
    )
