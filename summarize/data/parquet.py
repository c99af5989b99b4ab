"""Clusters from parquet: one cluster a row, with the columns that `summarize.data.rows` says.

    id: string   articles: list<string>                                      references: list<string>
    id: string   articles: list<struct<title: string, text: string, ...>>    references: string

A row that cannot be used is a cluster that failed, with file and row; the others are read. Rows are counted
from 0, as pandas does.

    from pyarrow import json, parquet
    parquet.write_table(json.read_json("docs/examples/clusters.jsonl"), "clusters.parquet")

    summarize data=parquet data.path=clusters.parquet
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from summarize.data.locate import locate_files, permission
from summarize.data.rows import ARTICLES, FIELDS, cluster_of_row, no_articles
from summarize.data.selection import Entry, Selection
from summarize.errors import InputError
from summarize.types import Cluster

_BATCH = 64
"""Rows that are held at once."""


class ParquetReader:
    """Reads one cluster from each row of a file, or of the .parquet files of a folder by their names.

    Rows are read a few at a time, so a limit is fast and a million of them fit.
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

        path: a parquet file, or a folder of them.
        clean: whether to take from the articles what is not the story: bylines, image credits, teasers.
        limit, shard, ids: which clusters are read, see `summarize.data.selection`.
        """
        self.path = path
        self.clean = clean
        self.selection = Selection(limit=limit, shard=shard, ids=ids)

    def read(self) -> Iterator[Cluster]:
        """Yield the clusters in the order of the rows.

        Raises InputError where the path is missing, a file is damaged or a column is missing.
        """
        yield from self.selection.read(self._entries(FIELDS))

    def count(self) -> int:
        """How many clusters `read` yields, by their ids alone. Raises InputError as `read` does."""
        return self.selection.count(self._entries(("id",)))

    def _entries(self, wanted: tuple[str, ...]) -> Iterator[Entry]:
        files = locate_files(self.path, (".parquet",), other="data=jsonl reads .jsonl files")
        for file, shown in files:
            _check_columns(file, shown)
        for file, shown in files:
            for number, row in enumerate(_rows(file, shown, wanted)):
                name = f"{file.stem}-{number}" if row.get("id") is None else str(row["id"])
                yield Entry(name, partial(_load, row, f"{shown}, row {number}", self.clean))


def _load(row: Mapping[str, Any], where: str, cleaning: bool, name: str) -> Cluster:
    return cluster_of_row(row, name, where, cleaning=cleaning)


def _check_columns(file: Path, shown: str) -> None:
    """Raise InputError where a file is no parquet, has no row or no column of articles."""
    with _open(file, shown) as opened:
        columns = opened.schema_arrow.names
        if not any(name in columns for name in ARTICLES):
            row = dict.fromkeys(columns)
            raise InputError(
                f"{shown}: {no_articles(row).replace('field', 'column')}; "
                f"to read other columns: data=hub data.path={shown} data.columns.articles=COLUMN"
            )
        if not opened.metadata.num_rows:
            raise InputError(f"{shown} has no row: it needs one cluster a row")


def _rows(file: Path, shown: str, wanted: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    from pyarrow import ArrowException

    number = 0
    with _open(file, shown) as opened:
        columns = [name for name in opened.schema_arrow.names if name in wanted]
        if not columns:
            yield from ({} for _ in range(opened.metadata.num_rows))
            return
        try:
            for batch in opened.iter_batches(_BATCH, columns=columns):
                for row in batch.to_pylist():
                    yield row
                    number += 1
        except (ArrowException, OSError) as error:
            raise InputError(
                f"{shown}, row {number} or later cannot be read: {_first_line(error)}"
            ) from error


def _open(file: Path, shown: str) -> Any:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with permission():
            file.open("rb").close()
        return ParquetFile(file, buffer_size=1 << 20)
    except (ArrowException, OSError) as error:
        raise InputError(f"{shown} is no whole parquet file: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(".")
