"""The fact-check by rules: every name, number, date and quotation, in every article.

checker = RuleChecker()
sources = checker.analyse(cluster)
report = checker.check(summary, sources)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.factcheck.language import English, load_english
from summarize.factcheck.match_dates import explain_missing_date, match_date
from summarize.factcheck.match_figures import explain_missing_figure, match_figure
from summarize.factcheck.match_names import (
    country_of_capital,
    explain_missing_name,
    match_country,
    match_name,
)
from summarize.factcheck.matching import Answer, Match
from summarize.factcheck.mentions import Checkable, Figure, Name, find_mentions
from summarize.factcheck.quotes import match_quotation
from summarize.factcheck.recase import with_capitals
from summarize.factcheck.sources import ArticleIndex, IndexedSources, index_cluster
from summarize.text.dates import Date
from summarize.types import Cluster, FactCheckReport, Finding, Span, Summary


class RuleChecker:
    """Compares texts with articles by rules; a language model reads only the texts, never the articles."""

    def __init__(self) -> None:
        self._english: English | None = None

    def load(self) -> None:
        """Load the spaCy model now. Raises ResourceError where none is installed."""
        self._loaded()

    def analyse(self, cluster: Cluster) -> IndexedSources:
        """Index the articles for `check`. Time grows linearly with their text."""
        return index_cluster(cluster)

    def check(self, summary: Summary, sources: IndexedSources) -> FactCheckReport:
        """A verdict and evidence for each mention of a summary."""
        return self.check_texts([summary.text], sources)[0]

    def check_texts(self, texts: Sequence[str], sources: IndexedSources) -> list[FactCheckReport]:
        """The same for many texts in one batch, as ranking needs it."""
        english = self._loaded()
        cased = [with_capitals(text, sources, english) for text in texts]
        return [
            FactCheckReport(
                tuple(
                    _finding(item, text, sources)
                    for item in find_mentions(cased_text, entities, english, sources.people)
                )
            )
            for text, cased_text, entities in zip(texts, cased, english.entities(cased), strict=True)
        ]

    def _loaded(self) -> English:
        if self._english is None:
            self._english = load_english()
        return self._english


def _finding(item: Checkable, text: str, sources: IndexedSources) -> Finding:
    answer = sources.answers.get(item.question)
    if answer is None:
        answer = sources.answers[item.question] = _answer(item, sources)
    mention = replace(item.mention, text=text[item.mention.start : item.mention.end])
    return Finding(mention, answer.verdict, answer.evidence, answer.note)


def _answer(item: Checkable, sources: IndexedSources) -> Answer:
    if not sources.articles:
        return Answer("unchecked", (), "no article could be read")
    matches = {article.id: _matches(item, article, sources) for article in sources.articles}
    if not any(matches.values()) and isinstance(item.content, Name):
        country = country_of_capital(item.content)
        matches = {article.id: match_country(country, article) for article in sources.articles}
    evidence = tuple(Span(id_, match.start, match.end) for id_, found in matches.items() for match in found)
    if not evidence:
        return Answer("unsupported", (), _explanation(item, sources))
    notes = [match.note for found in matches.values() for match in found]
    return Answer("supported", evidence, "" if "" in notes else notes[0])


def _matches(item: Checkable, article: ArticleIndex, sources: IndexedSources) -> list[Match]:
    content = item.content
    if isinstance(content, Name):
        return match_name(content, article, sources)
    if isinstance(content, Figure):
        return match_figure(content, article)
    if isinstance(content, Date):
        return match_date(item.mention.text, content, article, sources)
    return match_quotation(content, article)


def _explanation(item: Checkable, sources: IndexedSources) -> str:
    content = item.content
    if isinstance(content, Name):
        return explain_missing_name(content, sources)
    if isinstance(content, Figure):
        return explain_missing_figure(content, sources.articles)
    if isinstance(content, Date):
        return explain_missing_date(content)
    return "no article has these words"
