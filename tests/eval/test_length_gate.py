"""A run whose summaries are much longer or shorter than the references is marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from eval_records import a_cluster, a_failed_record, a_record, write_run

from eval.statistics.length_gate import marked_lengths
from eval.statistics.settings import Statistics
from summarize.runs import Run, read_run
from summarize.types import Record

TEN = "one two three four five six seven eight nine ten."


def run(folder: Path, name: str, *records: Record) -> Run:
    pairs = [(record, a_cluster(cluster_id=record.cluster_id, references=[TEN, TEN])) for record in records]
    return read_run(write_run(folder / name, *pairs))


def test_what_is_as_long_as_the_references_is_not_marked_and_much_longer_or_shorter_is(
    tmp_path: Path,
) -> None:
    runs = {
        name: run(tmp_path, name, a_record(" ".join(["word"] * words)))
        for name, words in (("short", 6), ("shorter", 7), ("like", 10), ("longer", 15), ("long", 16))
    }
    marked = marked_lengths(runs, ["quake"], Statistics())
    assert list(marked) == ["short", "long"]
    assert marked["long"] == (
        "its summaries have 16 words where the references have 10, 1.60 times as many: "
        "ROUGE can be gained or lost by length alone."
    )
    assert list(marked_lengths(runs, ["quake"], Statistics(least_length=0, most_length=1.2))) == [
        "longer",
        "long",
    ]


def test_a_cluster_without_summary_or_reference_says_nothing_of_length(tmp_path: Path) -> None:
    failed = run(tmp_path, "failed", a_failed_record("quake"))
    bare = read_run(write_run(tmp_path / "bare", (a_record("Rain."), a_cluster("Rain."))))
    assert marked_lengths({"failed": failed, "bare": bare}, ["quake"], Statistics()) == {}


@pytest.mark.parametrize("clusters", [["a"], ["a", "b"]])
def test_only_the_clusters_that_are_compared_count(tmp_path: Path, clusters: list[str]) -> None:
    long = a_record(" ".join(["word"] * 30), cluster_id="b")
    found = marked_lengths(
        {"run": run(tmp_path, "run", a_record(TEN, cluster_id="a"), long)}, clusters, Statistics()
    )
    assert bool(found) == ("b" in clusters)
