"""What is around a statement: its sentence, its article, when that appeared, and the story it tells."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.articles.passages import Passages, word_stem
from summarize.factcheck.conflicts.sentence_facts import (
    DATE_WORDS,
    content_of,
    dates_within,
    days_of,
    periods_of,
)
from summarize.text.names import is_capitalised, skeleton
from summarize.text.words import stem, word_key
from summarize.types import Cluster

ALIKE = 0.5
"""From here on, two sentences say much the same, and two figures are about one matter."""
_LEAD = 3
"""Sentences at the start of an article that say where its event is."""
_ONE_STORY = 0.06
"""Share of the words of one opening that another has. Of pairs of articles about one event 80 in 100 share
that much (MultiLing 2011; 49 in 100 of its topic M000), of pairs from anywhere 14 in 100 (CLIFF)."""
_DATE_STEMS = frozenset(map(word_stem, DATE_WORDS))


@dataclass(frozen=True, slots=True)
class Context:
    """The articles of a cluster and their sentences."""

    passages: Passages
    leads: tuple[frozenset[str], ...]
    """For each article the names in its first sentences: what it says goes for these places unless it says
    otherwise."""
    published: tuple[datetime.date | None, ...]
    """The days of publication, where known."""
    times: tuple[str, ...]
    """The same with the time of day where that is known, in ISO form; "" where nothing is known."""
    articles: tuple[ArticleIndex, ...]
    """The articles themselves."""
    skeletons: tuple[frozenset[str], ...]
    """Skeletons of the capitalised words of each article."""
    openings: tuple[frozenset[str], ...]
    """Stems of the content words of each article's first sentences."""

    @classmethod
    def of(cls, articles: Sequence[ArticleIndex], passages: Passages, cluster: Cluster) -> Context:
        """Those of a cluster."""
        given = {article.id: article.published or "" for article in cluster.articles}
        published = tuple(article.published for article in articles)
        times = tuple(
            "" if day is None else given[article.id] if given[article.id].startswith(str(day)) else str(day)
            for article, day in zip(articles, published, strict=True)
        )
        leads, skeletons = (tuple(map(read, articles)) for read in (_names_in_lead, _skeletons))
        openings: list[set[str]] = [set() for _ in articles]
        for index, passage in enumerate(passages.passages):
            after = index + 1 - _LEAD
            if after <= 0 or passages.passages[after - 1].article != passage.article:
                openings[passage.article] |= content_of(passages, index)
        return cls(
            passages, leads, published, times, tuple(articles), skeletons, tuple(map(frozenset, openings))
        )

    def passage_at(self, article: int, start: int) -> int:
        """The sentence of an article at a character."""
        passages = self.passages.passages
        key = (article, start)
        return bisect_right(passages, key, key=lambda one: (one.article, one.span.start)) - 1

    def stems_at(self, article: int, start: int) -> frozenset[str]:
        """Stems of all words of the sentence of an article at a character."""
        passage = self.passage_at(article, start)
        starts, stems = self.passages.starts, self.passages.stems
        after = starts[passage + 1] if passage + 1 < len(starts) else len(stems)
        return frozenset(stems[starts[passage] : after])

    def words_at(self, article: int, start: int) -> frozenset[str]:
        """Stems of the content words of the sentence of an article at a character, dates left out."""
        return content_of(self.passages, self.passage_at(article, start)) - _DATE_STEMS

    def same_before(self, one: int, other: int) -> bool:
        """Do the sentences before two passages say much the same?"""
        before = []
        for passage in (one, other):
            passages = self.passages.passages
            if passage == 0 or passages[passage - 1].article != passages[passage].article:
                return False
            before.append(content_of(self.passages, passage - 1))
        return all(before) and self.overlap(*before) >= ALIKE

    def times_of(self, article: int, start: int) -> frozenset[str]:
        """The days and longer stretches of time that the sentence of an article at a character names."""
        span = self.passages.passages[self.passage_at(article, start)].span
        index = self.articles[article]
        return frozenset(
            time
            for date in dates_within(index, span.start, span.end)
            for time in (*days_of(date, index.published), *periods_of(date))
        )

    def figures_at(self, article: int, start: int) -> frozenset[Decimal]:
        """The figures of the sentence of an article at a character, those of dates left out."""
        index = self.articles[article]
        place = bisect_right(index.words.starts, start) - 1
        sentence = index.sentences[place]
        first, last = bisect_left(index.sentences, sentence), bisect_right(index.sentences, sentence)
        figures = index.numbers[
            bisect_left(index.numbers, first, key=lambda one: one.first) : bisect_left(
                index.numbers, last, key=lambda one: one.first
            )
        ]
        return frozenset(figure.value for figure in figures)

    def one_story(self, one: int, other: int) -> bool:
        """Do two articles begin alike?"""
        return self.overlap(self.openings[one], self.openings[other]) >= _ONE_STORY

    def overlap(self, one: Collection[str], other: Collection[str]) -> float:
        """Share of the words of the poorer sentence that the other has, each weighted by how rare it is."""
        weigh = self.passages.weight
        shared = sum(weigh(stem) for stem in set(one) & set(other))
        least = min(sum(map(weigh, one)), sum(map(weigh, other)))
        return shared / least if least else 0.0


def _names_in_lead(article: ArticleIndex) -> frozenset[str]:
    words, end = article.words, bisect_left(article.sentences, _LEAD)
    tables = (*article.things.items(), *article.capitals.items())
    known = {word_key(name) for name, places in tables if any(first < end for first, _ in places)}
    return frozenset(
        known.union(stem(words.keys[index]) for index in range(end) if is_capitalised(words.raw(index)))
    )


def _skeletons(article: ArticleIndex) -> frozenset[str]:
    words = article.words
    return frozenset(
        skeleton(key) for index, key in enumerate(words.keys) if is_capitalised(words.raw(index))
    )
