"""Baselines without a model: what all of them promise."""

from __future__ import annotations

import importlib
import inspect
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from chunking_cases import STORM
from conftest import Command
from omegaconf import DictConfig, OmegaConf

from summarize.configuring import build
from summarize.models.extractive import ExtractiveModel
from summarize.text.sentences import split_sentences
from summarize.types import Answer, Decoding, Form, Prompt, Request

NAMES = ("lead", "random", "centroid", "lexrank", "mmr", "oracle")
TESTS = Path(__file__).parents[1]
CONF = TESTS.parent / "conf" / "model"
ARTICLES = tuple(article.text for article in STORM.articles)
REFERENCES = ("Cyclone Idai killed twelve people in Beira. Teams flew food to villages.",)
WHOLE = {one for text in ARTICLES for line in text.split("\n")[-1:] for one in split_sentences(line)}
"""Every whole sentence of the articles."""

every_baseline = pytest.mark.parametrize("name", NAMES)


def baseline(name: str) -> ExtractiveModel:
    """The model as `model=NAME` builds it."""
    config = DictConfig(OmegaConf.load(CONF / f"{name}.yaml"))
    del config["defaults"]  # what Hydra reads: the strategy that it brings
    model = build({"model": OmegaConf.to_container(config)})["model"]
    assert isinstance(model, ExtractiveModel)
    return model


def request(
    documents: Sequence[str] = ARTICLES,
    max_words: int | None = 60,
    form: Form = "summary",
    max_new_tokens: int = 1000,
) -> Request:
    return Request(
        Prompt("Summarise."), tuple(documents), max_new_tokens, form, max_words, references=REFERENCES
    )


def answer(name: str, one: Request, seed: int = 0) -> Answer:
    (only,) = baseline(name).generate([one], Decoding(seed=seed))
    return only


def sentences(given: Answer) -> list[str]:
    """The sentences of the one candidate, each a whole sentence of the articles."""
    assert given.error is None
    (candidate,) = given.candidates
    found = []
    rest = candidate.text
    while rest:
        (longest,) = [one for one in WHOLE if rest == one or rest.startswith(f"{one} ")]
        found.append(longest)
        rest = rest[len(longest) + 1 :]
    return found


@every_baseline
@pytest.mark.parametrize("words", [11, 12, 15, 20, 30, 45, 60, 1000])
def test_a_summary_is_whole_sentences_of_the_articles_within_the_limit(name: str, words: int) -> None:
    given = answer(name, request(max_words=words))
    chosen = sentences(given)
    assert 0 < sum(len(one.split()) for one in chosen) <= words
    assert len(chosen) == len(set(chosen))


@every_baseline
def test_without_a_limit_in_words_the_tokens_set_it(name: str) -> None:
    (candidate,) = answer(name, request(max_words=None, max_new_tokens=48)).candidates
    assert len(candidate.text.split()) <= 30
    (candidate,) = answer(name, request(max_words=100, max_new_tokens=30)).candidates
    assert candidate.tokens == len(candidate.text.split()) <= 30


@every_baseline
def test_one_sentence_is_what_one_who_asks_for_a_sentence_gets(name: str) -> None:
    assert len(sentences(answer(name, request(form="sentence")))) == 1
    assert len(sentences(answer(name, request(form="sentence", documents=sorted(WHOLE)[:2])))) == 1


@every_baseline
@pytest.mark.parametrize(
    "documents",
    [(), ("",), ("Cyclone kills twelve in Beira",), ("Cyclone kills twelve", "After it\nAnd more")],
)
def test_articles_without_a_sentence_give_nothing_and_say_so(name: str, documents: tuple[str, ...]) -> None:
    empty = answer(name, request(documents))
    assert empty.error is None
    assert [candidate.text for candidate in empty.candidates] == [""]
    assert "no whole sentence in the documents, only headlines and fragments" in empty.notes[0]


@every_baseline
def test_a_limit_that_no_sentence_keeps_gives_nothing_and_says_so(name: str) -> None:
    empty = answer(name, request(max_words=3))
    assert [candidate.text for candidate in empty.candidates] == [""]
    assert "no sentence of at most 3 words" in empty.notes[0]
    assert "the shortest has 4" in empty.notes[0]


