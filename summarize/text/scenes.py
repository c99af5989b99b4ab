"""Sentences that only the scene before them explains, though no pronoun says so.

"Nobody dismounted" needs the street, "third place" the race, "the following day" the day before it, "took
part" what there was to take part in.
"""

from __future__ import annotations

import re

from summarize.text.date_words import MONTHS, WEEKDAYS
from summarize.text.quoted import mask

_DAY_AFTER = re.compile(
    r"\b(?:the|that)\s+(?:following|next|same|previous|preceding)\s+(?:day|morning|afternoon|evening|night|week"
    r"|month|year)\b|\b(?:an?|one|two|three|four|five|six|\d+)\s+(?:hours?|days?|weeks?|months?|years?)\s+"
    r"(?:earlier|later)\b",
    re.IGNORECASE,
)
_A_TIME = re.compile(
    rf"\b(?:{'|'.join((*MONTHS, *WEEKDAYS))}|after|before|since|when|while|until|once|and|but|then)\b|\d",
    re.IGNORECASE,
)
"""What a day can be the following one of: a date, or something that happened before it in the sentence."""
_NOBODY = re.compile(
    r"^(?:nobody|no\s+one|none|nothing|everyone|everybody|everything|someone|somebody)\b", re.IGNORECASE
)
_TELLS_WHERE = re.compile(r"(?<=\s)(?:[A-Z][\w’'-]+|\d)")
_RANKED = re.compile(
    r"^(?:in\s+)?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)\s+"
    r"(?:place|was|is|came|went|and|came|finished)\b(?!.*\b(?:race|stage|tour|final|championships?|election)\b)",
    re.IGNORECASE,
)
_TOOK_PART = re.compile(
    r"\b(?:(?:take|takes|took|taken|taking)\s+part|participates?|participated|attended|were\s+present)"
    r"(?:\s+(?:too|as\s+well))?[.!]?$",
    re.IGNORECASE,
)
"""What does not say in what."""


def needs_its_scene(sentence: str) -> bool:
    """Whether a sentence means something only beside the one before it in its article."""
    text = mask(sentence)
    day = _DAY_AFTER.search(text)
    if day is not None and not _A_TIME.search(text[: day.start()]):
        return True
    if _NOBODY.match(text) and not _TELLS_WHERE.search(text):
        return True
    return _RANKED.match(text) is not None or _TOOK_PART.search(text) is not None
