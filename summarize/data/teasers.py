"""Teasers of other stories, and lists of tags and sources, under a heading such as "Check Also".

    Check Also
    The Western Balkans At A Crossroads – OpEd                       title of another story
    The Western Balkans is transforming into one of the primary …    teaser, cut off

The heading goes wherever it stands. What follows goes only as far as it looks like titles and teasers:
running text after "Read more" is the story going on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from summarize.data.paragraphs import Paragraph
from summarize.data.patterns import any_of, whatever_case
from summarize.data.rules import Rule

TEASER = "teaser of another story"

_INSIDE = any_of(
    "read (?:more|also|next|this)|also read|see also|must[ -]read",
    "related(?: (?:article|stor(?:y|ie)|new|post|video|link|content|coverage)s?)?",
)
_AT_END = any_of(
    "check (?:also|this)|you (?:may|might) (?:also )?(?:like|be interested in)|don['’]?t miss|up next",
    "(?:recommended|suggested)(?: (?:for you|stories|articles|reading|posts))?",
    "more (?:stories|news|from .{2,40}|on this(?: (?:story|topic))?|like this)|trending(?: now)?",
    "in other news",
    "most (?:read|popular|viewed|shared)|top stories|other (?:news|stories)|popular (?:posts|stories|now)",
    "latest (?:news|stories|articles|posts|headlines)|(?:next|previous) (?:article|story|post)",
    "editor['’]?s['’]? (?:picks?|choice)|what to read next|further reading",
)
_HEADING = whatever_case(rf"\W*{any_of(_INSIDE, _AT_END)}\W*")
_HEADING_AT_END = whatever_case(rf"\W*{_AT_END}\W*")
_TAG_HEADING = whatever_case(r"\W*(?:tags|(?:related )?topics|keywords|categories|filed under|hashtags)\W*")
_SOURCE_HEADING = whatever_case(r"\W*(?:sources?|references|external links|related news|sister links)\W*")

_LABEL = any_of(_INSIDE, "recommended|don['’]t miss|you may also like|up next|check also")
_LABELLED = whatever_case(rf"[(\[]?{_LABEL}\s*[:|»>–—-]\s*\S")
_MEDIA = whatever_case(r"[(\[]?(?:read|watch|listen)\s*[:|»>]\s*\S")
_SHOUTED = re.compile(r"(?:READ MORE|READ ALSO|ALSO READ|SEE ALSO|RELATED|MUST READ)\s+\S")
_POINTER = whatever_case(
    r"read more (?:about|on|from|of|at|here)\b",
    r"read (?:the|our) (?:full|original|entire) (?:story|article|report|coverage|interview)"
    r"(?:\W*$| (?:here|at|on|below|in|via)\b)",
    r"for the (?:full|whole) story\b.{0,60}\b(?:subscribe|visit|click|see|go to)\b",
    r"see more (?:photos|pictures|images)\b",
    r"for more (?:news|stories|updates|information|details)\b.{0,60}\b(?:visit|click|follow|go to|see)\b",
)
_CUT_OFF = whatever_case(r"(?:\.\.\.|…)\s*(?:read (?:more|full story)|continue reading)\W*$")
_SOURCE = whatever_case(r"[(\[]?(?:(?:original )?sources?|via|source link)\s*:\s*\S")

_HEADING_LENGTH = 60
_LONGEST_LIST = 60
_TITLE_WORDS = 25
_TEASER_WORDS = 45
_TAG_WORDS = 5
_SOURCE_WORDS = 35


def is_teaser_line(paragraph: Paragraph) -> bool:
    """Such as "READ MORE: Turkey votes on Sunday", "Also read | ...", "Read the full story on our site"."""
    text = paragraph.text
    if _CUT_OFF.search(text, max(0, len(text) - 40)):
        return True
    if paragraph.words > _TITLE_WORDS + 5:
        return False
    if _LABELLED.match(text) or _POINTER.match(text):
        return True
    return not paragraph.is_prose and bool(_MEDIA.match(text) or _SHOUTED.match(text))


TEASER_LINES = (Rule(TEASER, is_teaser_line),)
"""Certain wherever they stand."""
SOURCE_LINES = (
    Rule(
        "source line",
        lambda line: bool(_SOURCE.match(line.text)) and line.words <= _TITLE_WORDS and not line.is_prose,
    ),
)
"""Certain before and after the running text."""


def drop_blocks(paragraphs: Sequence[Paragraph]) -> None:
    """Drop headings of teasers, tags and sources, with the list that each stands above.

    The last block goes first, so that each list ends where the next one started.
    """
    below: list[Paragraph] = []  # What is left below the line at hand, the nearest last.
    for place in range(len(paragraphs) - 1, -1, -1):
        line = paragraphs[place]
        block = _block(line, below) if place > 0 and line.text else None
        if block is None:
            below += [line] if line.text else []
            continue
        reason, length = block
        for piece in (line, *(below.pop() for _ in range(length))):
            piece.drop(reason)


def _block(heading: Paragraph, below: Sequence[Paragraph]) -> tuple[str, int] | None:
    """Why a heading is to go and how many of the lines below it go with it; None where it is the story's."""
    text = heading.text
    if len(text) > _HEADING_LENGTH or text.endswith("."):
        return None
    if _HEADING.fullmatch(text):
        return TEASER, (_HEADING_AT_END.fullmatch(text) and _teasers_at_end(below)) or _titles(below)
    if _TAG_HEADING.fullmatch(text):
        return "tag line", sum(1 for _ in takewhile(_is_tag, reversed(below)))
    if _SOURCE_HEADING.fullmatch(text) and _is_source_list(below):
        return "source line", len(below)
    return None


def _titles(below: Sequence[Paragraph]) -> int:
    """How many of the next lines are titles, or teasers that break off."""
    return sum(1 for _ in takewhile(lambda line: line.looks_like_title or _breaks_off(line), reversed(below)))


def _teasers_at_end(below: Sequence[Paragraph]) -> int:
    """All lines, where titles with one short teaser each reach to the end; else 0."""
    if len(below) > _LONGEST_LIST:
        return 0
    after_title = False
    for line in reversed(below):
        short = after_title and line.words <= _TEASER_WORDS
        if not (line.looks_like_title or _breaks_off(line) or short):
            return 0
        after_title = line.looks_like_title
    return len(below)


def _is_source_list(below: Sequence[Paragraph]) -> bool:
    return len(below) <= _LONGEST_LIST and all(line.words <= _SOURCE_WORDS for line in below)


def _breaks_off(item: Paragraph) -> bool:
    return item.words <= 2 * _TEASER_WORDS and item.text.rstrip("]) ").endswith(("…", "..."))


def _is_tag(item: Paragraph) -> bool:
    return item.words <= _TAG_WORDS and not item.ends_sentence
