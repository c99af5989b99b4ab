"""conf/metrics: what is on by default, and what every option of it promises."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from inspect import getdoc, signature
from typing import Any

import pytest
from hydra import compose, initialize_config_module
from hydra.core.global_hydra import GlobalHydra
from hydra.utils import get_class, instantiate
from omegaconf import OmegaConf

WITH_A_MODEL = {"bertscore", "embedding", "entailment", "fluency"}
OPTIONS = sorted(
    option.name.removesuffix(".yaml") for option in (resources.files("summarize.conf") / "metrics").iterdir()
)


@pytest.fixture(autouse=True)
def hydra() -> Iterator[None]:
    with initialize_config_module("summarize.conf", version_base="1.3"):
        yield
    GlobalHydra.instance().clear()


def metrics(config: str, *overrides: str) -> dict[str, Any]:
    found: Any = OmegaConf.to_container(compose(config, overrides=list(overrides)).metrics)
    return dict(found)


@pytest.mark.parametrize("config", ["config", "evaluate"])
def test_every_metric_without_a_model_is_on_by_default(config: str) -> None:
    assert set(metrics(config)) == set(OPTIONS) - WITH_A_MODEL


def test_the_metrics_can_be_chosen_added_and_taken_out() -> None:
    assert list(metrics("evaluate", "metrics=[rouge,length]")) == ["rouge", "length"]
    assert set(metrics("evaluate", "+metrics=fluency")) == {*OPTIONS} - WITH_A_MODEL | {"fluency"}
    assert "plain" not in metrics("evaluate", "~metrics.plain")


@pytest.mark.parametrize("option", OPTIONS)
def test_an_option_names_a_class_and_all_its_arguments(option: str) -> None:
    settings = metrics("evaluate", f"metrics=[{option}]")[option]
    kind = get_class(settings.pop("_target_"))
    assert set(settings) == set(signature(kind).parameters)
    assert getdoc(kind)


def test_the_defaults_of_the_configs_are_those_of_the_classes() -> None:
    for name, settings in metrics("evaluate").items():
        config = OmegaConf.create(settings)
        assert (
            instantiate(config, _convert_="all").signature() == get_class(settings["_target_"])().signature()
        ), name
