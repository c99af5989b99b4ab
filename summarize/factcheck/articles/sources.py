"""The articles of one cluster, indexed once for any number of checks.

No language model reads the articles: words, numbers, dates and names of known things are found by
grammars in one pass, so that a 2 MB article costs a second or two.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

from summarize.factcheck.articles.acronyms import definitions
from summarize.factcheck.articles.date_index import index_dates
from summarize.factcheck.articles.indexed import ArticleIndex, CreditIndex, IndexedSources
from summarize.factcheck.articles.publication import day_of_publication
from summarize.text.dates import find_dates
from summarize.text.in_english import reads_as_english
from summarize.text.names import (
    ORG_NOUNS,
    PARTICLES,
    SHORTEST_SPELLED_TWICE,
    TITLES,
    is_capitalised,
    skeleton,
)
from summarize.text.number_context import Number
from summarize.text.numbers import find_numbers
from summarize.text.words import Words, find_words, is_cased, sentence_numbers, stem
from summarize.types import Article, Cluster
from summarize.world.gazetteer import Gazetteer, load_gazetteer

T = TypeVar("T")

_CREDITS = ("dateline", "date line", "byline", "agency credit", "image credit")
"""Why cleaning drops what still tells of the article. A teaser tells of another."""


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
        for acronym, full_name in definitions(index):
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
    published = day_of_publication(article, dates)
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
