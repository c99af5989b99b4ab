"""Where a run was made: package versions, the commit of the source tree, the time."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from platform import python_version


@dataclass(frozen=True, slots=True)
class GitState:
    """The source tree that newsfuse ran from."""

    commit: str
    """Full hash of HEAD."""
    dirty: bool
    """True where files differ from that commit, new files included."""


def git_state(root: Path) -> GitState | None:
    """Commit of the checkout whose top folder is `root`; None where `root` is no such folder.

    A package inside someone else's checkout (a virtual environment in their project) has none.
    """
    if not (root / ".git").exists():
        return None
    # A git hook sets GIT_DIR for its children; it must not point us at another repository.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}

    def git(*arguments: str) -> str:
        command = ("git", "-C", str(root), *arguments)
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, timeout=20
        )
        return done.stdout.strip()

    try:
        return GitState(commit=git("rev-parse", "HEAD"), dirty=bool(git("status", "--porcelain")))
    except (OSError, subprocess.SubprocessError):  # no git, or no commit yet
        return None


def package_versions(names: Iterable[str]) -> dict[str, str | None]:
    """Version of python and of each distribution, None where one is not installed. Imports none of them."""
    return {"python": python_version(), **{name: _version(name) for name in names}}


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def utc_now() -> str:
    """The time as `2026-01-31T12:30:05Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
