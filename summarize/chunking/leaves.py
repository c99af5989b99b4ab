"""The leaves of a tree: requests that together read everything."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from summarize.chunking.asking import Asker, Asking, too_small
from summarize.chunking.cutting import cut_to
from summarize.chunking.fitting import Fitted, fitted_whole
from summarize.chunking.passages import Fed, Passage, Queues

Chunk = list[Passage]
"""Neighbouring passages of one text."""


def leaves(asker: Asker, texts: Sequence[str], queues: Queues) -> list[Fitted]:
    """All passages of all texts, in order, in as few requests as neighbours fit into.

    Raises ClusterError where the model's positions do not hold the shortest piece of text.
    """
    if whole := fitted_whole(asker, texts, queues):
        return [whole]
    asking = asker.balanced
    chunks = [chunk for queue in queues for chunk in _chunks(asking, texts, queue)]
    return [_fed(asking, texts, group) for group in _packed(asking, texts, chunks)]


def _chunks(asking: Asking, texts: Sequence[str], queue: Sequence[Passage]) -> list[Chunk]:
    """One text in as few chunks as fit, alike in length."""
    room = asking.room(("",))
    pieces = cut_to(queue, room, asking.budget)
    total = sum(one.tokens for one in pieces)
    target = ceil(total / max(1, ceil(total / room)))
    chunks: list[Chunk] = []
    used = room
    for one in pieces:
        if used >= target or used + one.tokens > room:
            chunks.append([])
            used = 0
        chunks[-1].append(one)
        used += one.tokens
    return [fitting for chunk in chunks for fitting in _fitting(asking, texts, chunk)]


def _fitting(asking: Asking, texts: Sequence[str], chunk: Chunk) -> list[Chunk]:
    """The chunk, halved until the model's positions hold each part."""
    if _room(asking, texts, [chunk]) >= 0:
        return [chunk]
    if len(chunk) == 1:
        (one,) = chunk
        chunk = cut_to(chunk, max(1, one.tokens // 2), asking.budget)
        if len(chunk) == 1:
            raise too_small(asking)
    middle = len(chunk) // 2
    return [*_fitting(asking, texts, chunk[:middle]), *_fitting(asking, texts, chunk[middle:])]


def _packed(asking: Asking, texts: Sequence[str], chunks: Sequence[Chunk]) -> list[list[Chunk]]:
    """Neighbouring chunks put together as long as they fit."""
    groups: list[list[Chunk]] = []
    left = 0
    for chunk in chunks:
        tokens = sum(one.tokens for one in chunk)
        if groups and tokens <= left and (room := _room(asking, texts, [*groups[-1], chunk])) >= 0:
            groups[-1].append(chunk)
            left = room
        else:
            groups.append([chunk])
            left = _room(asking, texts, [chunk])
    return groups


def _room(asking: Asking, texts: Sequence[str], group: Sequence[Chunk]) -> int:
    return asking.room(_fed(asking, texts, group).documents)


def _fed(asking: Asking, texts: Sequence[str], group: Sequence[Chunk]) -> Fitted:
    return Fitted(asking, Fed.of(texts, [one for chunk in group for one in chunk]))
