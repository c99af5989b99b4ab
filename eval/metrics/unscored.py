"""Figures that cannot be made: each is a Score with a reason, never 0."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.types import Record, Score


def unscored(names: Iterable[str], reason: str) -> tuple[Score, ...]:
    """A score without a value for each name."""
    return tuple(Score(name, None, reason) for name in names)


def why_no_summary(record: Record) -> str:
    """Why a record has nothing to measure, for one that failed or carries no summary."""
    if record.status == "failed":
        return f"cluster failed: {record.error or 'no reason was given'}"
    return "the record has no summary"
