"""Configs against the classes that they name: every mistake at once, before anything is built."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pytest
from fakes import WordCount

from summarize.configuring import Kept, build, check_settings
from summarize.errors import ConfigError
from summarize.experiment import Settings
from summarize.protocols import Metric
from summarize.types import Decoding, Prompt

HERE = f"{__name__}."


class Oven:
    """What a config may name."""

    built = 0

    def __init__(
        self,
        *,
        degrees: int,
        mode: Literal["fan", "grill"] = "fan",
        trays: Sequence[str] = (),
        share: float = 0.5,
        lamp: Any = None,
        tools: Mapping[str, Any] | None = None,
    ) -> None:
        Oven.built += 1
        self.degrees, self.mode, self.trays, self.share = degrees, mode, trays, share
        self.lamp, self.tools = lamp, tools


class Lamp:
    def __init__(self, *, watts: int = 40) -> None:
        self.watts = watts


class Fussy:
    def __init__(self, *, level: int) -> None:
        raise ConfigError(f"fussy.level={level}: not at this time of the day.")


METRIC = WordCount()


class Holder:
    def __init__(self, *, prompt: Prompt, metric: Metric = METRIC) -> None:
        self.prompt, self.metric = prompt, metric


def make_oven(*, degrees: int) -> Oven:
    return Oven(degrees=degrees)


def oven(**settings: Any) -> dict[str, Any]:
    return {"oven": {"_target_": f"{HERE}Oven", "degrees": 200, **settings}}


def mistakes(config: Mapping[str, Any], allow: Sequence[str] = (HERE,)) -> tuple[str, ...]:
    before = Oven.built
    with pytest.raises(ConfigError) as wrong:
        build(config, allow)
    assert Oven.built == before, "nothing is built before all is checked"
    return wrong.value.problems


# What is right is built


def test_a_class_is_built_with_the_settings_beside_its_name() -> None:
    built = build(oven(mode="grill", trays=["a", "b"], share=1), (HERE,))["oven"]
    assert isinstance(built, Oven)
    assert (built.degrees, built.mode, list(built.trays), built.share) == (200, "grill", ["a", "b"], 1)


def test_a_class_inside_another_is_built_first() -> None:
    lamp = {"_target_": f"{HERE}Lamp", "watts": 60}
    built = build(oven(lamp=lamp, tools={"lamp": lamp, "spare": lamp}), (HERE,))["oven"]
    assert isinstance(built.lamp, Lamp)
    assert {name: tool.watts for name, tool in built.tools.items()} == {"lamp": 60, "spare": 60}


def test_classes_of_this_project_need_no_permission() -> None:
    assert build({"decoding": {"_target_": "summarize.types.Decoding", "top_k": 5}}) == {
        "decoding": Decoding(top_k=5)
    }


# What is wrong is named, with the nearest that is right


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        (
            {"degres": 1},
            "oven has no setting 'degres': did you mean 'degrees'? Else there are degrees, mode,",
        ),
        ({"xyz": 1}, "oven has no setting 'xyz': there are degrees, mode, trays, share, lamp, tools."),
        ({"_partial_": True}, "oven has no setting '_partial_'"),
        ({"degrees": "hot"}, "oven.degrees=hot: expected int, but it is str."),
        ({"degrees": 20.5}, "oven.degrees=20.5: expected int, but it is float."),
        ({"degrees": True}, "oven.degrees=True: expected int, but it is bool."),
        ({"degrees": None}, "oven.degrees=None: expected int, but it is null."),
        ({"degrees": "???"}, "oven.degrees is not set. Set it on the command line: oven.degrees=VALUE"),
        ({"share": "half"}, "oven.share=half: expected float, but it is str."),
        ({"trays": "a"}, "oven.trays=a: expected array, but it is str."),
        ({"trays": ["a", 3]}, "oven.trays=['a', 3]: expected str, but it is int - at $[1]."),
        ({"mode": "gril"}, "oven.mode=gril: did you mean 'grill'? Else there are fan, grill."),
        ({"mode": 3}, "oven.mode=3: there are fan, grill."),
        ({"mode": ["fan"]}, "oven.mode=['fan']: "),
    ],
)
def test_a_wrong_setting_is_named(settings: dict[str, Any], problem: str) -> None:
    (said,) = mistakes(oven(**settings))
    assert said.startswith(problem)


def test_a_setting_without_a_default_must_be_there() -> None:
    assert mistakes({"oven": {"_target_": f"{HERE}Oven"}}) == (
        "oven.degrees is not set. Set it on the command line: oven.degrees=VALUE",
    )


def test_mistakes_inside_other_parts_are_found_with_their_whole_name() -> None:
    lamp = {"_target_": f"{HERE}Lamp", "watts": "many"}
    assert mistakes(oven(lamp=lamp, tools={"spare": lamp})) == (
        "oven.lamp.watts=many: expected int, but it is str.",
        "oven.tools.spare.watts=many: expected int, but it is str.",
    )


def test_all_mistakes_of_all_parts_are_told_together() -> None:
    config = {**oven(degrees="hot", mode="boil"), "lamp": {"_target_": f"{HERE}Lamp", "wats": 3}}
    assert len(mistakes(config)) == 3


@pytest.mark.parametrize("part", [None, 3, "Oven", {}, {"degrees": 200}, []])
def test_a_part_must_name_its_class(part: Any) -> None:
    (said,) = mistakes({"oven": part})
    assert said.startswith("oven=")
    assert "_target_" in said


def test_something_beside_parts_that_is_none_is_found() -> None:
    """`metrics.length=3` beside metrics that are classes."""
    lamp = {"_target_": f"{HERE}Lamp"}
    assert mistakes(oven(tools={"lamp": lamp, "length": 3})) == (
        "oven.tools.length=3: it must name its class with _target_.",
    )


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"candidates": 0}, "decoding.candidates=0: expected int >= 1."),
        ({"temperature": -0.1}, "decoding.temperature=-0.1: expected float >= 0.0."),
        ({"top_k": 0}, "decoding.top_k=0: expected int >= 1."),
        ({"top_p": 0}, "decoding.top_p=0: expected float > 0.0."),
        ({"top_p": 1.1}, "decoding.top_p=1.1: expected float <= 1.0."),
        ({"enough_finished": 0}, "decoding.enough_finished=0: expected float > 0.0."),
        ({"repetition_penalty": 0}, "decoding.repetition_penalty=0: expected float > 0.0."),
    ],
)
def test_a_number_outside_what_makes_sense_is_refused(settings: dict[str, Any], problem: str) -> None:
    assert mistakes({"decoding": {"_target_": "summarize.types.Decoding", **settings}}) == (problem,)


def test_what_a_constructor_refuses_is_a_mistake_too() -> None:
    assert mistakes({"fussy": {"_target_": f"{HERE}Fussy", "level": 3}}) == (
        "fussy.level=3: not at this time of the day.",
    )


# Dataclasses, as prompts are


def prompt(**settings: Any) -> dict[str, Any]:
    return {"_target_": "summarize.types.Prompt", "instruction": "Shorten.", **settings}


def test_lists_in_a_config_become_the_tuples_of_a_dataclass() -> None:
    built = build({"prompt": prompt(examples=[[["a", "b"], "ab"]])})["prompt"]
    assert built == Prompt("Shorten.", examples=((("a", "b"), "ab"),))


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"instruction": 3}, "prompt.instruction=3: expected str, but it is int."),
        ({"closing": None}, "prompt.closing=None: expected str, but it is null."),
        ({"instructions": "x"}, "prompt has no setting 'instructions': did you mean 'instruction'?"),
        ({"examples": [[[1], "b"]]}, "prompt.examples=[[[1], 'b']]: expected str, but it is int - at"),
        ({"examples": [["a", "b"]]}, "prompt.examples=[['a', 'b']]: expected array, but it is str - at"),
    ],
)  # fmt: skip
def test_a_wrong_value_inside_a_prompt_is_named(settings: dict[str, Any], problem: str) -> None:
    (said,) = mistakes({"prompt": prompt(**settings)})
    assert said.startswith(problem)


@pytest.mark.parametrize("value", [3, "x", ["a"]])
def test_where_a_class_is_wanted_a_plain_value_is_refused(value: Any) -> None:
    (said,) = mistakes({"holder": {"_target_": f"{HERE}Holder", "prompt": value}})
    assert said.startswith(f"holder.prompt={value}: expected object, but it is")
    (said,) = mistakes({"holder": {"_target_": f"{HERE}Holder", "prompt": prompt(), "metric": value}})
    assert said == f"holder.metric={value}: it must name its class with _target_."


# Parts that are used again


def test_a_part_with_the_same_settings_is_used_again_and_another_is_built() -> None:
    kept = Kept("oven")
    parts = [build(oven(degrees=degrees), (HERE,), kept)["oven"] for degrees in (200, 200, 250, 200)]
    assert parts[0] is parts[1]
    assert [part.degrees for part in parts] == [200, 200, 250, 200]
    assert parts[3] is not parts[0], "only the last one is kept"


def test_parts_of_other_names_are_built_each_time() -> None:
    kept = Kept("lamp")
    assert build(oven(), (HERE,), kept)["oven"] is not build(oven(), (HERE,), kept)["oven"]


def test_what_is_kept_is_still_checked() -> None:
    kept = Kept("oven")
    build(oven(), (HERE,), kept)
    with pytest.raises(ConfigError, match="only classes under"):
        build(oven(), (), kept)


def test_kept_parts_can_be_let_go() -> None:
    kept = Kept("oven")
    first = build(oven(), (HERE,), kept)["oven"]
    kept.clear()
    assert build(oven(), (HERE,), kept)["oven"] is not first


# Only classes of this project are built


def test_a_class_from_elsewhere_is_refused_before_it_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "somebodys_code.py").write_text(f"open({str(tmp_path / 'it-ran')!r}, 'w')\nclass Oven: ...")
    monkeypatch.syspath_prepend(str(tmp_path))
    config = {"oven": {"_target_": "somebodys_code.Oven"}}
    (said,) = mistakes(config, allow=())
    assert said == (
        "oven._target_=somebodys_code.Oven: only classes under summarize. and eval. are built. "
        "If you trust it: allow_targets='[somebodys_code.]'"
    )
    assert "somebodys_code" not in sys.modules
    assert not (tmp_path / "it-ran").exists()


def test_it_is_refused_wherever_it_stands() -> None:
    inner = {"_target_": "os.system"}
    for config in (oven(lamp=inner), oven(tools={"lamp": inner}), oven(trays=[inner]), {"a": [inner]}):
        assert any("_target_=os.system" in said for said in mistakes(config))


def test_a_prefix_that_the_user_allows_is_built() -> None:
    assert mistakes(oven(), allow=("other.",))
    assert isinstance(build(oven(), (HERE,))["oven"], Oven)


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("summarize.nowhere.X", "there is no such class (No module named 'summarize.nowhere')"),
        ("summarize.types.Decodin", "there is no such class (module 'summarize.types' has no attribute"),
        ("summarize.", "there is no such class"),
        ("summarize.cli.os", "that is no class"),
        ("summarize.files.write_text", "that is no class"),
        (f"{HERE}make_oven", "that is no class"),
        (5, "only classes under"),
    ],
)
def test_what_is_no_class_is_not_called(target: Any, problem: str) -> None:
    (said,) = mistakes({"oven": {"_target_": target}})
    assert said.startswith(f"oven._target_={target}: ")
    assert problem in said


# The settings at the top


def test_top_level_settings_are_checked_against_their_fields() -> None:
    right: dict[str, Any] = {"device": "cpu", "dtype": "auto", "seed": 0, "name": "run", "out": "o"}
    right |= {"resume": None, "allow_targets": []}
    assert check_settings(right, Settings) == []
    wrong = {**right, "device": 1, "dtype": "bf17", "seed": "x", "resume": 3, "allow_targets": "fakes."}
    assert check_settings(wrong, Settings) == [
        "device=1: expected str, but it is int.",
        "dtype=bf17: did you mean 'bf16'? Else there are auto, bf16, fp16, fp32.",
        "seed=x: expected int, but it is str.",
        "resume=3: expected str | null, but it is int.",
        "allow_targets=fakes.: expected array, but it is str.",
    ]
