"""The passages of several texts that fit into one request, as many as there is room for.

Tokens of passages are counted alone, once, and add up only nearly. So a choice is made by these
estimates, the whole request is counted, and the target of the estimates is moved by what was too much
or left over, until the choice fits. Then single passages are added as long as the whole request,
counted again, has room.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from summarize.chunking.asking import Asker, Asking, too_small
from summarize.chunking.passages import Passage, cut_to, document
from summarize.chunking.water_filling import water_fill
from summarize.types import Request

MARGIN = 8
"""Tokens by which a passage in its place may be shorter than alone."""
NEAR_MISSES = 8
"""How many passages within the margin are tried in vain before there is none."""
NEARLY = 1.25
"""How much longer than the positions a request may seem by estimate and still be counted as a whole."""
ROUNDS = 8
"""Corrections of the target before it is halved: no tokenizer that nearly adds up needs as many."""

Queues = Sequence[Sequence[Passage]]
"""For each text its passages, the one to keep first leading."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What passages take, by estimate."""

    queues: Sequence[Sequence[int]]
    """Tokens of each passage of each queue."""
    document: int
    """Tokens that a document takes besides its text."""

    def next_of(self, queue: int, taken: int) -> int | None:
        """Tokens of the next passage of a queue of which so many are taken; None after the last."""
        if taken == len(self.queues[queue]):
            return None
        return self.queues[queue][taken] + (self.document if taken == 0 else 0)


Fill = Callable[[Costs, int], list[int]]
"""How many passages of each queue are taken, so that together they cost at most the target."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What fits."""

    asking: Asking
    kept: tuple[tuple[Passage, ...], ...]
    """Of each text, in its order; () where nothing of it fits."""
    documents: tuple[str, ...]
    """What the model reads: of each text what is kept, texts with nothing left out."""

    @classmethod
    def of(cls, asking: Asking, texts: Sequence[str], passages: Iterable[Passage]) -> Fitted:
        """These passages of `texts`, in whatever order."""
        kept: list[list[Passage]] = [[] for _ in texts]
        for one in passages:
            kept[one.document].append(one)
        ordered = tuple(tuple(sorted(own, key=lambda one: one.start)) for own in kept)
        documents = (document(text, own) for text, own in zip(texts, ordered, strict=True) if own)
        return cls(asking, ordered, tuple(documents))

    @property
    def request(self) -> Request:
        """The request for these documents."""
        return self.asking.request(self.documents)

    @property
    def passages(self) -> list[Passage]:
        """All that is kept."""
        return [one for kept in self.kept for one in kept]


def shared(costs: Costs, target: int) -> list[int]:
    """Fill by water-filling; what whole passages leave over goes to the text that has least so far."""
    needed = [sum(queue) + costs.document if queue else 0 for queue in costs.queues]
    taken = [0] * len(needed)
    used = [0] * len(needed)
    left = target
    for queue, share in enumerate(water_fill(needed, target)):
        while (cost := costs.next_of(queue, taken[queue])) is not None and used[queue] + cost <= share:
            taken[queue] += 1
            used[queue] += cost
            left -= cost
    least_first = [(tokens, queue) for queue, tokens in enumerate(used)]
    heapq.heapify(least_first)
    while least_first:
        tokens, queue = heapq.heappop(least_first)
        cost = costs.next_of(queue, taken[queue])
        if cost is not None and cost <= left:
            taken[queue] += 1
            left -= cost
            heapq.heappush(least_first, (tokens + cost, queue))
    return taken


def in_order(costs: Costs, target: int) -> list[int]:
    """Fill queue by queue: the first has as much as goes in before the second has any."""
    taken = [0] * len(costs.queues)
    left = target
    for queue in range(len(taken)):
        while (cost := costs.next_of(queue, taken[queue])) is not None and cost <= left:
            taken[queue] += 1
            left -= cost
    return taken


