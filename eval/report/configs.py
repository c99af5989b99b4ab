"""What differs between the configs of runs: first the options of the groups, then single settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from omegaconf import OmegaConf

from eval.labels import UNTOLD
from summarize.runs import Run

ABSENT = "–"
UNREADABLE = "(config.yaml cannot be read)"
_SCORING = frozenset({"metrics", "scorer", "report", "hydra"})
"""What an evaluation does anew, whatever the run did."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One setting and what each run has there."""

    key: str
    values: tuple[str, ...]
    """In the order of the runs; `ABSENT` where a run has no such setting."""


@dataclass(frozen=True, slots=True)
class Differences:
    """The settings in which runs differ."""

    choices: tuple[Difference, ...]
    """The options of config groups."""
    settings: tuple[Difference, ...]
    """Single settings, each once: what several parts refer to stands at the first of them."""
    same: int
    """Settings that all runs have alike."""


def differences(runs: Sequence[Run]) -> Differences:
    """What differs, with what names a run or scores it left out: that changes no summary."""
    choices = [run.meta.choices for run in runs]
    groups = dict.fromkeys(group for one in choices for group in one if group not in UNTOLD)
    flat = [dict(_flat(run)) for run in runs]
    keys = dict.fromkeys(key for one in flat for key in one if key.split(".")[0] not in UNTOLD | _SCORING)
    settings, same = [], 0
    seen = set[tuple[str, tuple[str, ...]]]()
    for row in _rows(keys, flat):
        alike = (row.key.rpartition(".")[2], row.values)
        if len(set(row.values)) == 1:
            same += 1
        elif alike not in seen:
            seen.add(alike)
            settings.append(row)
    chosen = [row for row in _rows(groups, choices) if len(set(row.values)) > 1]
    return Differences(tuple(chosen), tuple(settings), same)


def _rows(keys: Mapping[str, object], runs: Sequence[Mapping[str, str]]) -> Iterator[Difference]:
    for key in keys:
        yield Difference(key, tuple(run.get(key, ABSENT) for run in runs))


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
