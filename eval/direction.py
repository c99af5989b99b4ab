"""Which way a figure is better. Many have no better way: length, novelty."""

from __future__ import annotations

from typing import Literal, Protocol, runtime_checkable

Better = Literal["higher", "lower"]


@runtime_checkable
class Directed(Protocol):
    """A metric that knows which way its figures are better."""

    def better(self, name: str) -> Better | None:
        """For one of its figures; None where neither way is better in itself."""
        ...


def better_of(metric: object, name: str) -> Better | None:
    """The direction of a metric's figure; None for metrics that name none."""
    return metric.better(name) if isinstance(metric, Directed) else None
