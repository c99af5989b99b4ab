"""Tables of examples: lines of fields with tabs between them, empty lines and those with a # left out."""

from __future__ import annotations

from pathlib import Path


def rows(table: Path) -> list[list[str]]:
    """The fields of each line."""
    lines = table.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
