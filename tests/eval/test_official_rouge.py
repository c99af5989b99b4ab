"""The ten systems of MultiLing 2011, imported, have their official ROUGE-1.5.5 figures and ranks."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.evaluation import Evaluation, evaluate, read_runs
from eval.metrics.rouge import Rouge
from eval.scoring import Scorer
from eval.systems.importing import import_systems
from summarize.data.multiling import MultilingReader

MULTILING = Path(__file__).parents[2] / ".." / "shared" / "data" / "multiling2011"
NAMES = {"ROUGE-1": "rouge1_f_pooled", "ROUGE-2": "rouge2_f_pooled", "ROUGE-SU4": "rougeSU4_f_pooled"}
"""Our figures by their official names; ROUGE-1.5.5 pools what is counted over the references."""

pytestmark = pytest.mark.skipif(not MULTILING.is_dir(), reason="MultiLing is not beside the repository")


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    reader = MultilingReader(path=str(MULTILING))
    out = tmp_path_factory.mktemp("out")
    made = import_systems(str(MULTILING / "correctedSubmissions"), reader, out, language="english")
    assert made.notes == ()
    rouge = Rouge(types=["rouge1", "rouge2", "rougeSU4"], references=["pooled"], stemming=[False])
    return evaluate(read_runs(made.paths), Scorer(metrics={"rouge": rouge}))


@pytest.fixture(scope="module")
def official() -> list[dict[str, str]]:
    with (MULTILING / "official_rouge.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def ours(evaluation: Evaluation, row: dict[str, str]) -> float:
    value = evaluation.runs[row["peer"]].scores.clusters[row["topic"]][NAMES[row["metric"]]].value
    assert value is not None
    return value


@pytest.mark.parametrize(("metric", "within"), [("ROUGE-1", 0.001), ("ROUGE-2", 0.001), ("ROUGE-SU4", 0.003)])
def test_every_figure_of_every_system_and_topic_is_the_official_one(
    evaluation: Evaluation, official: list[dict[str, str]], metric: str, within: float
) -> None:
    rows = [row for row in official if row["metric"] == metric]
    assert len(rows) == 50
    for row in rows:
        assert ours(evaluation, row) == pytest.approx(float(row["fscore"]), abs=within), row


@pytest.mark.parametrize("metric", NAMES)
def test_the_systems_are_ranked_as_the_official_figures_rank_them(
    evaluation: Evaluation, official: list[dict[str, str]], metric: str
) -> None:
    def ranking(value: Callable[[dict[str, str]], float]) -> list[str]:
        total: dict[str, float] = defaultdict(float)
        for row in official:
            if row["metric"] == metric:
                total[row["peer"]] += value(row)
        return sorted(total, key=lambda peer: -total[peer])

    assert ranking(lambda row: ours(evaluation, row)) == ranking(lambda row: float(row["fscore"]))
