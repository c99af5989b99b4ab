"""The fact-check with an entailment model, on tiny random models that are saved as users keep theirs."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from summarize.errors import ConfigError, ModelError
from summarize.factcheck.checker import RuleChecker
from summarize.factcheck.nli import EntailmentChecker
from summarize.types import Article, Cluster, FactCheckReport, Sentence, Summary

ARTICLES = (
    Article("a", "", "Turkey and Syria met in Moscow on Wednesday. They agreed to prepare a road map."),
    Article("b", "", "The ministers met in Moscow. A ferry sank near Izmir in a storm."),
)
TEXT = "Turkey and Syria met in Moscow. A ferry sank in a storm. Fidel Castro resigned."
WORDS = ("turkey and syria met in moscow on wednesday they agreed ferry sank storm a the . [UNK]").split()
SPECIAL = ("[PAD]", "[CLS]", "[SEP]")


def save_model(
    folder: Path, kind: str = "Bert", labels: tuple[str, ...] = ("contradiction", "entailment")
) -> Path:
    """A classifier of pairs with two layers of 16 units."""
    transformers = import_module("transformers")
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join((*SPECIAL, *WORDS)))
    tokenizer = transformers.BertTokenizerFast(vocab_file=str(folder / "vocab.txt"), model_max_length=64)
    tokenizer.save_pretrained(folder)
    config = getattr(transformers, f"{kind}Config")(
        vocab_size=len(tokenizer),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        max_position_embeddings=64,
        initializer_range=0.6,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
    )
    import_module("torch").manual_seed(0)
    getattr(transformers, f"{kind}ForSequenceClassification")(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("nli") / "bert")


def checker(path: Path, **settings: Any) -> EntailmentChecker:
    return EntailmentChecker(path=str(path), device="cpu", dtype="fp32", **settings)


def report(checker: RuleChecker, text: str = TEXT) -> FactCheckReport:
    return checker.check(Summary("c", (Sentence(text),)), checker.analyse(Cluster("c", ARTICLES)))


def scores(checker: RuleChecker, text: str = TEXT) -> list[float]:
    return [sentence.score for sentence in report(checker, text).sentences]


def test_the_model_has_its_say_in_the_support_of_sentences_and_none_in_verdicts(model: Path) -> None:
    rules, both = report(RuleChecker()), report(checker(model))
    assert both.findings == rules.findings
    assert [one.score for one in both.sentences] != [one.score for one in rules.sentences]
    assert [one.sources for one in both.sentences] == [one.sources for one in rules.sentences]
    assert both.score is not None
    assert 0 < both.score < 1


def test_without_a_share_it_is_the_rules_alone(model: Path) -> None:
    assert scores(checker(model, share=0.0)) == pytest.approx(scores(RuleChecker()), abs=1e-3)


def test_with_all_the_share_the_probability_of_the_best_passage_is_the_support(model: Path) -> None:
    probabilities = probabilities_by_hand(
        model,
        [
            ("They agreed to prepare a road map. Turkey and Syria met in Moscow on Wednesday.", ""),
            (ARTICLES[0].text, "Turkey and Syria met in Moscow."),
            (ARTICLES[1].text, "Turkey and Syria met in Moscow."),
        ],
    )
    first = scores(checker(model, share=1.0), "Turkey and Syria met in Moscow.")
    assert first == pytest.approx([max(probabilities[1:])], abs=1e-3)


def probabilities_by_hand(folder: Path, pairs: list[tuple[str, str]]) -> list[float]:
    """The second label's, one pair at a time."""
    transformers, torch = import_module("transformers"), import_module("torch")
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    classifier = transformers.AutoModelForSequenceClassification.from_pretrained(folder).eval()
    with torch.no_grad():
        return [
            float(classifier(**tokenizer(*pair, return_tensors="pt")).logits.softmax(-1)[0, 1])
            for pair in pairs
        ]


@pytest.mark.parametrize("batch_size", [1, 2])
def test_batches_change_nothing(model: Path, batch_size: int) -> None:
    assert scores(checker(model, batch_size=batch_size)) == pytest.approx(scores(checker(model)), abs=1e-4)


def test_the_order_of_the_labels_is_that_of_the_models_own_config(tmp_path: Path, model: Path) -> None:
    turned = save_model(tmp_path / "turned", labels=("ENTAILMENT", "contradiction"))
    first, second = (scores(checker(one, share=1.0)) for one in (model, turned))
    # The same random weights: what one calls entailment, the other calls its opposite.
    # Only one article speaks of the ferry, so there is no choosing between passages.
    assert first[1] == pytest.approx(1 - second[1], abs=1e-3)


def test_another_architecture_works_the_same_way(tmp_path: Path) -> None:
    assert len(scores(checker(save_model(tmp_path / "deberta", "DebertaV2")))) == 3


def test_a_pair_that_is_too_long_is_cut(model: Path) -> None:
    assert len(scores(checker(model), "Turkey and Syria met in Moscow" + " and Syria" * 200)) == 1


def test_a_model_with_other_labels_is_refused_until_one_is_named(tmp_path: Path) -> None:
    folder = save_model(tmp_path / "other", labels=("supported", "refuted"))
    with pytest.raises(
        ConfigError, match=r"factcheck\.label=entailment: .* has the labels supported, refuted"
    ):
        checker(folder).load()
    checker(folder, label="supported").load()


def test_a_missing_model_is_told_before_anything_is_checked(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"factcheck\.path=.*: no such folder"):
        checker(tmp_path / "nowhere").load()


def test_a_model_without_a_trained_head_is_refused(tmp_path: Path) -> None:
    folder = save_model(tmp_path / "base")
    transformers = import_module("transformers")
    transformers.BertModel.from_pretrained(folder).save_pretrained(folder)
    config = json.loads((folder / "config.json").read_text())
    config["id2label"] = {"0": "contradiction", "1": "entailment"}
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(ModelError, match=r"classifier.* Check factcheck\.path"):
        checker(folder).load()


def test_the_signature_names_the_model(model: Path) -> None:
    assert f"nli:{model}|share:0.5" in checker(model).signature()
