"""What a check reads: one text, from a file or standard input, and the articles of one cluster."""

from __future__ import annotations

import sys
from pathlib import Path

from summarize.data.markup import strip_markup
from summarize.data.paragraphs import split_paragraphs
from summarize.data.textfile import UnreadableError, read_text
from summarize.errors import InputError
from summarize.protocols import Reader
from summarize.text.normalise import normalise
from summarize.types import Cluster

STANDARD_INPUT = "-"


def read_summary(name: str) -> str:
    """The text to check, normalised as articles are and without the marks of Markdown.

    `name` is a file, or `-` for standard input (UTF-8). Raises InputError where there is no text to read.
    """
    raw = _standard_input() if name == STANDARD_INPUT else _file(Path(name).expanduser())
    paragraphs = split_paragraphs(normalise(raw))
    strip_markup(paragraphs)
    text = "\n".join(paragraph.text for paragraph in paragraphs if paragraph.text)
    if not text.strip():
        raise InputError(f"summary={name}: there is no text in it to check.")
    return text


def read_only_cluster(reader: Reader, name: str) -> Cluster:
    """The one cluster that the reader of `sources={name}` finds.

    Raises InputError where it finds several, or none of whose articles can be read.
    """
    clusters = reader.count()
    if clusters > 1:
        raise InputError(
            f"sources={name} holds {clusters} clusters, and a text is checked against one. "
            "Name the folder of that one, sources=DIR/ID, or its id, data.ids=[ID]"
        )
    cluster = next(reader.read())
    if not cluster.articles:
        problems = "; ".join(f"{problem.source}: {problem.reason}" for problem in cluster.problems)
        raise InputError(f"sources={name}: no article can be read. {problems}")
    return cluster


def _file(path: Path) -> str:
    if not path.is_file():
        what = "that is a folder, not a file" if path.is_dir() else "there is no such file"
        raise InputError(f"summary={path}: {what}.")
    try:
        return read_text(path, within=path.resolve().parent)
    except UnreadableError as error:
        raise InputError(f"summary={path}: {error}.") from error


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"summary=-: standard input is not UTF-8 (byte {error.start}).") from error
