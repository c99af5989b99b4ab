"""House style of dates: "agreed Wednesday" is "agreed on Wednesday", "in May 10th" is "on May 10"."""

from __future__ import annotations

import re

from summarize.text.date_words import MONTHS
from summarize.text.quoted import mask

_MONTHS = [name.capitalize() for name in MONTHS]
_BARE_DAY = re.compile(
    r"\b(?!(?:a|after|and|another|any|before|by|during|each|early|every|for|from|in|last|late|next|of|on|one|or|past"
    r"|since|some|that|the|this|through|till|to|until|with)\b)(?P<before>[a-z]+) "
    r"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!['’])"
)


_IN_DAY = re.compile(rf"\b(?P<i>[Ii])n (?=(?:{'|'.join(_MONTHS)}) \d\d?(?:st|nd|rd|th)?\b(?![\d.,]*\d))")


_ORDINAL_DAY = re.compile(
    rf"\b(?:{'|'.join(_MONTHS)}) \d\d?(?P<ending>st|nd|rd|th)\b(?P<year> (?=\d{{4}}\b))?"
)


def house_style(text: str) -> str:
    """`text` with "on" before a day of the month, or of the week that stands bare after a small word.

    "May 10" stands for "May 10th". What is in quotation marks stays.
    """
    masked = mask(text)
    for match in reversed(list(_BARE_DAY.finditer(masked))):
        text = f"{text[: match.end('before')]} on{text[match.end('before') :]}"
    for match in reversed(list(_IN_DAY.finditer(mask(text)))):
        text = f"{text[: match.start()]}{'O' if match['i'] == 'I' else 'o'}n {text[match.end() :]}"
    for match in reversed(list(_ORDINAL_DAY.finditer(mask(text)))):
        text = text[: match.start("ending")] + (", " if match["year"] else "") + text[match.end() :]
    return text
