"""The articles of a cluster that a data set keeps as one text, and its one reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.data.articles import Raw, make_article
from summarize.text.normalise import normalise
from summarize.types import Article, Problem


def joined_articles(texts: Sequence[str], place: str, *, cleaning: bool) -> Iterator[Article | Problem]:
    """The articles of the pieces of a text, numbered from 1 by their place; empty pieces are left out.

    Where none is left, that is a problem of the cluster.
    """
    pieces = [(number, text) for number, text in enumerate(texts, start=1) if text.strip()]
    if not pieces:
        yield Problem(place, "the cluster has no article")
    for number, text in pieces:
        yield make_article(Raw(str(number), text, f"{place}, article {number}"), cleaning=cleaning)


def reference(summary: str, place: str) -> list[str | Problem]:
    """The one reference summary of a row, or that it is empty."""
    return [normalise(summary) or Problem(f"{place}, summary", "it is empty")]
