"""How a number of tokens is shared among texts, by estimate.

A text gets whole passages. One whose next passage is so long that it would go without nearly all of its
share (an article without full stops, a first sentence longer than the share) gets the beginning of that
passage, cut to the share. What is left goes to the ends of such passages, then to further whole ones.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarize.chunking.water_filling import water_fill

SHORTEST_CUT = 12
"""Tokens from which the beginning of a sentence is worth reading; fewer may stay unused."""
STARVED = 0.25
"""Part of its share that a text must have in whole passages, or the next one is cut for it."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What passages take, by estimate."""

    queues: Sequence[Sequence[int]]
    """Tokens of each passage of each queue."""
    document: int
    """Tokens that a document takes besides its text."""

    def next_of(self, queue: int, taken: int, cut: int = 0) -> int | None:
        """Tokens of the next passage of a queue of which so many are taken; None after the last.

        `cut`: those that its beginning has already.
        """
        if taken == len(self.queues[queue]):
            return None
        return self.queues[queue][taken] - cut + (self.document if taken == cut == 0 else 0)


@dataclass(frozen=True, slots=True)
class Take:
    """What is taken of a queue."""

    passages: int = 0
    """How many whole ones."""
    cut: int = 0
    """Tokens that the beginning of the next one may take; 0: nothing of it."""


Fill = Callable[[Costs, int], list[Take]]
"""What is taken of each queue, so that together it costs at most the target."""


def shared(costs: Costs, target: int, shortest: int = SHORTEST_CUT) -> list[Take]:
    """Fill by water-filling; what whole passages leave over goes to the text that has least so far.

    `shortest`: tokens from which a text that would have nothing gets the beginning of its first passage.
    """
    needed = [sum(queue) + costs.document if queue else 0 for queue in costs.queues]
    taken, used, cut = ([0] * len(needed) for _ in range(3))
    for queue, share in enumerate(water_fill(needed, target)):
        while (cost := costs.next_of(queue, taken[queue])) is not None and used[queue] + cost <= share:
            taken[queue] += 1
            used[queue] += cost
        gap = share - max(used[queue], costs.document)
        least = SHORTEST_CUT if taken[queue] else shortest
        if cost is not None and used[queue] < STARVED * share and gap >= least:
            cut[queue] = gap
            used[queue] = share
    left = target - sum(used)
    least_first = [(not cut[queue], tokens, queue) for queue, tokens in enumerate(used)]
    heapq.heapify(least_first)
    while least_first:
        _, tokens, queue = heapq.heappop(least_first)
        cost = costs.next_of(queue, taken[queue], cut[queue])
        if cost is not None and cost <= left:
            taken[queue] += 1
            cut[queue] = 0
            left -= cost
            heapq.heappush(least_first, (True, tokens + cost, queue))
    return [Take(*both) for both in zip(taken, cut, strict=True)]


def shared_by_all(costs: Costs, target: int) -> list[Take]:
    """Fill as `shared` does, but no text goes without, however small its share."""
    return shared(costs, target, shortest=1)


def in_order(costs: Costs, target: int) -> list[Take]:
    """Fill queue by queue: the first has as much as goes in before the second has any.

    The very first passage is cut where it does not fit; any further one is passed over.
    """
    taken = [0] * len(costs.queues)
    left = target
    for queue in range(len(taken)):
        while (cost := costs.next_of(queue, taken[queue])) is not None and cost <= left:
            taken[queue] += 1
            left -= cost
        if cost is not None and not any(taken):
            cut = Take(cut=max(0, left - costs.document))
            return [cut if index == queue else Take() for index in range(len(taken))]
    return [Take(number) for number in taken]
