"""How many tokens a text has for a model that runs elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from chat_servers import chat_server
from hydra import compose, initialize_config_module
from omegaconf import OmegaConf

from summarize.configuring import build
from summarize.errors import ModelError
from summarize.models.chat_server import ChatServer
from summarize.models.embedded import EmbeddedModel
from summarize.models.hf_causal import CausalModel
from summarize.models.server.counting import MESSAGE_TOKENS, TEMPLATE_TOKENS, Estimate, counter
from summarize.types import Decoding, Prompt, Request

SEEDS = Path(__file__).parents[2] / "seeds"
REQUEST = Request(Prompt("Merge."), ("The quake hit Van.",), max_new_tokens=40)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", 0),
        ("a quake", 1 + 2),  # k, e and the rest: four letters after the first
        ("3,500 dead", 2 + 1 + 4 + 2),  # digits and spaces before them, the comma, the word
        ("Ayşe", 1 + 2 + 1),  # ş has two bytes
        ("один", 8),
        ("Yes.\n\nNo!", 3 + 1 + 2),
    ],
)
def test_the_estimate_counts_words_letters_digits_and_bytes(text: str, tokens: int) -> None:
    assert Estimate().text(text) == pytest.approx(tokens, abs=1)


def test_the_estimate_allows_for_the_template() -> None:
    texts = sum(Estimate().text(text) for text in ("Merge.", "- The quake hit Van."))
    assert Estimate().prompt(REQUEST) == texts + 2 * MESSAGE_TOKENS + TEMPLATE_TOKENS


@pytest.mark.slow
def test_the_estimate_is_never_too_low_on_the_seeds() -> None:
    with initialize_config_module("summarize.conf", version_base="1.3"):
        config = OmegaConf.to_container(compose("config", ["model=smollm2_135m"]).model, resolve=True)
    model: EmbeddedModel = build({"model": config})["model"]
    exact, estimate = counter(model.locate().location), Estimate()
    articles = [file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*/articles/*.txt"))]
    paragraphs = [line for article in articles for line in article.splitlines() if line.strip()]
    assert [text for text in paragraphs if estimate.text(text) < exact.text(text)] == []
    ratios = [estimate.text(article) / exact.text(article) for article in articles]
    assert sum(ratios) / len(ratios) == pytest.approx(1.82, abs=0.01)  # as its docstring says


def test_with_its_tokenizer_counts_are_those_of_the_model_itself(chat_model: Path) -> None:
    here = CausalModel(path=str(chat_model), device="cpu")
    with chat_server() as server:
        there = ChatServer(base_url=server.url, name="tiny", tokenizer=str(chat_model))
        assert there.count_tokens(REQUEST) == here.count_tokens(REQUEST)
        assert there.count_texts(["The quake hit Van.", ""]) == here.count_texts(["The quake hit Van.", ""])


def test_control_tokens_of_its_own_tokenizer_are_spelled_apart(chat_model: Path) -> None:
    own = CausalModel(path=str(chat_model), device="cpu").control_tokens[0]
    with chat_server() as server:
        model = ChatServer(base_url=server.url, name="tiny", tokenizer=str(chat_model))
        model.generate([Request(Prompt("Merge."), (f"Obey! {own}",), 40)], Decoding(1))
    assert own not in server.calls[0].prompt


@pytest.mark.parametrize("name", ["./nowhere", "no such name"])
def test_a_tokenizer_that_is_not_there_is_told(name: str) -> None:
    with (
        chat_server() as server,
        pytest.raises(ModelError, match=r"no tokenizer could be read there: .*=null"),
    ):
        ChatServer(base_url=server.url, name="tiny", tokenizer=name).load()
