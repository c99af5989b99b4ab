"""The sentences of the articles that a claim is compared with, found by words and parsed when first asked."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from heapq import nsmallest

from summarize.factcheck.analysed import AnalysedCluster
from summarize.factcheck.articles.date_index import resolved
from summarize.factcheck.articles.passages import word_stem
from summarize.factcheck.language import English
from summarize.factcheck.structure.reading import Reading, read_sentence
from summarize.factcheck.structure.values import Known, Value, same
from summarize.text.words import find_words

_AFTER = 2
"""Passages after one in which a pronoun may point at what it has."""


class Sources:
    """The passages of a cluster, as claims ask for them."""

    def __init__(self, base: AnalysedCluster, english: English) -> None:
        self._base = base
        self._english = english
        self._index = base.passages
        self._with_head: dict[str, frozenset[int]] = {}
        self._having: dict[Value, frozenset[int]] = {}
        self._starts: dict[int, list[int]] = {}
        self._numbers: dict[int, list[int]] = {}
        for number, passage in enumerate(self._index.passages):
            self._starts.setdefault(passage.article, []).append(passage.span.start)
            self._numbers.setdefault(passage.article, []).append(number)

    def text(self, passage: int) -> str:
        """A passage on one line."""
        return " ".join(self._index.passages[passage].text.split())

    def span(self, passage: int) -> tuple[str, int, int]:
        """The article of a passage, and its characters in it."""
        span = self._index.passages[passage].span
        return span.article_id, span.start, span.end

    # Parsing

    def parse(self, passages: Iterable[int]) -> None:
        """Read these passages, all in one batch, those that were not read before."""
        wanted = sorted(set(passages) - self._base.readings.keys())
        docs = self._english.read([self._index.passages[passage].text for passage in wanted])
        for passage, doc in zip(wanted, docs, strict=True):
            article = self._base.articles[self._index.passages[passage].article]
            known = Known(self._base.people, article.published, not article.cased)
            self._base.readings[passage] = read_sentence(doc, self._english.base_verb, known)

    def reading(self, passage: int) -> Reading:
        """A passage, read."""
        if passage not in self._base.readings:
            self.parse([passage])
        return self._base.readings[passage]

    # Finding

    def with_head(self, head: str) -> frozenset[int]:
        """The passages that have a word with this stem, a verb in any form."""
        if head not in self._with_head:
            forms = _irregular(self._english).get(head, ())
            holding = map(self._index.holding, forms)
            self._with_head[head] = self._index.holding(head).union(*holding)
        return self._with_head[head]

    def share(self, stems: Collection[str], passage: int) -> float:
        """Share of `stems` that a passage has, by how much they tell: 0 to 1."""
        return self._shares(stems, frozenset((passage,))).get(passage, 0.0)

    def best(self, passages: frozenset[int], stems: Collection[str], most: int) -> list[tuple[float, int]]:
        """Up to `most` passages, those first that have most of `stems`, each with its share."""
        shares = self._shares(stems, passages)
        best = nsmallest(most, passages, key=lambda passage: (-shares.get(passage, 0.0), passage))
        return [(shares.get(passage, 0.0), passage) for passage in best]

    def _shares(self, stems: Collection[str], passages: frozenset[int]) -> dict[int, float]:
        """Those of the passages that have any of `stems`; time grows with the places of the stems."""
        ordered = sorted(stems)  # sums of floats depend on their order
        weights = [self._index.weight(stem) for stem in ordered]
        shares: dict[int, float] = defaultdict(float)
        for stem, weight in zip(ordered, weights, strict=True):
            for passage in self.with_head(stem) & passages:
                shares[passage] += weight / sum(weights)
        return shares

    def having(self, value: Value) -> frozenset[int]:
        """The passages that have a name, date or number in any form."""
        if value not in self._having:
            self._having[value] = frozenset(self._places(value))
        return self._having[value]

    def after(self, passage: int) -> Iterator[int]:
        """The passages after one in which a pronoun may point at what it has."""
        passages = self._index.passages
        for other in range(passage + 1, min(len(passages), passage + 1 + _AFTER)):
            if passages[other].article == passages[passage].article:
                yield other

    def before(self, passage: int, most: int) -> list[int]:
        """Up to `most` passages before one in its article, the nearest first."""
        passages = self._index.passages
        return [
            other
            for other in range(passage - 1, max(-1, passage - 1 - most), -1)
            if passages[other].article == passages[passage].article
        ]

    def _places(self, value: Value) -> Iterator[int]:
        for number, article in enumerate(self._base.articles):
            found: list[int] = []
            if value.date is not None:
                found = [
                    one.start
                    for one in article.dates
                    for full in [resolved(one, article.published, article.words.text)]
                    if same(value, Value("date", 0, 0, date=full))
                ]
            elif value.number is not None:
                found = [
                    one.start for one in article.numbers if same(value, Value("number", 0, 0, number=one))
                ]
            else:
                for key in value.keys:
                    places = [*article.things.get(key, ()), *article.capitals.get(key, ())]
                    found += [article.words.starts[first] for first, _ in places]
            yield from (self._passage_of(number, start) for start in found)
        if value.is_name:
            for stem in value.stems:
                yield from self._index.holding(stem)

    def _passage_of(self, article: int, start: int) -> int:
        index = bisect_right(self._starts[article], start) - 1
        return self._numbers[article][max(0, index)]


@lru_cache(maxsize=4)
def _irregular(english: English) -> dict[str, list[str]]:
    """Stems of irregular verbs -> the stems of their other forms."""
    return {
        word_stem(base): sorted({word_stem(form) for form in forms})
        for base, forms in english.irregular_forms.items()
    }


def stems_of(text: str) -> frozenset[str]:
    """The stems of the words of a text."""
    return frozenset(map(word_stem, find_words(text).keys))
