"""One row of a table -> one Cluster. What `data=jsonl` and `data=parquet` read has these fields:

    id          text or whole number; without it the row is named after its file and place: "news-17"
    articles    a list of texts, or of objects: {"text": "...", "title": "...", "id": "...", "source": "...",
                "published": "2023-05-10", "url": "https://..."}, of which only the text is needed
    sources     in place of `articles`, as the labelled cases of `summarize-eval mode=meta` have it
    references  summaries that people wrote: a list of texts, or one text; may be missing

Other fields are passed over. What cannot be used of a row is a problem of its cluster.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from summarize.data.articles import Raw, make_article, make_cluster
from summarize.data.naming import Names
from summarize.mistakes import nearest
from summarize.text.normalise import normalise
from summarize.types import Article, Cluster, Problem

ARTICLES = ("articles", "sources")
FIELDS = ("id", *ARTICLES, "references")


def cluster_of_row(row: Mapping[str, Any], cluster_id: str, where: str, *, cleaning: bool = True) -> Cluster:
    """The cluster of a row that has the fields above; `where` names the row in records and messages."""
    field = next((name for name in ARTICLES if row.get(name) is not None), None)
    if field is None:
        return make_cluster(cluster_id, [Problem(where, no_articles(row))], references_of(row, where))
    listed = as_list(row[field])
    if not listed:
        empty = Problem(
            where, f"{field} is {'empty' if listed == [] else _kind(row[field])}, not a list of texts"
        )
        return make_cluster(cluster_id, [empty], references_of(row, where))
    return make_cluster(cluster_id, articles_of(listed, where, cleaning=cleaning), references_of(row, where))


def articles_of(listed: list[Any], where: str, *, cleaning: bool = True) -> Iterator[Article | Problem]:
    """The articles of a list of texts and objects, in its order, and what is wrong with the others."""
    names = Names()
    for number, item in enumerate(listed, start=1):
        place = f"{where}, article {number}"
        given: Any = {"text": item} if isinstance(item, str) else item
        if wrong := _wrong(given):
            yield Problem(place, wrong)
            continue
        fields = {name: _text(given.get(name)) for name in ("id", "title", "source", "published", "url")}
        yield make_article(
            Raw(
                id=names.give(fields["id"] or str(number)),
                text=given["text"],
                source=fields["source"] or place,
                title=fields["title"],
                published=fields["published"],
                url=fields["url"],
            ),
            cleaning=cleaning,
        )


def references_of(row: Mapping[str, Any], where: str, field: str = "references") -> Iterator[str | Problem]:
    """The reference summaries of a row, and what is wrong with the others."""
    given = row.get(field)
    if given is None:
        return
    listed = [given] if isinstance(given, str) else given
    if not isinstance(listed, list):
        yield Problem(where, f"{field} is {_kind(given)}, not a text or a list of texts")
        return
    for number, reference in enumerate(listed, start=1):
        text = normalise(reference) if isinstance(reference, str) else ""
        yield text or Problem(f"{where}, reference {number}", f"it is {_kind(reference)}, not a summary")


def as_list(value: Any) -> list[Any] | None:
    """A list as it is, and a list of objects that a table keeps as an object of lists; None for all else."""
    if isinstance(value, Mapping) and value and all(isinstance(column, list) for column in value.values()):
        columns = list(value.values())
        return [dict(zip(value, items, strict=False)) for items in zip(*columns, strict=False)]
    return value if isinstance(value, list) else None


def no_articles(row: Mapping[str, Any]) -> str:
    """Why a row without articles is none, with the nearest of its fields."""
    if null := next((name for name in ARTICLES if name in row), None):
        return f"the field {null} is null"
    near = nearest("articles", list(row))
    return f"the field articles is missing: {near}it has {', '.join(map(str, row)) or 'no field'}"


def _wrong(item: Any) -> str:
    """What is wrong with an article, or ""."""
    if not isinstance(item, Mapping):
        return f"it is {_kind(item)}, not a text or an object with a text"
    if not isinstance(text := item.get("text"), str):
        has = ", ".join(str(name) for name, value in item.items() if value is not None)
        return f"its text is {_kind(text)}; it has {has}" if "text" in item else f"it has no text, only {has}"
    for name in ("id", "title", "source", "published", "url"):
        if isinstance(item.get(name), Mapping | list | float | bool):
            return f"its {name} is {_kind(item[name])}, not text"
    return "" if text.strip() else "its text is empty"


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _kind(value: Any) -> str:
    """What a value is, in the words of JSON."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "a text" if value.strip() else "empty"
    if isinstance(value, list):
        return "a list"
    return "an object" if isinstance(value, Mapping) else "a number"
