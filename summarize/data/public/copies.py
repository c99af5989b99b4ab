"""Copies of a public data set on the hub: which there are, which is used, and how to fetch it by hand.

Data sets that came as a program cannot be loaded any more (`datasets` 4 dropped loading scripts), so the
files of a copy are taken as they are: those of one split, and no program. They stay in the hub's cache, where
a later run finds them without a network.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from summarize.data.public.tables import Table, open_files, open_path
from summarize.errors import InputError


class AwayError(Exception):
    """The hub cannot be asked; the message is the reason."""


class AbsentError(Exception):
    """The hub has no such repository or revision, or does not show it."""


class Hub(Protocol):
    """Where copies come from."""

    def files(self, repository: str, revision: str) -> list[str]:
        """The paths of the files of a data set. Raises AwayError, AbsentError."""
        ...

    def fetch(self, repository: str, revision: str, paths: Sequence[str]) -> Path:
        """A folder of this machine, named after the commit, that has these files. Raises AwayError."""
        ...

    def cached(self, repository: str, revision: str) -> Path | None:
        """The folder of what was fetched before, if any."""
        ...

    def splits(self, repository: str, config: str | None, revision: str) -> dict[str, list[str]]:
        """The paths of the files of each split, as the repository itself arranges them.

        Raises AwayError, AbsentError, and InputError where they cannot be read without running its code.
        """
        ...


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a data set."""

    repository: str
    files: str
    """A pattern for the paths of a split: "default/{split}/*.parquet"."""
    revision: str = "main"
    validation: str = "validation"
    """What this copy calls that split."""

    def pattern(self, split: str) -> str:
        """The pattern for the paths of a split."""
        return self.files.format(split=self.validation if split == "validation" else split)

    def command(self, split: str, folder: str) -> str:
        """What fetches the split by hand."""
        revision = "" if self.revision == "main" else f" --revision {self.revision}"
        return (
            f"hf download {self.repository} --repo-type dataset{revision} "
            f"--include '{self.pattern(split)}' --local-dir {folder}"
        )


def open_copy(path: str | None, split: str, copies: Sequence[Copy], option: str, hub: Hub) -> Table:
    """The split from a path, or else from the first of `copies` that is on the hub.

    `option` is the reader's name in the config. Raises InputError, with the command that fetches the split by
    hand, where no copy is there or the hub cannot be reached and the split was not fetched before.
    """
    if path is not None:
        folder = Path(path).expanduser()
        found = _matching(folder, copies, split) if path and folder.is_dir() else []
        return open_files(found, split, path) if found else open_path(path, split)
    tried: list[str] = []
    try:
        for copy in copies:
            try:
                paths = fnmatch.filter(hub.files(copy.repository, copy.revision), copy.pattern(split))
            except AbsentError as error:
                tried.append(f"{copy.repository}@{copy.revision} ({error})")
                continue
            if paths:
                folder = hub.fetch(copy.repository, copy.revision, paths)
                files = [folder / path for path in sorted(paths)]
                return open_files(files, split, _name(copy.repository, folder))
            tried.append(f"{copy.repository}@{copy.revision} (no file {copy.pattern(split)})")
    except AwayError as error:
        if table := _from_cache(copies, split, hub):
            return table
        why = f"the hub cannot be reached ({error})"
    else:
        why = f"no copy of it is on the hub any more: {', '.join(tried)}"
    raise InputError(
        f"data={option}: {split} is not on this machine, and {why}; fetch it where there is a network: "
        f"{copies[0].command(split, option)}; then here: data={option} data.path={option} data.split={split}"
    )


def _from_cache(copies: Sequence[Copy], split: str, hub: Hub) -> Table | None:
    for copy in copies:
        folder = hub.cached(copy.repository, copy.revision)
        if folder and (files := _matching(folder, [copy], split)):
            return open_files(files, split, _name(copy.repository, folder))
    return None


def _matching(folder: Path, copies: Sequence[Copy], split: str) -> list[Path]:
    """The files of a split in a folder that is arranged as one of the copies."""
    found = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    for copy in copies:
        if paths := fnmatch.filter(found, copy.pattern(split)):
            return [folder / path for path in sorted(paths)]
    return []


def _name(repository: str, folder: Path) -> str:
    """The repository with the commit, by which the hub's cache names the folder: "tau/multi_news@7105610"."""
    return f"{repository}@{folder.name[:7]}"
