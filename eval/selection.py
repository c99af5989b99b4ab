"""Which run directories are meant."""

from __future__ import annotations

from collections.abc import Sequence
from glob import glob, has_magic
from pathlib import Path

from summarize.errors import ConfigError, RunError
from summarize.runs import is_run


def find_runs(names: str | Sequence[object]) -> list[Path]:
    """The run directories that paths and globs name, in their order; those of a glob by name.

    A glob takes the run directories among what it matches. Paths are returned as they were given, so
    that a mistake in one is told by whoever reads it.

    Raises ConfigError where nothing is named or a run is named twice, RunError where a glob finds none.
    """
    found: list[Path] = []
    for name in [names] if isinstance(names, str) else [str(name) for name in names]:
        found += _runs_of_glob(name) if has_magic(name) else [Path(name).expanduser()]
    if not found:
        raise ConfigError("runs is empty. Name run directories: summarize-eval runs='[RUN_A,RUN_B]'")
    seen: dict[Path, Path] = {}
    for path in found:
        if path.resolve() in seen:
            raise ConfigError(f"runs names {path} twice. Name each run once.")
        seen[path.resolve()] = path
    return found


def _runs_of_glob(pattern: str) -> list[Path]:
    matches = sorted(glob(str(Path(pattern).expanduser()), recursive=True))  # noqa: PTH207 - absolute ones too
    runs = [Path(match) for match in matches if is_run(match)]
    if not runs:
        found = f": {len(matches)} other files or folders do" if matches else ""
        raise RunError(f"No run directory matches {pattern}{found}. List what there is: ls outputs/*")
    return runs
