"""The articles of one cluster, indexed once for any number of checks.

No language model reads the articles: words, numbers, dates and names of known things are found by
grammars in one pass, so that a 2 MB article costs a second or two.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from summarize.factcheck.articles.answers import Answer
from summarize.factcheck.articles.date_index import DateKey, index_dates
from summarize.text.dates import Date, find_dates
from summarize.text.in_english import reads_as_english
from summarize.text.names import (
    ORG_NOUNS,
    PARTICLES,
    SHORTEST_SPELLED_TWICE,
    TITLES,
    is_acronym,
    is_capitalised,
    skeleton,
)
from summarize.text.number_context import Number
from summarize.text.numbers import find_numbers
from summarize.text.words import Words, find_words, is_cased, sentence_numbers, stem, word_set
from summarize.types import Article, Cluster
from summarize.world.gazetteer import Gazetteer, load_gazetteer

T = TypeVar("T")

_CREDITS = ("dateline", "date line", "byline", "agency credit", "image credit")
"""Why cleaning drops what still tells of the article. A teaser tells of another."""
_DATELINE_REACH = 500
"""Characters from the start in which a date on a line of its own is the date of publication."""


@dataclass(frozen=True, slots=True)
class ArticleIndex:
    """One article, ready to be asked."""

    id: str
    words: Words
    cased: bool
    """False where the text has next to no capitals: then capitals say nothing about names."""
    positions: dict[str, list[int]]
    """Stem of a word -> where it stands."""
    joined: dict[str, list[tuple[int, int]]]
    """Two words of a name written as one -> where they stand: "amirabdollahian" for "Amir-Abdollahian"."""
    sentences: list[int]
    """For each word the number of its sentence."""
    in_english: bool
    """False where it plainly is in another language."""
    things: dict[str, list[tuple[int, int]]]
    """Known things -> first and last word of each occurrence."""
    known: frozenset[int]
    """The words of all of them."""
    capitals: dict[str, list[tuple[int, int]]]
    """Countries -> where their capital or seat of government is named."""
    numbers: list[Number]
    """Those that are not part of dates."""
    by_value: dict[Decimal, list[Number]]
    """The numbers under each of their readings; a bare year is among them, it may be a count."""
    values: list[Decimal]
    """These readings in ascending order."""
    vague: list[Number]
    """Those that stand for many values: "hundreds"."""
    by_counted: dict[str, list[Number]]
    """The same under what they count: their unit, or the stem of their noun."""
    dates: list[Date]
    dates_by: dict[DateKey, list[Date]]
    """The dates under each thing that they say, read with the day of publication."""
    published: datetime.date | None
    """The day of publication, where known."""

    opening: tuple[int, int]
    """Characters of the first sentence that is not the headline: evidence for what was cut from before it."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the words from `first` to `last`, both included."""
        return self.words.starts[first], self.words.ends[last]


@dataclass(frozen=True, slots=True)
class CreditIndex:
    """A dateline, byline or credit that cleaning cut from an article."""

    reason: str
    """What it is: "dateline"."""
    article: ArticleIndex
    """The article that had it."""
    piece: ArticleIndex
    """The cut text; its offsets are not those of the article."""


@dataclass(frozen=True, slots=True)
class IndexedSources:
    """The articles of one cluster, analysed."""

    cluster: Cluster
    articles: tuple[ArticleIndex, ...]
    """Those that have words."""
    spellings: dict[str, frozenset[str]]
    """Skeleton of a capitalised word -> its folded forms in the articles."""
    acronyms: dict[str, frozenset[tuple[str, ...]]]
    """Acronyms that an article spells out -> stems of the full names."""
    names: frozenset[str]
    """Keys of the words that the articles write with a capital wherever they stand."""
    common: frozenset[str]
    """Keys of the words that some article writes without a capital."""
    people: frozenset[str]
    """Keys of the words that an article has after a title: "Foreign Minister Faisal Mekdad"."""
    years: frozenset[int]
    """The years that some article names, or in which it was published."""
    credits: tuple[CreditIndex, ...] = ()
    """What cleaning cut from the articles that still tells of them."""
    answers: dict[object, Answer] = field(default_factory=dict)
    """What was asked before: the candidates of one sentence share most of their mentions."""


