"""What differs between the configs of runs: the settings that are not the same in all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from omegaconf import OmegaConf

from eval.labels import UNTOLD
from summarize.runs import Run

ABSENT = "(not set)"
UNREADABLE = "(config.yaml cannot be read)"


@dataclass(frozen=True, slots=True)
class Difference:
    """One setting and what each run has there."""

    key: str
    values: tuple[str, ...]
    """In the order of the runs."""


@dataclass(frozen=True, slots=True)
class Differences:
    """The settings in which runs differ."""

    rows: tuple[Difference, ...]
    same: int
    """Settings that all runs have alike."""


def differences(runs: Sequence[Run]) -> Differences:
    """The settings in which the runs differ, with what names a run and changes no figure left out."""
    flat = [dict(_flat(run)) for run in runs]
    keys = dict.fromkeys(key for one in flat for key in one if key.partition(".")[0] not in UNTOLD)
    rows, same = [], 0
    for key in keys:
        values = tuple(one.get(key, ABSENT) for one in flat)
        if len(set(values)) == 1:
            same += 1
        else:
            rows.append(Difference(key, values))
    return Differences(tuple(rows), same)


def _flat(run: Run) -> Iterator[tuple[str, str]]:
    try:
        # Not resolved: a config that came with somebody's run may ask for environment variables.
        config = OmegaConf.to_container(OmegaConf.create(run.config_yaml), resolve=False)
    except Exception:  # YAML's and OmegaConf's; a damaged config is no reason for having no report
        yield "config.yaml", UNREADABLE
        return
    yield from _leaves("", config)


def _leaves(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping) and value:
        for name, inner in value.items():
            yield from _leaves(f"{key}.{name}" if key else str(name), inner)
    else:
        yield key, "null" if value is None else str(value)
