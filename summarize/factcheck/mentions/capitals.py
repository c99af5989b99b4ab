"""What the capitals of a text say about names.

A capital says nothing at the start of a sentence before an ordinary word, in a headline where every
word has one, on "I" and the like, and on days and months.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.factcheck.language import English
from summarize.text.date import Date
from summarize.text.names import (
    CONNECTORS,
    NO_NAMES,
    OPENS_NAMES,
    PARTICLES,
    TITLES,
    is_acronym,
    is_capitalised,
)
from summarize.text.number_context import Number
from summarize.text.words import Words

_HYPHENS = ("-", "‐", "‑", "–")
_JOINS = frozenset((" ", *_HYPHENS, " & ", "&", ". "))
_CUTS = frozenset(',;:()[]/\n"“”|')
_OPENING_MARKS = frozenset(':;"“‘«(–—•*`')
_HEADLINE_WORDS = 5
_ALSO_NAMES = frozenset(("may", "will", "down", "more", "can"))
"""Of the words that are no names, those that may end one: "Theresa May", "County Down"."""
_COMMON = frozenset(("tv", "ok"))
"""Abbreviations of common nouns."""


@dataclass(frozen=True, slots=True)
class Capitals:
    """The capitals of one text."""

    words: Words
    sentences: Sequence[int]
    """For each word the number of its sentence."""
    taken: frozenset[int]
    """Words that are part of dates, or of a unit: "US$", "Turkish lira", "degrees Celsius"."""
    counted: frozenset[int]
    """Words that are part of numbers."""
    headlines: frozenset[int]
    """Numbers of the sentences in which nearly every word has a capital."""
    english: English

    def is_free(self, index: int) -> bool:
        """May word `index` be part of a name? Dates and currencies may not."""
        return index not in self.taken

    def is_number(self, index: int) -> bool:
        """Is word `index` part of a number?"""
        return index in self.counted

    def is_boundary(self, index: int) -> bool:
        """Does a comma, bracket, slash, line break, quotation mark or sentence end stand before it?"""
        gap = self.words.gap(index)
        if not _CUTS.isdisjoint(gap) or (index > 0 and self.sentences[index] != self.sentences[index - 1]):
            return True
        if gap in ("'s", "’s"):  # "Villa'sFA Cup"
            return True
        return gap in ("' ", "’ ") and not self._is_possessive(index)

    def _is_possessive(self, index: int) -> bool:
        """Is the apostrophe before word `index` that of a plural: "the Workers' Party"?"""
        return self.words.key(index - 1).endswith("s") and self.words.key(index) not in NO_NAMES

    def can_be_name(self, index: int) -> bool:
        """Has word `index` a capital that may be a name's?"""
        raw = self.words.raw(index)
        if not is_capitalised(raw) or index in self.taken:
            return False
        key = self.words.key(index)
        if key not in NO_NAMES or (is_acronym(raw) and key not in _COMMON):
            return True
        return self._goes_on(index) or self._leads_on(index)

    def _leads_on(self, index: int) -> bool:
        """Is the capital of even this word a name's, before that of another: "New Orleans"?"""
        words = self.words
        following = index + 1
        if self.opens(index) or words.key(index) not in OPENS_NAMES or words.gap(following) != " ":
            return False
        return is_capitalised(words.raw(following)) and following not in self.taken

    def _goes_on(self, index: int) -> bool:
        """Is the capital of even this word a name's, after that of another: "Theresa May", "County Down"?"""
        words = self.words
        before = index - 1
        if self.opens(index) or words.key(index) not in _ALSO_NAMES or words.gap(index) != " ":
            return False
        return is_capitalised(words.raw(before)) and words.key(before) not in NO_NAMES

    def opens(self, index: int) -> bool:
        """Has word `index` its capital because a sentence or a quotation begins with it?"""
        if index == 0 or self.sentences[index] != self.sentences[index - 1]:
            return True
        gap = self.words.gap(index)
        return not _OPENING_MARKS.isdisjoint(gap) or gap.strip().startswith("'")

    def is_plainly_english(self, index: int) -> bool:
        """Is word `index` an inflected English word or an adverb: "Tributes", "Believes", "Later"?"""
        raw = self.words.raw(index)
        if is_acronym(raw):
            return False
        return self.english.is_inflected(raw) or self.english.is_never_a_name(raw)

    def is_ordinary(self, index: int) -> bool:
        """Is word `index` an ordinary English word, whatever its capital?"""
        raw = self.words.raw(index)
        return not is_acronym(raw) and self.english.is_ordinary(raw)

    def runs(self) -> list[tuple[int, int]]:
        """First and last words of the runs of capitals, "of" and the like allowed inside; no headlines."""
        found: list[tuple[int, int]] = []
        index = 0
        while index < len(self.words):
            if self.sentences[index] in self.headlines or not self.can_be_name(index):
                index += 1
                continue
            first = last = index
            while (following := self._next_in_run(last)) is not None:
                last = following
            while (
                first > 0 and self.words.key(first - 1) in PARTICLES and self.words.gap(first) in ("-", " ")
            ):
                if not self.words.raw(first - 1).islower() or self.words.key(first - 1) in (
                    "la",
                    "le",
                    "de",
                    "den",
                ):
                    break
                first -= 1
            found.append((first, last))
            index = last + 1
        return found

    def _next_in_run(self, last: int) -> int | None:
        """The next capital of the run that word `last` is in."""
        words = self.words
        index = last + 1
        while index < len(words) and index - last <= 2 and words.key(index) in CONNECTORS:
            if words.gap(index) not in (" ", "-") or words.raw(index)[0].isupper():
                break
            index += 1
        if index >= len(words) or self.sentences[index] != self.sentences[last]:
            return None
        if words.gap(index) not in _JOINS or not self.can_be_name(index):
            return None
        initial = words.ends[index - 1] - words.starts[index - 1] <= 3
        return index if words.gap(index) != ". " or initial else None

    def trim(self, first: int, last: int) -> tuple[int, int] | None:
        """A stretch of a run without an ordinary word that opens a sentence; None where nothing is left."""
        if self.opens(first) and self._opens_only(first, alone=first == last):
            first += 1
        while first <= last and not is_capitalised(self.words.raw(first)):
            if self.words.key(first) in PARTICLES and first < last:
                break
            first += 1
        while last >= first and not is_capitalised(self.words.raw(last)):
            last -= 1
        return (first, last) if first <= last else None

    def _opens_only(self, index: int, *, alone: bool) -> bool:
        """Is the word that opens a sentence no name? Before another capital, is it inflected?"""
        key = self.words.key(index)
        if index in self.counted or (key in NO_NAMES | TITLES and not is_acronym(self.words.raw(index))):
            return True
        return self.is_ordinary(index) if alone else self.is_plainly_english(index)


