"""The order of the sentences in the summary: news first, then as the articles tell the story.

The lead is the best-scored sentence among those that open an article, or else the best of all. Each
next sentence is the one that stands nearest the top of its articles, moved up where it continues
the subject of the sentence before it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarize.extraction.selection import Group

OPENING = 2
"""Sentences that count as the opening of an article."""
COHESION = 0.35
"""How much a cosine of 1 with the sentence before outweighs: a share of the article's depth."""


def story_order(
    groups: Sequence[Group], similarity: np.ndarray[tuple[int, int], np.dtype[np.float64]]
) -> list[int]:
    """Indices of `groups` in the order of the story; `similarity` is (groups, groups)."""
    if not groups:
        return []
    depth = [float(np.mean([member.depth for member in group.members])) for group in groups]
    opening = [index for index, group in enumerate(groups) if group.chosen.position < OPENING]
    order = [max(opening or range(len(groups)), key=lambda index: (groups[index].score, -index))]
    left = [index for index in range(len(groups)) if index != order[0]]
    while left:
        before = order[-1]
        following = min(left, key=lambda index: (depth[index] - COHESION * similarity[before, index], index))
        left.remove(following)
        order.append(following)
    return order
