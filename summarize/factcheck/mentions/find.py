"""What a text says that can be checked: its names, numbers, dates and quotations, with offsets.

One mention for each stretch of text, the most specific kind; only a quotation may hold others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.factcheck.language import English, Entity
from summarize.factcheck.mentions.capitals import read_capitals
from summarize.factcheck.mentions.name_spans import NameSpan, find_names
from summarize.factcheck.mentions.quotations import Quotation, find_quotations
from summarize.text.date import Date
from summarize.text.dates import find_dates
from summarize.text.names import FUNCTION_WORDS
from summarize.text.number_context import Number
from summarize.text.numbers import find_numbers, plain
from summarize.text.units import CURRENCIES, MEASURES, PERCENT, POINTS
from summarize.text.words import Words, find_words, sentence_numbers, stem
from summarize.types import Mention, MentionKind
from summarize.world.counted import counts_people
from summarize.world.fates import Fate, fate_in, tells_of_a_fate
from summarize.world.gazetteer import Thing, load_gazetteer
from summarize.world.governments import is_where, means_government, speaks_of_capital


@dataclass(frozen=True, slots=True)
class NamePart:
    """A content word of a name, or a known thing in it."""

    text: str
    """As it stands in the name."""
    stem: str
    key: str
    start: int
    """First character, counted from the start of the name."""
    thing: str = ""
    """The gazetteer's name of it, where it is known: "Syria" for "Syrian"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, taken apart for comparing."""

    text: str
    parts: tuple[NamePart, ...]
    kind: MentionKind
    opens: bool
    """True where the name's capital may only be that of a sentence."""
    before: str
    """Key of the word before it."""
    as_government: bool
    """True where the name of a capital or seat of power stands for a government here."""
    as_capital: bool = False
    """True where a country is named for its capital here: "the Egyptian capital"."""
    rest: tuple[str, ...] = ()
    """Where this is only the part of a name that no article has: the parts that one has."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or the two numbers of a range or a score."""

    text: str
    ends: tuple[Number, ...]
    fate: Fate = ""
    """What the sentence says became of those whom it counts."""


Content = Name | Figure | Date | Quotation


@dataclass(frozen=True, slots=True)
class Checkable:
    """A mention and what it takes to compare it."""

    mention: Mention
    content: Content

    @property
    def question(self) -> object:
        """Equal for mentions that every article answers alike."""
        if isinstance(self.content, Figure):
            return (
                self.mention.text,
                self.content.fate,
                tuple(
                    (n.readings, n.sort, n.unit, tuple(filter(str.isalpha, n.after)), n.noun, n.bound)
                    for n in self.content.ends
                ),
            )
        if isinstance(self.content, Name):
            return self.content
        return self.mention.kind, self.mention.text


def find_mentions(
    text: str, entities: Sequence[Entity], english: English, people: frozenset[str] = frozenset()
) -> list[Checkable]:
    """The mentions of a text, in order; `entities` are those that the language model found in it.

    `people` are the keys of words that are known to belong to people's names.
    """
    words = find_words(text)
    if not words:
        return []
    dates = find_dates(words)
    numbers = find_numbers(words)
    sentences = sentence_numbers(words)
    capitals = read_capitals(words, sentences, dates, numbers, english)
    things = {
        thing.first: thing for thing in load_gazetteer().find(words) if thing.first not in capitals.taken
    }
    names = find_names(words, entities, capitals, things)
    taken = capitals.taken | {index for name in names for index in range(name.first, name.last + 1)}
    found = [_quotation(text, quotation) for quotation in find_quotations(text)]
    found += [Checkable(_mention(text, "date", date.start, date.end, date.value), date) for date in dates]
    found += _figures(words, sentences, [number for number in numbers if number.first not in taken])
    found += [_name(words, name, things, people, opens=capitals.opens(name.first)) for name in names]
    return sorted(found, key=lambda item: (item.mention.start, -item.mention.end))


def _mention(text: str, kind: MentionKind, start: int, end: int, value: str) -> Mention:
    return Mention(kind, text[start:end], start, end, value)


def _quotation(text: str, quotation: Quotation) -> Checkable:
    return Checkable(_mention(text, "quote", quotation.start, quotation.end, quotation.value), quotation)


