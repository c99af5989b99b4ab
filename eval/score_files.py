"""The figures of an evaluation as files: `scores.json` with all that is known, and two tables.

`scores.csv` and `scores.parquet` have a row for each run, cluster and figure:

    run,cluster,figure,value,reason,better,note
    lead,M000,rouge1_f_avg,0.4821,,higher,
    lead,M000,number_precision,,no number was checked,higher,

`value` is empty where there is none, and `reason` says why; `better` is `higher`, `lower`, or empty where
neither way is; `note` is what the model's card says must stand beside its figures.

    pandas.read_parquet("scores.parquet").pivot_table(index="run", columns="figure", values="value")
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from eval.evaluation import Evaluation
from summarize.files import write_bytes, write_json, write_text

COLUMNS = ("run", "cluster", "figure", "value", "reason", "better", "note")

_ROW = tuple[str, str, str, float | None, str | None, str | None, str]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV injection")."""


def write(evaluation: Evaluation, folder: Path) -> list[Path]:
    """Write the three files; returns where they are. Raises RunError where that fails."""
    paths = [folder / f"scores.{kind}" for kind in ("json", "csv", "parquet")]
    write_json(paths[0], evaluation)
    write_text(paths[1], as_csv(evaluation))
    write_bytes(paths[2], as_parquet(evaluation))
    return paths


def as_csv(evaluation: Evaluation) -> str:
    """The table as text.

    Names may come from anybody's files: a cell of text that a spreadsheet would run gets an apostrophe first.
    """
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _rows(evaluation):
        writer.writerow([_inert(cell) if isinstance(cell, str) else cell for cell in row])
    return table.getvalue()


def as_parquet(evaluation: Evaluation) -> bytes:
    """The table as a parquet file; names are stored once (dictionary encoding)."""
    import pyarrow
    from pyarrow import parquet

    name, text = pyarrow.dictionary(pyarrow.int32(), pyarrow.string()), pyarrow.string()
    types = (name, name, name, pyarrow.float64(), text, name, name)
    columns = list(zip(*_rows(evaluation), strict=True)) or [()] * len(COLUMNS)
    arrays = [pyarrow.array(column, kind) for column, kind in zip(columns, types, strict=True)]
    file = io.BytesIO()
    parquet.write_table(pyarrow.table(dict(zip(COLUMNS, arrays, strict=True))), file)
    return file.getvalue()


def _rows(evaluation: Evaluation) -> Iterator[_ROW]:
    for label, run in evaluation.runs.items():
        for cluster_id, figures in run.scores.clusters.items():
            for name, figure in figures.items():
                better = run.scores.better.get(name)
                yield label, cluster_id, name, figure.value, figure.reason, better, run.note


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
