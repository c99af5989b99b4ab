"""Datelines: the place, day and agency before the first sentence of a story.

    MOSCOW: Foreign ministers from Turkey ...          BEIRUT (AP) — Syria and Turkey ...
    WASHINGTON, May 10 (Reuters) - The talks ...       Meadow Lake, Saskatchewan – The council ...

What stands before the dash or colon is taken apart and must be a place in every part, so "Mekdad: we insist"
and "NATO - the alliance" are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.data.dates import DATE_LINE, LEADING_DATE, LEADING_ISO_DATE, has_day_or_month, publication_date
from summarize.data.names import AGENCY
from summarize.data.paragraphs import Paragraph
from summarize.data.patterns import word_set

DATELINE = "dateline"

_LEAD = 3  # A standfirst or two may stand before the sentence that has the dateline.
_BREAK = re.compile(r"\s*[—–]+\s*|\s+(?:--?|_)\s+|\s*--\s*|\)\s*_\s*|\s*:\s+")
_LONGEST = 90
_AGENCY_IN_BRACKETS = re.compile(rf"\(\s*(?:{AGENCY})(?:\s*[/,]\s*{AGENCY})*\s*\)\s*$", re.I)
_AGENCY_AFTER_PLACE = re.compile(rf"(?:^|\s)(?:{AGENCY})$", re.I)
_OPENING_AGENCY = re.compile(rf"\(\s*(?:{AGENCY})\s*\)\s*(?:[—–:-]+\s*)?(?=\S)", re.I)
_SPEAKER = re.compile(r"[^\W\d_a-z][^\W\d_a-z .'-]{1,40}: ")  # "ERDOGAN: We will": in an interview, many.
_PLACE_WORD = re.compile(r"[^\W\d_][\w.'’]*")
_SMALL_IN_PLACES = word_set("of the de la le el al and upon sur am")
_NO_PLACE = word_set(
    """analysis breaking correction eu exclusive explainer factbox fatah feature fifa hamas imf interview isis
    just live nato news opec opinion photos podcast poll profile report review timeline tv uefa uk un
    unesco unhcr unicef update updated us usa video watch who g20 g7"""
)
_SENTENCE_OPENERS = word_set(
    """a about after all among an and as at before between by dozens during for four from he hundreds if in it
    more on one over several she since some ten the there they this thousands three two under when while
    with"""
)


def cut_datelines(paragraphs: Sequence[Paragraph]) -> None:
    """Take datelines and run-in date lines from the first lines of an article.

    A place in capitals with its agency, "BEIRUT (AP) —", is taken wherever it opens a paragraph.
    """
    left = [paragraph for paragraph in paragraphs if paragraph.text]
    if left and (found := LEADING_ISO_DATE.match(left[0].text)):
        left[0].cut_front(found.end(), DATE_LINE)
    prose = [paragraph for paragraph in left if paragraph.is_prose]
    for paragraph in prose[:_LEAD]:
        if found := LEADING_DATE.match(paragraph.text):
            paragraph.cut_front(found.end(), DATE_LINE)
    transcript = sum(bool(_SPEAKER.match(paragraph.text)) for paragraph in left) > 1
    for place, paragraph in enumerate(prose):
        if transcript and _SPEAKER.match(paragraph.text):
            continue
        if end := _dateline_end(paragraph.text, lead=place < _LEAD):
            paragraph.cut_front(end, DATELINE)


def _dateline_end(text: str, *, lead: bool) -> int:
    """Where the dateline at the start of the text ends; 0 where there is none."""
    if lead and (found := _OPENING_AGENCY.match(text)):
        return found.end()
    found = _BREAK.search(text, 0, _LONGEST)
    if not found or found.start() == 0:
        return 0
    # A bracket before "_" is part of the break's pattern but of the dateline's text.
    before = text[: found.start() + found.group().startswith(")")].rstrip()
    after = text[found.end() :]
    if not after or not _opens_sentence(after):
        return 0
    agency = _AGENCY_IN_BRACKETS.search(before)
    places = before[: agency.start()].rstrip(" ,") if agency else before
    in_capitals = _in_capitals(places)
    if agency and (in_capitals or lead):
        return found.end() if not places or _is_place(places) else 0
    if not lead:
        return 0
    colon = ":" in found.group()
    certain = in_capitals or (
        not colon
        and (
            _has_day(places)
            or _AGENCY_AFTER_PLACE.search(places)
            or ("," in places and not re.search(r"[—–]", after[:60]))
            or _first_word(after) in _SENTENCE_OPENERS
        )
    )
    return found.end() if certain and _is_place(places) else 0


def _has_day(text: str) -> bool:
    """Whether a day stands in the text, with or without its year."""
    return publication_date(text) is not None or (has_day_or_month(text) and bool(re.search(r"\d", text)))


def _is_place(text: str) -> bool:
    """Whether each part between commas is a place, or the last ones a date: "WASHINGTON, May 10"."""
    first, *others = [part.strip() for part in text.split(",")]
    words = [word.rstrip(".") for word in _PLACE_WORD.findall(first)]
    if _has_day(first):
        return not others or others[0].isdigit()
    if not words or len(words) > 5 or (len(words) == 1 and words[0].lower() in _NO_PLACE):
        return False
    if any(character.isdigit() for character in first) or re.search(r"[\"“”!?;]", text):
        return False
    return all(_are_names(part) or _has_day(part) or part.isdigit() for part in [first, *others])


def _are_names(text: str) -> bool:
    words = _PLACE_WORD.findall(text)
    return 0 < len(words) <= 5 and all(word[0].isupper() or word in _SMALL_IN_PLACES for word in words)


def _in_capitals(text: str) -> bool:
    """Whether the place is in capitals; a region or date behind a comma need not be."""
    place = text.split(",", 1)[0]
    return place.isupper() and sum(map(str.isalpha, place)) >= 3


def _opens_sentence(text: str) -> bool:
    first = text.lstrip("\"“”‘'«[(")[:1]
    return first.isupper() or first.isdigit() or not first.isascii()


def _first_word(text: str) -> str:
    found = _PLACE_WORD.search(text)
    return found.group().lower() if found else ""
