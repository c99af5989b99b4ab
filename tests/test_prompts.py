"""The wordings that chat models are asked with, and what a user may change in them."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Command

from summarize.errors import ConfigError
from summarize.prompts import Prompts, Task
from summarize.types import Prompt

TASKS: tuple[Task, ...] = ("summarize", "combine", "refine", "fuse")


def prompts(**changed: Any) -> Prompts:
    settings: dict[str, Any] = {task: Prompt(f"{task} in {{words}} words.") for task in TASKS}
    return Prompts(**{**settings, **changed})


def test_length_language_and_style_are_filled_in() -> None:
    told = prompts(
        summarize=Prompt("In {language}, as {style}, in {words} words.", closing="At most {words} words."),
        language="Turkish",
        style="a list of facts",
    ).ask("summarize", 80)
    assert told.instruction == "In Turkish, as a list of facts, in 80 words."
    assert told.closing == "At most 80 words."


@pytest.mark.parametrize("task", TASKS)
def test_each_task_has_its_own_wording(task: Task) -> None:
    assert prompts().ask(task, 9).instruction == f"{task} in 9 words."


def test_documents_and_examples_stay_as_they_are() -> None:
    wording = Prompt("Join.", document="<text {number}>{text}</text>", examples=((("{words}",), "{style}"),))
    assert prompts(fuse=wording).ask("fuse", 10) == wording


def test_a_brace_that_is_meant_as_such_is_written_twice() -> None:
    assert prompts(fuse=Prompt("Write {{json}}.")).ask("fuse", 10).instruction == "Write {json}."


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        (Prompt("In {lenght} words."), r"instruction names \{lenght\}: there are language, style, words"),
        (Prompt("Join.", closing="{text}"), r"prompt\.fuse\.closing names \{text\}"),
        (Prompt("Join.", document="{title}: {text}"), r"names \{title\}: there are number, text"),
        (Prompt("Join.", document="{number}"), r"prompt\.fuse\.document='\{number\}' has no \{text\}"),
        (Prompt("Join {this"), r"prompt\.fuse\.instruction"),
        (Prompt("Join {words:Q}."), r"='Join \{words:Q\}\.' cannot be filled in: Unknown format code"),
        (Prompt("Join {words!z}."), r"prompt\.fuse\.instruction='Join \{words!z\}\.' cannot be filled in: "),
        (Prompt("Join {words:{x}}."), r"prompt\.fuse\.instruction=.* cannot be filled in"),
        (Prompt("Join.", document="{text!z}"), r"prompt\.fuse\.document='\{text!z\}' cannot be filled in: "),
        (Prompt("Join.", document="{text:d}"), r"prompt\.fuse\.document='\{text:d\}' cannot be filled in: "),
        (Prompt("Join.", document="{{text}}"), r"prompt\.fuse\.document='\{\{text\}\}' has no \{text\}"),
        (Prompt("Join {words.real}."), r"prompt\.fuse\.instruction names \{words\.real\}"),
    ],
)  # fmt: skip
def test_a_wording_that_cannot_be_filled_in_is_told(wording: Prompt, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        prompts(fuse=wording)


def test_a_wording_can_be_changed_on_the_command_line(scripted: Command) -> None:
    assert scripted("prompt.fuse.instruction=Join them.", "prompt.language=German", "out=run").code == 0
    told = scripted("prompt.summarize.instruction='{lenght} words'")
    assert told.code == 2
    assert "prompt.summarize.instruction names {lenght}" in told.err
    told = scripted("prompt.summarize.document='{text!z}'")
    assert (told.code, told.err.count("\n")) == (2, 1)
    assert "prompt.summarize.document='{text!z}' cannot be filled in" in told.err
    told = scripted("prompt.summarise.instruction=x")
    assert told.code == 2
    assert "did you mean 'prompt.summarize.instruction'" in told.err
