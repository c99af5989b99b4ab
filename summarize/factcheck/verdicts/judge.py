"""What the articles say about one mention: the verdict, where they carry it, and why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarize.factcheck.articles.answers import Answer, Match
from summarize.factcheck.articles.indexed import ArticleIndex, IndexedSources
from summarize.factcheck.mentions.find import Checkable, Figure, Name
from summarize.factcheck.verdicts.dates import explain_missing_date, match_date
from summarize.factcheck.verdicts.figure_ranges import match_between, match_middle, stated_range
from summarize.factcheck.verdicts.figures import explain_missing_figure, match_figure
from summarize.factcheck.verdicts.names import (
    explain_missing_name,
    match_name,
)
from summarize.factcheck.verdicts.quotations import match_quotation
from summarize.factcheck.verdicts.stand_ins import match_feast, match_stand_in
from summarize.text.date import Date
from summarize.types import Finding, Span


def judge(item: Checkable, text: str, sources: IndexedSources) -> Finding:
    """The verdict on one mention of `text`."""
    answer = answer_on(item, sources)
    if not answer.evidence and isinstance(item.content, Figure):
        answer = _as_range(item, text, sources) or answer
    mention = replace(item.mention, text=text[item.mention.start : item.mention.end])
    return Finding(mention, answer.verdict, answer.evidence, answer.note)


def answer_on(item: Checkable, sources: IndexedSources) -> Answer:
    """What the articles say; what was asked before is not asked again."""
    answer = sources.answers.get(item.question)
    if answer is None:
        answer = sources.answers[item.question] = _answer(item, sources)
    return answer


def _answer(item: Checkable, sources: IndexedSources) -> Answer:
    if not sources.articles:
        return Answer("unchecked", (), "no article could be read")
    matches = {article.id: _matches(item, article, sources) for article in sources.articles}
    if not any(matches.values()) and isinstance(item.content, Name | Date):
        matches = {article.id: match_feast(item.content, article) for article in sources.articles}
    if not any(matches.values()) and isinstance(item.content, Name):
        matches = {article.id: match_stand_in(item.content, article) for article in sources.articles}
    if not any(matches.values()):
        matches = _in_credits(item, sources)
    if any(matches.values()):
        return _supported(matches)
    return Answer("unsupported", (), _explanation(item, sources))


def _supported(matches: Mapping[str, Sequence[Match]]) -> Answer:
    """The answer by the places of each article; a note only where all of them differ from the mention."""
    evidence = tuple(Span(id_, match.start, match.end) for id_, found in matches.items() for match in found)
    notes = [match.note for found in matches.values() for match in found]
    return Answer("supported", evidence, "" if "" in notes else notes[0])


def _in_credits(item: Checkable, sources: IndexedSources) -> dict[str, list[Match]]:
    """The articles that carry a name or date in what cleaning cut from them, each with its first sentence."""
    if not isinstance(item.content, Name | Date):
        return {}
    return {
        cut.article.id: [Match(*cut.article.opening, f"in its {cut.reason}")]
        for cut in reversed(sources.credits)  # of two pieces of one article the first counts
        if _matches(item, cut.piece, sources)
    }


def _as_range(item: Checkable, text: str, sources: IndexedSources) -> Answer | None:
    """One end of "between three and four million", supported by 3.5 million."""
    ends = stated_range(item.mention.start, text)
    if ends is None:
        return None
    matches = {article.id: match_between(ends, article) for article in sources.articles}
    return _supported(matches) if any(matches.values()) else None


def _matches(item: Checkable, article: ArticleIndex, sources: IndexedSources) -> list[Match]:
    content = item.content
    if isinstance(content, Name):
        return match_name(content, article, sources)
    if isinstance(content, Figure):
        return match_figure(content, article, sources) or match_middle(content, article)
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
