"""Requests into batches: sorted by length, packed under a token limit."""

from __future__ import annotations

from collections.abc import Sequence


def pack(lengths: Sequence[int], costs: Sequence[int], limit: int) -> list[list[int]]:
    """Indices of requests, grouped into batches of similar length.

    `lengths` are prompt tokens, `costs` the sequences each request expands to. A batch holds at most
    `limit` tokens once padded: longest prompt x sequences. One request over the limit goes alone.
    """
    order = sorted(range(len(lengths)), key=lambda index: (-lengths[index], index))
    batches: list[list[int]] = []
    longest = width = 0
    for index in order:
        if batches and longest * (width + costs[index]) <= limit:
            batches[-1].append(index)
            width += costs[index]
        else:
            batches.append([index])
            longest, width = lengths[index], costs[index]
    return batches
