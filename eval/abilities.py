"""What a metric may offer besides scoring one record: a check beforehand, and many records at once.

`Metric` (summarize.protocols) asks for `signature` and `score` only; which way a figure is better is in
`eval.direction`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from summarize.types import Cluster, Record, Score

Pair = tuple[Record, Cluster]
"""What was made of a cluster, and the cluster."""


@runtime_checkable
class Checked(Protocol):
    """A metric that needs more than Python: a package, a model."""

    def check(self) -> None:
        """Raise ConfigError, ModelError or ResourceError where it could not score. Loads nothing."""
        ...


@runtime_checkable
class Batched(Protocol):
    """A metric that is faster over many records than over each, as those with a neural model are."""

    def score_many(self, pairs: Sequence[Pair]) -> list[tuple[Score, ...]]:
        """For each record what `score` gives. An exception is taken to be of the whole batch."""
        ...