def fit(
    asker: Asker, texts: Sequence[str], queues: Queues, fill: Fill = shared, each: bool = False
) -> Fitted:
    """All passages of `queues` where they fit; else as many as do, with an answer that leaves them room.

    Of `texts` at least one has a passage, with `each` every one that has any: where need be a sentence is
    cut between words. Raises ClusterError where the model's positions do not hold even that.
    """
    if whole := fitted_whole(asker, texts, queues):
        return whole
    asking = asker.balanced
    needed = sum(bool(queue) for queue in queues) if each else 1
    limit = max(1, asking.room(("",)) // needed)
    while True:
        search = _Search(asking, texts, cut_to(queues, limit, asking.budget))
        fitted = search.fitted(search.fullest(fill))
        if len(fitted.documents) >= needed:
            return fitted
        if limit == 1:
            raise too_small(asking)
        limit //= 2


def fitted_whole(asker: Asker, texts: Sequence[str], queues: Queues) -> Fitted | None:
    """All passages, where they fit together with the longest answer that is wanted."""
    asking = asker.longest
    tokens = sum(one.tokens for queue in queues for one in queue)
    if tokens > NEARLY * asking.budget.max_input_tokens:  # a huge request is not counted in vain
        return None
    whole = Fitted.of(asking, texts, (one for queue in queues for one in queue))
    return whole if asking.room(whole.documents) >= 0 else None


class _Search:
    """Looks for the fullest choice: how many passages are taken of each queue."""

    def __init__(self, asking: Asking, texts: Sequence[str], queues: Queues) -> None:
        self._asking = asking
        self._texts = texts
        self._queues = queues

    def fitted(self, taken: Sequence[int]) -> Fitted:
        """A choice with its documents."""
        chosen = (one for queue, number in zip(self._queues, taken, strict=True) for one in queue[:number])
        return Fitted.of(self._asking, self._texts, chosen)

    def room(self, taken: Sequence[int]) -> int:
        """Positions that a choice leaves, counted for the whole request."""
        return self._asking.room(self.fitted(taken).documents)

    def fullest(self, fill: Fill) -> list[int]:
        """The choice after which no queue has a next passage that fits; nothing where none fits at all."""
        one, two = self._asking.room(("",)), self._asking.room(("", ""))
        # Where queues share a text, none of them knows whether it opens the document.
        alone = len({queue[0].document for queue in self._queues if queue}) == sum(map(bool, self._queues))
        tokens = [[passage.tokens for passage in queue] for queue in self._queues]
        costs = Costs(tokens, max(0, one - two) if alone else 0)
        return self._topped_up(*self._filled(fill, costs, one + costs.document), costs)

    def _filled(self, fill: Fill, costs: Costs, target: int) -> tuple[list[int], int]:
        """The fullest choice by corrected estimates, and the room that it leaves."""
        best = [0] * len(self._queues)
        room = 0
        for turn in range(ROUNDS + max(1, target).bit_length()):
            taken = fill(costs, target)
            left = self.room(taken) if any(taken) else 0
            if left >= 0:
                best, room = taken, left
            settled = any(best) if left < 0 else turn >= ROUNDS or fill(costs, target + left) == taken
            if settled:
                break
            target = target + left if turn < ROUNDS else target // 2
        return best, room

    def _topped_up(self, taken: list[int], room: int, costs: Costs) -> list[int]:
        """`taken` with every single passage more for which there is room, those of the first queues first."""
        if not any(taken):
            room = costs.document + self._asking.room(("",))
        left_open = set(range(len(taken)))
        margin, misses = MARGIN, 0
        while True:
            offers = {
                queue: cost for queue in left_open if (cost := costs.next_of(queue, taken[queue])) is not None
            }
            queue = min((queue for queue, cost in offers.items() if cost <= room + margin), default=None)
            if queue is None:
                return taken
            more = [number + (index == queue) for index, number in enumerate(taken)]
            left = self.room(more)
            if left >= 0:
                taken, room = more, left
                continue
            left_open.discard(queue)
            misses += offers[queue] > room
            if misses == NEAR_MISSES:
                margin = 0
