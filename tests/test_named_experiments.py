"""conf/experiment: each experiment composes, is made of options that there are, and says what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

import pytest
from conftest import Command
from hydra import compose, initialize_config_module
from omegaconf import DictConfig, OmegaConf

from summarize.configuring import build
from summarize.experiment import PARTS
from summarize.mistakes import options

EXPERIMENTS = options("experiment")


@pytest.fixture(autouse=True)
def configs() -> Iterator[None]:
    with initialize_config_module("summarize.conf", version_base="1.3"):
        yield


def composed(name: str, *more: str) -> DictConfig:
    return compose("config", [f"experiment={name}", *more], return_hydra_config=True)


def test_there_are_experiments() -> None:
    assert {"baselines", "small_model", "primera_multinews", "multiling"} <= set(EXPERIMENTS)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_an_experiment_says_what_it_shows_and_the_command(name: str) -> None:
    file = resources.files("summarize.conf") / "experiment" / f"{name}.yaml"
    package, comment, *_ = file.read_text().splitlines()
    assert package == "# @package _global_"
    assert re.fullmatch(rf"# [A-Z].+: summarize experiment={name}( .*)?", comment)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_run_of_an_experiment_is_made_of_parts_that_can_be_built(name: str) -> None:
    swept = OmegaConf.select(composed(name), "hydra.sweeper.params") or {}
    jobs = [f"{key}={value}" for key, values in swept.items() for value in values.split(",")]
    for job in jobs or ["seed=1"]:
        config = compose("config", [f"experiment={name}", job, "data.path=DIR"])
        build({part: OmegaConf.to_container(config[part], resolve=True) for part in PARTS})


def test_an_experiment_sets_only_what_it_is_about() -> None:
    plain = compose("config", ["out=run"])  # which has the second of the composition in it else
    multiling = compose("config", ["experiment=multiling", "out=run"])
    assert {key for key in plain if plain[key] != multiling[key]} == {"data", "chunking"}
    assert multiling.chunking.max_words == 250


def test_experiments_can_be_put_together_and_overridden() -> None:
    config = composed("[multiling,baselines]", "data.path=DIR", "chunking.max_words=100")
    assert (config.data.path, config.chunking.max_words) == ("DIR", 100)
    assert config.hydra.mode.name == "MULTIRUN"
    assert config.hydra.runtime.choices.chunking == "concat"


def test_a_misspelt_experiment_is_told_with_the_nearest(summarize: Command) -> None:
    told = summarize("experiment=baseline")
    assert told.code == 2
    assert told.err.startswith("There is no experiment=baseline: did you mean 'baselines'?")