def index_cluster(cluster: Cluster) -> IndexedSources:
    """Index every article of a cluster. Time grows linearly with the text."""
    gazetteer = load_gazetteer()
    indexed = (index_article(article, gazetteer) for article in cluster.articles)
    articles = tuple(index for index in indexed if index.words)
    spellings: dict[str, set[str]] = {}
    acronyms: dict[str, set[tuple[str, ...]]] = {}
    capitalised: set[str] = set()
    lower: set[str] = set()
    people: set[str] = set()
    years: set[int] = set()
    for index in articles:
        for key, places in index.positions.items():
            may_differ = len(key) >= SHORTEST_SPELLED_TWICE and key.isalpha()
            if may_differ and is_capitalised(index.words.raw(places[0])):
                spellings.setdefault(skeleton(key), set()).add(key)
        if index.cased:
            _note_capitals(index, capitalised, lower)
            people |= _titled(index)
        for acronym, full_name in _definitions(index):
            acronyms.setdefault(acronym, set()).add(full_name)
        years.update(date.year for date in index.dates if date.year is not None)
        if index.published is not None:
            years.add(index.published.year)
    return IndexedSources(
        cluster,
        articles,
        _frozen(spellings),
        _frozen(acronyms),
        frozenset(capitalised - lower),
        frozenset(lower),
        frozenset(people),
        frozenset(years),
        _index_credits(cluster, articles, gazetteer),
    )


def _index_credits(
    cluster: Cluster, articles: Iterable[ArticleIndex], gazetteer: Gazetteer
) -> tuple[CreditIndex, ...]:
    originals = {article.id: article for article in cluster.articles}
    return tuple(
        CreditIndex(piece.reason, index, index_article(Article(index.id, "", piece.text), gazetteer))
        for index in articles
        for piece in originals[index.id].dropped
        if piece.reason in _CREDITS
    )


def index_article(article: Article, gazetteer: Gazetteer) -> ArticleIndex:
    """Index one article."""
    words = find_words(article.text)
    sentences = sentence_numbers(words)
    cased = is_cased(words, sentences)
    if not cased:
        words = find_words(article.text, spaced_numbers=True)
        sentences = sentence_numbers(words)
    positions: dict[str, list[int]] = {}
    for position, key in enumerate(words.keys):
        positions.setdefault(stem(key), []).append(position)
    things: dict[str, list[tuple[int, int]]] = {}
    for thing in gazetteer.find(words, cased=cased):
        things.setdefault(thing.name, []).append((thing.first, thing.last))
    dates = find_dates(words, cased=cased)
    taken = {index: date for date in dates for index in range(date.first, date.last + 1)}
    numbers: list[Number] = []
    by_value: dict[Decimal, list[Number]] = {}
    by_counted: dict[str, list[Number]] = {}
    published = _published(article, dates)
    for number in find_numbers(words):
        date = taken.get(number.first)
        if date is None:
            numbers.append(number)
            if number.unit or number.noun:
                by_counted.setdefault(number.unit or number.noun, []).append(number)
        if number.sort != "vague" and (date is None or date.is_bare_year):
            for reading in number.readings:
                by_value.setdefault(reading, []).append(number)
    return ArticleIndex(
        id=article.id,
        words=words,
        cased=cased,
        positions=positions,
        joined=_joined(words, cased=cased),
        sentences=sentences,
        in_english=reads_as_english(words),
        things=things,
        known=frozenset(
            index for places in things.values() for first, last in places for index in range(first, last + 1)
        ),
        capitals=gazetteer.find_capitals(words, positions),
        numbers=numbers,
        by_value=by_value,
        by_counted=by_counted,
        values=sorted(by_value),
        vague=[number for number in numbers if number.sort == "vague"],
        dates=dates,
        dates_by=index_dates(dates, published, words.text),
        published=published,
        opening=_opening(article, words, sentences),
    )


def _joined(words: Words, *, cased: bool) -> dict[str, list[tuple[int, int]]]:
    """Where two words may be one word of a name: with a hyphen, or both with a capital."""
    joined: dict[str, list[tuple[int, int]]] = {}
    for index in range(1, len(words)):
        gap, capital = words.gap(index), is_capitalised(words.raw(index - 1))
        both = gap == " " and capital and is_capitalised(words.raw(index))
        if (both and cased) or (gap == "-" and (capital or not cased)):
            joined.setdefault(words.keys[index - 1] + words.keys[index], []).append((index - 1, index))
    return joined


