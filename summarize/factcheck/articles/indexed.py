"""What is known of an article and of a cluster once they are indexed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from summarize.factcheck.articles.answers import Answer
from summarize.factcheck.articles.date_index import DateKey
from summarize.text.date import Date
from summarize.text.number_context import Number
from summarize.text.words import Words
from summarize.types import Cluster


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
