"""NewsFuse's metrics for users of `evaluate`, without a hub and without a run directory.

import evaluate
from eval.hf import path

rouge = evaluate.load(path("newsfuse_rouge"))
rouge.compute(predictions=["A quake hit Van."], references=[["Van was hit.", "A quake in Van."]])
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean


def path(name: str) -> str:
    """Where a module of this folder lies, as `evaluate.load` takes it."""
    return str(Path(__file__).with_name(f"{name}.py"))


def means(texts: Sequence[Mapping[str, float | None]]) -> dict[str, float | None]:
    """Each figure averaged over the texts that have it; None where none has."""
    result: dict[str, float | None] = {}
    for name in texts[0]:
        values = [value for figures in texts if (value := figures[name]) is not None]
        result[name] = mean(values) if values else None
    return result
