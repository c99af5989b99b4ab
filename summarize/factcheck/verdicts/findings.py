"""The findings on one text: a verdict for each mention, narrowed to what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from summarize.factcheck.analysed import AnalysedCluster
from summarize.factcheck.mentions.find import Checkable, Name
from summarize.factcheck.verdicts.judge import judge
from summarize.factcheck.verdicts.partial_names import in_parts
from summarize.factcheck.verdicts.rivals import Text, find_rival, quoted
from summarize.text.in_english import reads_as_english
from summarize.text.names import is_acronym
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


def _own_acronyms(mentions: Sequence[Checkable], text: str) -> dict[str, Checkable]:
    """Acronyms that a text itself spells out, "the Arab League (AL)" -> the mention of the full name."""
    found: dict[str, Checkable] = {}
    for full, short in pairwise(mentions):
        start, end = short.mention.start, short.mention.end
        in_brackets = text[full.mention.end : start] == " (" and text[end : end + 1] == ")"
        if in_brackets and isinstance(full.content, Name) and is_acronym(short.mention.text):
            initials = [key[0] for key in find_words(full.mention.text).keys]
            if initials[0] == find_words(short.mention.text).keys[0][0] and _in_order(short, initials):
                found[short.mention.text] = full
    return found


def _in_order(acronym: Checkable, initials: Sequence[str]) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in find_words(acronym.mention.text).keys[0])


class _Judging:
    def __init__(self, text: str, sources: AnalysedCluster) -> None:
        self._text = text
        self._sources = sources
        self._looked_for = 0

    @cached_property
    def _split(self) -> Text:
        return Text.of(self._text)

    def findings(self, mentions: Sequence[Checkable]) -> Iterator[Finding]:
        defined = _own_acronyms(mentions, self._text)
        for item in mentions:
            whole = judge(item, self._text, self._sources)
            full = defined.get(item.mention.text) if whole.verdict == "unsupported" else None
            if full is not None and (known := judge(full, self._text, self._sources)).verdict == "supported":
                whole = replace(known, mention=whole.mention, note=f"stands for '{full.mention.text}' here")
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
