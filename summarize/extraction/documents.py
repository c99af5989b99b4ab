"""The sentences of plain texts, such as the documents of a request.

A text tells its headline, sub-headings, captions and lists from its story by nothing but how a line
ends. "Japan tops the U.S." above a paragraph is a heading, "Sri Lanka - approximately 28,500" an item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.extraction.source_sentences import SourceSentence, source_sentences
from summarize.types import Article, Cluster

_SENTENCE_END = re.compile(r"[.!?…।。！？؟۔][\"'”’»)\]]*$")
_INITIALS_END = re.compile(r"\b\w\.\w\.$")
_HEADING_WORDS = 12
"""A line of its own with no more words that ends in initials is a heading."""
_HEADLINE_WORDS = 25
"""A first line with more words and no stop is a paragraph that was cut short."""


@dataclass(frozen=True, slots=True)
class Documents:
    """What plain texts hold, taken apart."""

    sentences: tuple[SourceSentence, ...]
    """Whole sentences, document by document. `article` is the index of the document; spans count the
    characters of the document without its headings."""
    headlines: tuple[str, ...]
    """The headlines of the documents that have one."""


def read_documents(documents: Sequence[str]) -> Documents:
    """The sentences and headlines of `documents`; headings, captions and fragments are no sentences."""
    headlines: list[str] = []
    stories: list[Article] = []
    for number, document in enumerate(documents):
        lines = [line.strip() for line in document.split("\n") if line.strip()]
        if len(lines) > 1:
            if _is_headline(lines[0]):
                headlines.append(lines.pop(0))
            lines = [line for line in lines if not _ends_in_initials(line)]
        stories.append(Article(str(number), "", "\n".join(lines)))
    sentences = source_sentences(Cluster("", tuple(stories)))
    return Documents(tuple(one for one in sentences if _SENTENCE_END.search(one.text)), tuple(headlines))


def _is_headline(line: str) -> bool:
    bare = _SENTENCE_END.search(line) is None and len(line.split()) <= _HEADLINE_WORDS
    return bare or _ends_in_initials(line)


def _ends_in_initials(line: str) -> bool:
    return _INITIALS_END.search(line) is not None and len(line.split()) <= _HEADING_WORDS
