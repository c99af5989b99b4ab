"""What texts say with figures: how many of what, to whom it happened, where, when.

"The blast killed at least 12 people in Baghdad on Monday" counts persons (`noun`), who were killed
(`outcome`), in Iraq (`places`), at least 12 of them (`amount`). What counts a part ("20 others") or what may
be ("could reach 100") is passed over: it disagrees with nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.articles.passages import Passages
from summarize.factcheck.conflicts.figures.reader import SentenceReader
from summarize.factcheck.conflicts.sentence_facts import named_things
from summarize.factcheck.conflicts.stated import Assertion
from summarize.factcheck.language import English
from summarize.text.number_context import Number

MOST_SENTENCES = 3000
"""Sentences with figures that are read in all; of long articles those that come first."""
_MOST_IN_SENTENCE = 12
"""Figures. A sentence with more is a table."""


def find_assertions(
    articles: Sequence[ArticleIndex], passages: Passages, english: English
) -> list[Assertion]:
    """The figures of `articles`, of which `passages` are the sentences, in order."""
    numbers = _by_passage(articles, passages)
    texts = list(dict.fromkeys(passages.passages[one].text for one in numbers))
    parses = dict(zip(texts, english.parse(texts), strict=True))
    things = [named_things(article) for article in articles]
    found: list[Assertion] = []
    for passage, within in numbers.items():
        sentence = passages.passages[passage]
        index = sentence.article
        reader = SentenceReader(
            articles[index], things[index], passages, passage, parses[sentence.text], within
        )
        found += reader.read()
    return found


def _by_passage(articles: Sequence[ArticleIndex], passages: Passages) -> dict[int, list[Number]]:
    """The sentences to read, with their figures; the first ones of every article where there are too many."""
    starts: dict[int, list[tuple[int, int]]] = {}
    for index, passage in enumerate(passages.passages):
        starts.setdefault(passage.article, []).append((passage.span.start, index))
    most = max(1, MOST_SENTENCES // max(1, len(articles)))
    found: dict[int, list[Number]] = {}
    for number, article in enumerate(articles):
        offsets = [start for start, _ in starts.get(number, ())]
        own: dict[int, list[Number]] = {}
        for figure in article.numbers:
            if figure.sort != "cardinal":
                continue
            index = starts[number][bisect_right(offsets, figure.start) - 1][1]
            if index not in own and len(own) == most:
                break
            own.setdefault(index, []).append(figure)
        found |= {index: figures for index, figures in own.items() if len(figures) <= _MOST_IN_SENTENCE}
    return found
