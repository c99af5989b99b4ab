"""Clusters from JSON lines: one cluster a line, as `summarize.data.rows` says.

    {"id": "moscow-talks", "articles": ["The ministers met ...", "Talks in Moscow ..."], "references": "..."}
    {"id": "istanbul", "articles": [{"title": "...", "text": "...", "published": "2023-05-10"}]}

A line that cannot be used is a cluster that failed, with file and line; the others are read.

    summarize data=jsonl data.path=docs/examples/clusters.jsonl
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from summarize.data.locate import locate_files, permission
from summarize.data.rows import ARTICLES, cluster_of_row, no_articles
from summarize.data.selection import Entry, Selection
from summarize.errors import InputError
from summarize.types import Cluster, Problem

_TRIED = 10
"""Lines that are looked at before a file is read: where none can be used, it is of another format."""


class _Named(msgspec.Struct):
    """As much of a line as it takes to pick it."""

    id: str | int | None = None


class JsonlReader:
    """Reads one cluster from each line of a file, or of the .jsonl files of a folder by their names.

    The file is read as it is asked for, so a limit is fast however large it is.
    """

    def __init__(
        self,
        *,
        path: str,
        clean: bool = True,
        limit: int | None = None,
        shard: str | None = None,
        ids: list[str | int] | None = None,
    ) -> None:
        """Take note of what to read; nothing is read yet.

        path: a file of JSON lines in UTF-8, or a folder of .jsonl files.
        clean: whether to take from the articles what is not the story: bylines, image credits, teasers.
        limit, shard, ids: which clusters are read, see `summarize.data.selection`.
        """
        self.path = path
        self.clean = clean
        self.selection = Selection(limit=limit, shard=shard, ids=ids)

    def read(self) -> Iterator[Cluster]:
        """Yield the clusters in the order of the lines, each decoded when it is asked for.

        Raises InputError where the path is missing, or where none of its first lines is a cluster.
        """
        yield from self.selection.read(self._entries())

    def count(self) -> int:
        """How many clusters `read` yields, without cleaning any. Raises InputError as `read` does."""
        return self.selection.count(self._entries())

    def _entries(self) -> Iterator[Entry]:
        files = locate_files(self.path, (".jsonl", ".ndjson"), other="data=parquet reads .parquet files")
        _check_start(*files[0])
        for file, shown in files:
            for number, line in _lines(file):
                name = _id(line) or f"{file.stem}-{number}"
                yield Entry(name, partial(_load, line, f"{shown}:{number}", self.clean))


def _lines(file: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, counted from 1."""
    with permission(), file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            content = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            if content.strip():
                yield number, content


def _id(line: bytes) -> str:
    try:
        name = msgspec.json.decode(line, type=_Named).id
    except (msgspec.DecodeError, UnicodeDecodeError):  # what is wrong is told when the line is loaded
        return ""
    return "" if name is None else str(name)


def _load(line: bytes, where: str, cleaning: bool, name: str) -> Cluster:
    row = _row(line)
    if isinstance(row, str):
        return Cluster(name, (), problems=(Problem(where, row),))
    return cluster_of_row(row, name, where, cleaning=cleaning)


def _row(line: bytes) -> Mapping[str, Any] | str:
    """The object of a line, or why there is none."""
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return f"this line is no JSON object ({error})"
    if not isinstance(row, dict):
        return "this line is no JSON object"
    if isinstance(row.get("id"), bool | float | list | dict):
        return f"its id must be text or a whole number, not {row['id']}"
    return row


def _check_start(file: Path, shown: str) -> None:
    """Raise InputError where none of the first lines is a cluster."""
    first = ""
    for number, line in islice(_lines(file), _TRIED):
        row = _row(line)
        if not isinstance(row, str) and any(row.get(name) is not None for name in ARTICLES):
            return
        if not first:
            wrong = row if isinstance(row, str) else no_articles(row)
            first = f"{shown}:{number}: {wrong}; {_way_on(row, line, shown)}"
    raise InputError(first or f"{shown} is empty: it needs one cluster a line, as JSON")


def _way_on(row: Mapping[str, Any] | str, line: bytes, shown: str) -> str:
    if not isinstance(row, str):
        return f"to read other fields: data=hub data.path={shown} data.columns.articles=FIELD"
    if line.lstrip().startswith((b"[", b"{")):
        every = ".[]" if line.lstrip().startswith(b"[") else "."
        return f"write one object a line: jq -c '{every}' {shown} > clusters.jsonl"
    return 'a line is one cluster: {"id": "...", "articles": ["...", "..."], "references": ["..."]}'
