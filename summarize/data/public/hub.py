"""Any data set of the hub, or of the same form on this machine, by the names of its columns.

    summarize data=hub data.name=owner/news data.columns.articles=documents data.columns.references=summary
    summarize data=hub data.path=FOLDER data.split=validation data.columns.articles=text data.separator='|||'

A row is one cluster. Its articles may be a list of texts; a list of objects, whose fields `columns` names
too; or one text that `separator` parts. Further columns may hold a list each, beside a list of texts: one
headline for each article, say. Only files of data are read, and no code of a repository is run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from summarize.data.articles import make_cluster
from summarize.data.public.copies import AbsentError, AwayError, Hub
from summarize.data.public.hugging_face import HuggingFaceHub
from summarize.data.public.reading import Reading
from summarize.data.public.tables import Table, open_files, open_path
from summarize.data.rows import articles_of, as_list, references_of
from summarize.data.selection import Selection
from summarize.errors import InputError
from summarize.mistakes import nearest
from summarize.types import Article, Cluster, Problem

ROW = ("id", "articles", "references")
"""What a row may have."""
ARTICLE = ("text", "title", "source", "published", "url")
"""What an article may have beside its id, which is its number where `article_id` names nothing."""
FIELDS = (*ROW, "article_id", *ARTICLE)


class HubReader:
    """Reads one split of a data set whose columns the user names."""

    def __init__(
        self,
        *,
        name: str | None = None,
        path: str | None = None,
        config: str | None = None,
        split: str = "test",
        revision: str = "main",
        columns: dict[str, str | None] | None = None,
        separator: str | None = None,
        clean: bool = True,
        limit: int | None = None,
        shard: str | None = None,
        ids: list[str | int] | None = None,
    ) -> None:
        """Take note of what to read; nothing is read yet.

        name: the data set on the hub, "owner/name".
        path: a copy on this machine, a file or a folder, in place of `name`.
        config: one of several tables that the data set has; None takes its only or default one.
        split: "test", or whatever it has.
        revision: a branch, a tag or a commit of the hub's repository.
        columns: the column for each of `FIELDS`; one that is not named is looked for under the field's own
        name,
            and need not be there, but for `articles`.
        separator: what stands between the articles of a cluster in one text.
        clean: whether to take from the articles what is not the story: bylines, image credits, teasers.
        limit, shard, ids: which clusters are read, see `summarize.data.selection`.
        """
        self.name = name
        self.path = path
        self.config = config
        self.split = split
        self.revision = revision
        self.columns = {field: column for field, column in (columns or {}).items() if column is not None}
        self.separator = separator
        self.clean = clean
        self.hub: Hub = HuggingFaceHub()
        self.selection = Selection(limit=limit, shard=shard, ids=ids)
        self._reading: Reading | None = None

    def read(self) -> Iterator[Cluster]:
        """Yield the clusters in the order of the rows.

        Raises InputError where the settings do not fit the data set, or it is not here and the hub cannot be
        reached.
        """
        return self._opened().read()

    def count(self) -> int:
        """How many clusters `read` yields. Raises InputError as `read` does."""
        return self._opened().count()

    def _opened(self) -> Reading:
        """The rows, once it is known which of its columns the data set has."""
        if self._reading is None:
            self.selection.check()
            for field in self.columns:
                if field not in FIELDS:
                    near = nearest(field, FIELDS)
                    raise InputError(f"data.columns.{field}: {near}there are {', '.join(FIELDS)}")
            table = self._table()
            there = table.columns()
            named = [self.columns[field] for field in ROW if field in self.columns]
            self._reading = Reading(
                lambda: table,
                self._cluster,
                tuple(dict.fromkeys((self._column("articles"), *named))),
                self.selection,
                tuple(self._column(field) for field in FIELDS if field != "id"),
                self._column("id") if "id" in self.columns or self._column("id") in there else None,
            )
        return self._reading

    def _column(self, field: str) -> str:
        return self.columns.get(field, "id" if field == "article_id" else field)

    def _table(self) -> Table:
        if (self.name is None) == (self.path is None):
            raise InputError("data=hub needs one of data.name=OWNER/NAME and data.path=FILE_OR_FOLDER")
        if self.path is not None:
            return open_path(self.path, self.split, self.config)
        return _from_hub(self.name or "", self.config, self.split, self.revision, self.hub)

    def _cluster(self, row: Mapping[str, Any], name: str, place: str) -> Cluster:
        references = references_of(row, place, self._column("references"))
        return make_cluster(name, self._articles(row, place), references)

    def _articles(self, row: Mapping[str, Any], place: str) -> Iterator[Article | Problem]:
        value = row.get(self._column("articles"))
        if isinstance(value, str):
            listed: list[Any] = value.split(self.separator) if self.separator else [value]
            listed = [text for text in listed if text.strip()]
        else:
            listed = as_list(value) or []
        if not listed:
            yield Problem(place, f"its column {self._column('articles')} has no article")
        named = [self._article(item, row, number) for number, item in enumerate(listed)]
        yield from articles_of(named, place, cleaning=self.clean)

    def _article(self, item: Any, row: Mapping[str, Any], number: int) -> Any:
        """An article with the names of our own fields."""
        if isinstance(item, Mapping):
            return {
                "id": item.get(self._column("article_id")),
                **{field: item[self._column(field)] for field in ARTICLE if self._column(field) in item},
            }
        if not isinstance(item, str):
            return item
        beside = {field: row.get(self._column(field)) for field in ("title", "source", "published", "url")}
        return {"text": item} | {
            field: column[number]
            for field, column in beside.items()
            if isinstance(column, list) and number < len(column)
        }


def _from_hub(name: str, config: str | None, split: str, revision: str, hub: Hub) -> Table:
    try:
        splits = hub.splits(name, config, revision)
        if split not in splits:
            near = nearest(split, list(splits))
            raise InputError(f"data.split={split}: {near}{name} has {', '.join(splits)}")
        folder = hub.fetch(name, revision, splits[split])
        files = [folder / path for path in splits[split]]
        return open_files(files, split, f"{name}@{folder.name[:7]}")
    except AbsentError as error:
        raise InputError(f"data.name={name} data.revision={revision}: {error}") from error
    except AwayError as error:
        if cached := hub.cached(name, revision):
            with suppress(InputError):  # the cache has as many of its files as were ever fetched
                return open_path(str(cached), split, config)
        change = "" if revision == "main" else f" --revision {revision}"
        command = f"hf download {name} --repo-type dataset{change} --local-dir FOLDER"
        raise InputError(
            f"data.name={name} is not on this machine, and the hub cannot be reached ({error}); fetch it "
            f"where there is a network: {command}; then here: data.path=FOLDER in place of data.name"
        ) from error
