"""Reads the tables in `data/`: one row a line, columns separated by tabs, notes after "#"."""

from __future__ import annotations

from importlib.resources import files


def read_table(name: str) -> list[list[str]]:
    """The rows of a table, each as its columns."""
    text = files("summarize.world").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
