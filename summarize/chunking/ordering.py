"""The order of the sentences in the summary: news first, then as the articles tell the story.

The lead is a sentence that opens an article, among the best-scored: the latest of those that come near
the best, because news leads with where the story stands. What only says that papers or pictures have been
released does not lead where anything else can. What happened follows as it happened, by the days
on which the articles were written, and on one day as they tell it: each next sentence is the one that
stands nearest the top of its articles, moved up where it continues the subject of the sentence before it.
Background, which tells of years ago, comes last.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

import numpy as np

from summarize.extraction.selection import Group
from summarize.text.dates import find_dates
from summarize.text.relative_dates import parse_day
from summarize.text.words import find_words

OPENING = 2
"""Sentences that count as the opening of an article."""
COHESION = 0.35
"""How much a cosine of 1 with the sentence before outweighs: a share of the article's depth."""

NEARLY = 0.8
"""Share of the best score from which another opening may lead in its place, if it is later."""
PACE = 2.0
"""How much the whole time between the first article and the last outweighs: a share of depth."""
LONG_AGO = 2
"""Years before its article from which what a sentence tells of is background."""
_RELEASED = re.compile(
    r"^(?:(?:the|a|an|some|more|new|first|further|two|three|four|five|\d+)\s+)*"
    r"(?:details|documents?|figures|files|footage|images?|letters?|lists?|maps?|names|photo(?:graph)?s?|pictures?"
    r"|profiles?|recordings?|reports?|results|transcripts?|videos?)\b(?:(?!\b(?:that|which|who|whose)\b|;).)*?"
    r"\b(?:has|have|was|were|is|are|been)\s+(?:been\s+)?(?:made\s+public|published|released|revealed|shown)\b",
    re.IGNORECASE,
)


def lead_of(groups: Sequence[Group], published: Sequence[str | None] = ()) -> int:
    """The index of the group that says what the story is about, and where it stands.

    `published` are the days of publication of the cluster's articles, as ISO dates.
    """
    days = [parse_day(day) for day in published]
    opening = [index for index, group in enumerate(groups) if group.chosen.position < OPENING]
    opening = [index for index in opening if not _RELEASED.match(groups[index].chosen.text)] or opening
    best = max(opening or range(len(groups)), key=lambda index: (groups[index].score, -index))
    near = [index for index in opening if groups[index].score >= NEARLY * groups[best].score]
    dated = [(day, index) for index in near if days and (day := days[groups[index].chosen.article])]
    if not near or len(dated) < len(near):
        return best
    return max(dated, key=lambda one: (one[0], groups[one[1]].score, -one[1]))[1]


def story_order(
    groups: Sequence[Group],
    similarity: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    published: Sequence[str | None] = (),
    lead: int | None = None,
) -> list[int]:
    """Indices of `groups` in the order of the story; `similarity` is (groups, groups).

    `published` are the days of publication of the cluster's articles, as ISO dates; the group `lead`
    comes first, by default that of `lead_of`.
    """
    if not groups:
        return []
    days = [parse_day(day) for day in published]
    when = [_turn(group, days) for group in groups]
    depth = [float(np.mean([member.depth for member in group.members])) for group in groups]
    order = [lead_of(groups, published) if lead is None else lead]
    left = [index for index in range(len(groups)) if index != order[0]]
    while left:
        before = order[-1]
        following = min(
            left, key=lambda index: (when[index] + depth[index] - COHESION * similarity[before, index], index)
        )
        left.remove(following)
        order.append(following)
    return order


def _turn(group: Group, days: Sequence[datetime.date | None]) -> float:
    """When a sentence has its turn: 0 for the first article's, `PACE` for the last one's, then background."""
    known = sorted({day for day in days if day is not None})
    own = days[group.chosen.article] if days else None
    if own is None or len(known) != len(set(days)):
        return 0.0
    years = [date.year for date in find_dates(find_words(group.chosen.text)) if date.year is not None]
    if years and max(years) <= own.year - LONG_AGO:
        return 2 * PACE
    return PACE * known.index(own) / max(1, len(known) - 1)
