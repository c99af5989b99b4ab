"""Looks for the fullest choice of passages that a request holds.

Tokens of passages are counted alone, once, and add up only nearly. So a choice is made by these
estimates, the whole request is counted, and the target of the estimates is moved by what was too much
or left over, until the choice fits. Then single passages are added as long as the whole request,
counted again, has room; and where more than a few tokens are still left, the next sentence is cut to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.chunking.asking import Asking
from summarize.chunking.cutting import head
from summarize.chunking.filling import SHORTEST_CUT, Costs, Fill, Take
from summarize.chunking.passages import Fed, Passage, Queues

MARGIN = 8
"""Tokens by which a passage in its place may be shorter than alone."""
NEAR_MISSES = 8
"""How many passages within the margin are tried in vain before there is none."""
ROUNDS = 8
"""Corrections of the estimates: a tokenizer that nearly adds up needs two or three."""
NEARLY_FULL = 0.02
"""Part of the room that may be left when estimates are no longer corrected."""


class Chooser:
    """The passages of one request for texts that do not all fit."""

    def __init__(self, asking: Asking, texts: Sequence[str], queues: Queues) -> None:
        self._asking = asking
        self._texts = texts
        self._queues = queues
        one, two = asking.room(("",)), asking.room(("", ""))
        # Where queues share a text, none of them knows whether it opens the document.
        alone = len({queue[0].document for queue in queues if queue}) == sum(map(bool, queues))
        tokens = [[passage.tokens for passage in queue] for queue in queues]
        self._costs = Costs(tokens, max(0, one - two) if alone else 0)
        self._empty = one + self._costs.document
        self._heads: dict[tuple[Passage, int], Passage | None] = {}

    def fullest(self, fill: Fill, needed: int) -> Fed:
        """The choice after which no next passage of a queue fits, and too few tokens are left to cut one.

        It has at least `needed` documents where there is such a choice; none where not a letter fits.
        """
        takes, room = self._filled(fill, needed)
        takes, room = self._topped_up(takes, room)
        return self._fed(self._cut_to_the_rest(takes, room))

    def _fed(self, takes: Sequence[Take]) -> Fed:
        """A choice with its documents."""
        chosen: list[Passage] = []
        for queue, take in zip(self._queues, takes, strict=True):
            chosen += queue[: take.passages]
            if take.cut and (beginning := self._head(queue[take.passages], take.cut)):
                chosen.append(beginning)
        return Fed.of(self._texts, chosen)

    def _head(self, one: Passage, tokens: int) -> Passage | None:
        if (one, tokens) not in self._heads:
            self._heads[one, tokens] = head(one, tokens, self._asking.budget)
        return self._heads[one, tokens]

    def _room(self, fed: Fed) -> int:
        """Positions that a choice leaves, counted for the whole request."""
        return self._asking.room(fed.documents) if fed.documents else self._empty

    def _filled(self, fill: Fill, needed: int) -> tuple[list[Take], int]:
        """The fullest choice by corrected estimates, and the room that it leaves."""
        best, best_fed, room = [Take()] * len(self._queues), Fed((), ()), self._empty
        target = self._empty
        close = max(SHORTEST_CUT, int(NEARLY_FULL * target))
        fits, over = 0, None
        for _ in range(ROUNDS + max(1, target).bit_length()):
            takes = fill(self._costs, target)
            fed = self._fed(takes)
            left = self._room(fed) if fed.documents else 0
            if left < 0:
                over = target
            else:
                fits = target
                if fed.documents and len(fed.documents) >= len(best_fed.documents):
                    best, best_fed, room = takes, fed, left
                enough = len(fed.documents) >= needed
                if enough and (left <= close or fill(self._costs, target + left) == takes):
                    break
            target += left
            if over is not None and not fits < target < over:
                target = (fits + over) // 2
            if target <= fits:
                break
        return best, room

    def _topped_up(self, takes: list[Take], room: int) -> tuple[list[Take], int]:
        """`takes` with every single passage more for which there is room, those of the first queues first."""
        left_open = set(range(len(takes)))
        margin, misses = MARGIN, 0
        while True:
            offers = {
                queue: cost
                for queue in left_open
                if (cost := self._costs.next_of(queue, takes[queue].passages, takes[queue].cut)) is not None
            }
            queue = min((queue for queue, cost in offers.items() if cost <= room + margin), default=None)
            if queue is None:
                return takes, room
            more = _with(takes, queue, Take(takes[queue].passages + 1))
            left = self._room(self._fed(more))
            if left >= 0:
                takes, room = more, left
                continue
            left_open.discard(queue)
            misses += offers[queue] > room
            if misses == NEAR_MISSES:
                margin = 0

    def _cut_to_the_rest(self, takes: list[Take], room: int) -> list[Take]:
        """`takes` with the next sentence of the texts that have least, cut to the tokens that are left."""
        unfinished = [
            queue for queue, take in enumerate(takes) if take.passages < len(self._costs.queues[queue])
        ]
        used = [
            sum(queue[: take.passages]) + take.cut
            for queue, take in zip(self._costs.queues, takes, strict=True)
        ]
        for queue in sorted(unfinished, key=lambda index: used[index]):
            if room < (SHORTEST_CUT if any(take != Take() for take in takes) else 1):
                break
            takes, room = self._cut_longer(takes, room, queue)
        return takes

    def _cut_longer(self, takes: list[Take], room: int, queue: int) -> tuple[list[Take], int]:
        """`takes` with as much of the next sentence of `queue` as there is room for."""
        own = takes[queue]
        fits, over = own.cut, self._costs.queues[queue][own.passages] + 1
        opening = 0 if own.passages or own.cut else self._costs.document
        tokens = fits + room - opening
        for _ in range(ROUNDS + over.bit_length()):
            if not fits < tokens < over:
                tokens = (fits + over) // 2
            if tokens <= fits:
                break
            more = _with(takes, queue, replace(own, cut=tokens))
            fed = self._fed(more)
            left = self._room(fed)
            if left < 0:
                over = tokens
            else:
                fits = tokens
                if fed.documents:
                    takes, room = more, left
                if left < SHORTEST_CUT:
                    break
            tokens += left
        return takes, room


def _with(takes: Sequence[Take], queue: int, take: Take) -> list[Take]:
    """`takes` with another one for `queue`."""
    return [take if index == queue else own for index, own in enumerate(takes)]
