"""The cache of converted models: complete or not there, whoever writes it and however it ends."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from summarize.errors import ModelError


def cache_folder() -> Path:
    """`$NEWSFUSE_CACHE`, else `newsfuse` in the user's cache folder (XDG base directories)."""
    override = os.environ.get("NEWSFUSE_CACHE")
    if override:
        return Path(override).expanduser()
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "newsfuse"


def converted_once(name: str, convert: Callable[[Path], None]) -> Path:
    """The folder `name` in the cache; made by `convert(empty_folder)` if it is not there yet.

    Safe when two processes do it at once: each writes into a folder of its own and renames it; a
    folder under its final name is complete, and the loser of the race throws its copy away.
    Raises ModelError where the cache cannot be written.
    """
    target = cache_folder() / name
    if (target / "config.json").is_file():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=target.parent))
    except OSError as error:
        raise ModelError(
            f"The model cache {target.parent} cannot be written ({error.strerror}). "
            "Set NEWSFUSE_CACHE to a folder that can."
        ) from error
    try:
        convert(scratch)
        # mkdtemp is private to the user; the weights are no secret.
        scratch.chmod(0o755)
        try:
            scratch.rename(target)
        except OSError as error:
            if target.is_dir() and not (target / "config.json").is_file():
                raise ModelError(f"{target} is only a part of a model. Delete it and run again.") from error
            if not target.is_dir():
                raise
    except OSError as error:
        raise ModelError(
            f"The converted model could not be stored in {target} ({error.strerror or error}). "
            "Free some space, or set NEWSFUSE_CACHE to another folder."
        ) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return target