def _name(
    words: Words, span: NameSpan, things: dict[int, Thing], people: frozenset[str], *, opens: bool
) -> Checkable:
    parts: list[NamePart] = []
    index = span.first
    while index <= span.last:
        thing = things.get(index)
        last = thing.last if thing is not None and thing.last <= span.last else index
        known = thing.name if thing is not None and thing.last <= span.last else ""
        key = words.key(index)
        offset = words.starts[index] - words.starts[span.first]
        parts.append(NamePart(words.slice_text(index, last), stem(key), key, offset, known))
        index = last + 1
    start, end = words.starts[span.first], words.ends[span.last]
    content = _content_parts(parts)
    kind = _kind(words, span, content, people)
    name = Name(
        words.text[start:end],
        content,
        kind,
        opens,
        words.key(span.first - 1),
        _stands_for_rulers(words, span),
        speaks_of_capital(words, span.first, span.last),
    )
    value = " ".join(part.thing.lower() or part.key for part in name.parts)
    return Checkable(_mention(words.text, kind, start, end, value), name)


def _kind(words: Words, span: NameSpan, content: Sequence[NamePart], people: frozenset[str]) -> MentionKind:
    """A person whom the texts know, a capital, or what the language model takes it for."""
    if all(part.key in people and not part.thing for part in content):
        return "person"
    # A capital that speaks ("Ankara stressed") is a person to the language model.
    is_capital = tuple(words.keys[span.first : span.last + 1]) in load_gazetteer().capitals
    return "place" if is_capital else span.kind


def _stands_for_rulers(words: Words, span: NameSpan) -> bool:
    """Does a name act or suffer as those who govern would? A building does wherever nothing is beside it."""
    if means_government(words, span.first, span.last):
        return True
    is_seat = tuple(words.keys[span.first : span.last + 1]) in load_gazetteer().seats
    return is_seat and not is_where(words, span.first)


def _content_parts(parts: list[NamePart]) -> tuple[NamePart, ...]:
    """Without function words; without initials where two longer parts remain."""
    content = [part for part in parts if part.thing or part.key not in FUNCTION_WORDS] or parts
    long = [part for part in content if len(part.key) > 1]
    return tuple(long if len(long) > 1 else content)


_FATE_REACH = 6
"""Words on either side of a figure, in its sentence, that say what became of those whom it counts."""


def _figures(words: Words, sentences: Sequence[int], numbers: Sequence[Number]) -> list[Checkable]:
    """The numbers as mentions, the two of a pair as one."""
    found: list[Checkable] = []
    fated = {sentences[at] for at, key in enumerate(words.keys) if tells_of_a_fate(key)}
    index = 0
    while index < len(numbers):
        size = 2 if numbers[index].paired and index + 1 < len(numbers) else 1
        ends = tuple(numbers[index : index + size])
        is_fated = sentences[ends[-1].first] in fated
        found.append(_figure(words.text, ends, _fate(words, sentences, ends[-1]) if is_fated else ""))
        index += size
    return found


def _fate(words: Words, sentences: Sequence[int], number: Number) -> Fate:
    """What became of those whom a number counts, where it counts people or does not say what."""
    if number.sort != "cardinal" or number.unit or (number.noun and not counts_people(number.noun)):
        return ""
    first, last = max(0, number.first - _FATE_REACH), number.last + 1 + _FATE_REACH
    near = range(first, min(len(words), last))
    return fate_in(words.keys[at] for at in near if sentences[at] == sentences[number.first])


def _figure(text: str, ends: tuple[Number, ...], fate: Fate) -> Checkable:
    upper = ends[-1]
    kind: MentionKind = "number"
    if upper.unit in (PERCENT, POINTS):
        kind = "percent"
    elif upper.unit in CURRENCIES:
        kind = "money"
    elif upper.unit in MEASURES:
        kind = "quantity"
    start, end = ends[0].start, upper.end
    value = "-".join(plain(number.value) for number in ends)
    if upper.sort == "vague":
        value = text[start:end].lower()
    elif upper.sort == "ordinal":
        value += "."
    if upper.unit:
        value += upper.unit if upper.unit == PERCENT else f" {upper.unit}"
    return Checkable(_mention(text, kind, start, end, value), Figure(text[start:end], ends, fate))
