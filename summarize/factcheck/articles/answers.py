"""What the articles say about one mention."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.types import Span, Verdict

MOST_PLACES = 2
"""How many places of one article are kept as evidence."""


@dataclass(frozen=True, slots=True)
class Match:
    """A place in an article that carries a mention."""

    start: int
    """First character in the article."""
    end: int
    note: str = ""
    """How it differs from the mention, in words; "" where it does not."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What all articles say about a mention: a finding without the mention."""

    verdict: Verdict
    evidence: tuple[Span, ...]
    note: str


def as_written(mention: str, there: str) -> str:
    """The note for a mention that an article writes in another way; "" where it does not."""
    there = " ".join(there.split())
    return "" if there == mention else f"as '{there}'"


def listed(items: list[str]) -> str:
    """ "'a'", "'a' and 'b'", "'a', 'b' and 'c'"."""
    quoted = [f"'{item}'" for item in items]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
