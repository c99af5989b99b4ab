"""A sentence as a sequence of pieces: its words, and its figures, dates, places and names with values."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.articles.passages import Passages, is_content, word_stem
from summarize.factcheck.conflicts.agreement import Amount, amount_of, reach_of
from summarize.text.date import Date
from summarize.text.names import NO_NAMES, is_capitalised, skeleton
from summarize.text.number_context import Number
from summarize.text.words import word_set

Kind = Literal["", "number", "label", "date", "place", "name"]

_NUMBERED = word_set(
    "stage number no round flight route article chapter section page line day part phase group channel "
    "volume season episode room gate act lap game match week platform highway interstate level grade type "
    "category class model item question resolution version step tier zone rule"
)
"""What a figure after it tells apart: "stage 13" is no count of stages."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or all words of a value."""

    key: str
    """The form in which pieces are compared."""
    first: int
    """Index of its first word in the article."""
    last: int
    kind: Kind = ""
    """"" for a word that is no value; a `label` is a number that counts nothing: "third", "stage 13"."""
    value: Amount | Date | None = None
    """Of numbers and dates."""
    unit: str = ""
    """Of numbers."""

    @property
    def is_content(self) -> bool:
        """Does it say something?"""
        return bool(self.kind) or is_content(self.key)


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence in pieces."""

    article: int
    passage: int
    pieces: tuple[Piece, ...]

    @property
    def content(self) -> frozenset[str]:
        """What its words say, figures and dates left out."""
        return frozenset(
            one.key for one in self.pieces if one.kind not in ("number", "date") and one.is_content
        )


class WordingReader:
    """Cuts the sentences of one article in pieces."""

    def __init__(self, number: int, article: ArticleIndex, names: Collection[str]) -> None:
        self._number = number
        self._article = article
        self._names = names
        self._numbers = {one.first: one for one in article.numbers}
        self._dates = {one.first: one for one in article.dates}
        self._things = {
            first: (last, name) for name, places in article.things.items() for first, last in places
        }

    def read(self, passages: Passages, passage: int) -> Wording:
        """A sentence of the article."""
        span = passages.passages[passage].span
        return Wording(
            self._number, passage, tuple(self._pieces(self._article.words.between(span.start, span.end)))
        )

    def _pieces(self, words: Sequence[int]) -> Iterator[Piece]:
        index, after = (words[0], words[-1] + 1) if words else (0, 0)
        opening = index
        while index < after:
            piece = (
                self._date(index)
                or self._figure(index)
                or self._thing(index)
                or self._named(index, after, opening)
            )
            piece = piece or Piece(word_stem(self._article.words.keys[index]), index, index)
            yield piece
            index = piece.last + 1

    def _date(self, index: int) -> Piece | None:
        date = self._dates.get(index)
        return Piece(f"date {date.value}", index, date.last, "date", date) if date else None

    def _figure(self, index: int) -> Piece | None:
        number: Number | None = self._numbers.get(index)
        if number is None:
            return None
        amount = amount_of(number, reach_of(number, self._article.words))
        if amount is None or self._is_label(number):
            return Piece(f"{number.sort} {number.value}", index, number.last, "label")
        return Piece(f"{number.value} {number.unit}", index, number.last, "number", amount, number.unit)

    def _is_label(self, number: Number) -> bool:
        """Is it part of a name: "stage 13", "Apollo 11"? What has a unit or a noun is none."""
        words = self._article.words
        before = number.first - 1
        if before < 0 or words.gap(number.first) != " " or number.unit or number.paired:
            return False
        return words.keys[before] in _NUMBERED or (
            not number.noun and before not in self._numbers and self._is_name(before, -1)
        )

    def _thing(self, index: int) -> Piece | None:
        last, name = self._things.get(index, (-1, ""))
        return Piece(f"place {name}", index, last, "place") if last >= index else None

    def _named(self, index: int, after: int, opening: int) -> Piece | None:
        """A run of capitalised words; of one that opens the sentence, only what is a name elsewhere too."""
        last = index - 1
        while last + 1 < after and (last < index or self._article.words.gap(last + 1) in (" ", "-")):
            if not self._is_name(last + 1, opening):
                break
            last += 1
        if last < index:
            return None
        key = " ".join(skeleton(one) for one in self._article.words.keys[index : last + 1])
        return Piece(key, index, last, "name")

    def _is_name(self, index: int, opening: int) -> bool:
        words = self._article.words
        if index in self._article.known or index in self._dates or index in self._numbers:
            return False
        if words.keys[index] in NO_NAMES or not is_capitalised(words.raw(index)):
            return False
        return index != opening or words.keys[index] in self._names or self._opens_name(index)

    def _opens_name(self, index: int) -> bool:
        """Does a sentence begin with it and another capitalised word: "Novak Djokovic won"?"""
        words = self._article.words
        following = index + 1 < len(words) and words.gap(index + 1) == " "
        return following and self._is_name(index + 1, -1)
