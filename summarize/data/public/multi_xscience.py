"""Multi-XScience (Lu et al., EMNLP 2020): 30,369 / 5,066 / 5,093 papers; the reference is the paragraph of
related work that cites them.

A row has `abstract`, `related_work` and `ref_abstract` with `cite_N`, `mid` and `abstract` of each paper that
is cited (the features in the card of huggingface.co/datasets/yaolu/multi_x_science_sum). Its quirks, and what
is done:

- the articles are the abstract of the paper itself, named "abstract", and those of the papers that it cites,
  named as the reference cites them: "@cite_1";
- many cited papers have no abstract: they are listed among what was dropped of the paper's own, and are no
  problem;
- the reference says `@cite_1` for a citation: taken out, unless `citations` keeps it, or puts the word
  "cite", as PRIMERA's figures have it (github.com/allenai/PRIMER, `script/dataloader.py`);
- abstracts are no news: they are not cleaned, unless `clean` says so.

The copy on the hub that is tried is `yaolu/multi_x_science_sum` at `refs/convert/parquet` (not seen; its main
branch holds a loading script). `bigbio/multi_xscience` leaves out `related_work`, and
`allenai/multixscience_*` have other papers in place of those cited: neither is this data set. The authors'
own files are read as they are:

    curl -LO https://raw.githubusercontent.com/yaolu/Multi-XScience/master/data/test.json.gz
    summarize data=multi_xscience data.path=test.json.gz
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import msgspec

from summarize.data.articles import Raw, make_article, make_cluster
from summarize.data.locate import permission
from summarize.data.naming import Names
from summarize.data.public.copies import Copy, Hub, open_copy
from summarize.data.public.hugging_face import HuggingFaceHub
from summarize.data.public.joined import reference
from summarize.data.public.reading import Reading
from summarize.data.public.tables import Table
from summarize.data.rows import as_list
from summarize.data.selection import Selection
from summarize.errors import InputError
from summarize.types import Article, Cluster, Dropped, Problem

COPIES = (Copy("yaolu/multi_x_science_sum", "default/{split}/*.parquet", "refs/convert/parquet"),)
_CITATION = re.compile(r"@cite_\d+")
_BEFORE_MARK = re.compile(r" +(?=[,.;:)])")


class MultiXScienceReader:
    """Reads one split. A cluster is named "test-17": row 17 of the split, counted from 0."""

    def __init__(
        self,
        *,
        path: str | None = None,
        split: Literal["train", "validation", "test"] = "test",
        citations: Literal["remove", "word", "keep"] = "remove",
        clean: bool = False,
        limit: int | None = None,
        shard: str | None = None,
        ids: list[str | int] | None = None,
    ) -> None:
        """Take note of what to read; nothing is read yet.

        path: a copy on this machine, a file or a folder, or a .json.gz of the authors; None takes the hub's.
        citations: what becomes of "@cite_1" in the reference; "word" puts "cite" there.
        clean: whether to take from the abstracts what would not be the story of a news article.
        limit, shard, ids: which clusters are read, see `summarize.data.selection`.
        """
        self.path = path
        self.split = split
        self.citations = citations
        self.clean = clean
        self.hub: Hub = HuggingFaceHub()
        self.reading = Reading(
            self._table,
            self._cluster,
            ("abstract", "ref_abstract", "related_work"),
            Selection(limit=limit, shard=shard, ids=ids),
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
        if self.path and self.path.endswith((".json", ".json.gz")) and Path(self.path).expanduser().is_file():
            return Table(self.path, self.split, _authors_file(self.path))
        return open_copy(self.path, self.split, COPIES, "multi_xscience", self.hub)

    def _cluster(self, row: Mapping[str, Any], name: str, place: str) -> Cluster:
        text = str(row["related_work"] or "")
        if self.citations != "keep":
            text = _CITATION.sub("cite" if self.citations == "word" else "", text)
            text = _BEFORE_MARK.sub("", text) if self.citations == "remove" else text
        return make_cluster(name, self._articles(row, place), reference(text, place))

    def _articles(self, row: Mapping[str, Any], place: str) -> Iterator[Article | Problem]:
        names = Names()
        papers = [("abstract", str(row["abstract"] or "")), *_cited(row["ref_abstract"])]
        dropped = tuple(
            Dropped(name, "a paper without an abstract") for name, text in papers if not text.strip()
        )
        if len(dropped) == len(papers):
            yield Problem(place, "the cluster has no abstract")
        for name, text in papers:
            if text.strip():
                made = make_article(Raw(names.give(name), text, f"{place}, {name}"), cleaning=self.clean)
                if isinstance(made, Article) and dropped:
                    made, dropped = replace(made, dropped=made.dropped + dropped), ()
                yield made


def _cited(papers: Any) -> list[tuple[str, str]]:
    """How the reference cites each paper, and its abstract."""
    if isinstance(papers, Mapping) and all(isinstance(paper, Mapping) for paper in papers.values()):
        papers = [{"cite_N": name, **paper} for name, paper in papers.items()]  # the authors' own files
    return [
        (str(paper.get("cite_N") or number), str(paper.get("abstract") or ""))
        for number, paper in enumerate(as_list(papers) or [], start=1)
        if isinstance(paper, Mapping)
    ]


class _Rows(list[Mapping[str, Any]]):
    """Rows in memory, as a table asks for them."""

    @property
    def column_names(self) -> list[str]:
        return list(self[0]) if self else []

    def select_columns(self, names: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        return ({name: row.get(name) for name in names} for row in self)


def _authors_file(path: str) -> _Rows:
    """One array of JSON objects; the largest, train.json.gz, has 170 MB of them."""
    file = Path(path).expanduser()
    with permission():
        data = file.read_bytes()
    try:
        data = gzip.decompress(data) if path.endswith(".gz") else data
        return _Rows(msgspec.json.decode(data, type=list[dict[str, Any]]))
    except (msgspec.DecodeError, UnicodeDecodeError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        told = f"{path} is no file of Multi-XScience, an array of JSON objects"
        raise InputError(f"{told} ({error})") from error