@every_baseline
def test_one_empty_request_does_not_stop_the_others(name: str) -> None:
    answers = baseline(name).generate([request(), request(("",)), request()], Decoding())
    assert [bool(one.candidates[0].text) for one in answers] == [True, False, True]
    assert answers[0] == answers[2]


@every_baseline
def test_the_same_seed_gives_the_same_summary_in_any_batch(name: str) -> None:
    alone = answer(name, request(), seed=7)
    together = baseline(name).generate([request(ARTICLES[:1]), request()], Decoding(seed=7))
    assert together[1] == alone


@pytest.mark.parametrize("name", ["centroid", "lexrank", "mmr"])
def test_the_order_of_the_articles_changes_nothing_where_the_method_does_not_say_so(name: str) -> None:
    assert answer(name, request(ARTICLES)) == answer(name, request(ARTICLES[::-1]))


@every_baseline
def test_it_costs_nothing_and_says_that_it_is_no_model(name: str) -> None:
    model = baseline(name)
    model.load()
    card = model.card()
    assert card.name.startswith(name)
    assert card.source.startswith("no model: ")
    assert (card.device, card.dtype, card.digest) == ("cpu", "", None)
    given = answer(name, request())
    assert given.cost == 0
    assert given.candidates[0].logprob is None


@every_baseline
def test_no_cluster_is_too_long(name: str) -> None:
    model = baseline(name)
    long = request(("Rebels captured Aleppo on Friday. " * 10_000,), max_new_tokens=1000)
    assert model.room(long) > 0
    assert model.count_tokens(long) == 50_000
    assert model.count_texts(["", "Aleppo", "Aleppo fell."]) == [0, 1, 2]


@every_baseline
def test_an_option_says_what_it_is_and_has_all_arguments_of_its_class(name: str) -> None:
    path = CONF / f"{name}.yaml"
    config = OmegaConf.load(path)
    assert isinstance(config, DictConfig)
    module, _, kind = config["_target_"].rpartition(".")
    parameters = inspect.signature(getattr(importlib.import_module(module), kind)).parameters
    assert list(config)[2:] == list(parameters), "after what Hydra and the builder read"
    assert f"summarize model={name} " in path.read_text(encoding="utf-8").splitlines()[0]
    assert [config[key] for key in parameters] == [one.default for one in parameters.values()]


@every_baseline
def test_a_usual_cluster_is_done_in_a_moment(name: str) -> None:
    """Ten articles of forty sentences; 300 of them take 2 to 9 s (mmr) on a slow core."""
    draw = random.Random(0)
    words = [f"w{rank}" for rank in range(3000)]
    weights = [1 / (rank + 1) for rank in range(3000)]
    documents = [
        " ".join("The " + " ".join(draw.choices(words, weights, k=15)) + "." for _ in range(40))
        for _ in range(10)
    ]
    baseline(name).generate([request()], Decoding())  # what is loaded once
    started = time.process_time()
    assert answer(name, request(documents, 250)).error is None
    assert time.process_time() - started < 2


@pytest.mark.parametrize("name", ["lead", "oracle"])
def test_the_command_summarises_a_folder_with_it(name: str, summarize: Command, tmp_path: Path) -> None:
    articles, references = (
        tmp_path / "news" / "storm" / "articles",
        tmp_path / "news" / "storm" / "references",
    )
    for folder in (articles, references):
        folder.mkdir(parents=True)
    for article in STORM.articles:
        (articles / f"{article.id}.txt").write_text(article.text.replace("\n", "\n\n"), encoding="utf-8")
    (references / "1.txt").write_text(REFERENCES[0], encoding="utf-8")
    told = summarize(
        "--config-dir", str(TESTS / "conf"), "factcheck=none", "allow_targets=[fakes.]",
        f"model={name}", "chunking=concat", "data=folder", "data.path=news", "out=run",
    )  # fmt: skip
    assert told.code == 0, told.out
    record = json.loads((tmp_path / "run" / "records.jsonl").read_text(encoding="utf-8"))
    assert {sentence["origin"] for sentence in record["summary"]["sentences"]} == {"source"}
    assert baseline(name).note in told.out
