"""Whether two figures are about one matter, so that different values contradict each other.

Two steps. What rules it out: another noun, another outcome, other qualifiers, other places, years or days.
And what speaks for it: the same owner and place, the same deed of the same subject, sentences that share
their rare words. Without enough of that nothing is said: a conflict that is none costs more trust than one
that is missed.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarize.factcheck.articles.passages import Passages, word_stem
from summarize.factcheck.articles.sources import ArticleIndex
from summarize.factcheck.conflicts.counted_things import PEOPLE
from summarize.factcheck.conflicts.outcomes import outcome_stems
from summarize.factcheck.conflicts.sentence_facts import (
    DATE_WORDS,
    content_of,
    dates_within,
    days_of,
    periods_of,
)
from summarize.factcheck.conflicts.stated import Assertion
from summarize.text.names import is_capitalised, skeleton
from summarize.text.words import stem, word_key
from summarize.types import Cluster

ALIKE = 0.5
"""From here on, two figures are about one matter."""
_FARTHEST = 3
"""How many times the smaller figure the larger may be. Beyond, they are no two counts of one thing."""
_LEAD = 3
"""Sentences at the start of an article that say where its event is."""


@dataclass(frozen=True, slots=True)
class Matters:
    """Compares figures of one set of articles."""

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
    def of(cls, articles: Sequence[ArticleIndex], passages: Passages, cluster: Cluster) -> Matters:
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

    def likeness(self, one: Assertion, other: Assertion) -> float:
        """How surely both are about one matter, 0 to 1."""
        if self.clash(one, other):
            return 0.0
        if not self._comparable(one, other):
            return 0.0
        shared_place = bool(one.places & other.places)
        same_owner = bool(one.owners & other.owners)
        same_deed = bool(one.deed) and one.deed == other.deed
        same_subject = bool(one.subject) and one.subject == other.subject
        overlap = self.overlap(one.context, other.context)
        if not one.outcome and one.sort == "count" and min(len(one.context), len(other.context)) < _FEWEST:
            return 0.0
        names = bool(one.names & other.names)
        if one.sort == "money":
            told = (same_deed and same_subject) or (same_deed and overlap >= 0.5)
            return min(1.0, 0.5 + overlap) if told and overlap >= _SOME else 0.0
        if one.sort == "percent":
            return overlap if same_deed and names else 0.0
        if one.sort == "measure":
            return min(1.0, 0.4 + overlap) if names or same_owner or one.qualifiers else overlap
        if one.outcome:
            return min(1.0, 0.4 + overlap + 0.2 * shared_place)
        qualified = bool(one.qualifiers) and (shared_place or names)
        if not (same_owner or same_subject or qualified or overlap >= _MOST):
            return 0.0
        score = overlap
        score += 0.3 * same_owner + 0.2 * (shared_place or names) + 0.2 * same_deed + 0.1 * same_subject
        score += 0.1 * bool(one.qualifiers)
        return min(1.0, score)

    def one_story(self, one: int, other: int) -> bool:
        """Do two articles begin alike?"""
        return self.overlap(self.openings[one], self.openings[other]) >= _ONE_STORY

    def _comparable(self, one: Assertion, other: Assertion) -> bool:
        """Do the articles begin alike, or the sentences share more than that something was counted?"""
        if self.one_story(one.article, other.article):
            return True
        empty = {one.noun, other.noun} | outcome_stems() | PEOPLE
        return self.overlap(one.context - empty, other.context - empty) >= _SOME

    def clash(self, one: Assertion, other: Assertion) -> bool:
        """Is it plain that they are about different matters?"""
        if one.kind != other.kind:
            return True
        if one.qualifiers != other.qualifiers and (
            one.sort != "measure" or _apart(one.qualifiers, other.qualifiers)
        ):
            return True
        if _apart(one.owners, other.owners) or _apart(one.days, other.days):
            return True
        if not one.outcome and _apart(one.settings, other.settings):
            return True
        if one.which != other.which:
            return True
        if one.actor and other.actor and one.actor != other.actor:
            return True
        if one.deed.startswith("by ") != other.deed.startswith("by "):
            return True
        small, large = sorted((one.amount.value, other.amount.value))
        if large > small * _FARTHEST:
            return True
        return self._elsewhere(one, other) or self._at_another_time(one, other)

    def by_two_informants(self, one: Assertion, other: Assertion) -> bool:
        """Do two sentences of one article give what two informants say of one thing?"""
        if one.passage == other.passage or not one.subject or one.subject != other.subject:
            return False
        return bool(one.names) and _apart(one.names, other.names) and not self.clash(one, other)

    def _elsewhere(self, one: Assertion, other: Assertion) -> bool:
        if one.places and other.places:
            return not one.places & other.places
        named, silent = (one, other) if one.places else (other, one)
        return not named.places <= silent.names | self.leads[silent.article]

    def _at_another_time(self, one: Assertion, other: Assertion) -> bool:
        if one.periods and other.periods:
            return not one.periods & other.periods
        dated, silent = (one, other) if one.periods else (other, one)
        if silent.days and not dated.days and any(" " in period for period in dated.periods):
            return True  # "on Monday" and "this year"
        if all(period.startswith("this ") for period in dated.periods):
            return False
        published = self.published[silent.article]
        return bool(dated.periods) and (published is None or str(published.year) not in dated.periods)

    def overlap(self, one: Collection[str], other: Collection[str]) -> float:
        """Share of the words of the poorer sentence that the other has, each weighted by how rare it is."""
        weigh = self.passages.weight
        shared = sum(weigh(stem) for stem in set(one) & set(other))
        least = min(sum(map(weigh, one)), sum(map(weigh, other)))
        return shared / least if least else 0.0


_DATE_STEMS = frozenset(map(word_stem, DATE_WORDS))
_FEWEST = 3
"""Content words of a sentence, below which it says too little to be compared: "25 points."."""
_ONE_STORY = 0.06
"""Share of the words of one opening that another has. Of two articles about one event 95 in 100 share more,
of two others 1 in 4 (MultiLing 2011, CLIFF)."""
_SOME = 0.2
_MOST = 0.6


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


def _apart(one: Collection[str], other: Collection[str]) -> bool:
    """Do both say something, and nothing in common?"""
    return bool(one) and bool(other) and not set(one) & set(other)
