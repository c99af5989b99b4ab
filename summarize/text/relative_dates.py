"""Dates that depend on the day of writing, as days of the calendar: "today" is "on May 10".

A summary stands apart from the day on which its articles were written. Where that day is known,
"today", "Wednesday" and "last year" become dates; where it is not, they are left out if the sentence
can do without them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.text.date import Date
from summarize.text.date_words import LEADS_TO_TIME, MONTHS, NAMES_A_DAY, WEEKDAYS
from summarize.text.dates import find_dates
from summarize.text.quoted import mask
from summarize.text.words import find_words, word_set

_AHEAD = re.compile(
    r"\b(?:will|shall|won['’]t|due(?!\s+to\s+(?:an?|the|h(?:is|er)|its|their)\b)|scheduled|(?<!as\s)expected"
    r"|plan(?:s|ned|ning)?|set\s+to|(?:is|are)\s+to|upcoming|ahead\s+of|going\s+to|next(?!\s+to\b)"
    r"|(?:is|are)\s+\w+ing)\b"
    r"|\b(?:until|till|by|(?:is|are)(?:\s+on)?)\s+(?:(?:late|early)\s+)?$",  # not "arrived by helicopter on"
    re.IGNORECASE,
)
"""Words before a weekday, in its clause, by which it is the next one: some anywhere, some right before it."""
_WILL = re.compile(
    r"^(?:\s+(?!that\b)\w+){0,8}?\s+(?:will|shall|(?:is|are)\s+(?:to|due|set|scheduled|expected))\b", re.I
)
"""The same after one that opens the clause: "On Sunday, Turkey will vote"."""
_CLAUSE = re.compile(
    r"[,;:.!?\n“”\"]|\bthat\b|\bwhich\b|\bwho\b|\b(?:said|says|told|announced|added)\b", re.IGNORECASE
)
_REACH = 160
"""Characters around a weekday in which its clause stands."""
_DAYS_ON = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_PARTS = r"(?:morning|afternoon|evening|night)"
_WORDS = re.compile(
    rf"""\b(?P<lead>(?:on|last|next|this|late|early|earlier|later)\s+)?
      (?:(?P<day>today|yesterday|tomorrow|tonight|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)
          (?:\s+(?P<part>{_PARTS})\b)?
        |(?P<this>this|last)\s+(?P<half>{_PARTS})
        |(?P<which>this|last|next)\s+(?P<unit>week|weekend|month|year))
      (?P<own>['’]s\b)?(?![\w-])""",
    re.VERBOSE | re.IGNORECASE,
)
_DATED = re.compile(rf",?\s+(?:the\s+)?(?:\d|(?:{'|'.join(MONTHS)})\.?\s\d)", re.IGNORECASE)
"""What makes a weekday a part of a date: "Saturday, the 7th of July"."""
_TAKES_A_TIME = LEADS_TO_TIME | word_set("between about around for as and or to than of at the") - {"on"}
"""Words before a day that need it, so that no "on" comes between and it cannot be left out."""
_NEEDED_BY = "|".join(sorted(_TAKES_A_TIME - {"late", "early"}))
_NEEDS = re.compile(rf"\b(?:{_NEEDED_BY}|be|been|is|are|was|were|falls?|fell|due)$", re.IGNORECASE)
_IS_SUBJECT = re.compile(r"\s+(?:is|was|will\s+be|marks|marked)\b")
_DETERMINED = re.compile(r"\b(?:the|a|his|her|its|their)\s$", re.IGNORECASE)
_PARTS_OF_DATES = re.compile(r"\d+|[^\W\d_a-z][^\W\d_]*")
_LEFT_OUT = re.compile(r"\s*,?\s*$")


@dataclass(frozen=True, slots=True)
class Written:
    """When a text was written, and how its dates are put."""

    day: datetime.date | None
    """None where it is not known."""
    with_year: bool = False
    """Whether dates of its own year name it too: where it is read beside texts of other years."""
    told: frozenset[str] | None = None
    """The months, days and years that a date may be made of, as `date_parts` gives them; None: any. A reader
    who looks a date up finds each part of it somewhere."""


UNDATED = Written(None)
"""Of a text of which nobody knows when it was written."""


def parse_day(published: str | None) -> datetime.date | None:
    """The day of an ISO date or time; None for anything else."""
    try:
        return datetime.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def date_parts(text: str) -> list[str]:
    """What of `text` a date may be made of: its figures, and its words with a capital."""
    return _PARTS_OF_DATES.findall(text)


def has_relative(text: str) -> bool:
    """Does `text`, outside quotation marks, say a day, week, month or year only relative to another?"""
    return next(_found(text), None) is not None


def resolve_dates(text: str, written: Written) -> str:
    """`text` with calendar dates for its relative ones, outside quotation marks.

    Those that cannot be resolved are left out, or stand where the sentence needs them.
    """
    for match in reversed(list(_found(text))):
        put = _put(match, text, written)
        before, after = text[: match.start()], text[match.end() :]
        if before.strip().lower() in ("just", "only"):  # "Just yesterday, ..."
            before = ""
        if put is not None:
            text = before + (put if before else put[:1].upper() + put[1:]) + after
        else:
            text = _without(match, before, after)
    return text


def _found(text: str) -> Iterator[re.Match[str]]:
    """The relative dates of a text, those left out that only stand beside a date or in a name."""
    masked = mask(text)
    full = [(one.start, one.end) for one in find_dates(find_words(masked)) if _is_full(one)]
    for match in _WORDS.finditer(masked):
        inside = any(start <= match.start("day") < end for start, end in full) if match["day"] else False
        beside = match["day"] and _DATED.match(masked, match.end())
        if not inside and not beside and not _in_a_name(match, masked):
            yield match


def _is_full(date: Date) -> bool:
    return date.month is not None or (date.year is not None and not date.relative)


def _in_a_name(match: re.Match[str], text: str) -> bool:
    """ "Black Friday", "the Sunday Times", "Wednesdays"; and a lower-case "sunday" is none of ours."""
    day = match["day"]
    if not day or day.lower() not in WEEKDAYS:
        return False
    before = text[: match.start("day")].split()[-1:]
    named = bool(before) and before[0].lower() in NAMES_A_DAY
    after = text[match.end() :]
    titled = not match["own"] and re.match(r"\s[A-Z][a-z]", after) is not None and not _dated_after(after)
    return not day[0].isupper() or named or (titled and before[-1:] in (["the"], ["The"]))


def _dated_after(after: str) -> bool:
    return after.split()[0].strip(".,").lower() in MONTHS


def _put(match: re.Match[str], text: str, written: Written) -> str | None:
    """What stands in place of a relative date; None where that is not known, or may not be said."""
    put = _resolved(match, text, written)
    may = put is None or written.told is None or written.told.issuperset(date_parts(put))
    return put if may else None


def _resolved(match: re.Match[str], text: str, written: Written) -> str | None:
    lead = (match["lead"] or "").strip().lower()
    if written.day is None or (lead in ("last", "next", "this") and match["day"]):
        return None
    if match["which"]:
        return _of_unit(match, text, written)
    if match["half"]:
        back = 1 if match["this"].lower() == "last" else 0
        day = written.day - datetime.timedelta(days=back)
        part = match["half"].lower()
    else:
        day = _day(match["day"].lower(), text, match, written.day)
        part = (match["part"] or ("night" if match["day"].lower() == "tonight" else "")).lower()
    named = name_day(day, written)
    if match["own"]:
        article = (
            "" if re.search(r"\b(?:the|a|his|her|its|their)\s$", text[: match.start()], re.I) else "the "
        )
        return f"{article}{day:%B} {day.day}"
    time = f"the {part} of {named}" if part else named
    before = re.search(r"(\S+)\s$", text[: match.start()])
    needs = before is not None and before[1].lower() in _TAKES_A_TIME and not lead
    is_subject = not lead and _IS_SUBJECT.match(text, match.end()) is not None
    on = "" if needs or is_subject else "on "
    hour = f"{lead} " if lead in ("late", "early", "earlier", "later") else ""
    following = text[match.end() : match.end() + 2]
    goes_on = following[:1] not in ("", ",", ".", ";", ":", ")")
    comma = "," if goes_on and ("," in time or following[1:].isdigit()) else ""
    return f"{hour}{on}{time}{comma}"


def _day(word: str, text: str, match: re.Match[str], written: datetime.date) -> datetime.date:
    if word in _DAYS_ON:
        return written + datetime.timedelta(days=_DAYS_ON[word])
    back = (written.weekday() - WEEKDAYS.index(word)) % 7
    if back and looks_ahead(text, match.start(), match.end()):
        back -= 7
    return written - datetime.timedelta(days=back)


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Is the weekday at `start` one to come? It is where its clause has said so before naming it."""
    sentence = max(0, start - _REACH)
    breaks = [one.end() for one in _CLAUSE.finditer(text, sentence, start)]
    opening = breaks[-1] if breaks else sentence
    clause = text[opening:start]
    if _AHEAD.search(clause):
        return True
    reported = text[:opening].endswith(tuple("abcdefghijklmnopqrstuvwxyz"))  # "said on Monday he will"
    opens = not reported and re.fullmatch(r"\s*(?:on\s+)?", clause, re.IGNORECASE) is not None
    return opens and _WILL.match(text[end : end + _REACH].replace(",", "", 1)) is not None


def _of_unit(match: re.Match[str], text: str, written: Written) -> str | None:
    """ "last year" as "in 2022", "this month" as "in May"; weeks have no name."""
    assert written.day is not None
    unit, step = match["unit"].lower(), {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if unit not in ("month", "year") or (match["own"] and unit == "month"):
        return None
    months = written.day.year * 12 + written.day.month - 1 + step * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if match["own"]:  # "this year's Tour" is "the 2007 Tour"
        return f"the {year}"
    if unit == "year":
        named = str(year)
    else:
        shown = written.with_year or year != written.day.year
        named = f"{datetime.date(year, month + 1, 1):%B}" + (f" {year}" if shown else "")
    before = re.search(r"(\S+)\s$", text[: match.start()])
    needs = before is not None and before[1].lower() in _TAKES_A_TIME
    hour = match["lead"] or ""
    return f"{hour}{'' if needs else 'in '}{named}"


def name_day(day: datetime.date, written: Written) -> str:
    """ "May 10", or "May 10, 2023" where the year must be said."""
    shown = written.with_year or (written.day is not None and day.year != written.day.year)
    return f"{day:%B} {day.day}" + (f", {day.year}" if shown else "")


def _without(match: re.Match[str], before: str, after: str) -> str:
    """The text without a relative date, or with it where something hangs on it."""
    stays = f"{before}{match[0]}{after}"
    if match["own"]:  # "Wednesday's meeting" is "the meeting"
        determined = _DETERMINED.search(before)
        the = "" if determined else ("the" if before else "The")
        return f"{before}{the}{after}" if not determined else f"{before}{after.lstrip()}"
    leads = match["lead"] and match["lead"].strip().lower() == "on"
    if re.match(r",?\s+when\b", after):
        return stays
    if match["which"] and re.search(r"\w\sof\s$", before):  # "the bombings of last week"
        return before[: -len(" of ")] + after
    if (
        _NEEDS.search(before.rstrip())
        or (not before and not after.startswith(","))
        or (
            not leads
            and re.match(r"\s+(?:is|was|will|has|had|marks?|marked|(?:and|or)\b|to\s+[A-Z\d])", after)
        )
    ):
        return stays
    if not before:
        rest = after.lstrip(" ,")
        return rest[:1].upper() + rest[1:]
    kept = _LEFT_OUT.sub("", before)
    if before.rstrip().endswith(",") and not after.lstrip().startswith((",", ".", ";")):
        kept = before.rstrip()
    return kept + (after if after[:1] in (" ", ",", ".", ";", ":", ")", "’", "”", "") else f" {after}")
