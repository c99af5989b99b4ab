"""Which run directories are meant."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from glob import glob, has_magic
from pathlib import Path

from summarize.errors import ConfigError, RunError
from summarize.runs import has_records, is_run


def find_runs(names: str | Sequence[object]) -> list[Path]:
    """The run directories that paths and globs name, in their order; those of a glob by name.

    A glob takes the run directories among what it matches, and of those the ones that have a record; what it
    passes over is told on standard error. Paths are returned as they were given, so that a mistake in one is
    told by whoever reads it.

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
    empty = [run for run in runs if not has_records(run)]
    if len(empty) == len(runs):
        raise RunError(
            f"No run that matches {pattern} has a record, so there is nothing to score: {_listed(empty)}. "
            f"Go on with one: summarize resume={empty[0]}"
        )
    if empty:
        print(f"Left out, without a record: {_listed(empty)}.", file=sys.stderr)  # noqa: T201
    return [run for run in runs if run not in empty]


def _listed(runs: Sequence[Path]) -> str:
    more = f" and {len(runs) - 3} more" if len(runs) > 3 else ""
    return ", ".join(map(str, runs[:3])) + more
