"""What a sentence of an article has besides its figures: content words, known things, days."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.articles.passages import Passages, is_content
from summarize.text.date import Date
from summarize.text.date_words import MONTH_NAMES, WEEKDAYS
from summarize.text.words import word_key, word_set

DATE_WORDS = frozenset((*WEEKDAYS, *MONTH_NAMES))
"""Words that open a date and are no places."""


def content_of(passages: Passages, passage: int) -> frozenset[str]:
    """Stems of the content words of a sentence, figures left out."""
    starts, stems = passages.starts, passages.stems
    after = starts[passage + 1] if passage + 1 < len(starts) else len(stems)
    return frozenset(one for one in stems[starts[passage] : after] if one.isalpha() and is_content(one))


def named_things(article: ArticleIndex) -> dict[int, str]:
    """Where each word of a known thing begins in an article -> the thing; a capital is its country."""
    found: dict[int, str] = {}
    for table in (article.capitals, article.things):
        for name, places in table.items():
            for first, last in places:
                found.update(dict.fromkeys(article.words.starts[first : last + 1], word_key(name)))
    return found


def dates_within(article: ArticleIndex, start: int, end: int) -> list[Date]:
    """The dates of a stretch of an article."""
    first, last = (bisect_left(article.dates, place, key=lambda date: date.start) for place in (start, end))
    return article.dates[first:last]


def days_of(date: Date, published: datetime.date | None) -> Iterator[str]:
    """The days that a date names, resolved with the day of publication as far as that is known."""
    if date.month is not None and date.days:
        yield from (f"{date.month:02}-{day:02}" for day in date.days)
    elif date.weekday is not None and date.month is None:
        if published is None:
            yield f"weekday {date.weekday}"
        else:
            day = published - datetime.timedelta(days=(published.weekday() - date.weekday) % 7)
            yield f"{day.month:02}-{day.day:02}"


_PERIODS = word_set("season year month summer winter spring autumn fall")


def periods_of(date: Date) -> Iterator[str]:
    """The longer stretches of time that a date names: "2004", "month 09", "last season"."""
    if date.year is not None:
        yield str(date.year)
    if date.month is not None and not date.days:
        yield f"month {date.month:02}"
    if date.relative.partition(" ")[2] in _PERIODS:
        yield date.relative