def read_capitals(
    words: Words, sentences: Sequence[int], dates: Sequence[Date], numbers: Sequence[Number], english: English
) -> Capitals:
    """Look at the capitals of a text once."""
    return Capitals(
        words,
        sentences,
        frozenset(index for date in dates for index in range(date.first, date.last + 1))
        | frozenset(index for number in numbers for index in _of_unit(words, number)),
        frozenset(index for number in numbers for index in range(number.first, number.last + 1)),
        _headlines(words, sentences),
        english,
    )


def _of_unit(words: Words, number: Number) -> list[int]:
    """The words of a unit beside its figure: "US$", "degrees Celsius"."""
    inside = words.between(number.start, number.end) if number.unit else range(0)
    return [index for index in inside if not number.first <= index <= number.last]


def _headlines(words: Words, sentences: Sequence[int]) -> frozenset[int]:
    capitals: dict[int, int] = {}
    longer: dict[int, int] = {}
    for index, sentence in enumerate(sentences):
        raw = words.raw(index)
        if len(raw) > 3 and raw[0].isalpha():
            longer[sentence] = longer.get(sentence, 0) + 1
            capitals[sentence] = capitals.get(sentence, 0) + raw[0].isupper()
    return frozenset(
        sentence
        for sentence, count in longer.items()
        if count >= _HEADLINE_WORDS and capitals[sentence] > 0.8 * count
    )
