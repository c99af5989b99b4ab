"""What to call runs in a table: by what tells them apart.

Runs of one sweep differ in the options of a few config groups, or in a few settings, and these are their
names: "lead · concat", "fusion · seed=2". Where that leaves two runs alike, the ends of their paths tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from omegaconf import OmegaConf

from summarize.runs import Run

SEPARATOR = " · "
UNTOLD = frozenset({"experiment", "out", "name", "resume", "allow_targets"})
"""Groups and settings that name a run, or choose what others say, and change no figure themselves."""
BROUGHT = frozenset({"decoding", "repair", "coherence"})
"""Groups whose option a model may bring with it. Where nobody named one, the model says it all."""


def labels(runs: Sequence[Run]) -> list[str]:
    """A name for each run, no two alike."""
    ends = path_ends([run.path for run in runs])
    told = [run for run in runs if run.meta.choices]
    columns = [*_choices(told), *_settings(told)]
    parts = {id(run): values for run, *values in zip(told, *columns, strict=True)} if columns else {}
    names = [SEPARATOR.join(parts.get(id(run), [end])) for run, end in zip(runs, ends, strict=True)]
    often = Counter(names)
    return [name if often[name] == 1 else f"{name} ({end})" for name, end in zip(names, ends, strict=True)]


def natural(label: str) -> list[str | float]:
    """A key to sort labels by: text as text, numbers by size, so that "seed=2" comes before "seed=10"."""
    pieces = re.split(r"(\d+(?:\.\d+)?)", label)
    return [float(piece) if at % 2 else piece.casefold() for at, piece in enumerate(pieces)]


def path_ends(paths: Sequence[Path]) -> list[str]:
    """The shortest ends of the paths that tell them apart, each at least the folder's own name."""
    parts = [path.resolve().parts for path in paths]
    return ["/".join(own[-_depth(own, parts) :]) for own in parts]


def _depth(own: tuple[str, ...], all_parts: Sequence[tuple[str, ...]]) -> int:
    others = [parts for parts in all_parts if parts != own]
    depth = 1
    while any(other[-depth:] == own[-depth:] for other in others):
        depth += 1
    return depth


def _choices(runs: Sequence[Run]) -> list[list[str]]:
    """For each group in which runs differ, the option of each run."""
    groups = dict.fromkeys(group for run in runs for group in run.meta.choices if group not in UNTOLD)
    named = {key for run in runs for key in _given(run.meta.command)}
    models = {run.meta.choices.get("model") for run in runs}
    for group in BROUGHT & groups.keys() - named:
        pairs = {(run.meta.choices.get("model"), run.meta.choices.get(group)) for run in runs}
        if len(pairs) == len(models):
            del groups[group]
    return _telling([[run.meta.choices.get(group, f"no {group}") for run in runs] for group in groups])


def _settings(runs: Sequence[Run]) -> list[list[str]]:
    """For each setting that somebody gave on a command line and in which runs differ, its value in each."""
    configs = [_config(run) for run in runs]
    groups = {group for run in runs for group in run.meta.choices}
    given = dict.fromkeys(key for run in runs for key in _given(run.meta.command))
    return _telling(
        [
            [f"{key.rpartition('.')[2]}={_look_up(config, key)}" for config in configs]
            for key in given
            if key not in groups | UNTOLD and not key.startswith("hydra")
        ]
    )


def _given(command: Sequence[str]) -> list[str]:
    """The settings that a command line names."""
    words = (word for word in command[1:] if "=" in word and not word.startswith("-"))
    return [word.partition("=")[0].lstrip("+") for word in words]


def _config(run: Run) -> Any:
    try:
        # Not resolved: a config that came with somebody's run may ask for environment variables.
        return OmegaConf.to_container(OmegaConf.create(run.config_yaml), resolve=False)
    except Exception:  # YAML's and OmegaConf's; a damaged config is no reason not to score
        return None


def _look_up(config: Any, key: str) -> Any:
    for name in key.split("."):
        config = config.get(name) if isinstance(config, Mapping) else None
    return config


def _telling(columns: Sequence[list[str]]) -> list[list[str]]:
    return [column for column in columns if len(set(column)) > 1]
