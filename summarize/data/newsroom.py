"""Who wrote, reported and edited a story, which agency sent it, and how to reach them."""

from __future__ import annotations

import re

from summarize.data.dates import has_day_or_month, holds_date_only
from summarize.data.names import AGENCY, TRADE_ENDING, holds_names_only
from summarize.data.paragraphs import Paragraph
from summarize.data.rules import Rule

BYLINE = "byline"
_CORRESPONDENTS = "correspondents' credit"
_AGENCY = "agency credit"

_CONTRIBUTED = re.compile(
    r"\bcontributed(?: to (?:this|the) (?:report|story|article|coverage)| reporting\b)", re.IGNORECASE
)
_CONTRIBUTED_AT_END = re.compile(r"\bcontributed\W*$", re.IGNORECASE)
_DONE_BY = re.compile(
    r"\W*(?:(?:with )?(?:additional |further )?"
    r"(?:reporting|writing|editing|research|graphics|photography|translation|compiled|translated|written|edited"
    r"|produced)(?: (?:and|&) (?:writing|editing|reporting))? by\b"
    r"|with (?:additional )?(?:agency )?"
    r"(?:inputs?|reporting|information|contributions?|files|wires|agencies)\b"
    rf"|(?:with )?{AGENCY} (?:inputs?|contributed)\b)",
    re.IGNORECASE,
)
_AGENCIES_ALONE = re.compile(
    rf"\W*(?:with\s+)?(?:{AGENCY}|agencies)(?:\W+(?:and )?(?:{AGENCY}|agencies))*\W*", re.IGNORECASE
)
_BY = re.compile(
    r"\W*(?:story |words |written |posted |report )?by:?\s+|(?:author|reporter)s?\s*:\s*", re.IGNORECASE
)
_FULL_NAME = re.compile(  # "Jane Doe" and "Jan van der Doe", not "Land and Sea"
    r"\b[^\W\d_a-z]\S* (?:(?:al|bin|da|de|del|der|di|el|la|le|van|von) )*[^\W\d_a-z]"
)
_SIGN_OFF = re.compile(r"(?:--|—)\s*\S+(?: \S+){1,3}")
_YEAR = re.compile(r"\b\d{4}\b")
_CONTACT = re.compile(
    r"(?:to contact the (?:reporter|editor|author|writer)s?\b"
    r"|(?:(?-i:[A-Z]\S+) ){1,4}(?:may|can) be (?:reached|contacted|emailed) (?:at|on|via|by)\b.*[@\d]"
    r"|(?:contact|e-?mail|reach|write to) (?:the (?:author|writer|reporter|editor)|him|her|them|us)\b"
    r"|[\w.+-]{1,60}@[\w.-]{1,60}\W*$)",
    re.IGNORECASE,
)
_AGENCY_WORDS = 12
_BYLINE_WORDS = 16
_CONTACT_WORDS = 40


def is_correspondents_credit(paragraph: Paragraph) -> bool:
    """Such as "Reporting by Jane Doe; editing by Jo Roe", "AP writer Jane Doe contributed to this story"."""
    text = paragraph.text
    return bool(_DONE_BY.match(text) or _CONTRIBUTED.search(text)) and holds_names_only(text)


def is_bare_contributed(paragraph: Paragraph) -> bool:
    """Such as "Jane Doe in Beirut and John Roe in Damascus, Syria, contributed."."""
    return bool(_CONTRIBUTED_AT_END.search(paragraph.text)) and holds_names_only(paragraph.text)


def is_byline(paragraph: Paragraph) -> bool:
    """Such as "By Jane Doe", "BY JANE DOE | MAY 10, 2023", "Jane Doe, staff writer", "— Jane Doe"."""
    text = _without_date(paragraph.text)
    if text.lower().rstrip(":") == "by":
        return True
    if paragraph.words > _BYLINE_WORDS or paragraph.ends_sentence or not holds_names_only(text):
        return False
    if has_day_or_month(text) and not _YEAR.search(text):
        return False
    if label := _BY.match(text):
        rest = text[label.end() :]
        return bool(_FULL_NAME.search(rest) or _AGENCIES_ALONE.fullmatch(rest))
    return bool(TRADE_ENDING.search(text) or _SIGN_OFF.fullmatch(text))


def _without_date(text: str) -> str:
    """The text less a date behind its last bar: "Jane Doe | Staff writer | 5 days ago"."""
    before, bar, date = text.rpartition(" | ")
    return before if bar and holds_date_only(date) else text


def is_agency_alone(paragraph: Paragraph) -> bool:
    """Such as "(Reuters)", "— AFP", "With agencies"."""
    return paragraph.words <= _AGENCY_WORDS and bool(_AGENCIES_ALONE.fullmatch(paragraph.text))


def is_contact(paragraph: Paragraph) -> bool:
    """Such as "To contact the reporter on this story: ...", "Jane Doe may be reached at ...", an address."""
    return paragraph.words <= _CONTACT_WORDS and bool(_CONTACT.match(paragraph.text))


NEWSROOM = (Rule(_CORRESPONDENTS, is_correspondents_credit),)
"""Certain wherever they stand."""
NEWSROOM_AT_EDGES = (
    Rule(BYLINE, is_byline),
    Rule(_AGENCY, is_agency_alone),
    Rule(_CORRESPONDENTS, is_bare_contributed),
    Rule("contact line", is_contact),
)
"""Certain before and after the running text."""


def cut_trailing_signature(paragraph: Paragraph) -> None:
    """Take "(AFP)" or "(Reporting by Jane Doe; editing by John Roe)" from the end of a line."""
    start = paragraph.closing_bracket()
    inner = paragraph.text[start + 1 :].rstrip(".)]")
    if start <= 0 or not holds_names_only(inner):
        return
    if _AGENCIES_ALONE.fullmatch(inner):
        paragraph.cut_back(start, _AGENCY)
    elif _DONE_BY.match(inner):
        paragraph.cut_back(start, _CORRESPONDENTS)
