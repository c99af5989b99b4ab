"""The dial from extractive to free: summarize novelty=low"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hydra import compose, initialize_config_module
from omegaconf import OmegaConf

STOPS = ("extractive", "low", "medium", "high", "free")


def composed(*overrides: str) -> dict[str, Any]:
    with initialize_config_module("summarize.conf", version_base="1.3"):
        config = compose("config", overrides=[*overrides])
    parts = {name: config[name] for name in ("novelty", "decoding", "ranking", "chunking")}
    return {name: OmegaConf.to_container(part, resolve=True) for name, part in parts.items()}


def test_the_stops_are_those_of_the_folder() -> None:
    folder = Path(__file__).parents[2] / "conf" / "novelty"
    assert {path.stem for path in folder.glob("*.yaml")} == set(STOPS)


@pytest.mark.parametrize("stop", STOPS)
def test_a_stop_sets_decoding_ranking_and_chunking(stop: str) -> None:
    parts = composed(f"novelty={stop}")
    dial = parts["novelty"]
    assert parts["decoding"]["words"] == dial["words"]
    assert parts["ranking"]["novelty"] == dial["weight"]
    assert parts["ranking"]["novelty_limit"] == dial["limit"]
    assert parts["chunking"]["rewriting"] == dial["rewriting"]


@pytest.mark.parametrize("key", ["weight", "limit", "strange_words"])
def test_each_stop_lets_as_much_pass_as_the_one_before(key: str) -> None:
    values = [composed(f"novelty={stop}")["novelty"][key] for stop in STOPS]
    assert values == sorted(values)
    assert values[0] < values[-1]


def test_names_and_numbers_are_held_at_every_stop() -> None:
    assert all(composed(f"novelty={stop}")["decoding"]["supported"] for stop in STOPS)


def test_one_setting_of_it_can_be_changed() -> None:
    assert composed("novelty=low", "novelty.weight=3")["ranking"]["novelty"] == 3
