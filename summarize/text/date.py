"""A date as far as a text says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.text.date_words import WEEKDAYS
from summarize.text.words import Words

YEAR = re.compile(r"(?:1[0-9]|20)\d\d$")
"""A year in four figures."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as a text says it; None for each part that it does not say."""

    start: int
    end: int
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""
    year: int | None = None
    month: int | None = None
    days: tuple[int, ...] = ()
    """Days of the month: more than one in "July 7-8"."""
    weekday: int | None = None
    """0 is Monday."""
    decade: int | None = None
    """1970 for "the 1970s"."""
    clock: tuple[int, int] | None = None
    """Hour and minute; the hour is 0 to 23 where the text says am or pm."""
    half_known: bool = False
    """False where the clock does not say which half of the day: "5:30"."""
    relative: str = ""
    """ "today", "last month": what it means depends on when it was written."""
    lead: str = ""
    """ "last" or "next" before a month: "last December"."""
    swapped: bool = False
    """True for "7/8": read as July 8, it may be the 7th of August."""

    @property
    def is_bare_year(self) -> bool:
        """Does it say nothing but a year? Then it may be a count after all."""
        return self.year is not None and self.month is None

    @property
    def value(self) -> str:
        """The normal form: "2023-05-19", "--05-19", "2005-07", "wednesday", "1970s", "T10:30", "today"."""
        if self.relative:
            return self.relative
        if self.clock:
            return f"T{self.clock[0]:02}:{self.clock[1]:02}"
        if self.decade is not None:
            return f"{self.decade}s"
        parts = "" if self.year is None else f"{self.year:04}"
        if self.month is not None:
            parts = f"{parts or '-'}-{self.month:02}"
            if self.days:
                parts += "-" + "/".join(f"{day:02}" for day in self.days)
        weekday = "" if self.weekday is None else WEEKDAYS[self.weekday]
        return f"{weekday} {parts}".strip()


def said(words: Words, first: int, last: int) -> Date:
    """The words from `first` to `last`, both included, as a date of which nothing is known yet."""
    return Date(words.starts[first], words.ends[last], first, last)
