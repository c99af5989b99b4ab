"""A budget shared as water finds its level: what a short text does not use goes to the longer ones."""

from __future__ import annotations

from collections.abc import Sequence


def water_fill(lengths: Sequence[int], budget: int) -> list[int]:
    """The share of each text, in tokens; together `min(sum(lengths), budget)`.

    No share is over its length, and the shares of texts that are cut differ by at most 1; of those, the
    first ones get the odd tokens.
    """
    left = min(sum(lengths), max(0, budget))
    shares = [0] * len(lengths)
    shortest_first = sorted(range(len(lengths)), key=lambda index: lengths[index])
    for done, index in enumerate(shortest_first):
        level, odd = divmod(left, len(lengths) - done)
        if lengths[index] > level:
            for rank, cut in enumerate(sorted(shortest_first[done:])):
                shares[cut] = level + (rank < odd)
            return shares
        shares[index] = lengths[index]
        left -= lengths[index]
    return shares
