"""Every YAML in conf/model, as a user chooses it: it composes, and is what its class takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hydra import compose, initialize_config_dir
from hydra.core.global_hydra import GlobalHydra
from omegaconf import DictConfig, OmegaConf

from summarize.configuring import build
from summarize.models.hf_seq2seq import Seq2SeqModel

CONF = Path(__file__).parents[2] / "conf"
MODELS = sorted(path.stem for path in (CONF / "model").glob("*.yaml"))
ENCODER_DECODERS = [
    "bart_large_cnn", "distilbart_cnn", "flan_t5_base", "hf_seq2seq", "led_large", "longt5",
    "pegasus_multinews", "primera", "primera_multinews", "primera_wcep", "t5_base",
]  # fmt: skip


STAND_IN = "http://localhost/v1"
"""For what a user must give: a path, a name, an address."""


@pytest.fixture(autouse=True)
def hydra() -> Iterator[None]:
    GlobalHydra.instance().clear()
    with initialize_config_dir(str(CONF), version_base="1.3"):
        yield


@cache
def chosen(*overrides: str) -> DictConfig:
    config = compose("config", overrides=list(overrides))
    for name in config.model:
        if OmegaConf.is_missing(config.model, name):
            config.model[name] = STAND_IN
    return config


def made(name: str) -> Any:
    """The model, built without a look at any weights."""
    return build({"model": OmegaConf.to_container(chosen(f"model={name}").model, resolve=True)})["model"]


@pytest.mark.parametrize("name", MODELS)
def test_each_is_what_its_class_takes(name: str) -> None:
    assert made(name) is not None


@pytest.mark.parametrize("name", MODELS)
def test_each_says_in_its_first_line_what_it_is_and_how_to_run_it(name: str) -> None:
    first = (CONF / "model" / f"{name}.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert f"summarize model={name}" in first


@pytest.mark.parametrize("name", ENCODER_DECODERS)
def test_encoder_decoder_models_decode_as_their_makers_do(name: str) -> None:
    decoding = chosen(f"model={name}").decoding
    assert (decoding.candidates, decoding.temperature, decoding.beams) == (1, None, None)


@pytest.mark.parametrize("name", ["hf_seq2seq", "primera_multinews"])
def test_unless_the_user_says_otherwise(name: str) -> None:
    """Whichever of the two stands first on the command line."""
    assert chosen(f"model={name}", "decoding=sampled").decoding.temperature == 0.9
    assert chosen("decoding=beam", f"model={name}").decoding.beams == 4
    assert chosen(f"model={name}", "decoding.beams=2").decoding.beams == 2


@pytest.mark.parametrize("name", ["smollm2_135m", "hf_causal"])
def test_chat_models_are_sampled(name: str) -> None:
    assert chosen(f"model={name}").decoding.temperature == 0.9


@pytest.mark.parametrize("name", [name for name in ENCODER_DECODERS if name != "hf_seq2seq"])
def test_encoder_decoder_models_are_all_of_one_class_and_pinned(name: str) -> None:
    assert isinstance(made(name), Seq2SeqModel)
    config = chosen(f"model={name}").model
    assert re.fullmatch(r"[0-9a-f]{40}|refs/pr/\d+|main", config.revision)
    assert re.fullmatch(r"[\w-]+/[\w.-]+", config.path)
    assert config.licence


@pytest.mark.parametrize("name", ["primera", "primera_multinews", "primera_wcep"])
def test_primera_has_its_separator(name: str) -> None:
    assert chosen(f"model={name}").model.separator_token == "<doc-sep>"


@pytest.mark.parametrize("way", ["sampled", "supported", "free", "greedy", "beam", "own"])
def test_each_way_to_decode_is_what_its_class_takes(way: str) -> None:
    config = chosen(f"decoding={way}", "seed=7")
    decoding = build({"decoding": OmegaConf.to_container(config.decoding, resolve=True)})["decoding"]
    assert decoding.seed == 7


def test_as_many_beams_as_candidates_unless_the_user_says_otherwise() -> None:
    assert chosen("decoding=beam", "decoding.beams=8").decoding.candidates == 8
