"""WCEP-10 (Gholipour Ghalandari et al., ACL 2020; cut to ten articles a cluster by Xiao et al., ACL 2022, for
PRIMERA): 8,158 / 1,020 / 1,022 clusters, each with the sentence or two of Wikipedia's Current Events portal.

A row has `document` and `summary`. Its quirks, and what is done:

- `document` is a list of texts in the files of PRIMERA (`script/dataloader.py` there takes it as it is), and
  one text in what loading scripts made of it (the card of huggingface.co/datasets/ccdv/WCEP-10): joined by
  `</s>` in the config `roberta`, by `[SEP]` in `bert`. Each of these is read. By `\\n` in `newline`, which
  cannot be told from a line break in an article: use another;
- many pieces are empty and many articles stand there twice (github.com/danieldeutsch/sacrerouge,
  `doc/datasets/wcep.md`, counts both): the empty are left out, of copies the first stays and lists the
  others.

Copies, in the order in which they are tried, all in `ccdv/WCEP-10`: `test.zip`, `val.zip` and `train.zip` on
`main`, JSON lines that the repository's script, which nothing runs any more, unpacked (seen in its listing);
then the configs `list` and `roberta` at `refs/convert/parquet` (not seen: the hub may not have them).

The whole of WCEP (`test.jsonl.gz` of github.com/complementizer/wcep-mds-dataset) is read by

    summarize data=hub data.path=test.jsonl.gz data.columns.references=summary data.columns.published=time
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

COPIES = (
    Copy("ccdv/WCEP-10", "{split}.zip", validation="val"),
    Copy("ccdv/WCEP-10", "list/{split}/*.parquet", "refs/convert/parquet"),
    Copy("ccdv/WCEP-10", "roberta/{split}/*.parquet", "refs/convert/parquet"),
)
_SEPARATORS = ("</s>", "[SEP]")


class WcepReader:
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
        return open_copy(self.path, self.split, COPIES, "wcep", self.hub)

    def _cluster(self, row: Mapping[str, Any], name: str, place: str) -> Cluster:
        articles = joined_articles(_texts(row["document"]), place, cleaning=self.clean)
        return make_cluster(name, articles, reference(str(row["summary"] or ""), place))


def _texts(document: Any) -> list[str]:
    """The articles of a row, whichever way they are kept."""
    if isinstance(document, list):
        return [str(text or "") for text in document]
    text = str(document or "")
    return next((text.split(mark) for mark in _SEPARATORS if mark in text), [text])
