"""The draft as it is, whatever the fact-check finds: summarize repair=none."""

from __future__ import annotations

from typing import TypeVar

from summarize.protocols import Budget, Drafting, FactChecker, Sources
from summarize.types import Draft

S = TypeVar("S", bound=Sources)


class NoRepair:
    """Repairs nothing."""

    def run(self, draft: Draft, checker: FactChecker[S], sources: S, budget: Budget) -> Drafting:
        """Return `draft`."""
        yield from ()
        return draft
