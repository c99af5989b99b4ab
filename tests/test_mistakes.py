"""What Hydra says of a wrong command line, in words for a user."""

from __future__ import annotations

from importlib import resources

import pytest
from hydra import compose, initialize_config_module
from hydra.errors import HydraException
from omegaconf import OmegaConf
from omegaconf.errors import OmegaConfBaseException

from summarize.errors import ConfigError
from summarize.mistakes import in_words, nearest, options


def said(*overrides: str, config: str = "config") -> str:
    """What a user is told who starts `summarize` with these words."""
    with pytest.raises((HydraException, OmegaConfBaseException)) as wrong:  # noqa: SIM117
        with initialize_config_module("summarize.conf", version_base="1.3"):
            OmegaConf.to_container(compose(config, list(overrides)), resolve=True)
    sentence = in_words(wrong.value, config)
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    ("override", "sentence"),
    [
        ("model=smolm2_135m", "There is no model=smolm2_135m: did you mean 'smollm2_135m'? Else there are "),
        ("chunking=fuson", "There is no chunking=fuson: did you mean 'fusion'? Else there are "),
        ("data=xyz", "There is no data=xyz: there are folder, hub, jsonl, multi_news, "),
        ("metrics=[rouge,lenght]", "There is no metrics=lenght: did you mean 'length'? Else there are "),
        ("seeed=1", "There is no setting 'seeed': did you mean 'seed'? Else all are in --cfg job."),
        (
            "chunking.max_word=9",
            "There is no setting 'chunking.max_word': did you mean 'chunking.max_words'?",
        ),
        ("xyz=1", "There is no setting 'xyz': all are in --cfg job."),
        ("model=../model/xyz", "There is no model/../model=xyz: there are "),
        ("hydra/launcher=xyz", "There is no hydra/launcher=xyz: there are basic, "),
        ("hydra.launcher.xyz=1", "There is no setting 'hydra.launcher.xyz': all are in --cfg hydra."),
    ],
)
def test_a_name_that_is_not_there_is_told_with_the_nearest(override: str, sentence: str) -> None:
    assert said(override).startswith(sentence)


@pytest.mark.parametrize(
    ("override", "part"),
    [
        ("seed", "seed"),
        ("seed=1,2", "use key=[value1,value2]"),
        ("name=${nowhere}", "nowhere"),
        ("chunking.max_words==5", "chunking.max_words==5"),
        ("~nothing", "nothing"),
    ],
)
def test_other_mistakes_keep_hydras_words_on_one_line(override: str, part: str) -> None:
    assert part in said(override)


@pytest.mark.parametrize(
    ("override", "key"),
    [
        ("prompt.summarize.instruction=In {words} words.", "prompt.summarize.instruction"),
        ("model.separator_token=<doc-sep>", "model.separator_token"),
    ],
)
def test_a_value_that_hydra_has_no_sense_of_is_told_with_how_to_quote_it(override: str, key: str) -> None:
    told = said(override)
    assert told.startswith(f"Hydra cannot read {override} (")
    assert told.endswith(f"Quote the value twice, for the shell and for Hydra: \"{key}='...'\"")
    quoted = override.replace("=", "='", 1) + "'"
    with initialize_config_module("summarize.conf", version_base="1.3"):
        config = compose("config", ["model=primera", quoted])
    assert OmegaConf.select(config, key) == override.partition("=")[2]


def test_the_evaluation_has_settings_of_its_own() -> None:
    assert said("runz=a", config="evaluate").startswith("There is no setting 'runz': did you mean 'runs'?")


def test_what_a_constructor_said_is_told_as_it_is() -> None:
    wrapped = HydraException("Error in call to target 'eval.metrics.rouge.Rouge'")
    wrapped.__cause__ = ConfigError("metrics.rouge.types=[x]: no such type.")
    assert in_words(wrapped, "config") == "metrics.rouge.types=[x]: no such type."


def test_the_options_of_a_group_are_its_files() -> None:
    for group in ("data", "model", "chunking", "metrics"):
        files = (resources.files("summarize.conf") / group).iterdir()
        assert [f"{name}.yaml" for name in options(group)] == sorted(file.name for file in files)


def test_a_name_that_is_like_none_gets_no_guess() -> None:
    assert nearest("fuson", ["fusion", "lead"]) == "did you mean 'fusion'? Else "
    assert nearest("xyz", ["fusion", "lead"]) == ""
    assert nearest("xyz", []) == ""
