"""Which clusters of a source are read: `data.ids`, `data.limit` and `data.shard`, one implementation for all
readers.

A reader lists its clusters as entries, which cost next to nothing; only those that are picked are loaded.
They are picked in this order:

1. Equal ids are told apart: the second "a" of a source is "a#2". So no cluster takes another's place in a run
   directory, and a cluster has the same id whatever else is picked.
2. `data.ids=[a,b]` keeps the clusters of these ids, in the order of the source.
3. `data.limit=100` keeps the first hundred of what is left.
4. `data.shard=2/8` deals these out to eight hands, one at a time, and keeps the second hand. The eight shards
   together are what is read without `data.shard`, each cluster once.

Reading stops at the last cluster that can be picked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from summarize.data.naming import Names
from summarize.errors import InputError
from summarize.mistakes import nearest
from summarize.types import Cluster

_SHARD = re.compile(r"(\d{1,9})/(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Entry:
    """One cluster of a source, not read yet."""

    id: str
    """As the source has it; two entries may have the same."""
    load: Callable[[str], Cluster]
    """Reads it, under the id that it is given."""


class Selection:
    """The settings `limit`, `shard` and `ids` of a reader."""

    def __init__(
        self, *, limit: int | None = None, shard: str | None = None, ids: Sequence[str | int] | None = None
    ) -> None:
        """None picks all. Whether the settings make sense is told when they are used."""
        self.limit = limit
        self.shard = shard
        self.ids = None if ids is None else frozenset(map(str, ids))

    def check(self) -> None:
        """Raise InputError where the settings pick nothing whatever the source is."""
        if self.limit is not None and self.limit < 1:
            raise InputError(
                f"data.limit={self.limit}: at least one cluster must be read; leave it out to read all"
            )
        if self.ids is not None and not self.ids:
            raise InputError("data.ids=[] names no cluster; leave it out to read all")
        self._hand()

    def read(self, entries: Iterable[Entry]) -> Iterator[Cluster]:
        """Yield the clusters that are picked, each loaded when it is asked for.

        Raises InputError where the settings make no sense, and where an id is not among the entries, once
        they are all seen.
        """
        self.check()
        return (entry.load(name) for name, entry in self._pick(entries))

    def count(self, entries: Iterable[Entry]) -> int:
        """How many clusters `read` yields, without loading them. Raises InputError as `read` does."""
        self.check()
        return sum(1 for _ in self._pick(entries))

    def _pick(self, entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
        """Each entry that is picked, with its name."""
        hand, hands = self._hand()
        return islice(islice(self._named(entries), self.limit), hand - 1, None, hands)

    def _named(self, entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
        names = Names()
        named = ((names.give(entry.id), entry) for entry in entries)
        if self.ids is None:
            yield from named
            return
        seen: list[str] = []
        left = set(self.ids)
        for name, entry in named:
            if name in left:
                left.discard(name)
                yield name, entry
                if not left:
                    return
            seen.append(name)
        raise InputError("; ".join(_unknown(name, seen) for name in sorted(left)))

    def _hand(self) -> tuple[int, int]:
        """The shard (2, 8); (1, 1) where there is none."""
        if self.shard is None:
            return 1, 1
        found = _SHARD.fullmatch(self.shard.strip())
        hand, hands = (int(found[1]), int(found[2])) if found else (0, 0)
        if not 1 <= hand <= hands:
            raise InputError(
                f"data.shard={self.shard}: write which of how many, as 2/8, the second of eight, or 1/8, "
                "the first"
            )
        return hand, hands


def _unknown(name: str, seen: Sequence[str]) -> str:
    known = f"{', '.join(seen[:5])}{' ...' if len(seen) > 5 else ''}"
    near = nearest(name, seen)
    return f"data.ids: there is no cluster {name!r}: {near}the {len(seen)} ids here are {known}"
