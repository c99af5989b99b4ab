"""A sweep makes one run for each combination of settings: what became of each of its jobs.

Jobs run in this process, in others or on other machines. So each leaves a file in the folder of the sweep,
and the command that started them reads all of these when the last one has ended.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from summarize import files
from summarize.codec import from_json
from summarize.runs import is_run

JOBS = "jobs"
"""The folder of these files in the folder of the sweep: `jobs/0.json`, `jobs/1.json` ..."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one job ended."""

    number: int
    """Counts from 0, in the order of the sweep."""
    overrides: tuple[str, ...]
    """Its settings, as they would stand on the command line of this one run."""
    code: int
    """0 all clusters done, 1 some failed or it broke off, 2 wrong usage or config, 130 interrupted."""
    run: str | None = None
    """The run directory, where it came so far as to finish one."""
    said: str = ""
    """What it had to say where it could not go on."""


def note(folder: str | Path, outcome: Outcome) -> None:
    """Leave word of a job that has ended. Raises RunError where that cannot be written."""
    files.write_json(Path(folder) / JOBS / f"{outcome.number}.json", outcome)


def outcomes(folder: str | Path) -> list[Outcome]:
    """What the jobs left, in the order of the sweep."""
    found = (from_json(path.read_bytes(), Outcome) for path in (Path(folder) / JOBS).glob("*.json"))
    return sorted(found, key=lambda one: one.number)


def report(ended: Sequence[Outcome], left: Sequence[Sequence[str]] = ()) -> Iterator[str]:
    """Lines for the user: how many jobs went well, which did not and why, and how to compare their runs.

    `left` are the commands, word by word, of the jobs that have not ended.
    """
    bad = [one for one in ended if one.code]
    yield f"Sweep: {len(ended) - len(bad)} of {len(ended)} jobs that ended had no failure."
    common = set(ended[0].overrides).intersection(*(one.overrides for one in ended)) if ended else set()
    for one in bad:
        own = [override for override in one.overrides if override not in common] or one.overrides
        reason = one.said or f"some clusters failed: see {one.run}"
        yield f"✗ exit code {one.code} with {' '.join(own)}: {reason}"
    for command in left:
        yield f"Not done: {shlex.join(command)}"
    if len(runs := [one.run for one in ended if one.run]) > 1:
        yield f"Compare the runs: summarize-eval runs='{_name(runs)}'"


def _name(runs: Sequence[str]) -> str:
    """A pattern that finds these runs and no others; else their list."""
    start = os.path.commonprefix(list(runs))  # noqa: RUF071 - up to the letter, as a pattern goes on
    found = {path for path in glob(f"{start}*") if is_run(path)}  # noqa: PTH207 - what the user's will find
    return f"{start}*" if found == set(runs) else f"[{','.join(runs)}]"
