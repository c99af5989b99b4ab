"""Marks as one printer sets them: one style of quotation marks and dashes, no debris, capitals at the start.

No word changes. What goes is what models and wires leave: "MOSCOW (AP) -", markup, doubled points,
a quotation mark that nothing closes, dots where a text was cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.’' -]+(?:,\s+[A-Z][\w. ]+)?\s+\((?:[A-Z][\w./ ]*)\)\s*(?:[-–—:]+\s*)?"
    r"|[A-Z]{2}[A-Z.’' -]+(?:,\s+[A-Z][\w. ]+)?\s*(?:\s[-–—]+|:)\s+)(?=[“\"‘A-Z])"
)
_MARKUP = re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|\*\*|^[#>*•]+\s+|`{1,3}")
_DOTS = re.compile(r"^(?:…|\.{2,})\s*|\s*[\[(](?:…|\.{3})[\])]|(?<=\w)\s*(?:…|\.{3,})(?=[.!?]?[\"”’)]*$)")
_FIXES = (
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+(?=[,;:!?%](?:\s|$)|\.(?:\s|$)|[)\]”])"), ""),
    (re.compile(r"(?<=[(\[“])\s+"), ""),
    (re.compile(r"([,;:])(?:\s*[,;:])+"), r"\1"),
    (re.compile(r"[,;:]+(?=[.!?]$)"), ""),
    (re.compile(r"(?<!\.)\.{2}(?!\.)"), "."),
    (re.compile(r"([!?])\.(?=\s|$)"), r"\1"),
    (re.compile(r"\s(?:--|—|–|-)\s"), " – "),
    (re.compile(r"(?<=\w)--(?=\w)"), "—"),
    (re.compile(r"^[,;:.!?–—-]+\s*"), ""),
)
_ENDED = re.compile(r"[.!?…][\"”’')\]]*$")
_SHORTEST = 5
"""Words from which a line without a full stop may be a sentence; a shorter one is a heading."""


def set_marks(sentences: Sequence[str]) -> list[str | None]:
    """The sentences with their marks in order; None for what is no sentence: a heading, a tag."""
    cleaned = [_clean(text) for text in sentences]
    whole = " ".join(cleaned)
    curly = sum(map(whole.count, "“”’")) >= sum(map(whole.count, "\"'"))
    return [_ended(_quotes(text, curly=curly)) for text in cleaned]


def _clean(text: str) -> str:
    text = _DOTS.sub("", _DATELINE.sub("", _MARKUP.sub("", text).strip()))
    for pattern, put in _FIXES:
        text = pattern.sub(put, text)
    return _capital(text.strip())


def _capital(text: str) -> str:
    """A capital at the start, unless the first word has one inside it ("iPhone")."""
    opening = re.match(r"[\"“‘'(]*", text)
    at = opening.end() if opening else 0
    first = text[at:].split(" ", 1)[0]
    if not first[:1].islower() or any(letter.isupper() for letter in first):
        return text
    return text[:at] + text[at].upper() + text[at + 1 :]


def _quotes(text: str, *, curly: bool) -> str:
    """One style of quotation marks, those that nothing closes left out."""
    if not curly:
        for mark, plain in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'")):
            text = text.replace(mark, plain)
        return text.replace('"', "") if text.count('"') == 1 else text
    text = re.sub(r"(^|[\s(\[—–-])\"", r"\1“", text).replace('"', "”")
    text = re.sub(r"(^|[\s(\[“])'(?=\w)", r"\1‘", text).replace("'", "’")
    text = re.sub(r"‘(?=\d0s\b|(?:em|til|tis|cause)\b)", "’", text)
    depth = 0
    kept: list[str] = []
    for letter in text:
        if letter == "”" and not depth:
            continue
        depth += (letter == "“") - (letter == "”")
        kept.append(letter)
    text = "".join(kept)
    return text if depth == 0 else _without_last_opening(text)


def _without_last_opening(text: str) -> str:
    at = text.rfind("“")
    return text[:at] + text[at + 1 :]


def _ended(text: str) -> str | None:
    if not any(letter.isalpha() for letter in text):
        return None
    if _ENDED.search(text):
        return text
    return f"{text}." if len(text.split()) >= _SHORTEST else None
