"""The tables that other programs read."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from eval_records import a_cluster, a_failed_record, a_record, write_run
from pyarrow import parquet

from eval.evaluation import Evaluation, evaluate, read_runs
from eval.metrics.length import Length
from eval.metrics.rouge import Rouge
from eval.score_files import COLUMNS, as_csv, as_parquet, write
from eval.scoring import Scorer
from summarize.errors import RunError

EVIL = '=HYPERLINK("http://x.org","y")'


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    pairs = [
        (a_record("Van shook.", cluster_id=EVIL), a_cluster("Van.", cluster_id=EVIL, references=["Van."])),
        (a_failed_record("-2+3"), a_cluster(cluster_id="-2+3")),
    ]
    runs = [
        write_run(tmp_path / "@evil", *pairs, model="m", note="+1"),
        write_run(tmp_path / "plain", *pairs),
    ]
    scorer = Scorer(metrics={"length": Length(), "rouge": Rouge(types=["rouge1"], stemming=[False])})
    return evaluate(read_runs(runs), scorer)


def test_the_parquet_file_has_the_rows_of_the_csv_with_their_types(
    evaluation: Evaluation, tmp_path: Path
) -> None:
    paths = write(evaluation, tmp_path / "out")
    assert [path.name for path in paths] == ["scores.json", "scores.csv", "scores.parquet"]
    table = parquet.read_table(paths[2])
    assert tuple(table.column_names) == COLUMNS
    rows = table.to_pylist()
    with paths[1].open(newline="") as file:
        plain = list(csv.DictReader(file))
    assert len(rows) == len(plain) == 2 * 2 * 4
    assert rows[0] == {
        "run": "@evil", "cluster": EVIL, "figure": "words", "value": 2.0, "reason": None, "better": None,
        "note": "+1",
    }  # fmt: skip
    assert [row["value"] for row in plain] == [
        "" if row["value"] is None else str(row["value"]) for row in rows
    ]
    missing = next(row for row in rows if row["cluster"] == "-2+3" and row["figure"] == "rouge1_f_avg")
    assert (missing["value"], missing["reason"], missing["better"]) == (
        None,
        "cluster failed: no article is left",
        "higher",
    )


def test_a_spreadsheet_runs_nothing_that_comes_from_a_name(evaluation: Evaluation) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(evaluation))))
    assert {row["run"] for row in rows} == {"'@evil", "plain"}
    assert {row["cluster"] for row in rows} == {f"'{EVIL}", "'-2+3"}
    assert {row["note"] for row in rows} == {"'+1", ""}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_a_negative_value_stays_a_number(evaluation: Evaluation) -> None:
    figures = next(iter(evaluation.runs.values())).scores.clusters[EVIL]
    object.__setattr__(figures["words"], "value", -2.5)
    assert ",words,-2.5," in as_csv(evaluation)


def test_an_evaluation_without_a_figure_has_tables_without_a_row(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", (a_record("Rain."), a_cluster("Rain.")))
    nothing = evaluate(read_runs([run]), Scorer(metrics={}))
    assert as_csv(nothing) == "run,cluster,figure,value,reason,better,note\n"
    assert parquet.read_table(io.BytesIO(as_parquet(nothing))).num_rows == 0


def test_a_folder_that_cannot_be_written_is_told(evaluation: Evaluation) -> None:
    with pytest.raises(RunError, match=r"Cannot write /proc/nowhere/scores\.json"):
        write(evaluation, Path("/proc/nowhere"))
