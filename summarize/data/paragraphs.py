"""An article as paragraphs that pieces can be taken from, each with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from summarize.types import Dropped

_SENTENCE_END = re.compile(r"[.!?…।。！？؟۔][\"'”’»)\]]*$")
_ABBREVIATION_END = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_BULLET = ("* ", "- ", "• ", "· ", "▪ ", "– ")
_LONGEST_BRACKET = 250
_TITLE_LENGTH = 200
_TITLE_WORDS = 25
_QUESTION_WORDS = 15
_MAX_WRAP = 100
_MIN_WRAP = 40
_MIN_WRAPPED = 3


@dataclass(slots=True)
class Paragraph:
    """One paragraph at work: what is left of it, and what was taken."""

    text: str
    """What is left; "" when all of it is gone."""
    attached: bool = False
    """No blank line stands above it, in an article that parts its paragraphs with blank lines. Captions
    and sub-headings are set so."""
    dropped: list[Dropped] = field(default_factory=list)
    """What was taken, in the order in which it was."""

    def drop(self, reason: str) -> None:
        """Take all that is left."""
        self.cut_front(len(self.text), reason)

    def cut_front(self, end: int, reason: str) -> None:
        """Take `text[:end]` and the space behind it."""
        self.dropped.append(Dropped(self.text[:end].strip(), reason))
        self.text = self.text[end:].lstrip()

    def cut_back(self, start: int, reason: str) -> None:
        """Take `text[start:]` and the space before it."""
        self.dropped.append(Dropped(self.text[start:].strip(), reason))
        self.text = self.text[:start].rstrip()

    def cut_all(self, marks: re.Pattern[str], reason: str) -> None:
        """Take every match of a pattern; what stood beside it closes up."""
        self.dropped += (Dropped(found.group(), reason) for found in marks.finditer(self.text))
        self.text = marks.sub("", self.text)

    @property
    def is_prose(self) -> bool:
        """Whether this is running text: eight words or more that end as a sentence does."""
        return self.ends_sentence and self.text.count(" ") >= 7

    @property
    def ends_sentence(self) -> bool:
        """Whether the last sign closes a sentence. The stop of "the U.S." does not count."""
        tail = self.text[-8:]
        return bool(_SENTENCE_END.search(tail)) and not _ABBREVIATION_END.search(tail)

    @property
    def looks_like_title(self) -> bool:
        """Whether this may be a headline: short, and no sentence unless a brief one that asks or exclaims."""
        if len(self.text) > _TITLE_LENGTH or self.text.endswith((":", ",", ";")):
            return False
        if self.text.endswith(("?", "!")):
            return self.words <= _QUESTION_WORDS
        return self.words <= _TITLE_WORDS and not self.ends_sentence

    def closing_bracket(self) -> int:
        """Where the brackets that close the text were opened; -1 where none do."""
        for opening, closing in ("()", "[]"):
            if self.text.endswith((closing, closing + ".")):
                return self.text.rfind(opening, max(0, len(self.text) - _LONGEST_BRACKET))
        return -1

    @property
    def words(self) -> int:
        """Words that are left, as white space parts them."""
        return len(self.text.split())


def split_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of normalised text: one a line, and hard-wrapped lines joined again."""
    blocks = [block.split("\n") for block in re.split(r"\n\n+", text) if block]
    if _is_hard_wrapped(blocks):
        blocks = [_unwrap(block) for block in blocks]
    parted = 2 * len(blocks) > sum(map(len, blocks))
    return [
        Paragraph(line, attached=parted and place > 0) for block in blocks for place, line in enumerate(block)
    ]


def _is_hard_wrapped(blocks: list[list[str]]) -> bool:
    """Whether lines were broken at a fixed width, as e-mail and the wires do.

    Then every line is short, those that another one follows are nearly full, and the next one often goes on
    with a small letter.
    """
    widest = max((len(line) for block in blocks for line in block), default=0)
    pairs = [pair for block in blocks for pair in pairwise(block)]
    if len(pairs) < _MIN_WRAPPED or not _MIN_WRAP <= widest <= _MAX_WRAP:
        return False
    full = sum(len(line) >= 0.6 * widest for line, _ in pairs)
    goes_on = sum(following[0].islower() for _, following in pairs)
    return full >= 0.8 * len(pairs) and goes_on >= 0.4 * len(pairs)


def _unwrap(block: list[str]) -> list[str]:
    paragraphs: list[str] = []
    for line in block:
        if paragraphs and not line.startswith(_BULLET):
            paragraphs[-1] += " " + line
        else:
            paragraphs.append(line)
    return paragraphs
