"""Marks of Markdown and wiki text: the marks go, the words stay.

    == Reactions ==     ## Reactions     * Sri Lanka - 28,500     [SANA](https://sana.sy) said

Lines that only place a picture or a category go whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.data.paragraphs import Paragraph

MARKUP = "markup"

_NO_WORDS = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|\[\[(?:File|Image|Category):.*\]\]|\{\{.*\}\}|</?[a-z][^<>]*>", re.IGNORECASE
)
_OPENING = re.compile(
    r"={2,}\s*(?=[^=\s].*=$)|#{1,6}\s+(?=\S)|[•▪‣◦]\s*(?=\S)|[*·–>-]\s+(?=\S)|\w+\.(?:svg|png|jpe?g|gif)\s+(?=\S)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\[(?=[^\[\]]{1,200}\]\(https?://[^()\s]{1,500}\))|(?<=[^\[\]])\]\(https?://[^()\s]{1,500}\)",
    re.IGNORECASE,
)
_BOLD = re.compile(r"(?<![\w*])\*\*(?=[^\s*][^*]{0,300}\*\*(?![\w*]))|(?<=[^\s*])\*\*(?![\w*])")


def strip_markup(paragraphs: Sequence[Paragraph]) -> None:
    """Take the marks from every line, and lines that are nothing but a mark."""
    for paragraph in paragraphs:
        if _NO_WORDS.fullmatch(paragraph.text):
            paragraph.drop(MARKUP)
        elif any(map(str.isalnum, paragraph.text)):
            _strip_line(paragraph)


def _strip_line(paragraph: Paragraph) -> None:
    while opening := _OPENING.match(paragraph.text):
        paragraph.cut_front(opening.end(), MARKUP)
        if opening.group().startswith("=="):
            heading = paragraph.text.rstrip("= ").removesuffix("[edit]").rstrip()
            paragraph.cut_back(len(heading), MARKUP)
    if "](" in paragraph.text:
        paragraph.cut_all(_LINK, MARKUP)
    if paragraph.text.count("**") % 2 == 0:  # An odd one hides letters of a word: "s**".
        paragraph.cut_all(_BOLD, MARKUP)
