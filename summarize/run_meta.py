"""What made a run, and how it ended: the contents of `run.json`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from summarize.environment import GitState, git_state, package_versions, utc_now
from summarize.types import ModelCard

SCHEMA_VERSION = 1
"""The layout of run directories that this version writes, and the only one that it reads."""

RunStatus = Literal["started", "success", "partial", "failed", "interrupted"]
Ending = Literal["success", "partial", "failed", "interrupted"]

_PACKAGES = ("newsfuse", "torch", "transformers", "spacy", "rouge-score")


@dataclass(frozen=True, slots=True)
class PromptStamp:
    """Which wordings the model was asked with."""

    name: str
    """The option of the group `prompt`."""
    digest: str
    """`settings_digest` of its resolved settings: every override changes it."""


@dataclass(frozen=True, slots=True)
class RunMeta:
    """What `run.json` holds."""

    device: str
    """Where the model runs: `cpu`, `cuda:0` ..."""
    seed: int
    command: tuple[str, ...]
    """The command line, word by word."""
    started: str
    """UTC, ISO 8601 to the second: `2026-01-31T12:30:05Z`."""
    packages: Mapping[str, str | None]
    """Version of python and of each package that can change a figure; None where it is not installed."""
    git: GitState | None = None
    """None unless newsfuse runs from a checkout."""
    model: ModelCard | None = None
    """None until the model is loaded."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """The option of each config group: `{"model": "lead", "chunking": "concat", ...}`. Empty in runs that
    were made before it was noted."""
    prompt: PromptStamp | None = None
    """None where the config has no prompts, or did not note them yet."""
    resumed: tuple[str, ...] = ()
    """When the run was taken up again, UTC."""
    imported: str | None = None
    """Where summaries that were made elsewhere were read from; None for those that newsfuse made."""
    finished: str | None = None
    """UTC; None while it runs, and after a crash."""
    status: RunStatus = "started"
    """`started`: running, or killed without a word.
    `success`: every cluster was tried and none failed.
    `partial`: every cluster was tried and some failed.
    `failed`: every cluster failed, or an error ended the run before every cluster was tried.
    `interrupted`: the user stopped it; it can be resumed."""
    peak_memory: int | None = None
    """The most memory that the process held, in bytes, with the weights but without that of a GPU; None until
    it ends, where the system does not tell, and in runs that did not note it yet."""
    schema_version: int = SCHEMA_VERSION


def new_meta(
    *,
    device: str,
    seed: int,
    command: tuple[str, ...] = (),
    choices: Mapping[str, str] | None = None,
    prompt: PromptStamp | None = None,
) -> RunMeta:
    """The description of a run that starts now."""
    return RunMeta(
        device=device,
        seed=seed,
        command=command,
        started=utc_now(),
        packages=package_versions(_PACKAGES),
        git=git_state(Path(__file__).resolve().parent.parent),
        choices=dict(choices or {}),
        prompt=prompt,
    )


def settings_digest(settings: object) -> str:
    """`sha256:...` of resolved settings, as JSON in UTF-8 with sorted keys and no spaces between parts."""
    canonical = json.dumps(settings, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"
