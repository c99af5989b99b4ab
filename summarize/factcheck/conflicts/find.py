"""Where the articles of a cluster disagree: figures, ages, offices, days, places that cannot both be right.

    find_conflicts(sources, summary, english)

Only what is plain is listed: a conflict that is none costs more trust than one that is missed.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from summarize.factcheck.analysed import AnalysedCluster
from summarize.factcheck.articles.passages import Passages, index_passages
from summarize.factcheck.articles.sources import ArticleIndex, index_article
from summarize.factcheck.conflicts.ages import find_ages
from summarize.factcheck.conflicts.assertion import Assertion
from summarize.factcheck.conflicts.assertions import find_assertions
from summarize.factcheck.conflicts.disputes import Value, disputes
from summarize.factcheck.conflicts.event_slots import find_events
from summarize.factcheck.conflicts.offices import find_holders
from summarize.factcheck.conflicts.same_matter import Matters
from summarize.factcheck.conflicts.same_slot import disputed
from summarize.factcheck.conflicts.slots import Filled
from summarize.factcheck.language import English
from summarize.factcheck.world.gazetteer import load_gazetteer
from summarize.text.numbers import plain
from summarize.types import Article, Claim, Conflict, Summary


def find_conflicts(
    sources: AnalysedCluster, summary: Summary | None, english: English
) -> tuple[Conflict, ...]:
    """The matters on which the articles differ, those with most claims first.

    With a summary, the claims that it makes too are marked.
    """
    if not sources.articles:
        return ()
    finder = _Finder(sources, summary, english)
    return tuple(sorted(finder.find(), key=lambda one: -len(one.claims)))


class _Finder:
    """The articles and the summary of one cluster, read for what they claim."""

    def __init__(self, sources: AnalysedCluster, summary: Summary | None, english: English) -> None:
        self._articles = sources.articles
        self._passages = sources.passages
        self._matters = Matters.of(sources.articles, sources.passages)
        self._english = english
        self._said: list[Assertion] = []
        self._filled: list[Filled] = []
        if summary is not None:
            index = index_article(Article("", "", summary.text), load_gazetteer())
            if index.words:
                passages = index_passages([index])
                self._said = find_assertions([index], passages, english)
                self._filled = _fillings([index], passages, english)

    def find(self) -> Iterable[Conflict]:
        """Every conflict."""
        assertions = find_assertions(self._articles, self._passages, self._english)
        for group in disputes(assertions, self._matters):
            yield self._of_figures(group)
        for fillings in disputed(_fillings(self._articles, self._passages, self._english), self._matters):
            yield self._of_fillings(fillings)

    def _of_figures(self, group: Sequence[Value]) -> Conflict:
        everyone = [one for value in group for one in value]
        marked = _marked(everyone, self._said)
        claims: dict[tuple[int, str], Claim] = {}
        for one in sorted(everyone, key=lambda one: (one.article, one.start)):
            value = f"{plain(one.amount.value)} {one.unit}".strip()
            if (one.article, value) not in claims:
                claims[one.article, value] = self._claim(one, value, in_summary=id(one) in marked)
        label = next((one.label for one in everyone if one.label), everyone[0].noun)
        return Conflict(label, tuple(claims.values()), "update" if self._grew(group) else "conflict")

    def _of_fillings(self, fillings: Sequence[Filled]) -> Conflict:
        said = {(one.slot, one.value) for one in self._filled}
        shown = _shown(fillings)
        claims = [
            self._claim(one, shown[one.value], in_summary=(one.slot, one.value) in said) for one in fillings
        ]
        return Conflict(fillings[0].label, tuple(claims))

    def _claim(self, one: Assertion | Filled, value: str, *, in_summary: bool) -> Claim:
        article = self._articles[one.article]
        text = " ".join(article.words.text[one.start : one.end].split())
        return Claim(text, self._passages.passages[self._passage(one)].span, value, in_summary)

    def _passage(self, one: Assertion | Filled) -> int:
        key = (one.article, one.start)
        passages = self._passages.passages
        return bisect_right(passages, key, key=lambda passage: (passage.article, passage.span.start)) - 1

    def _grew(self, group: Sequence[Value]) -> bool:
        """Is every larger figure from later articles than every smaller one?"""
        if group[0][0].sort not in ("count", "money"):
            return False
        days: list[tuple[datetime.date, datetime.date]] = []
        for value in sorted(group, key=lambda value: max(one.amount.value for one in value)):
            dated = [self._articles[one.article].published for one in value]
            known = [day for day in dated if day is not None]
            if len(known) < len(dated):
                return False
            days.append((min(known), max(known)))
        return all(small[1] <= large[0] and small[0] < large[1] for small, large in pairwise(days))


def _fillings(articles: Sequence[ArticleIndex], passages: Passages, english: English) -> list[Filled]:
    found = find_events(articles, passages, english)
    for number, article in enumerate(articles):
        found += find_ages(number, article)
        found += find_holders(number, article)
    return found


def _shown(fillings: Iterable[Filled]) -> dict[str, str]:
    """How each value is shown: the longest form that stands in an article, the same for all spellings."""
    shown: dict[str, str] = {}
    for one in fillings:
        written = " ".join(one.written.split()) or one.value
        shown[one.value] = max(shown.get(one.value, ""), written, key=len)
    return shown


def _marked(claims: Sequence[Assertion], said: Sequence[Assertion]) -> set[int]:
    """The ids of those whose figure a summary has: the nearest of those that agree with it."""
    found: set[int] = set()
    for one in said:
        apart = {
            id(claim): abs(claim.amount.value - one.amount.value)
            for claim in claims
            if _may_be_of_one_matter(claim, one) and claim.amount.agrees(one.amount)
        }
        found |= {id_ for id_, distance in apart.items() if distance == min(apart.values())}
    return found


def _may_be_of_one_matter(claim: Assertion, said: Assertion) -> bool:
    """May a summary, which leaves much out, say the same? Then it has no other place or owner."""
    named = ((claim.places, said.places), (claim.owners, said.owners))
    return claim.kind == said.kind and not any(
        one and other and one.isdisjoint(other) for one, other in named
    )
