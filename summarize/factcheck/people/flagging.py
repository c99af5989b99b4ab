"""The verdict on mentions of people whom a text takes for others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from summarize.factcheck.people.descriptions import Description, find_descriptions, find_offices
from summarize.factcheck.people.holders import Holders
from summarize.factcheck.people.mixed_up import Mistake, find_mistake
from summarize.text.words import find_words
from summarize.types import Finding, Span
from summarize.world.gazetteer import load_gazetteer

_MOST_IN_MENTION = 4
"""Descriptions that begin in one mention and may be wrong."""


def contradicted(findings: Sequence[Finding], text: str, holders: Holders) -> tuple[Finding, ...]:
    """`findings` on `text`, with the verdict on each country or name of a person taken for another.

    Where another country is said, that is what is wrong; where another office, the name.
    """
    if not holders.articles:
        return tuple(findings)
    words = find_words(text)
    things = load_gazetteer().find(words)
    asked: dict[Hashable, Mistake | None] = {}
    flags = _Flags(findings)
    wrong: list[tuple[int, int, Span]] = []
    for one in chain(find_descriptions(words, things), find_offices(words, things)):
        question = one.name, one.country, one.owner, one.office, one.hedges
        if question not in asked:
            asked[question] = find_mistake(one, holders)
        mistake = asked[question]
        if mistake is not None and not flags.on_name(one):
            wrong.append((*(one.flag_at if mistake.of_country else one.family_at), mistake.there))
    wrong.sort(key=itemgetter(0))
    texts = {one.article.id: one.article.words.text for one in holders.articles}
    return tuple(_judged(finding, wrong, texts) for finding in findings)


class _Flags:
    """The flags that findings raise on names and figures, by their places."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        flags = [
            (one.mention.start, one.mention.end)
            for one in findings
            if one.verdict in ("unsupported", "contradicted") and one.mention.kind != "quote"
        ]
        self._flags = sorted(flags)

    def on_name(self, one: Description) -> bool:
        """Is the name in a description wrong already? Then nothing is said of its country."""
        inside = self._flags[
            bisect_left(self._flags, (one.start, 0)) : bisect_left(self._flags, (one.end, 0))
        ]
        return any(
            not one.country or end <= one.flag_at[0] or one.flag_at[1] <= start for start, end in inside
        )


def _judged(finding: Finding, wrong: Sequence[tuple[int, int, Span]], texts: Mapping[str, str]) -> Finding:
    """A finding with the first of the contradictions in its mention; `wrong` has their places in order."""
    mention = finding.mention
    if mention.kind == "quote":
        return finding
    first = bisect_left(wrong, mention.start, key=itemgetter(0))
    for _, end, span in wrong[first : first + _MOST_IN_MENTION]:
        if end <= mention.end:
            there = " ".join(texts[span.article_id][span.start : span.end].split())
            return Finding(mention, "contradicted", (span,), f"the articles have '{there}'")
    return finding
