"""The sentences of a summary, taken apart for comparing with the articles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarize.factcheck.articles.passages import is_content, word_stem
from summarize.factcheck.structure.roles import Relation, modifiers
from summarize.text.names import TITLES
from summarize.text.sentences import sentence_spans
from summarize.text.words import find_words
from summarize.types import Summary

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAMING_TAGS = ("NN", "JJ", "CD")
"""Penn tags of nouns, adjectives and numbers begin so. What is said with another verb or adverb is often
the same; with another noun it seldom is."""


@dataclass(frozen=True, slots=True)
class ContentWord:
    """A word of a sentence that says something."""

    text: str
    stem: str
    start: int
    """First character in the summary."""
    names: bool
    """Is it a noun, an adjective or a number?"""
    is_title: bool
    """May it say what someone is: "Mr", "premier"?"""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a summary."""

    start: int
    end: int
    stems: tuple[str, ...]
    """Of all its words."""
    content: tuple[ContentWord, ...]
    modifiers: tuple[Relation, ...]


def statement_spans(summary: Summary) -> list[tuple[int, int]]:
    """The sentences of a summary as character offsets of its text.

    A `Sentence` of the summary is split where it holds several, as in a summary that was read from a file.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for sentence in summary.sentences:
        spans += [(start + first, start + last) for first, last in sentence_spans(sentence.text)]
        start += len(sentence.text) + 1
    return spans


def read_statement(start: int, text: str, parse: Doc) -> Statement:
    """One sentence, which begins at character `start` of its summary, with its parse."""
    words = find_words(text)
    tags: defaultdict[int, str] = defaultdict(str)
    for token in parse:
        tags |= dict.fromkeys(range(token.idx, token.idx + len(token.text)), token.tag_)
    content = tuple(
        ContentWord(
            text[first:last],
            word_stem(key),
            start + first,
            names=tags[first].startswith(_NAMING_TAGS),
            is_title=key in TITLES,
        )
        for key, first, last in zip(words.keys, words.starts, words.ends, strict=True)
        if is_content(key)
    )
    return Statement(
        start=start,
        end=start + len(text),
        stems=tuple(map(word_stem, words.keys)),
        content=content,
        modifiers=tuple(modifiers(parse)),
    )
