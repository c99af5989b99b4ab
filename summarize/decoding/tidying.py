"""What chat models put around a text, taken off: "Here is the summary:", headings, bullets, quotation marks.

Only what is certainly not part of the story goes. It goes before candidates are checked and ranked, so
that a mark of the prompt that a model echoes is no fault of its text.
"""

from __future__ import annotations

import re

_WHAT = r"(?:summary|summaries|summarised|summarized|article|articles|text|version|overview)"
_KINDS = r"(?:(?:brief|combined|concise|final|joined|merged|new|news|neutral|revised|short|updated|the)\s+)*"
_PREAMBLES = (
    re.compile(
        r"^(?:sure|certainly|of course|okay|ok|absolutely)\b[,.!:]*\s+(?=here\b|below\b|the following\b|\n)",
        re.I,
    ),
    re.compile(
        rf"^(?:here(?:['’]s|\s+is|\s+are)|below\s+is|the\s+following\s+is)\b[^\n:.]*\b{_WHAT}\b[^\n:.]*:\s*",
        re.I,
    ),
    # "Summary of the day: 12 people died" may be the story; on a line of its own it is a heading.
    re.compile(rf"^{_KINDS}summary\s*(?:\(\d+ words\))?\s*:\s*", re.I),
    re.compile(rf"^{_KINDS}summary\s+of\s+[^\n:.]*:\s*\n\s*", re.I),
)
_RULE = re.compile(r"^\s*(?:```\w*|[-*_=]{3,})\s*$", re.M)
"""Code blocks and rules."""
_TAG = re.compile(r"<([a-z]+)", re.I)
_HEADING = re.compile(rf"^\s*(?:#{{1,6}}\s.*|\*\*[^*\n.!?]{{1,80}}\*\*:?|{_KINDS}summary)\s*$", re.I | re.M)
_BULLET = re.compile(r"^\s*[-*•–]\s+(?=\S)", re.M)
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+(?=\S)", re.M)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_QUOTES = (('"', '"'), ("“", "”"), ("'", "'"), ("«", "»"))


def tidy(text: str, document: str = "") -> str:
    """The text alone, a line for each of its lines that says something.

    `document` is the form in which the prompt put its documents: a model may echo its marks.
    """
    for tag in set(_TAG.findall(document)):
        text = re.sub(rf"</?{re.escape(tag)}(?: \d+)?>", "", text, flags=re.I)
    text = _RULE.sub("", text)
    plain = _EMPHASIS.sub(r"\2", _HEADING.sub("", text)).strip()
    if not plain:  # nothing but headings: better those than no text
        plain = _EMPHASIS.sub(r"\2", re.sub(r"^\s*#+\s*", "", text, flags=re.M)).strip()
    for preamble in _PREAMBLES:
        plain = preamble.sub("", plain, count=1)
    plain = _BULLET.sub("", plain)
    if len(_NUMBER.findall(plain)) > 1:  # "11. September" opens a text, not a list
        plain = _NUMBER.sub("", plain)
    return _without_quotes("\n".join(line.strip() for line in plain.splitlines() if line.strip()))


def _without_quotes(text: str) -> str:
    """`text` without a pair of quotation marks around all of it."""
    for opening, closing in _QUOTES:
        inner = text[1:-1]
        if len(text) > 2 and text[0] == opening and text[-1] == closing and not {opening, closing} & {*inner}:
            return inner.strip()
    return text
