"""The candidates as the model sent them, with no judgement of what they say: summarize ranking=first

To see what ranking brings. Only where one sentence was asked for and there is no whole one, is that a fault.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.types import Candidate, FactCheckReport, Request


class FirstRanker:
    """Keeps the order of the model, behind it the candidates that are no answer."""

    def rank(
        self,
        requests: Sequence[Request],
        candidates: Sequence[Sequence[Candidate]],
        reports: Sequence[Sequence[FactCheckReport]],
    ) -> list[list[Candidate]]:
        """The same candidates, those first that have no fault."""
        return [
            sorted((_judged(one, request) for one in offered), key=lambda one: bool(one.faults))
            for request, offered in zip(requests, candidates, strict=True)
        ]


def _judged(candidate: Candidate, request: Request) -> Candidate:
    checks = (
        (not candidate.text, "empty"),
        (request.form == "sentence" and not candidate.finished, "cut off at the token limit"),
    )
    return replace(candidate, faults=tuple(reason for wrong, reason in checks if wrong))
