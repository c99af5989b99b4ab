"""Clusters from a folder of text files and saved web pages.

DIR/*.txt                                          one cluster
DIR/articles/*.txt  DIR/references/*.txt           one cluster with reference summaries
DIR/<id>/*.txt                                     many clusters
DIR/<id>/articles/*.txt  DIR/<id>/references/*.txt many clusters with reference summaries

An article may be text (.txt), Markdown (.md) or a web page as a browser saves it (.html, .htm, .xhtml); a
reference summary is text or Markdown.

summarize data=folder data.path=DIR
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from summarize.data.cluster_files import PAGE_ENDINGS, TEXT_ENDINGS, ClusterFiles, endings, entries
from summarize.data.locate import locate_folder, permission
from summarize.data.selection import Selection
from summarize.data.textfile import check_encoding
from summarize.errors import InputError
from summarize.types import Cluster

_ARTICLES = "articles"
_REFERENCES = "references"


class FolderReader:
    """Reads clusters from a folder, each article from a file of its own, in the order of the file names.

    README files, files and folders whose name starts with "." or "__", and the folder NAME_files that a
    browser saves beside NAME.html, are passed over.
    """

    def __init__(
        self,
        *,
        path: str,
        encoding: str | None = None,
        name: str | None = None,
        limit: int | None = None,
        shard: str | None = None,
        ids: list[str | int] | None = None,
    ) -> None:
        """Take note of what to read; nothing is read yet.

        path: a folder, or `pkg://some.package` for a folder that is installed as a package.
        encoding: of all files; None finds it out for each: a page declares its own.
        name: the cluster's id where the folder is one cluster; None takes the folder's name.
        limit, shard, ids: which clusters are read, see `summarize.data.selection`.
        """
        self.path = path
        self.encoding = encoding
        self.name = name
        self.selection = Selection(limit=limit, shard=shard, ids=ids)

    def read(self) -> Iterator[Cluster]:
        """Yield the clusters in the order of their ids, each read when it is asked for.

        Raises InputError where the path is missing, is no folder or has no article in it, or where the
        settings do not fit it.
        """
        yield from self.selection.read(entries(self._clusters(), self.encoding))

    def count(self) -> int:
        """How many clusters `read` yields, without reading any file. Raises InputError as `read` does."""
        return self.selection.count(entries(self._clusters()))

    def _clusters(self) -> list[ClusterFiles]:
        check_encoding(self.encoding)
        self.selection.check()
        root = locate_folder(self.path)
        with permission():
            return self._arrange(root, self.path.rstrip("/") or self.path)

    def _arrange(self, root: Path, shown: str) -> list[ClusterFiles]:
        """Tell by the files in it whether a folder is one cluster or holds many."""
        folders = [] if (root / _ARTICLES).is_dir() else _subfolders(root)
        clusters = [_cluster_files(folder.name, folder, f"{shown}/{folder.name}") for folder in folders]
        articles = _articles(root)
        if articles:
            _refuse_mixture(shown, next(iter(articles.values())), clusters)
            return [_cluster_files(self.name or root.name or "cluster", root, shown)]
        if not any(cluster.articles for cluster in clusters):
            raise InputError(
                f"no article in {shown}: it has no {endings('or')} file, in itself or in the folders in it; "
                "put each article in a file of its own, DIR/*.txt for one cluster or DIR/<id>/*.txt for many"
            )
        if self.name is not None:
            raise InputError(
                f"data.name={self.name} names one cluster, but {shown} holds {len(clusters)}; leave it out"
            )
        return clusters


def _refuse_mixture(shown: str, article: Path, clusters: Sequence[ClusterFiles]) -> None:
    for cluster in clusters:
        if cluster.articles:
            raise InputError(
                f"{shown} holds both articles ({article.name}) and folders of articles ({cluster.id}), "
                "so it is unclear what is one cluster; move one or the other elsewhere"
            )


def _cluster_files(cluster_id: str, folder: Path, shown: str) -> ClusterFiles:
    return ClusterFiles(
        id=cluster_id,
        folder=folder,
        shown=shown,
        articles=_articles(folder),
        references=_files(folder / _REFERENCES, TEXT_ENDINGS),
    )


def _articles(folder: Path) -> dict[str, Path]:
    """Article id -> file: of `articles/` where there is one, else of the folder itself."""
    inner = folder / _ARTICLES
    articles: dict[str, Path] = {}
    for path in _files(inner if inner.is_dir() else folder, (*TEXT_ENDINGS, *PAGE_ENDINGS)):
        articles[path.name if path.stem in articles else path.stem] = path
    return articles


def _files(folder: Path, wanted: Sequence[str]) -> list[Path]:
    """The files of a folder by name; also links and folders of such a name, for the reader to report."""
    if not folder.is_dir():
        return []
    return [
        path for path in _entries(folder) if path.suffix.lower() in wanted and path.stem.lower() != "readme"
    ]


def _subfolders(folder: Path) -> list[Path]:
    """The folders in a folder that may be clusters: not those with the pictures of a saved page."""
    found = _entries(folder)
    pictures = {f"{path.stem}_files" for path in found if path.suffix.lower() in PAGE_ENDINGS}
    return [path for path in found if path.is_dir() and path.name not in {_REFERENCES, *pictures}]


def _entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "__")))
