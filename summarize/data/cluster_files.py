"""The files of one cluster -> a Cluster with cleaned articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summarize.data.clean import clean
from summarize.data.textfile import UnreadableError, read_text
from summarize.errors import InputError
from summarize.text.normalise import normalise
from summarize.types import Article, Cluster, Dropped, Problem


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


def read_cluster(files: ClusterFiles, encoding: str | None = None) -> Cluster:
    """Read and clean the articles of one cluster.

    What cannot be read becomes a `Problem`, references included. An article whose cleaned text another one
    has already is left out; the one that stays lists it among what was dropped.
    """
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    for article_id, path in files.articles.items():
        read = article_from_file(path, article_id, files, encoding)
        if isinstance(read, Problem):
            problems.append(read)
        elif read.text in articles:
            first = articles[read.text]
            copy = Dropped(read.text.split("\n", 1)[0], f"a second copy of this article, {read.source}")
            articles[read.text] = replace(first, dropped=(*first.dropped, copy))
        else:
            articles[read.text] = read
    if not files.articles:
        problems.append(Problem(files.shown, "the folder has no .txt or .md file in it"))
    references: list[str] = []
    for path in files.references:
        try:
            references.append(normalise(read_text(path, within=files.folder, encoding=encoding)))
        except UnreadableError as error:
            problems.append(Problem(_shown(path, files), str(error)))
    return Cluster(files.id, tuple(articles.values()), tuple(references), tuple(problems))


def check_limit(limit: int | None) -> None:
    """Raise InputError where a limit leaves nothing to read."""
    if limit is not None and limit < 1:
        raise InputError(f"data.limit={limit}: at least one cluster must be read; leave it out to read all")


def article_from_file(
    path: Path, article_id: str, files: ClusterFiles, encoding: str | None = None
) -> Article | Problem:
    """One article, cleaned, or what is wrong with its file."""
    source = _shown(path, files)
    try:
        cleaned = clean(read_text(path, within=files.folder, encoding=encoding))
    except UnreadableError as error:
        return Problem(source, str(error))
    if not cleaned.text:
        reasons = ", ".join(dict.fromkeys(piece.reason for piece in cleaned.dropped))
        return Problem(
            source, f"nothing of the text is a story; all of it was taken for: {reasons or 'white space'}"
        )
    return Article(
        id=article_id,
        title=cleaned.title,
        text=cleaned.text,
        source=source,
        published=cleaned.published,
        dropped=cleaned.dropped,
    )


def _shown(path: Path, files: ClusterFiles) -> str:
    return f"{files.shown}/{path.relative_to(files.folder).as_posix()}"
