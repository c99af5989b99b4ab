"""Summaries as the strategy left them: summarize coherence=verbatim

What baselines are compared by: a table that edited some of its rows would compare editors.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.protocols import Check
from summarize.types import Cluster, Conflict, Draft


class Verbatim:
    """Changes nothing."""

    def load(self) -> None:
        """There is nothing to load."""
        return

    def edit(self, draft: Draft, cluster: Cluster, check: Check, conflicts: Sequence[Conflict]) -> Draft:
        """The draft as it is."""
        return draft
