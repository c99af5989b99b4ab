"""The findings on one text: a verdict for each mention, narrowed to what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from summarize.factcheck.analysed import AnalysedCluster
from summarize.factcheck.mentions.find import Checkable
from summarize.factcheck.verdicts.judge import judge
from summarize.factcheck.verdicts.partial_names import in_parts
from summarize.factcheck.verdicts.rivals import Text, find_rival, quoted
from summarize.text.in_english import reads_as_english
from summarize.text.words import find_words
from summarize.types import Finding

_MOST_RIVALS = 200
"""Unsupported mentions of one text for which another value is looked for; a text with more is no summary."""


def judge_all(mentions: Sequence[Checkable], text: str, sources: AnalysedCluster) -> list[Finding]:
    """The findings on the mentions of `text`, in order."""
    unread = _unread(text, sources)
    if unread:
        findings = (judge(item, text, sources) for item in mentions)
        return [replace(one, verdict="unchecked", evidence=(), note=unread) for one in findings]
    return list(_Judging(text, sources).findings(mentions))


def _unread(text: str, sources: AnalysedCluster) -> str:
    """Why nothing can be said of `text`: only English is read; "" where all is well."""
    if not reads_as_english(find_words(text)):
        return "the text does not read as English"
    if sources.articles and not any(article.in_english for article in sources.articles):
        return "no article reads as English"
    return ""


class _Judging:
    def __init__(self, text: str, sources: AnalysedCluster) -> None:
        self._text = text
        self._sources = sources
        self._looked_for = 0

    @cached_property
    def _split(self) -> Text:
        return Text.of(self._text)

    def findings(self, mentions: Sequence[Checkable]) -> Iterator[Finding]:
        for item in mentions:
            whole = judge(item, self._text, self._sources)
            if whole.verdict != "unsupported":
                yield whole
                continue
            parts = in_parts(item, self._sources)
            for part in parts:
                yield self._compared(part, judge(part, self._text, self._sources))

    def _compared(self, item: Checkable, finding: Finding) -> Finding:
        """An unsupported mention as contradicted where an article has another value for the same thing."""
        if finding.verdict != "unsupported" or self._looked_for >= _MOST_RIVALS:
            return finding
        self._looked_for += 1
        span = find_rival(item, self._split, self._sources)
        if span is None:
            return finding
        note = f"the articles have '{quoted(span, self._sources)}'"
        return replace(finding, verdict="contradicted", evidence=(span,), note=note)
