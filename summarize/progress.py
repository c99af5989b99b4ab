"""What the terminal says while a run works: a bar, and a line where something is to be known of it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import track
from rich.text import Text

T = TypeVar("T")


def working(what: str) -> AbstractContextManager[object]:
    """A spinner on standard error while something takes its time; on a plain file, one line."""
    console = _stderr()
    if console.is_terminal:
        return console.status(what)
    console.print(Text(f"{what} ..."))
    return nullcontext()


def progress(items: Iterable[T], total: int) -> Iterator[T]:
    """`items`, with a progress bar on standard error where that is a terminal."""
    console = _stderr()
    yield from track(
        items, "Summarising", total=total, console=console, transient=True, disable=not console.is_terminal
    )


def say_interrupted(path: Path) -> None:
    """Say how to go on with a run that the user stopped."""
    _stderr().print(
        Text(f"Interrupted. Go on with: summarize {shlex.quote(f'resume={path}')}"), soft_wrap=True
    )


def say_written(paths: Sequence[Path]) -> None:
    """Say where the report is."""
    for path in paths:
        Console().print(Text(f"Report: {short(path)}"), soft_wrap=True)


def say_unreported(why: str) -> None:
    """Say that there is no report, and how to get one."""
    _stderr().print(
        Text(f"Note: no report was made ({why}). The run is whole; for another try: summarize-eval runs=RUN"),
        soft_wrap=True,
    )


def short(path: Path) -> str:
    """The path as it is written from the current folder, where it is below it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _stderr() -> Console:
    return Console(stderr=True)
