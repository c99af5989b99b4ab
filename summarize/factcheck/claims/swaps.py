"""Sentences that turn round who did what to whom: "Syria invited Turkey" for "Turkey invited Syria"."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.factcheck.analysed import AnalysedCluster
from summarize.factcheck.language import English
from summarize.factcheck.structure.roles import Deed, deeds
from summarize.factcheck.structure.statements import Statement

_MOST_PARSED = 4
"""Passages that are parsed for one deed."""
_LONGEST_QUOTE = 160


def swaps(statements: Sequence[Statement], base: AnalysedCluster, english: English) -> list[list[str]]:
    """For each sentence what the articles have instead, in words.

    Only passages that hold a verb with its agent and patient are parsed, in one batch, and each only once.
    """
    asked = {deed: _passages_with(deed, base) for statement in statements for deed in statement.deeds}
    wanted = sorted({passage for passages in asked.values() for passage in passages} - base.deeds.keys())
    parses = english.parse([base.passages.passages[passage].text for passage in wanted])
    base.deeds.update(
        {passage: frozenset(deeds(parse)) for passage, parse in zip(wanted, parses, strict=True)}
    )
    return [
        [note for deed in statement.deeds if (note := _swapped(deed, asked[deed], base))]
        for statement in statements
    ]


def _passages_with(deed: Deed, base: AnalysedCluster) -> list[int]:
    holding = [base.passages.holding(stem) for stem in deed]
    return sorted(frozenset.intersection(*holding))[:_MOST_PARSED]


def _swapped(deed: Deed, passages: Sequence[int], base: AnalysedCluster) -> str:
    """The note for a deed of which passages have the opposite, and none has it; "" for another."""
    if any(deed in base.deeds[passage] for passage in passages):
        return ""
    for passage in passages:
        if deed.turned() in base.deeds[passage]:
            text = base.passages.passages[passage].text
            quoted = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}..."
            return f"the articles have it the other way round: '{quoted}'"
    return ""
