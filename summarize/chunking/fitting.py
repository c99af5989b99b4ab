"""The passages of several texts that fit into one request, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.chunking.asking import Asker, Asking, too_small
from summarize.chunking.choosing import Chooser
from summarize.chunking.filling import Fill, shared
from summarize.chunking.passages import Fed, Passage, Queues
from summarize.types import Request

NEARLY = 1.25
"""How much longer than the positions a request may seem by estimate and still be counted as a whole."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What fits."""

    asking: Asking
    fed: Fed

    @property
    def documents(self) -> tuple[str, ...]:
        """What the model reads: of each text what is kept, texts with nothing left out."""
        return self.fed.documents

    @property
    def request(self) -> Request:
        """The request for these documents."""
        return self.asking.request(self.documents)

    @property
    def passages(self) -> list[Passage]:
        """All that is kept."""
        return [one for kept in self.fed.kept for one in kept]


def fit(asker: Asker, texts: Sequence[str], queues: Queues, fill: Fill = shared, needed: int = 1) -> Fitted:
    """All passages of `queues` where they fit; else as many as do, with an answer that leaves them room.

    Where need be a sentence is cut between words. Raises ClusterError where the model's positions do not hold
    something of at least `needed` texts.
    """
    if whole := fitted_whole(asker, texts, queues):
        return whole
    asking = asker.balanced
    fed = Chooser(asking, texts, queues).fullest(fill, needed)
    if len(fed.documents) < needed:
        raise too_small(asking)
    return Fitted(asking, fed)


def fitted_whole(asker: Asker, texts: Sequence[str], queues: Queues) -> Fitted | None:
    """All passages, where they fit together with the longest answer that is wanted."""
    asking = asker.longest
    tokens = sum(one.tokens for queue in queues for one in queue)
    if tokens > NEARLY * asking.budget.max_input_tokens:  # a huge request is not counted in vain
        return None
    whole = Fitted(asking, Fed.of(texts, (one for queue in queues for one in queue)))
    return whole if asking.room(whole.documents) >= 0 else None
