"""What Hydra says of a wrong command line, in one sentence with the nearest valid name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from importlib import resources
from typing import Any

from summarize.errors import NewsFuseError

_GROUP = re.compile(r"Could not (?:find|load) '([^']+)/([^/']+)'")
_KEY = re.compile(r"Could not override '(.+?)'")
_MORE_AT = re.compile(r" See https://hydra\.cc\S* for details$")
_SWEEPS = frozenset({"joblib", "submitit_local", "submitit_slurm"})
"""Launchers that come with the extra `sweeps`."""


def in_words(error: Exception, config_name: str) -> str:
    """The message for the user. `error` is what Hydra or OmegaConf raised over that primary config."""
    if isinstance(error.__cause__, NewsFuseError):  # raised by a constructor that Hydra called
        return str(error.__cause__)
    text = " ".join((str(error) or str(error.__cause__)).split())
    if option := _GROUP.search(text):
        group, name = option.groups()
        # Hydra's own list has the user's configs too, but it is empty for metrics=[...].
        known = getattr(error, "options", None) or options(group)
        if group == "hydra/launcher" and name in _SWEEPS:
            return f"{group}={name} is not installed. Install it: pip install 'newsfuse[sweeps]'"
        return f"There is no {group}={name}: {nearest(name, known)}there are {', '.join(known)}."
    override = " ".join(getattr(error, "override", "").split())  # what its grammar has no sense of
    if "=" in override:
        key = override.partition("=")[0]
        return (
            f"Hydra cannot read {override} ({_MORE_AT.sub('', text)}). "
            f"Quote the value twice, for the shell and for Hydra: \"{key}='...'\""
        )
    if setting := _KEY.search(text):
        near = nearest(setting[1], _settings(config_name))
        where = "hydra" if setting[1].startswith("hydra.") else "job"
        return f"There is no setting {setting[1]!r}: {near}all are in --cfg {where}."
    return text


def options(group: str) -> list[str]:
    """The options of a config group: the names of its YAML files; none where there is no such group."""
    folder = resources.files("summarize.conf").joinpath(group)
    if not folder.is_dir():
        return []
    return sorted(file.name.removesuffix(".yaml") for file in folder.iterdir() if file.name.endswith(".yaml"))


def _settings(config_name: str) -> list[str]:
    from hydra import compose, initialize_config_module
    from omegaconf import OmegaConf

    with initialize_config_module("summarize.conf", version_base="1.3"):
        return list(_dotted(OmegaConf.to_container(compose(config_name))))


def _dotted(tree: Any, prefix: str = "") -> Iterator[str]:
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield f"{prefix}{key}"
            yield from _dotted(value, f"{prefix}{key}.")


def nearest(name: str, known: Collection[str]) -> str:
    """The start of a hint: the known name that is most like `name`, or nothing."""
    near = get_close_matches(name, known, n=1)
    return f"did you mean {near[0]!r}? Else " if near else ""