def _opening(article: Article, words: Words, sentences: list[int]) -> tuple[int, int]:
    """The first sentence after the headline, or the headline where nothing follows; (0, 0) without words."""
    body = len(article.title) if article.title and article.text.startswith(article.title) else 0
    inside = words.between(body, len(article.text)) or words.between(0, len(article.text))
    if not inside:
        return 0, 0
    first = inside[0]
    last = bisect_right(sentences, sentences[first]) - 1
    end = words.starts[last + 1] if last + 1 < len(words) else len(article.text)
    start = words.starts[first]
    return start, start + len(article.text[start:end].rstrip())


def _frozen(table: dict[str, set[T]]) -> dict[str, frozenset[T]]:
    return {key: frozenset(values) for key, values in table.items()}


def _note_capitals(index: ArticleIndex, capitalised: set[str], lower: set[str]) -> None:
    """Adds the words that have a capital within a sentence, and those that have none somewhere."""
    words, sentences = index.words, index.sentences
    for place, key in enumerate(words.keys):
        if words.text[words.starts[place]].islower():
            lower.add(key)
        elif place and sentences[place] == sentences[place - 1]:
            capitalised.add(key)


_LONGEST_FULL_NAME = 4


def _titled(index: ArticleIndex) -> set[str]:
    """The capitalised words that follow a title."""
    words = index.words
    found: set[str] = set()
    for title in TITLES:
        for place in index.positions.get(title, ()):
            for following in range(place + 1, min(place + 1 + _LONGEST_FULL_NAME, len(words))):
                key = words.keys[following]
                if (
                    words.gap(following) not in (" ", "-")
                    or following in index.known
                    or key in TITLES | ORG_NOUNS
                ):
                    break
                if is_capitalised(words.raw(following)):
                    found.add(key)
                elif key not in PARTICLES:
                    break
    return found


_ACRONYM_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z.]{1,7})\)")
_NO_INITIAL = word_set("of the for and in on to a")
"""Words that give no letter to an acronym."""


def _definitions(article: ArticleIndex) -> list[tuple[str, tuple[str, ...]]]:
    """Acronyms in brackets after the name that they stand for: "World Health Organization (WHO)"."""
    words = article.words
    found: list[tuple[str, tuple[str, ...]]] = []
    for match in _ACRONYM_IN_BRACKETS.finditer(words.text):
        inside = words.between(match.start(), match.end())
        if len(inside) != 1:
            continue
        acronym = words.keys[inside[0]]
        first = _spelled_out(words, inside[0] - 1, acronym)
        if first is not None:
            found.append((acronym, tuple(stem(words.keys[place]) for place in range(first, inside[0]))))
    return found


def places_of_initials(acronym: str, article: ArticleIndex) -> list[tuple[int, int]]:
    """Where `article` has a sequence of capitalised words with these initials."""
    words = article.words
    return [
        (first, last)
        for last, key in enumerate(words.keys)
        if key[0] == acronym[-1] and (first := _spelled_out(words, last, acronym)) is not None
    ]


def places_of_sequence(stems: tuple[str, ...], article: ArticleIndex) -> list[tuple[int, int]]:
    """First and last word of each place where `stems` stand one after the other."""
    words, size = article.words, len(stems)
    return [
        (first, first + size - 1)
        for first in article.positions.get(stems[0], ())
        if all(stem(words.key(first + offset)) == part for offset, part in enumerate(stems))
    ]


def _spelled_out(words: Words, last: int, acronym: str) -> int | None:
    """The first word of the capitalised name that ends with word `last` and has these initials."""
    index = last
    for letter in reversed(acronym):
        while index > 0 and words.keys[index] in _NO_INITIAL and index < last:
            index -= 1
        if index < 0 or words.keys[index][0] != letter or not words.raw(index)[0].isupper():
            return None
        if is_acronym(words.raw(index)) or (index < last and words.gap(index + 1) not in (" ", "-")):
            return None
        index -= 1
    return index + 1


def _published(article: Article, dates: Iterable[Date]) -> datetime.date | None:
    """The date that the reader found, else the first full date that has a line of its own."""
    if article.published:
        try:
            return datetime.date.fromisoformat(article.published[:10])
        except ValueError:
            return None
    for date in dates:
        if date.start > _DATELINE_REACH:
            break
        if date.year is None or date.month is None or len(date.days) != 1:
            continue
        before = article.text[: date.start].rpartition("\n")[2]
        after = article.text[date.end :].partition("\n")[0]
        if not (before + after).strip(" .,"):
            try:
                return datetime.date(date.year, date.month, date.days[0])
            except ValueError:
                return None
    return None
