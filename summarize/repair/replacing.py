"""A wrong name or number replaced by the one that the articles have in its place.

A finding that contradicts a mention says where the articles have another; else it is the only mention of the
same kind in a source sentence that the sentence lacks. A source sentence has to share half of what else the
sentence says, and a figure has to count the same thing: otherwise one thing would be said of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from summarize.extraction.source_sentences import SourceSentence
from summarize.repair.checking import WRONG, Fault
from summarize.repair.material import shared_content
from summarize.rewriting.reading import SentenceReader
from summarize.text.content import porter_stem
from summarize.text.words import find_words
from summarize.types import Finding, Mention, Sentence

SAME_MATTER = 0.5
"""Share of the other content of a sentence that a source sentence has to have."""
_FIGURES = ("number", "money", "percent", "quantity")
_NAMES = ("person", "org", "place", "other")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_VOWEL = re.compile(r"[aeio]|u(?!ni|se)|8|1[18](?!\d)", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?P<a>[Aa])n?(?= $)")

Known = Mapping[str, Sequence[Finding]]
"""The findings on texts."""


def replaced(
    sentence: Sentence,
    faults: Sequence[Fault],
    near: Sequence[SourceSentence],
    named: Mapping[str, Sequence[SourceSentence]],
    known: Known,
    reader: SentenceReader,
) -> list[Sentence]:
    """The sentence with all wrong mentions replaced for which there is another, then with each of them alone.

    `near` are the source sentences behind it, best first, `named` by fault those that contradict it, `known`
    the findings on all of them and on the sentence.
    """
    others: dict[Mention, str] = {}
    for fault in faults:
        if fault.mention is None or fault.mention.kind == "quote":
            continue
        found = next(_others(sentence.text, fault, near, named.get(fault.key, ()), known, reader), None)
        if found is not None:
            others[fault.mention] = found
    choices = [list(others), *([one] for one in others if len(others) > 1)]
    return [
        Sentence(_with(sentence.text, {one: others[one] for one in chosen}), sentence.sources, "repaired")
        for chosen in choices
        if chosen
    ]


def _others(
    text: str,
    fault: Fault,
    near: Sequence[SourceSentence],
    named: Sequence[SourceSentence],
    known: Known,
    reader: SentenceReader,
) -> Iterator[str]:
    """What may stand in the place of a wrong mention, the best first."""
    wrong = fault.mention
    assert wrong is not None
    for source in named:
        for other in _of_its_kind(wrong, source, known):
            start, end = source.span.start + other.start, source.span.start + other.end
            if any(
                source.span.article_id == span.article_id and start < span.end and span.start < end
                for span in fault.evidence
            ):
                yield other.text
    said = {one.mention.value for one in known[text]}
    rest = f"{text[: wrong.start]} {text[wrong.end :]}"
    for source in near:
        if shared_content(rest, source.text) < SAME_MATTER:
            continue
        lacking = {one.value: one for one in _of_its_kind(wrong, source, known) if one.value not in said}
        if len(lacking) == 1:
            (other,) = lacking.values()
            if _fits(text, wrong, source.text, other, reader):
                yield other.text


def _of_its_kind(wrong: Mention, source: SourceSentence, known: Known) -> Iterator[Mention]:
    for finding in known[source.text]:
        if finding.verdict not in WRONG and _is_of_its_kind(finding.mention, wrong):
            yield finding.mention


def _is_of_its_kind(one: Mention, wrong: Mention) -> bool:
    """Whether both are a name or figure of one sort. A name of no known sort is of that of a name with which
    it shares a word: "Mehmet Cavusoglu" of "Mevlut Cavusoglu"."""
    if one.kind == wrong.kind:
        return _form(one) == _form(wrong)
    named = one.kind in _NAMES and wrong.kind in _NAMES and "other" in (one.kind, wrong.kind)
    return named and not set(one.value.split()).isdisjoint(wrong.value.split())


def _form(mention: Mention) -> str:
    """The unit of a figure and the parts of a date: what stays when its digits change."""
    if mention.kind == "date":
        return re.sub(r"[a-z]+", "a", _DIGITS.sub("0", mention.value))
    return _DIGITS.sub("0", mention.value) if mention.kind in ("money", "percent", "quantity") else ""


def _fits(text: str, wrong: Mention, source: str, other: Mention, reader: SentenceReader) -> bool:
    """Whether the other mention can stand there: a figure of the same thing, "Syrian" for "Iranian"."""
    if wrong.kind in _FIGURES and _next(text, wrong) != _next(source, other):
        return False
    doc, other_doc = reader.parse([text, source])
    one = doc.char_span(wrong.start, wrong.end, alignment_mode="expand")
    two = other_doc.char_span(other.start, other.end, alignment_mode="expand")
    return one is not None and two is not None and (one[-1].pos_ == "ADJ") == (two[-1].pos_ == "ADJ")


def _next(text: str, mention: Mention) -> str:
    """The stem of the word after a mention: what it counts."""
    words = find_words(text[mention.end :])
    return porter_stem(words.keys[0]) if words.keys else ""


def _with(text: str, others: Mapping[Mention, str]) -> str:
    """`text` with other words for mentions in it, and the article before each that goes with it."""
    for mention in sorted(others, key=lambda one: -one.start):
        other = others[mention]
        before = _ARTICLE.sub(rf"\g<a>{'n' if _VOWEL.match(other) else ''}", text[: mention.start])
        opens = other[:1].upper() + other[1:] if not before else other
        text = before + opens + text[mention.end :]
    return text
