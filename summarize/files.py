"""Files that survive a crash: whole files are renamed into place, JSONL files only grow.

A JSONL line is appended in one piece and synced. Where a crash tore the last one, reading leaves it out
and appending cuts it off first.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from summarize.codec import to_json
from summarize.errors import RunError


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 file as `write_bytes` does."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file beside `path` and rename it; makes the folder. Raises RunError where that fails."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def write_json(path: Path, data: object) -> None:
    """Write dataclasses, mappings and sequences as indented JSON, as `write_text` does."""
    write_text(path, msgspec.json.format(to_json(data), indent=2) + "\n")


def append_lines(path: Path, *values: object) -> None:
    """Add a line of JSON for each value, all in one piece; they are on disk when this returns.

    Mends a torn last line first. Raises RunError where the file cannot be written.
    """
    lines = "".join(to_json(value) + "\n" for value in values)
    with writing(path), path.open("a+b") as file:
        _mend_tail(file)
        file.write(lines.encode())
        file.flush()
        os.fsync(file.fileno())


def read_lines(path: Path, notes: list[str]) -> Iterator[tuple[bytes, str]]:
    """The lines of a JSONL file, each with its place (`file:line`); none where there is no file yet.

    A torn last line is left out, with a sentence in `notes`.
    """
    if not path.exists():
        return
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            where = f"{path}:{number}"
            if line.endswith(b"\n") or is_json(line):
                yield line, where
            else:
                notes.append(f"{where}: left out a torn last line; the run was cut off while writing it.")


def is_json(content: bytes) -> bool:
    """Whether `content` is one whole JSON value."""
    try:
        msgspec.json.decode(content, type=msgspec.Raw)
    except msgspec.DecodeError:
        return False
    return True


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn the operating system's refusal to write `path` into a RunError."""
    try:
        yield
    except OSError as error:
        raise RunError(
            f"Cannot write {path}: {error.strerror or error}. "
            "Choose a folder that you can write to, on a disk with space left."
        ) from error


def _mend_tail(file: BinaryIO) -> None:
    """Make a file opened for appending end with a whole line: complete the last one, or cut it off."""
    if file.seek(0, os.SEEK_END) == 0:
        return
    file.seek(-1, os.SEEK_END)
    if file.read(1) == b"\n":
        return
    file.seek(0)
    content = file.read()
    last = content.rfind(b"\n") + 1
    if is_json(content[last:]):
        file.write(b"\n")
    else:
        file.truncate(last)
