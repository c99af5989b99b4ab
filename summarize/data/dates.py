"""Date lines: recognised by their words, read as ISO 8601. They look like this:

    Wednesday, May 10, 2023                         Wikinews
    Wed 10 May 2023 14.22 BST                       Guardian
    Published: May 10, 2023 10:22 am IST            Indian papers
    PUBLISHED: 05:16 EST, 12 May 2013               Daily Mail
    Updated 2 hours ago

A line is one where every word of it belongs to dates.
"""

from __future__ import annotations

import re
from datetime import date

from summarize.data.patterns import any_of, whatever_case

DATE_LINE = "date line"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = any_of(
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?",
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_ORDINAL = r"(?:st|nd|rd|th)?"

_DATES = (
    re.compile(rf"\b(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}}){_ORDINAL},? (?P<year>\d{{4}})(?!\d)", re.I),
    re.compile(
        rf"\b(?P<day>\d{{1,2}}){_ORDINAL} (?:of )?(?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})(?!\d)", re.I
    ),
    re.compile(r"(?<!\d)(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?!\d)"),
)
_NUMERIC = re.compile(r"(?<!\d)(?P<first>\d{1,2})[./-](?P<second>\d{1,2})[./-](?P<year>\d{4})(?!\d)")

_LABEL = re.compile(
    r"\b(?:(?P<published>(?:first |originally )?(?:published|posted|issued|released)|date published|pub date"
    r"|date)|(?:last |date )?(?:updated|modified|edited|update))\b",
    re.I,
)
_LABELLED = re.compile(rf"\W*{_LABEL.pattern}(?: on| at)?\W*", re.I)
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_DATE_WORD = whatever_case(
    _MONTH,
    _WEEKDAY,
    "st|nd|rd|th|a|p|m|am|pm|noon|midnight|z|t|h|hrs?|hours?|mins?|minutes?|days?|weeks?|ago|at|on|of|the",
    "gmt|utc|bst|i?est|edt|et|cest|cet|ist|trt|msk|pst|pdt|pt|pkt|local|time|today|yesterday",
    "first|last|originally|published|posted|issued|released|updated|modified|edited|update|date|pub",
)
_RELATIVE = re.compile(r"\b(?:ago|today|yesterday)\b", re.I)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_DAY = re.compile(rf"{_MONTH}\.? \d|\d{_ORDINAL} (?:of )?{_MONTH}\b|\d[./-]\d{{1,2}}[./-]\d", re.I)
_YEAR_OR_WEEKDAY = re.compile(rf"\b(?:\d{{4}}|{_WEEKDAY})\b", re.I)
_MAX_TOKENS = 40

LEADING_DATE = re.compile(
    rf"(?i:{_WEEKDAY},? (?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}))(?=\s*[\"“'‘A-Z])"
)
"""A date line that ran into the first words of the story: "Tuesday, January 18, 2005Through a telethon"."""

LEADING_ISO_DATE = re.compile(r"\d{4}([-/])\d{2}\1\d{2}[\s:–—-]+(?=\S)")
"""A date before a headline: "2005/01/08 Tsunami aid donations in 2005 deductible"."""


def is_labelled_date(text: str) -> bool:
    """Whether the line is a date with its label, and nothing else: "Published: May 10, 2023"."""
    return bool(
        _LABELLED.match(text)
        and holds_date_only(text)
        and (_DAY.search(text) or _CLOCK.search(text) or _RELATIVE.search(text))
    )


def is_bare_date(text: str) -> bool:
    """Whether the line is a date with its year or weekday, and nothing else: "Wednesday, May 10, 2023"."""
    return bool(holds_date_only(text) and _DAY.search(text) and _YEAR_OR_WEEKDAY.search(text))


def has_day_or_month(text: str) -> bool:
    """Whether a month or weekday is named in the text."""
    return bool(re.search(rf"\b(?:{_MONTH}|{_WEEKDAY})\b", text, re.I))


def publication_date(text: str) -> str | None:
    """The day that a date line gives as the day of publication, as `2023-05-10`.

    None where the line names no full date, or only that of an update, or where day and month cannot be told
    apart (05/10/2023).
    """
    labels = list(_LABEL.finditer(text))
    if not labels:
        return _iso_date(text)
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        if label["published"]:
            return _iso_date(text[label.end() : following.start() if following else None])
    return None


def holds_date_only(text: str) -> bool:
    """Whether every word is one of those that date lines are made of."""
    tokens = _TOKEN.findall(text) if len(text) <= 4 * _MAX_TOKENS else []
    return 0 < len(tokens) <= _MAX_TOKENS and all(
        not token.isalpha() or _DATE_WORD.fullmatch(token) for token in tokens
    )


def _iso_date(text: str) -> str | None:
    for pattern in _DATES:
        if found := pattern.search(text):
            month = found["month"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            return _calendar_date(int(found["year"]), number, int(found["day"]))
    if found := _NUMERIC.search(text):
        first, second = int(found["first"]), int(found["second"])
        if first == second or max(first, second) > 12:
            return _calendar_date(int(found["year"]), min(first, second), max(first, second))
    return None


def _calendar_date(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
