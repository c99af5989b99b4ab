"""Metrics that a model makes, on tiny random models that are saved as users keep theirs."""

from __future__ import annotations

import math
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest
from eval_records import a_cluster, a_failed_record, a_record
from tiny_models import save_bert, save_llama

from eval.metrics.neural.bertscore import BertScore
from eval.metrics.neural.embedding import EmbeddingSimilarity
from eval.metrics.neural.entailment import EntailedByArticles, passages
from eval.metrics.neural.fluency import Fluency
from eval.scoring import Figure, Scorer
from summarize.errors import ConfigError, ResourceError
from summarize.models.hf_causal import CausalModel
from summarize.models.second_reader import SecondReader
from summarize.protocols import Metric
from summarize.types import Cluster, Record

SAME = "Turkey and Syria met in Moscow"
PAIRS: list[tuple[Record, Cluster]] = [
    (a_record(SAME, cluster_id="same"), a_cluster("One.", cluster_id="same", references=[SAME])),
    (
        a_record("the minister said talks were first", "people met", cluster_id="two"),
        a_cluster(
            "One.",
            cluster_id="two",
            references=["quake killed 500 people in the city", "the minister met people"],
        ),
    ),
    (a_record("A", cluster_id="none"), a_cluster("One.", cluster_id="none")),
    (a_failed_record("failed"), a_cluster(cluster_id="failed", references=[SAME])),
]
CPU: dict[str, Any] = {"device": "cpu", "dtype": "fp32"}


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(save_bert(tmp_path_factory.mktemp("bert") / "encoder"))


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(save_llama(tmp_path_factory.mktemp("llama") / "writer", chat=False))


def figures(metric: Metric) -> dict[str, dict[str, Figure]]:
    scores = Scorer(metrics={"mine": metric}).score_run(PAIRS)
    return {cluster: dict(found) for cluster, found in scores.clusters.items()}


def value(figure: Figure) -> float:
    assert figure.value is not None, figure.reason
    return figure.value


