"""Multi-News (Fabbri et al., ACL 2019): 44,972 / 5,622 / 5,622 clusters of newser.com, one reference each.

A row has `document`, the articles of a cluster in one text, and `summary`. Its quirks, and what is done:

- articles are joined by `|||||`, in the raw files with one more at the end: empty pieces are left out;
- a line break is the word NEWLINE_CHAR (the README of github.com/Alex-Fabbri/Multi-News), unless a copy has
  replaced it already: either is a line break;
- summaries begin with a dash, which is Newser's: "– The unemployment rate dropped ...": it is taken off;
- a cluster may have no article at all: it fails with that reason, and is not left out.

Copies, in the order in which they are tried: `tau/multi_news`, then `alexfabbri/multi_news`, both at
`refs/convert/parquet`, where the hub keeps `default/test/0000.parquet` and so on (seen for `tau` in the hub's
listing of that revision; both repositories' own branch holds a loading script, which nothing runs any more).

    summarize data=multi_news data.limit=100 model=primera_multinews chunking=concat
    summarize data=multi_news data.path=multi_news        # a copy on this machine
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from summarize.data.articles import make_cluster
from summarize.data.public.copies import Copy, Hub, open_copy
from summarize.data.public.hugging_face import HuggingFaceHub
from summarize.data.public.joined import joined_articles, reference
from summarize.data.public.reading import Reading
from summarize.data.public.tables import Table
from summarize.data.selection import Selection
from summarize.types import Cluster

COPIES = tuple(
    Copy(repository, "default/{split}/*.parquet", "refs/convert/parquet")
    for repository in ("tau/multi_news", "alexfabbri/multi_news")
)
_SEPARATOR = "|||||"
_LINE_BREAK = "NEWLINE_CHAR"
_DASHES = "–—- "


class MultiNewsReader:
    """Reads one split. A cluster is named "test-17": row 17 of the split, counted from 0."""

    def __init__(
        self,
        *,
        path: str | None = None,
        split: Literal["train", "validation", "test"] = "test",
        clean: bool = True,
        limit: int | None = None,
        shard: str | None = None,
        ids: list[str | int] | None = None,
    ) -> None:
        """Take note of what to read; nothing is read yet.

        path: a copy on this machine, a file or a folder; None takes one from the hub.
        clean: whether to take from the articles what is not the story: bylines, image credits, teasers.
        limit, shard, ids: which clusters are read, see `summarize.data.selection`.
        """
        self.path = path
        self.split = split
        self.clean = clean
        self.hub: Hub = HuggingFaceHub()
        self.reading = Reading(
            self._table, self._cluster, ("document", "summary"), Selection(limit=limit, shard=shard, ids=ids)
        )

    def read(self) -> Iterator[Cluster]:
        """Yield the clusters in the order of the rows.

        Raises InputError where the split is not here and the hub cannot be reached, with the command that
        fetches it.
        """
        return self.reading.read()

    def count(self) -> int:
        """How many clusters `read` yields. Raises InputError as `read` does."""
        return self.reading.count()

    def _table(self) -> Table:
        return open_copy(self.path, self.split, COPIES, "multi_news", self.hub)

    def _cluster(self, row: Mapping[str, Any], name: str, place: str) -> Cluster:
        texts = str(row["document"] or "").replace(_LINE_BREAK, "\n").split(_SEPARATOR)
        summary = str(row["summary"] or "").replace(_LINE_BREAK, "\n").lstrip(_DASHES)
        return make_cluster(
            name, joined_articles(texts, place, cleaning=self.clean), reference(summary, place)
        )
