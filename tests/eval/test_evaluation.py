"""`summarize-eval` without its command line: runs on disk in, table and files out."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from eval_records import a_cluster, a_failed_record, a_record, write_run
from rich.console import Console

from eval.evaluation import Evaluation, Pair, evaluate, read_runs
from eval.metrics.factuality import Factuality
from eval.metrics.length import Length
from eval.metrics.rouge import Rouge
from eval.score_files import write
from eval.scoring import Scorer
from eval.screen.comparison import show
from summarize.errors import RunError
from summarize.runs import RunDirectory
from summarize.types import Tokens

FLOOD = a_cluster("Rain fell.", cluster_id="flood", references=["Water rose after rain."])
QUAKE = a_cluster("A quake.", cluster_id="quake", references=["Van shook."])


@pytest.fixture
def scorer() -> Scorer:
    rouge = Rouge(types=["rouge1"], references=["avg"], stemming=[False])
    return Scorer(metrics={"rouge": rouge, "factuality": Factuality(), "length": Length()})


@pytest.fixture
def good(tmp_path: Path) -> Path:
    flood = a_record("Water rose after rain.", cluster_id="flood", findings=[("place", "supported")])
    quake = a_record("Van shook.", cluster_id="quake", findings=[("place", "supported")])
    return write_run(tmp_path / "good", (flood, FLOOD), (quake, QUAKE), model="smollm2")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    flood = a_record("It rained a lot.", cluster_id="flood", findings=[("place", "unsupported")])
    return write_run(tmp_path / "bad", (flood, FLOOD), (a_failed_record("quake"), QUAKE), status="partial")


def screen(paths: Sequence[Path], scorer: Scorer, width: int = 140) -> str:
    return printed(evaluate(read_runs(paths), scorer), width)


def printed(evaluation: Evaluation, width: int) -> str:
    console = Console(file=io.StringIO(), width=width)
    show(evaluation, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_two_runs_stand_side_by_side_with_the_best_marked(good: Path, bad: Path, scorer: Scorer) -> None:
    text = screen([good, bad], scorer)
    rows = {line.split()[0]: line.split()[1:] for line in text.splitlines() if line.strip()}
    assert rows["rouge1_f_avg"] == ["↑", "1", "☆", "1.0000", "0.0000", "+1.0000", "1.000"]
    assert rows["unsupported_mentions"][2:4] == ["☆", "0.0000"]
    assert rows["number_precision"] == ["↑", "0", "–", "–", "–", "–"]
    assert "– good, bad: no number was checked (number_precision)" in text
    assert rows["words"][1:3] == ["4.0", "4.0"]
    assert f"{good}, smollm2: 2 clusters, success" in text
    assert f"{bad}: 2 clusters, 1 failed, partial" in text


def test_what_two_runs_lack_for_the_same_reason_is_told_once(tmp_path: Path, scorer: Scorer) -> None:
    record = a_record("Rain.", cluster_id="flood", findings=None)
    runs = [write_run(tmp_path / name, (record, a_cluster(cluster_id="flood"))) for name in "ab"]
    text = screen(runs, scorer, width=200)
    assert "– a, b: no reference (rouge1_f_avg)" in text
    assert (
        "– a, b: the run made no fact-check (entity_precision, number_precision, quote_precision, uns" in text
    )


def test_one_run_alone_is_printed_without_marks(good: Path, scorer: Scorer) -> None:
    text = screen([good], scorer)
    assert "rouge1_f_avg" in text
    assert not {"★", "☆"} & set(text)


def test_the_files_hold_every_figure_of_every_cluster(
    good: Path, bad: Path, scorer: Scorer, tmp_path: Path
) -> None:
    write(evaluate(read_runs([good, bad]), scorer), tmp_path / "out")

    scores = json.loads((tmp_path / "out" / "scores.json").read_text())
    assert list(scores["runs"]) == ["good", "bad"]
    assert scores["runs"]["good"]["model"]["name"] == "smollm2"
    assert scores["runs"]["good"]["scores"]["mean"]["rouge1_f_avg"] == {
        "value": 1.0, "n": 2, "missing": 0, "low": 1.0, "high": 1.0
    }  # fmt: skip
    assert scores["runs"]["bad"]["scores"]["signatures"]["rouge"].startswith("rouge|types:1|")
    assert scores["comparison"]["clusters"] == ["flood", "quake"]
    assert scores["comparison"]["rows"][0]["best"] == ["good"]

    assert scores["statistics"]["seed"] == 0
    assert scores["comparison"]["contrasts"][0]["figure"] == "rouge1_f_avg"

    with (tmp_path / "out" / "scores.csv").open(newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    assert ("good", "flood", "rouge1_f_avg", "1.0", "", "higher", "") in rows
    assert ("bad", "quake", "words", "", "cluster failed: no article is left", "", "") in rows
    assert len(rows) == 2 * 2 * len({row[2] for row in rows})


def test_what_a_model_card_notes_stands_in_every_report(good: Path, scorer: Scorer, tmp_path: Path) -> None:
    note = "Upper bound [x]: it reads the references."
    flood = a_record("Water rose after rain.", cluster_id="flood")
    bound = write_run(tmp_path / "bound", (flood, FLOOD), model="oracle", note=note)
    evaluation = evaluate(read_runs([good, bound]), scorer)
    write(evaluation, tmp_path / "out")
    assert (
        json.loads((tmp_path / "out" / "scores.json").read_text())["runs"]["bound"]["model"]["note"] == note
    )
    with (tmp_path / "out" / "scores.csv").open(newline="") as file:
        assert {(row["run"], row["note"]) for row in csv.DictReader(file)} == {("good", ""), ("bound", note)}
    text = screen([good, bound], scorer)
    assert f"† bound: {note}" in text
    assert "bound †" in text


def test_what_a_run_took_is_added_up_from_its_records(tmp_path: Path, scorer: Scorer) -> None:
    seconds = {"draft": 1.0, "generate": 2.5}
    records = [
        replace(a_record("Rain.", cluster_id=id_), seconds=seconds, tokens=Tokens(10, 4, 0.5))
        for id_ in ("flood", "quake")
    ]
    run = write_run(tmp_path / "run", (records[0], FLOOD), (records[1], QUAKE))
    cost = evaluate(read_runs([run]), scorer).runs["run"].cost
    assert (cost.seconds, cost.tokens) == (7.0, Tokens(20, 8, 1.0))
    assert cost.wall_seconds is not None
    assert 0 <= cost.wall_seconds < 60
    RunDirectory.resume(run).finish("success")
    assert evaluate(read_runs([run]), scorer).runs["run"].cost.wall_seconds is None, "it rested in between"


# Many runs


@pytest.fixture
def many(tmp_path: Path) -> list[Path]:
    """Runs of three models with two strategies; the last repeats itself most."""
    made = []
    for position, (model, chunking) in enumerate(product(("lead", "mmr", "oracle"), ("concat", "refine"))):
        text = " ".join(["Water rose."] * (position + 1))
        record = a_record(text, cluster_id="flood", findings=[("place", "supported")])
        choices = {"data": "folder", "model": model, "chunking": chunking}
        made.append(write_run(tmp_path / str(position), (record, FLOOD), model=model, choices=choices))
    return made


@pytest.mark.parametrize("runs", [1, 2, 3, 4, 5, 6])
def test_no_number_goes_over_two_lines_and_no_line_over_the_screen(
    many: list[Path], scorer: Scorer, runs: int
) -> None:
    evaluation = evaluate(read_runs(many[:runs]), scorer)
    for width in range(45, 150):
        lines = printed(evaluation, width).splitlines()
        start = next(at for at, line in enumerate(lines) if not line) + 1
        table = lines[start : next(at for at, line in enumerate(lines) if line.startswith("Means over"))]
        assert max(map(len, table)) <= width
        text = "\n".join(table)
        assert re.search(r"\d\.\d", text)
        assert not re.search(r"…|(?<![\d [-])\.\d|\d\.(?!\d)|[★☆](?! \d)", text)


def test_a_narrow_screen_has_fewer_figures(many: list[Path], scorer: Scorer) -> None:
    wide, narrow = (screen(many[:4], scorer, width=width) for width in (80, 50))
    assert "entity" in wide
    assert "words" in wide
    assert "entity" not in narrow
    assert "Means over 1 shared cluster of rouge1_f_avg, unsupported_mentions; all" in " ".join(
        narrow.split()
    )


def test_runs_that_a_glob_found_are_ordered_by_what_they_are_called(tmp_path: Path, scorer: Scorer) -> None:
    record = (a_record("Rain.", cluster_id="flood"), FLOOD)
    runs = [
        write_run(
            tmp_path / name, record, config=f"seed: {seed}\n", command=[f"seed={seed}"], choices={"a": "b"}
        )
        for name, seed in (("x", 10), ("x-2", 2), ("x-3", 1))
    ]
    assert list(evaluate(read_runs(runs), scorer).runs) == ["seed=10", "seed=2", "seed=1"]
    ordered = evaluate(read_runs(runs, by_label=True), scorer)
    assert list(ordered.runs) == list(ordered.comparison.runs) == ["seed=1", "seed=2", "seed=10"]


@pytest.mark.parametrize("width", [80, 120, 200])
def test_many_runs_stand_below_each_other_with_the_telling_figures(
    many: list[Path], scorer: Scorer, width: int
) -> None:
    text = screen(many, scorer, width=width)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "run ROUGE-1 ported prec. words seconds tokens" in lines
    assert "lead · concat ☆ 0.667 0.00 1.000 2 0.0 0" in lines
    assert max(map(len, text[text.index("ROUGE-1") :].splitlines())) <= width
    said = " ".join(text.split())
    assert "Means over 1 shared cluster of rouge1_f_avg, unsupported_mentions, entity_precision" in said
    assert "☆ is the best of its column, but that may be luck" in said
    assert "– all runs: no number was checked (number_precision)" in said


def test_the_runs_themselves_are_left_as_they_are(good: Path, scorer: Scorer, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in good.iterdir()}
    write(evaluate(read_runs([good]), scorer), tmp_path / "out")
    assert {path.name: path.read_bytes() for path in good.iterdir()} == before


def test_the_reader_is_told_what_fell_out_and_why(good: Path, scorer: Scorer, tmp_path: Path) -> None:
    changed = a_cluster("Rain fell.", cluster_id="flood", references=["Another reference."])
    part = write_run(tmp_path / "part", (a_record("Rain.", cluster_id="flood"), changed), status=None)
    with (part / "records.jsonl").open("a") as file:
        file.write('{"cluster_id": "qu')

    notes = evaluate(read_runs([good, part]), scorer).notes

    assert notes == (
        f"{part}/records.jsonl:2: left out a torn last line; the run was cut off while writing it.",
        "part is not finished (started): only the clusters that it has are scored.",
        "1 of the 2 clusters of good fell out: not every run has them.",
        "The runs read different articles or references for 1 of the 1 shared clusters: flood.",
        "part: its summaries have 1 words where the references have 2, 0.50 times as many: ROUGE can be "
        "gained or lost by length alone.",
        "Only 1 cluster is compared, under 10: no interval can be made, and no difference told from luck.",
    )
    assert "Note: part is not finished" in screen([good, part], scorer)


def test_a_run_without_a_record_is_refused_with_what_to_do(tmp_path: Path, scorer: Scorer) -> None:
    empty = write_run(tmp_path / "empty", status=None)
    with pytest.raises(RunError, match=f"{empty} has no record, .*: summarize resume={empty}"):
        evaluate(read_runs([empty]), scorer)


def test_names_cannot_paint_the_screen(tmp_path: Path, scorer: Scorer) -> None:
    run = write_run(
        tmp_path / "[red]run", (a_record("Rain.", cluster_id="flood"), FLOOD), model="[bold]m[/bold]"
    )
    text = screen([run], scorer)
    assert "[red]run" in text
    assert "[bold]m[/bold]" in text


def test_progress_is_told_run_by_run(good: Path, bad: Path, scorer: Scorer) -> None:
    told: list[tuple[str, int]] = []

    def track(pairs: Sequence[Pair], label: str) -> Iterable[Pair]:
        told.append((label, len(pairs)))
        return pairs

    evaluate(read_runs([good, bad]), scorer, track)
    assert told == [("good", 2), ("bad", 2)]
