"""What the readers of public data sets share: a table, and its rows as entries to pick from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from summarize.data.public.tables import Table
from summarize.data.selection import Entry, Selection
from summarize.errors import InputError
from summarize.mistakes import nearest
from summarize.types import Cluster

Convert = Callable[[Mapping[str, Any], str, str], Cluster]
"""A row, the id of its cluster, and its place in words -> the cluster."""


@dataclass
class Reading:
    """The rows of a table as clusters. A reader has one, and gives it what is its own."""

    open: Callable[[], Table]
    """Finds the table; called once, when it is first needed."""
    convert: Convert
    needed: tuple[str, ...]
    """Columns without which the table is another data set."""
    selection: Selection
    others: tuple[str, ...] = ()
    """Further columns that `convert` reads where they are there."""
    id: str | None = None
    """The column of ids; without it a row is named after its split and place: "test-17"."""

    def read(self) -> Iterator[Cluster]:
        """Yield the clusters in the order of the rows."""
        self.selection.check()
        yield from self.selection.read(self._entries((*self.needed, *self.others)))

    def count(self) -> int:
        """How many clusters `read` yields, by their ids alone."""
        self.selection.check()
        return self.selection.count(self._entries(() if self.id else self.needed[-1:]))

    @cached_property
    def table(self) -> Table:
        """The table, found and looked at. Raises InputError where a column is missing."""
        table = self.open()
        columns = table.columns()
        for name in (*self.needed, *([self.id] if self.id else [])):
            if name not in columns:
                near = nearest(name, columns)
                raise InputError(f"{table.name} has no column {name!r}: {near}it has {', '.join(columns)}")
        return table

    def _entries(self, wanted: tuple[str, ...]) -> Iterator[Entry]:
        table = self.table
        for number, row in enumerate(table.rows((*wanted, *([self.id] if self.id else [])))):
            name = row.get(self.id) if self.id else None
            yield Entry(
                f"{table.split}-{number}" if name is None else str(name),
                partial(self._load, row, table.place(number)),
            )

    def _load(self, row: Mapping[str, Any], place: str, name: str) -> Cluster:
        return self.convert(row, name, place)
