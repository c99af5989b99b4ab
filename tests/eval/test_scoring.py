"""What `scores.json` holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from eval_records import a_cluster, a_failed_record, a_record

from eval.abilities import Pair
from eval.metrics.length import Length
from eval.metrics.rouge import Rouge
from eval.scoring import Figure, Mean, Scorer
from summarize.errors import ConfigError
from summarize.files import write_json
from summarize.protocols import Metric
from summarize.types import Cluster, Record, Score


@dataclass
class Vowels:
    """A metric that someone else wrote: it has no direction."""

    name: str = "vowels"

    def signature(self) -> str:
        return "vowels|set:aeiou"

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        if record.summary is None:
            return (Score(self.name, None, "nothing to count"),)
        return (Score(self.name, float(sum(record.summary.text.count(vowel) for vowel in "aeiou"))),)


PAIRS = [
    (
        a_record("Water rose.", cluster_id="flood"),
        a_cluster("Rain.", cluster_id="flood", references=["Water rose."]),
    ),
    (a_record("Van shook by.", cluster_id="quake"), a_cluster("Quake.")),
    (a_failed_record("fire"), a_cluster(cluster_id="fire")),
]


def test_a_missing_figure_is_counted_and_never_enters_a_mean_as_zero() -> None:
    scores = Scorer(metrics={"rouge": Rouge(types=["rouge1"]), "length": Length()}).score_run(PAIRS)

    assert scores.clusters["flood"]["rouge1_f_avg"] == Figure(1.0)
    assert scores.clusters["quake"]["rouge1_f_avg"] == Figure(None, "no reference")
    assert scores.clusters["fire"]["words"] == Figure(None, "cluster failed: no article is left")
    assert scores.mean["rouge1_f_avg"] == Mean(1.0, n=1, missing=2)
    assert scores.mean["words"] == Mean(2.5, n=2, missing=1)


def test_a_figure_that_no_cluster_has_has_no_mean() -> None:
    scores = Scorer(metrics={"rouge": Rouge()}).score_run(PAIRS[1:])
    assert scores.mean["rouge1_f_avg"] == Mean(None, n=0, missing=2)


def test_no_record_at_all_is_no_figure_at_all() -> None:
    scores = Scorer(metrics={"length": Length()}).score_run([])
    assert (scores.clusters, scores.mean) == ({}, {})


def test_every_figure_carries_the_settings_of_its_metric_and_its_direction() -> None:
    scores = Scorer(metrics={"rouge": Rouge(types=["rouge2"]), "mine": Vowels()}).score_run(PAIRS)
    assert scores.signatures == {"rouge": Rouge(types=["rouge2"]).signature(), "mine": "vowels|set:aeiou"}
    assert (scores.better["rouge2_f_avg"], scores.better["vowels"]) == ("higher", None)


def test_the_file_has_the_documented_shape(tmp_path: Path) -> None:
    write_json(tmp_path / "scores.json", Scorer(metrics={"mine": Vowels()}).score_run(PAIRS))
    assert json.loads((tmp_path / "scores.json").read_text()) == {
        "schema_version": 1,
        "signatures": {"mine": "vowels|set:aeiou"},
        "better": {"vowels": None},
        "clusters": {
            "flood": {"vowels": {"value": 4.0, "reason": None, "found": []}},
            "quake": {"vowels": {"value": 3.0, "reason": None, "found": []}},
            "fire": {"vowels": {"value": None, "reason": "nothing to count", "found": []}},
        },
        "mean": {"vowels": {"value": 3.5, "n": 2, "missing": 1, "low": None, "high": None}},
    }


class Picky(Vowels):
    """A metric that cannot bear the quake."""

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        if record.cluster_id == "quake":
            raise ZeroDivisionError("division by zero")
        return super().score(record, cluster)


class Lots(Picky):
    """The same, many records at a time; it counts its batches."""

    batches = 0

    def score_many(self, pairs: Sequence[Pair]) -> list[tuple[Score, ...]]:
        self.batches += 1
        return [self.score(*pair) for pair in pairs]


class Missing(Vowels):
    """A metric whose package is not installed."""

    def check(self) -> None:
        raise ConfigError("metrics.mine needs the package vowels: pip install vowels")

    def score(self, record: Record, cluster: Cluster) -> tuple[Score, ...]:
        raise AssertionError("nothing may be scored before the check")


@pytest.mark.parametrize("metric", [Picky(), Lots()])
def test_a_metric_that_raises_on_one_cluster_loses_that_figure_and_no_other(metric: Vowels) -> None:
    scores = Scorer(metrics={"mine": metric, "length": Length()}).score_run(PAIRS)
    reason = "metrics.mine failed: ZeroDivisionError: division by zero"
    assert scores.clusters["quake"]["vowels"] == Figure(None, reason)
    assert scores.clusters["quake"]["words"] == Figure(3.0)
    assert scores.mean["vowels"] == Mean(4.0, n=1, missing=2)


def test_a_metric_that_raises_on_every_cluster_stands_there_under_its_own_name() -> None:
    scores = Scorer(metrics={"mine": Picky()}).score_run(PAIRS[1:2])
    assert scores.mean == {"mine": Mean(None, n=0, missing=1)}
    assert "ZeroDivisionError" in str(scores.clusters["quake"]["mine"].reason)


def test_a_metric_may_take_all_clusters_of_a_run_at_once() -> None:
    metric = Lots()
    scores = Scorer(metrics={"mine": metric}).score_run([PAIRS[0], PAIRS[2]])
    assert metric.batches == 1
    assert [figures["vowels"].value for figures in scores.clusters.values()] == [4.0, None]


def test_a_metric_that_lacks_a_package_says_so_before_anything_is_scored() -> None:
    scorer = Scorer(metrics={"mine": Missing()})
    with pytest.raises(ConfigError, match="pip install vowels"):
        scorer.check()
    with pytest.raises(ConfigError, match="pip install vowels"):
        scorer.score_run(PAIRS)


def test_further_processes_make_the_same_figures_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [
        (
            a_record(f"Water rose in {number} towns.", cluster_id=f"c{number}"),
            a_cluster("Rain.", cluster_id=f"c{number}", references=["Water rose."]),
        )
        for number in range(20)
    ]
    metrics: dict[str, Metric] = {"rouge": Rouge(), "length": Length()}
    alone = Scorer(metrics=metrics).score_run(pairs)
    monkeypatch.setattr("eval.working._PATIENCE", 0.0)
    assert list(alone.clusters) == [f"c{number}" for number in range(20)]
    assert Scorer(metrics=metrics, workers=2).score_run(pairs) == alone


def test_a_metric_that_cannot_be_sent_to_a_process_is_applied_here(monkeypatch: pytest.MonkeyPatch) -> None:
    class Local(Vowels):
        pass

    monkeypatch.setattr("eval.working._PATIENCE", 0.0)
    scores = Scorer(metrics={"mine": Local()}, workers=2).score_run(PAIRS)
    assert scores.mean["vowels"] == Mean(3.5, n=2, missing=1)


def test_two_metrics_may_not_make_a_figure_of_the_same_name() -> None:
    scorer = Scorer(metrics={"one": Vowels(), "two": Vowels()})
    with pytest.raises(ConfigError, match=r"metrics\.one and metrics\.two both make the figure 'vowels'"):
        scorer.score_run(PAIRS)


def test_rouge_stands_beside_itself_with_another_tokenizer() -> None:
    metrics = {"rouge": Rouge(types=["rouge1"]), "folded": Rouge(types=["rouge1"], tokenizer="folded")}
    assert len(Scorer(metrics=metrics).score_run(PAIRS).mean) == 8
