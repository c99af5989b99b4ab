"""What the articles say instead of a value that none of them has: "300 people were killed" for "500 people".

Another value is one for the same thing only where the words around both agree: the same unit or noun, and
most of what a summary says beside it in one sentence of an article. Names are the same thing where they
have the same office of the same country, or the same family name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from summarize.factcheck.analysed import AnalysedCluster
from summarize.factcheck.articles.indexed import ArticleIndex, IndexedSources
from summarize.factcheck.mentions.find import Checkable, Figure, Name
from summarize.factcheck.people.descriptions import Description, find_descriptions
from summarize.text.content import FUNCTION_WORDS, porter_stem
from summarize.text.date import Date
from summarize.text.names import ORG_NOUNS, TITLES, is_capitalised
from summarize.text.number_context import Number
from summarize.text.units import same_unit
from summarize.text.words import Words, find_words, sentence_numbers
from summarize.types import Span
from summarize.world.gazetteer import load_gazetteer

_AROUND = 8
"""Words on either side of a mention, in its sentence, that tell what it is about."""
_AROUND_THERE = 20
"""Words on either side of an article's value in which they are looked for."""
_ENOUGH, _ENOUGH_FOR_DATES = 0.6, 0.75
"""Share of them that must be there. What happens once has one figure, but it may happen again."""
_MOST_TRIES = 200
"""Values of one article that are looked at for one mention."""
_SHOWN_AFTER = 3
"""Words after a value that are shown with it."""


@dataclass(frozen=True)
class Text:
    """A text whose mentions are judged."""

    words: Words
    sentences: list[int]

    @classmethod
    def of(cls, text: str) -> Text:
        """Split a text."""
        words = find_words(text)
        return cls(words, sentence_numbers(words))

    @cached_property
    def descriptions(self) -> list[Description]:
        """The countries, offices and names that stand together in it."""
        return list(find_descriptions(self.words, load_gazetteer().find(self.words)))

    def around(self, start: int, end: int) -> frozenset[str]:
        """Stems of the content words beside the characters from `start` to `end`, in their sentence."""
        inside = self.words.between(start, end)
        return _around(self.words, self.sentences, inside.start, inside.stop - 1, _AROUND)


def find_rival(item: Checkable, text: Text, sources: AnalysedCluster) -> Span | None:
    """Where an article has another value for what `item` says in `text`; None where none has one."""
    content = item.content
    if isinstance(content, Name):
        places = _other_bearer(content, sources) if content.rest else _other_holder(item, text, sources)
        return next(places, None)
    if not isinstance(content, Figure | Date) or (isinstance(content, Date) and content.relative):
        return None
    around = text.around(item.mention.start, item.mention.end)
    if isinstance(content, Figure):
        around -= {porter_stem(content.ends[-1].noun)}
    enough = _ENOUGH if isinstance(content, Figure) else _ENOUGH_FOR_DATES
    best: tuple[float, Span] | None = None
    for article in sources.articles:
        for first, last, start, end in islice(_same_sort(content, article), _MOST_TRIES):
            agreement = _agreement(around, first, last, article)
            if agreement >= enough and (best is None or agreement > best[0]):
                best = agreement, Span(article.id, start, end)
    return best[1] if best else None


def _around(words: Words, sentences: list[int], first: int, last: int, reach: int) -> frozenset[str]:
    near = [*range(max(0, first - reach), first), *range(last + 1, min(len(words), last + 1 + reach))]
    return frozenset(
        porter_stem(words.keys[index])
        for index in near
        if sentences[index] == sentences[first]
        and words.keys[index] not in FUNCTION_WORDS
        and not words.keys[index][0].isdigit()
    )


def _agreement(around: frozenset[str], first: int, last: int, article: ArticleIndex) -> float:
    """Share of the words around a mention that stand around an article's value; 0 for one of many."""
    there = _around(article.words, article.sentences, first, last, _AROUND_THERE)
    shared = len(around & there)
    return shared / len(around) if shared > 1 or shared == len(around) > 0 else 0.0


# Numbers and dates


def _same_sort(content: Figure | Date, article: ArticleIndex) -> Iterator[tuple[int, int, int, int]]:
    """The article's values that may stand in the place of one: first and last word, first character, end."""
    if isinstance(content, Figure):
        number = content.ends[-1]
        for other in article.by_counted.get(number.unit or number.noun, ()):
            if other.sort == number.sort and _counts_the_same(number, other):
                last = min(other.last + _SHOWN_AFTER, other.last + max(1, len(other.after)))
                last = min(last, len(article.words) - 1)
                yield other.first, other.last, other.start, max(other.end, article.words.ends[last])
    else:
        for date in article.dates:
            if _form(date) == _form(content):
                yield date.first, date.last, date.start, date.end


def _counts_the_same(number: Number, other: Number) -> bool:
    if not same_unit(number.unit, other.unit) or number.paired != other.paired:
        return False
    aged = (number.after[:1] == ("old",), other.after[:1] == ("old",))
    return aged[0] == aged[1] and number.readings != other.readings


def _form(date: Date) -> tuple[bool, ...]:
    """Which parts of a date are said."""
    parts = (date.year, date.month, date.days or None, date.weekday, date.decade, date.clock)
    return tuple(part is not None for part in parts)


# Names


def _other_bearer(name: Name, sources: IndexedSources) -> Iterator[Span]:
    """Where an article has another given name before the family name."""
    if name.kind != "person":
        return
    family = find_words(name.rest[-1]).keys
    for article in sources.articles:
        words = article.words
        for place in islice(article.positions.get(family[0], ()), _MOST_TRIES):
            given = place - 1
            known = tuple(words.keys[place : place + len(family)]) == tuple(family)
            if known and given >= 0 and _is_given_name(article, given):
                yield Span(article.id, *article.span(given, place + len(family) - 1))


def _is_given_name(article: ArticleIndex, index: int) -> bool:
    words = article.words
    before_a_name = words.gap(index + 1) == " " and is_capitalised(words.raw(index))
    inside = index > 0 and article.sentences[index - 1] == article.sentences[index]
    key = words.keys[index]
    return before_a_name and inside and index not in article.known and key not in TITLES | ORG_NOUNS


def _other_holder(item: Checkable, text: Text, sources: AnalysedCluster) -> Iterator[Span]:
    """Where an article has another person in the same office of the same country."""
    own = next((one for one in text.descriptions if one.name_at[1] == item.mention.end), None)
    if own is not None and own.country and own.office and not own.hedges:
        yield from (span for _, span in sources.holders.of_others(own))


def quoted(span: Span, sources: IndexedSources) -> str:
    """The text of a span of an article, on one line."""
    text = next(article.words.text for article in sources.articles if article.id == span.article_id)
    return " ".join(text[span.start : span.end].split())
