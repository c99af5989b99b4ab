"""What a cleaning rule is, and how one is applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from summarize.data.paragraphs import Paragraph

_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of line that is not the story."""

    reason: str
    """What such a line is, for the reader: "tag line"."""
    holds: Callable[[Paragraph], bool]
    """Whether a line is of this kind. Only lines of up to 600 characters are asked about: whatever is longer
    is the story."""


def drop_where(paragraph: Paragraph, rules: Iterable[Rule]) -> bool:
    """Drop the paragraph under the first rule that holds; says whether one did."""
    if len(paragraph.text) > _LONGEST:
        return False
    for rule in rules:
        if rule.holds(paragraph):
            paragraph.drop(rule.reason)
            return True
    return False


def drop_anywhere(paragraphs: Sequence[Paragraph], rules: Sequence[Rule]) -> None:
    """Apply rules that are certain wherever a line stands."""
    for paragraph in paragraphs:
        if paragraph.text:
            drop_where(paragraph, rules)


def drop_at_edges(paragraphs: Sequence[Paragraph], rules: Sequence[Rule]) -> None:
    """Apply rules that are certain only before the first running text or after the last.

    From either end, lines are asked up to the first running text that no rule holds for.
    """
    for ordered in (paragraphs, paragraphs[::-1]):
        for paragraph in ordered:
            if paragraph.text and not drop_where(paragraph, rules) and paragraph.is_prose:
                break
