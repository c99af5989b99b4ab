"""What a model answered, as the tests look at it."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.errors import ClusterError
from summarize.types import Answer, Candidate


def given(answers: Sequence[Answer]) -> list[list[Candidate]]:
    """The candidates for each request. Raises ClusterError where one has none."""
    for answer in answers:
        if answer.error is not None:
            raise ClusterError(answer.error)
    return [list(answer.candidates) for answer in answers]
