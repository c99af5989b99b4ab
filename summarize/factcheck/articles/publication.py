"""When an article was published: by its reader, or by a date on a line of its own."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from summarize.text.date import Date
from summarize.text.relative_dates import parse_day
from summarize.types import Article

_DATELINE_REACH = 500
"""Characters from the start in which a date on a line of its own is the date of publication."""


def day_of_publication(article: Article, dates: Iterable[Date]) -> datetime.date | None:
    """The date that the reader found, else the first full date that has a line of its own."""
    if article.published:
        return parse_day(article.published)
    for date in dates:
        if date.start > _DATELINE_REACH:
            break
        if date.year is None or date.month is None or len(date.days) != 1:
            continue
        before = article.text[: date.start].rpartition("\n")[2]
        after = article.text[date.end :].partition("\n")[0]
        if not (before + after).strip(" .,"):
            try:
                return datetime.date(date.year, date.month, date.days[0])
            except ValueError:
                return None
    return None
