"""Announcements that events have overtaken: "will gather on Sunday", where a later article stands beside it.

A summary is read after the last of its articles was written. What an earlier one expects of a day that
has passed by then is no news any more.
"""

from __future__ import annotations

import datetime
import re

from summarize.text.content import REPORTING, porter_stem
from summarize.text.dates import find_dates
from summarize.text.quoted import mask
from summarize.text.words import find_words

_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are)\s+(?:to|due|set|scheduled|expected|going\s+to)|begins?|starts?|opens?|takes?\s+place"
    r"|meets?)\b",
    re.IGNORECASE,
)
_PREPARES = re.compile(
    r"\b(?:is|are)\s+(?:preparing|getting\s+ready|gearing\s+up|bracing|poised|all\s+set)\s+(?:for|to)\b"
    r"|\b(?:prepares|readies|braces)\s+(?:for|to)\b|\b(?:is|are)\s+being\s+(?:prepared|readied|set\s+up)\b"
    r"|\b(?:(?:is|are|was|were)\s+)?(?:nearing|nears?|approach(?:es|ing)|reached)\s+(?:its|their|the)\s+"
    r"(?:half-?\s?way|mid-?way|mid-?point|middle|final\s+(?:day|stage|phase|week))\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?P<tomorrow>tomorrow)\b|\bnext\s+(?P<unit>week|weekend|month)\b", re.IGNORECASE)
_DAYS = {"week": 7, "weekend": 7, "month": 31}


def overtaken(sentence: str, written: datetime.date, latest: datetime.date) -> bool:
    """Whether `sentence`, `written` then, tells of something to come that had come by `latest`.

    What somebody said would come stays: that they said so is still true.
    """
    text = mask(sentence)
    if latest <= written:
        return False
    if _PREPARES.search(text):
        return not _reported(text)
    ahead = _AHEAD.search(text)
    if ahead is None or _reported(text[: ahead.start()]):
        return False
    due = _due(text, written)
    return due is not None and written < due <= latest


def _due(text: str, written: datetime.date) -> datetime.date | None:
    """The last day in the sentence on which something is to come."""
    days = []
    for match in _NEXT.finditer(text):
        ahead = 1 if match["tomorrow"] else _DAYS[match["unit"].lower()]
        days.append(written + datetime.timedelta(days=ahead))
    for date in find_dates(find_words(text)):
        if date.relative or date.month is None or not date.days:
            continue
        try:
            days.append(datetime.date(date.year or written.year, date.month, max(date.days)))
        except ValueError:  # February 30
            continue
    return max(days, default=None)


def _reported(text: str) -> bool:
    return any(porter_stem(key) in REPORTING for key in find_words(text).keys)
