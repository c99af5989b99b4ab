"""When the articles of a cluster were written: what their relative dates are resolved by."""

from __future__ import annotations

from functools import lru_cache

from summarize.text.relative_dates import Written, date_parts, parse_day
from summarize.types import Cluster


@lru_cache(maxsize=8)
def writing_days(cluster: Cluster) -> tuple[Written, ...]:
    """For each article its day, and how the dates of this cluster are put.

    The year is named where the articles are of several. No month, day or year is named that no article has
    in its headline, its text or its own date: "last month" is no "April" where nobody says so.
    """
    days = [parse_day(article.published) for article in cluster.articles]
    known = [day for day in days if day]
    told = frozenset(
        part
        for text in (
            *(text for article in cluster.articles for text in (article.title, article.text) if known),
            *(f"{day:%B} {day.day} {day.year}" for day in known),
        )
        for part in date_parts(text)
    )
    return tuple(Written(day, len({one.year for one in known}) > 1, told) for day in days)
