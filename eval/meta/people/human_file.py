"""What people, or official tools, say of systems: a CSV with a line for each topic, system and measure.

    topic,peer,metric,recall,precision,fscore
    M002,ID1,ROUGE-1,0.36230,0.49362,0.41789

The topic may be called `cluster` too, the system `peer` or `run`. A figure is in `score`; where there is no
such column, in `fscore`; else in every other column: then each is a measure of its own. `metric` is left out
where there is only one.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from summarize.errors import InputError

TOPICS, SYSTEMS, METRICS = ("topic", "cluster"), ("system", "peer", "run"), ("metric",)
PREFERRED = ("score", "fscore")

Table = Mapping[tuple[str, str], float]
"""By (system, topic)."""


def read_human(path: str) -> dict[str, Table]:
    """By measure, what the file says. Raises InputError, with every line that is wrong."""
    file = Path(path).expanduser()
    if not file.is_file():
        what = "it is no file" if file.exists() else "there is no such file"
        raise InputError(f"human={path}: {what}.")
    try:
        with file.open(newline="", encoding="utf-8-sig") as lines:
            rows = csv.DictReader(lines)
            return _read(rows, path)
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"human={path}: this is no CSV in UTF-8 ({error}).") from error


def _read(rows: csv.DictReader[str], path: str) -> dict[str, Table]:
    heads = list(rows.fieldnames or [])
    topic, system = (_column(names, heads, path) for names in (TOPICS, SYSTEMS))
    metric = next((name for name in METRICS if name in heads), None)
    others = [name for name in heads if name not in (topic, system, metric)]
    values = next(([name] for name in PREFERRED if name in others), others)
    if not values:
        raise InputError(f"human={path}: no column has a figure; it has {', '.join(heads)}. Call it score.")
    tables: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    problems: list[str] = []
    for row in rows:
        for name in values:
            parts = [row[metric]] if metric else []
            measure = " ".join(filter(None, [*parts, name if len(values) > 1 or not metric else ""]))
            where, key = f"{path}:{rows.line_num}", (row[system], row[topic])
            number = _number(row[name])
            if number is None:
                problems.append(f"{where}: {name} is {row[name]!r}, which is no number.")
            elif key in tables[measure]:
                problems.append(f"{where}: {measure} of {key[0]} on {key[1]} is given twice.")
            else:
                tables[measure][key] = number
    if problems:
        raise InputError(
            *problems[:10], *([f"... and {len(problems) - 10} more."] if len(problems) > 10 else [])
        )
    if not tables:
        raise InputError(f"human={path} has no line beneath its head.")
    return dict(tables)


def _column(names: Sequence[str], heads: Sequence[str], path: str) -> str:
    for name in names:
        if name in heads:
            return name
    raise InputError(
        f"human={path}: no column is called {' or '.join(names)}; "
        f"the first line has {', '.join(heads) or 'none'}."
    )


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) else None
