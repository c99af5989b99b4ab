"""The YAML of the group `data`: each option is one class with all its keyword-only arguments."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path

import pytest
from omegaconf import DictConfig, OmegaConf

OPTIONS = sorted((Path(__file__).parents[2] / "conf" / "data").glob("*.yaml"))


@pytest.mark.parametrize("path", OPTIONS, ids=lambda path: path.stem)
def test_an_option_has_the_arguments_of_its_class(path: Path) -> None:
    config = OmegaConf.load(path)
    assert isinstance(config, DictConfig)
    module, name = config["_target_"].rsplit(".", 1)
    parameters = inspect.signature(getattr(importlib.import_module(module), name)).parameters
    assert set(config) - {"_target_"} == set(parameters)
    assert all(parameter.kind is inspect.Parameter.KEYWORD_ONLY for parameter in parameters.values())


@pytest.mark.parametrize("path", OPTIONS, ids=lambda path: path.stem)
def test_an_option_starts_with_what_it_is_and_a_command(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert f"summarize data={path.stem}" in first


def test_the_user_must_give_the_path_of_a_folder() -> None:
    for name in ("folder", "multiling"):
        (path,) = (option for option in OPTIONS if option.stem == name)
        assert OmegaConf.is_missing(OmegaConf.load(path), "path")
