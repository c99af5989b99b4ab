"""Raw text of an article -> the story, and what was dropped with the reason for each piece.

The rules are general: they know how papers, agencies and web pages mark what is not the story, not the
articles that they were tried on. A line goes only where that is certain. Rules of one kind share a module:
`furniture`, `pictures`, `newsroom`, `datelines`, `teasers`, `captions`, `markup`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.data.captions import drop_captions
from summarize.data.datelines import DATELINE, cut_datelines
from summarize.data.dates import DATE_LINE, is_bare_date, publication_date
from summarize.data.furniture import FURNITURE
from summarize.data.markup import strip_markup
from summarize.data.newsroom import BYLINE, NEWSROOM, NEWSROOM_AT_EDGES, cut_trailing_signature
from summarize.data.paragraphs import Paragraph, split_paragraphs
from summarize.data.pictures import PICTURES, cut_trailing_credit
from summarize.data.rules import Rule, drop_anywhere, drop_at_edges
from summarize.data.teasers import SOURCE_LINES, TEASER_LINES, drop_blocks
from summarize.text.normalise import normalise
from summarize.types import Dropped

_ANYWHERE = (*FURNITURE, *PICTURES, *NEWSROOM, *TEASER_LINES)
_AT_EDGES = (*SOURCE_LINES, *NEWSROOM_AT_EDGES, Rule(DATE_LINE, lambda line: is_bare_date(line.text)))

_HEADLINE_WORDS = 3
_DATED = (DATE_LINE, BYLINE, DATELINE)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning makes of one article."""

    title: str
    """The headline, or "" where there is none."""
    text: str
    """The story, one paragraph a line; the headline is the first."""
    published: str | None
    """The publication date as ISO 8601, where a date line or dateline gives it in full."""
    dropped: tuple[Dropped, ...]
    """What was removed, paragraph by paragraph."""


def clean(raw: str) -> Cleaned:
    """Clean the raw text of one article, in time linear in its length.

    Every word of the normalised text is in `text` or in `dropped`.
    """
    paragraphs = split_paragraphs(normalise(raw))
    strip_markup(paragraphs)
    drop_anywhere(paragraphs, _ANYWHERE)
    drop_captions(paragraphs)
    drop_blocks(paragraphs)
    drop_at_edges(paragraphs, _AT_EDGES)
    for paragraph in paragraphs:
        cut_trailing_credit(paragraph)
        cut_trailing_signature(paragraph)
    cut_datelines(paragraphs)
    _drop_repeats(paragraphs)

    story = [paragraph for paragraph in paragraphs if paragraph.text]
    dropped = tuple(piece for paragraph in paragraphs for piece in paragraph.dropped)
    return Cleaned(
        title=story[0].text if _has_headline(story) else "",
        text="\n".join(paragraph.text for paragraph in story),
        published=_published(dropped),
        dropped=dropped,
    )


def describe(dropped: Sequence[Dropped], width: int = 100) -> list[str]:
    """What was dropped and why, one line of text for each piece, cut at `width` characters."""
    lines = [f"{piece.reason}: {piece.text}" for piece in dropped]
    return [line if len(line) <= width else line[: width - 1] + "…" for line in lines]


def _drop_repeats(paragraphs: Sequence[Paragraph]) -> None:
    seen: set[str] = set()
    for paragraph in paragraphs:
        if paragraph.text in seen:
            paragraph.drop("repeated paragraph")
        elif paragraph.text:
            seen.add(paragraph.text)


def _has_headline(story: Sequence[Paragraph]) -> bool:
    """Whether the first of several lines looks like a title; one or two words are a section, as "Sports"."""
    return len(story) > 1 and story[0].looks_like_title and story[0].words >= _HEADLINE_WORDS


def _published(dropped: Sequence[Dropped]) -> str | None:
    """The first date that a date line, a byline or a dateline gives, in this order."""
    for reason in _DATED:
        for piece in dropped:
            if piece.reason == reason and (found := publication_date(piece.text)):
                return found
    return None
