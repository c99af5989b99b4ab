"""The dates of a summary's sentences, each by the day on which its article was written."""

from __future__ import annotations

import re
from collections import Counter

from summarize.coherence.style import house_style
from summarize.extraction.writing_days import writing_days
from summarize.text.date_words import MONTHS
from summarize.text.relative_dates import UNDATED, has_relative, resolve_dates
from summarize.types import Article, Cluster, Sentence

_DAY = re.compile(rf"\b(?:{'|'.join(name.capitalize() for name in MONTHS)})\.? \d\d?\b")


def with_dates(sentence: Sentence, cluster: Cluster) -> str:
    """The text with calendar dates for relative ones.

    They are those of the articles behind it; where these were written on different days that give
    different dates, or on days unknown, the relative date is left out.
    """
    if not has_relative(sentence.text):
        return house_style(sentence.text)
    behind = {span.article_id for span in sentence.sources}
    dated = list(zip(cluster.articles, writing_days(cluster), strict=True))
    sources = [(article, written) for article, written in dated if article.id in behind]
    telling = [one for one in sources if _tells(one[0], sentence)] or sources or dated
    texts = {resolve_dates(sentence.text, written) for _, written in telling}
    if len(texts) == 1 and not _says_twice(text := texts.pop(), sentence.text):
        return house_style(text)
    return without_dates(sentence)


def _says_twice(dated: str, before: str) -> bool:
    """Does a sentence name a day twice, now that its relative date is resolved, and did it once before?"""
    return any(
        count > _DAY.findall(before).count(day) > 0 for day, count in Counter(_DAY.findall(dated)).items()
    )


def without_dates(sentence: Sentence) -> str:
    """The text without its relative dates, where the sentence can do without them."""
    return house_style(resolve_dates(sentence.text, UNDATED))


def _tells(article: Article, sentence: Sentence) -> bool:
    """Does one of the source sentences in this article have a relative date itself?"""
    return any(
        has_relative(article.text[span.start : span.end])
        for span in sentence.sources
        if span.article_id == article.id
    )