def token_vectors(path: str, text: str, layer: int = -1) -> Any:
    """By hand: (tokens, units)."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    encoded = AutoTokenizer.from_pretrained(path)(text, return_tensors="pt")
    with torch.inference_mode():
        states = AutoModel.from_pretrained(path).eval()(**encoded, output_hidden_states=True).hidden_states
    return states[layer][0]


def bertscore_by_hand(path: str, summary: str, reference: str, layer: int = -1) -> tuple[float, float, float]:
    """Zhang et al. 2020, section 3, formulas for R, P and F; the tokens at both ends do not count."""
    one, other = (token_vectors(path, text, layer)[1:-1] for text in (summary, reference))
    one, other = (vectors / vectors.norm(dim=-1, keepdim=True) for vectors in (one, other))
    near = one @ other.T
    p, r = float(near.max(dim=1).values.mean()), float(near.max(dim=0).values.mean())
    return p, r, 2 * p * r / (p + r)


def test_bertscore_is_the_papers_and_the_best_of_several_references(bert: str) -> None:
    found = figures(BertScore(path=bert, **CPU))
    assert value(found["same"]["bertscore_f"]) == pytest.approx(1, abs=1e-5)
    record, cluster = PAIRS[1]
    assert record.summary is not None
    each = [bertscore_by_hand(bert, record.summary.text, reference) for reference in cluster.references]
    for column, name in enumerate(("bertscore_p", "bertscore_r", "bertscore_f")):
        assert value(found["two"][name]) == pytest.approx(max(row[column] for row in each), abs=1e-4)


def test_bertscore_of_another_layer_is_another(bert: str) -> None:
    record, cluster = PAIRS[1]
    assert record.summary is not None
    found = figures(BertScore(path=bert, layer=1, **CPU))
    each = [bertscore_by_hand(bert, record.summary.text, reference, 1)[2] for reference in cluster.references]
    assert value(found["two"]["bertscore_f"]) == pytest.approx(max(each), abs=1e-4)


def test_the_cosine_of_mean_vectors_is_averaged_and_the_best_taken(bert: str) -> None:
    found = figures(EmbeddingSimilarity(path=bert, batch_size=2, **CPU))
    assert value(found["same"]["embedding_best"]) == pytest.approx(1, abs=1e-5)
    record, cluster = PAIRS[1]
    assert record.summary is not None
    mean, *others = (
        token_vectors(bert, text).mean(dim=0) for text in (record.summary.text, *cluster.references)
    )
    cosines = [float(mean @ other / (mean.norm() * other.norm())) for other in others]
    assert value(found["two"]["embedding_avg"]) == pytest.approx(sum(cosines) / 2, abs=1e-5)
    assert value(found["two"]["embedding_best"]) == pytest.approx(max(cosines), abs=1e-5)


def test_a_summary_that_is_too_long_for_the_encoder_is_read_as_far_as_it_goes(bert: str) -> None:
    long = a_record("people " * 500), a_cluster("One.", references=["people met"])
    for metric in (BertScore(path=bert, **CPU), EmbeddingSimilarity(path=bert, **CPU)):
        assert all(score.value is not None for score in metric.score(*long))


def test_perplexity_is_that_of_the_words_under_the_reader(llama: str) -> None:
    reader = SecondReader(model=CausalModel(path=llama, licence="", **CPU))
    metric = Fluency(reader=reader)
    assert metric.signature().endswith("model:not loaded")
    found = figures(metric)
    said = [
        word for words in reader.read(["the minister said talks were first", "people met"]) for word in words
    ]
    assert value(found["two"]["perplexity"]) == pytest.approx(math.exp(-sum(said) / 8), rel=1e-4)
    assert found["failed"]["perplexity"].reason == "cluster failed: no article is left"
    assert "writer" in metric.signature()


def test_a_sentence_is_as_entailed_as_by_its_best_passage(tmp_path: Path) -> None:
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    path = str(save_bert(tmp_path / "nli", labels=("neutral", "entailment")))
    articles = ("Turkey met Syria. The quake killed people. Talks were first.", "War in Moscow.")
    record = a_record("Turkey met Syria.", "officials said")
    (score,) = EntailedByArticles(path=path, **CPU).score(record, a_cluster(*articles))

    tokenizer = AutoTokenizer.from_pretrained(path)
    model = AutoModelForSequenceClassification.from_pretrained(path).eval()

    def entailed(passage: str, sentence: str) -> float:
        with torch.inference_mode():
            logits = model(**tokenizer(passage, sentence, return_tensors="pt")).logits
        return float(logits.softmax(dim=-1)[0, 1])

    best = [
        max(entailed(article, said) for article in articles)
        for said in ("Turkey met Syria.", "officials said")
    ]
    assert score.value == pytest.approx(sum(best) / 2, abs=1e-4)


def test_passages_are_three_sentences_in_a_row() -> None:
    assert passages("One came. Two came. Three came. Four came.") == [
        "One came. Two came. Three came.",
        "Two came. Three came. Four came.",
    ]
    assert passages("One came.") == ["One came."]


@pytest.mark.parametrize("make", [BertScore, EmbeddingSimilarity])
def test_what_there_is_nothing_to_compare_with_says_so(make: Callable[..., Metric], bert: str) -> None:
    found = figures(make(path=bert, **CPU))
    assert {(figure.value, figure.reason) for figure in found["none"].values()} == {(None, "no reference")}
    assert {figure.reason for figure in found["failed"].values()} == {"cluster failed: no article is left"}


@pytest.mark.parametrize("make", [BertScore, EmbeddingSimilarity, EntailedByArticles])
def test_a_model_that_is_not_there_is_told_before_anything_is_scored(
    make: Callable[..., Metric], tmp_path: Path
) -> None:
    scorer = Scorer(metrics={"mine": make(path=str(tmp_path / "nowhere"))})
    with pytest.raises(ConfigError, match=r"metrics\.\w+\.path=.*nowhere: no such folder or file"):
        scorer.check()


def test_bertscore_without_torchmetrics_says_how_to_install_it(
    bert: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr("eval.metrics.neural.bertscore.version", missing)
    with pytest.raises(ResourceError, match=r"pip install 'newsfuse\[neural\]'"):
        Scorer(metrics={"bertscore": BertScore(path=bert)}).check()


def test_the_signature_names_the_model_and_all_that_changes_a_figure(bert: str) -> None:
    assert f"model:{bert}|layer:1|idf:no" in BertScore(path=bert, layer=1).signature()
    assert f"model:{bert}@abc|pooling:mean" in EmbeddingSimilarity(path=bert, revision="abc").signature()
    assert f"model:{bert}|label:entailment" in EntailedByArticles(path=bert).signature()
