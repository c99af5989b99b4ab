"""Feasts with a fixed day: "Christmas Day" is December 25."""

from __future__ import annotations

from functools import lru_cache

from summarize.factcheck.world.gazetteer import Keys, keys_of
from summarize.factcheck.world.tables import read_table

Day = tuple[int, int]
"""Month and day of the month."""


@lru_cache(maxsize=1)
def days_of_feasts() -> dict[Keys, Day]:
    """The keys of a feast's name -> its day."""
    return {
        keys_of(name): (int(month), int(day))
        for names, month, day in read_table("holidays.tsv")
        for name in names.split(",")
    }
