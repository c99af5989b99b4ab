"""The run directory: everything that is known of one run, on disk.

    outputs/2026-01-31/12-30-05-seeds/
      config.yaml      the resolved configuration
      run.json         `RunMeta`: what made this, and how it ended
      articles.jsonl   the cleaned input, by content hash
      records.jsonl    one `Record` a line, appended as each cluster is done
      scores.json ...  whatever else `write_json` and `write_text` are given

`articles.jsonl` has two kinds of lines. Each article of a cluster is one:

    {"kind": "article", "cluster_id": "seeds", "sha256": "9f86...", "article": {"id": "bbc", ...}}

and then one closes the cluster, with its articles in order, as (id, hash of the text) pairs:

    {"kind": "cluster", "cluster_id": "seeds", "articles": [["bbc", "9f86..."]],
     "references": ["..."], "problems": []}

A cluster that is added again, when a run is resumed, replaces the earlier one; so does a record.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypeVar

from summarize import files
from summarize.codec import from_json
from summarize.environment import utc_now
from summarize.errors import RunError
from summarize.memory import peak_memory
from summarize.run_meta import SCHEMA_VERSION, Ending, RunMeta
from summarize.types import Article, Cluster, ModelCard, Problem, Record

CONFIG = "config.yaml"
META = "run.json"
ARTICLES = "articles.jsonl"
RECORDS = "records.jsonl"

_ADVICE = f"Name a folder that `summarize` wrote, with a {META} in it."

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run:
    """A run directory as it was read."""

    path: Path
    meta: RunMeta
    config_yaml: str
    """The resolved configuration, as text."""
    clusters: Mapping[str, Cluster]
    """The cleaned input by cluster id, in the order in which it was first added."""
    records: Mapping[str, Record]
    """The last record of each cluster, by cluster id. Each has its cluster in `clusters`."""
    notes: tuple[str, ...] = ()
    """What was left out in reading, and why, in words."""

    def completed_ids(self) -> frozenset[str]:
        """The clusters that need not be run again: their status is `ok` or `partial`."""
        return frozenset(id_ for id_, record in self.records.items() if record.status != "failed")


class RunDirectory:
    """A run directory that is being written. Made by `create` or `resume`."""

    def __init__(self, path: Path, meta: RunMeta) -> None:
        self.path = path
        self.meta = meta

    @classmethod
    def create(cls, path: str | Path, config_yaml: str, meta: RunMeta) -> RunDirectory:
        """Begin a run at `path`, or at `path-2`, `path-3` ... where one stands already.

        Two processes that ask for the same path get two directories.
        Raises RunError where nothing can be written there.
        """
        path = Path(path).resolve()
        with files.writing(path):
            run = cls(_claim(path), meta)
        run.write_text(CONFIG, config_yaml)
        run.write_json(META, meta)
        return run

    @classmethod
    def resume(cls, path: str | Path) -> RunDirectory:
        """Take a run up again; its status is `started` once more. `read_run` tells what is done.

        Raises RunError where `path` is no run directory, or has another schema version.
        """
        path = Path(path).resolve()
        meta = read_meta(path)
        run = cls(path, replace(meta, status="started", finished=None, resumed=(*meta.resumed, utc_now())))
        run.write_json(META, run.meta)
        return run

    def set_model(self, card: ModelCard) -> None:
        """Note which weights make the summaries and where they run, once they are loaded."""
        self.meta = replace(self.meta, model=card, device=card.device)
        self.write_json(META, self.meta)

    def add_articles(self, cluster: Cluster) -> None:
        """Store the cleaned input of a cluster. Comes before its record, even where no article is left.

        A completed cluster must not be added again with other texts: the offsets in its record count
        characters of what is stored.
        """
        hashes = tuple((article.id, _sha256(article.text)) for article in cluster.articles)
        articles = (
            _ArticleLine(cluster.id, sha256, article)
            for article, (_, sha256) in zip(cluster.articles, hashes, strict=True)
        )
        closing = _ClusterLine(cluster.id, hashes, cluster.references, cluster.problems)
        files.append_lines(self.path / ARTICLES, *articles, closing)

    def append(self, record: Record) -> None:
        """Store the record of a cluster. It is on disk when this returns."""
        files.append_lines(self.path / RECORDS, record)

    def write_json(self, name: str, data: object) -> Path:
        """Write dataclasses, mappings and sequences as JSON into the run directory; returns where."""
        files.write_json(self.path / name, data)
        return self.path / name

    def write_text(self, name: str, text: str) -> Path:
        """Write a UTF-8 file into the run directory; returns where."""
        files.write_text(self.path / name, text)
        return self.path / name

    def discard(self) -> None:
        """Take back a run that has no cluster yet. Its folder stays where there is something else in it."""
        for name in (CONFIG, META):
            (self.path / name).unlink(missing_ok=True)
        with suppress(OSError):
            self.path.rmdir()

    def finish(self, status: Ending) -> None:
        """Say how the run ended. The last thing to be written."""
        memory = None if self.meta.imported else peak_memory()
        self.meta = replace(self.meta, status=status, finished=utc_now(), peak_memory=memory)
        self.write_json(META, self.meta)


def is_run(path: str | Path) -> bool:
    """Whether there is a run at `path`, whole or damaged."""
    return (Path(path) / META).is_file()


def has_records(path: str | Path) -> bool:
    """Whether the run at `path` has a whole record. Raises RunError where that cannot be read."""
    file = Path(path) / RECORDS
    with _reading(file):
        return any(True for _ in files.read_lines(file, []))


def read_run(path: str | Path) -> Run:
    """Read a run directory, finished or not.

    Raises RunError where `path` is no run directory, has another schema version, or holds a damaged
    line other than a torn last one.
    """
    path = Path(path)
    meta = read_meta(path)
    notes: list[str] = []
    with _reading(path):
        config_yaml = (path / CONFIG).read_bytes().decode(errors="replace")
        clusters = _read_clusters(path / ARTICLES, notes)
        records = _read_records(path / RECORDS, notes)
    for cluster_id in [id_ for id_ in records if id_ not in clusters]:
        del records[cluster_id]
        notes.append(f"{path / RECORDS}: left out cluster {cluster_id!r}: {ARTICLES} has no articles of it.")
    return Run(path, meta, config_yaml, clusters, records, tuple(notes))


def read_meta(path: Path) -> RunMeta:
    """What `run.json` says. Raises RunError where `path` is no run, or one of another schema version."""
    if not path.is_dir():
        what = "it is a file" if path.exists() else "there is no such folder"
        raise RunError(f"{path} is not a run directory: {what}. {_ADVICE}")
    if not is_run(path):
        raise RunError(f"{path} is not a run directory: it has no {META}. {_ADVICE}")
    file = path / META
    with _reading(file):
        content = file.read_bytes()
    if not files.is_json(content):
        raise RunError(f"{file} is empty or torn: the run was cut off as it began. Make the run again.")
    schema = _decode(content, _Schema, file)
    if schema.schema_version != SCHEMA_VERSION:
        writer = schema.packages.get("newsfuse") or "of an unknown version"
        raise RunError(
            f"{path} has schema version {schema.schema_version}, written by newsfuse {writer}; this newsfuse "
            f"reads version {SCHEMA_VERSION}. Read it with that newsfuse, or make the run again."
        )
    return _decode(content, RunMeta, file)


@dataclass(frozen=True, slots=True)
class _ArticleLine:
    cluster_id: str
    sha256: str
    article: Article
    kind: Literal["article"] = "article"


@dataclass(frozen=True, slots=True)
class _ClusterLine:
    cluster_id: str
    articles: tuple[tuple[str, str], ...]
    references: tuple[str, ...]
    problems: tuple[Problem, ...]
    kind: Literal["cluster"] = "cluster"


@dataclass(frozen=True, slots=True)
class _Kind:
    kind: Literal["article", "cluster"]


@dataclass(frozen=True, slots=True)
class _Schema:
    schema_version: int
    packages: Mapping[str, str | None] = field(default_factory=dict)


def _claim(path: Path) -> Path:
    """The first of `path`, `path-2`, `path-3` ... that holds no run, made ours."""
    numbered = (path.with_name(f"{path.name}-{number}") for number in itertools.count(2))
    return next(candidate for candidate in itertools.chain([path], numbered) if _take(candidate))


def _take(path: Path) -> bool:
    """Whether this process, and no other, may write a run at `path`: whoever creates `run.json` may."""
    path.mkdir(parents=True, exist_ok=True)
    if any((path / name).exists() for name in (ARTICLES, RECORDS)):
        return False
    try:
        (path / META).open("x").close()
    except FileExistsError:
        return False
    return True


def _read_clusters(path: Path, notes: list[str]) -> dict[str, Cluster]:
    clusters: dict[str, Cluster] = {}
    articles: dict[tuple[str, str, str], Article] = {}
    for line, where in files.read_lines(path, notes):
        if _decode(line, _Kind, where).kind == "article":
            stored = _decode(line, _ArticleLine, where)
            if _sha256(stored.article.text) != stored.sha256:
                raise RunError(
                    f"{where} was changed by hand: the text of article {stored.article.id!r} does not have "
                    "its hash any more, and offsets would point astray. Restore it, or make the run again."
                )
            articles[stored.cluster_id, stored.article.id, stored.sha256] = stored.article
        else:
            end = _decode(line, _ClusterLine, where)
            keys = [(end.cluster_id, id_, sha256) for id_, sha256 in end.articles]
            lost = [key[1] for key in keys if key not in articles]
            if lost:
                raise RunError(f"{where} names articles {lost} that no line above has. Make the run again.")
            members = tuple(articles[key] for key in keys)
            clusters[end.cluster_id] = Cluster(end.cluster_id, members, end.references, end.problems)
    return clusters


def _read_records(path: Path, notes: list[str]) -> dict[str, Record]:
    records = (_decode(line, Record, where) for line, where in files.read_lines(path, notes))
    return {record.cluster_id: record for record in records}


def _decode(content: bytes, kind: type[T], where: object) -> T:
    try:
        return from_json(content, kind)
    except ValueError as error:
        raise RunError(f"{where} is damaged: {error}. Restore it, or make the run again.") from error


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RunError(f"Cannot read {error.filename or path}: {error.strerror or error}.") from error


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
