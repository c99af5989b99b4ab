"""What a source gives of an article -> an Article with cleaned text, and articles -> a Cluster."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from summarize.data.clean import Cleaned, clean
from summarize.data.dates import publication_date
from summarize.text.normalise import normalise
from summarize.text.relative_dates import parse_day
from summarize.types import Article, Cluster, Dropped, Problem

_BLANK_LINES = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Raw:
    """An article as its source has it."""

    id: str
    """Unique within its cluster."""
    text: str
    source: str
    """Where it was read from, as records and messages name it."""
    title: str = ""
    """The headline, where the source keeps it apart from the text."""
    published: str | None = None
    """When it was published, as ISO 8601 or in words, where the source tells."""
    url: str | None = None


def make_article(raw: Raw, *, cleaning: bool = True) -> Article | Problem:
    """The article with its text normalised and cleaned, or why there is none.

    A headline of the source's own becomes the first paragraph where the text does not begin with it. What
    the source tells is believed before what cleaning finds in the text; a date that cannot be read is listed
    among what was dropped. Without `cleaning` every paragraph stays.
    """
    cleaned = clean(raw.text) if cleaning else _as_it_is(raw.text)
    if not cleaned.text:
        return Problem(raw.source, _nothing_left(cleaned))
    title = " ".join(normalise(raw.title).split())
    text = cleaned.text
    if title and text.split("\n", 1)[0] != title:
        text = f"{title}\n{text}"
    published, unread = _day(raw.published)
    return Article(
        id=raw.id,
        title=title or cleaned.title,
        text=text,
        source=raw.source,
        published=published or cleaned.published,
        url=raw.url or None,
        dropped=(*cleaned.dropped, *unread),
    )


def make_cluster(
    cluster_id: str, articles: Iterable[Article | Problem], references: Iterable[str | Problem] = ()
) -> Cluster:
    """A cluster of what could be read, with the problems of what could not.

    An article whose text another one has already is left out; the one that stays lists it among what was
    dropped.
    """
    kept: dict[str, Article] = {}
    problems: list[Problem] = []
    for one in articles:
        if isinstance(one, Problem):
            problems.append(one)
        elif one.text in kept:
            first = kept[one.text]
            copy = Dropped(one.text.split("\n", 1)[0], f"a second copy of this article, {one.source}")
            kept[one.text] = replace(first, dropped=(*first.dropped, copy))
        else:
            kept[one.text] = one
    texts: list[str] = []
    for reference in references:
        if isinstance(reference, Problem):
            problems.append(reference)
        else:
            texts.append(reference)
    return Cluster(cluster_id, tuple(kept.values()), tuple(texts), tuple(problems))


def _as_it_is(text: str) -> Cleaned:
    return Cleaned(title="", text=_BLANK_LINES.sub("\n", normalise(text)), published=None, dropped=())


def _nothing_left(cleaned: Cleaned) -> str:
    reasons = ", ".join(dict.fromkeys(piece.reason for piece in cleaned.dropped))
    return f"nothing of the text is a story; all of it was taken for: {reasons or 'white space'}"


def _day(published: str | None) -> tuple[str | None, tuple[Dropped, ...]]:
    """A date as ISO 8601, or else the words of it."""
    if not (published := (published or "").strip()):
        return None, ()
    day = parse_day(published)
    found = day.isoformat() if day else publication_date(published)
    return found, () if found else (Dropped(published, "a date that cannot be read"),)
