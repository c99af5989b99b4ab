"""The files of one cluster -> a Cluster with cleaned articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from summarize.data.articles import Raw, make_article, make_cluster
from summarize.data.selection import Entry
from summarize.data.textfile import UnreadableError, read_bytes, read_text
from summarize.data.web_page import read_page
from summarize.text.normalise import normalise
from summarize.types import Article, Cluster, Problem

TEXT_ENDINGS = (".txt", ".md")
PAGE_ENDINGS = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class ClusterFiles:
    """Where the texts of one cluster lie."""

    id: str
    folder: Path
    """The folder that no link may lead out of."""
    shown: str
    """The folder as messages and records name it: as the user wrote it, not as this machine resolves it."""
    articles: Mapping[str, Path]
    """Article id -> file, in reading order."""
    references: Sequence[Path] = ()


def entries(clusters: Iterable[ClusterFiles], encoding: str | None = None) -> Iterator[Entry]:
    """The clusters as a reader picks from them; a cluster of files keeps its own id."""
    return (Entry(files.id, partial(_load, files, encoding)) for files in clusters)


def read_cluster(files: ClusterFiles, encoding: str | None = None) -> Cluster:
    """Read and clean the articles of one cluster.

    What cannot be read becomes a `Problem`, references included.
    """
    articles = [article_from_file(path, name, files, encoding) for name, path in files.articles.items()]
    if not articles:
        articles.append(Problem(files.shown, f"the folder has no {endings('or')} file in it"))
    return make_cluster(files.id, articles, (_reference(path, files, encoding) for path in files.references))


def article_from_file(
    path: Path, article_id: str, files: ClusterFiles, encoding: str | None = None
) -> Article | Problem:
    """One article, cleaned, or what is wrong with its file."""
    source = _shown(path, files)
    try:
        if path.suffix.lower() in PAGE_ENDINGS:
            page = read_page(read_bytes(path, within=files.folder), encoding)
            return make_article(Raw(article_id, page.text, source, page.title, page.published, page.url))
        return make_article(Raw(article_id, read_text(path, within=files.folder, encoding=encoding), source))
    except UnreadableError as error:
        return Problem(source, str(error))


def endings(last: str) -> str:
    """The endings of files that are read, in words: ".txt, .md and .html"."""
    return f"{', '.join(TEXT_ENDINGS)} {last} {PAGE_ENDINGS[0]}"


def _load(files: ClusterFiles, encoding: str | None, _name: str) -> Cluster:
    return read_cluster(files, encoding)


def _reference(path: Path, files: ClusterFiles, encoding: str | None) -> str | Problem:
    try:
        return normalise(read_text(path, within=files.folder, encoding=encoding))
    except UnreadableError as error:
        return Problem(_shown(path, files), str(error))


def _shown(path: Path, files: ClusterFiles) -> str:
    return f"{files.shown}/{path.relative_to(files.folder).as_posix()}"
