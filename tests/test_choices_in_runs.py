"""What run.json says of the choices that made a run: the option of each group, and the prompt's digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Command

from summarize.run_meta import PromptStamp, settings_digest
from summarize.runs import read_run

Making = Callable[..., PromptStamp]
"""Makes a run; what it noted of its prompt."""
FAST = ("ranking=given", "metrics=[length]", "chunking.max_words=30")


@pytest.fixture
def made(scripted: Command, tmp_path: Path) -> Making:
    """A run on one short article, at `out`."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(
        "A strong quake hit the city of Van on Sunday, killing 500 people."
    )

    def run(out: str, *settings: str) -> PromptStamp:
        told = scripted("data=folder", f"data.path={tmp_path / 'news'}", f"out={out}", *FAST, *settings)
        assert told.code == 0, told.err
        prompt = read_run(tmp_path / out).meta.prompt
        assert prompt is not None
        return prompt

    return run


def test_the_option_of_each_group_is_kept(made: Making, tmp_path: Path) -> None:
    made("run", "chunking=concat")
    choices = read_run(tmp_path / "run").meta.choices
    assert dict(choices) == {
        "data": "folder", "model": "scripted", "chunking": "concat", "prompt": "news",
        "decoding": "supported", "ranking": "given", "factcheck": "none", "repair": "ladder",
        "coherence": "news", "engine": "local", "novelty": "medium",
    }  # fmt: skip
    assert list(choices)[:3] == ["data", "model", "chunking"], "what matters most comes first"


def test_the_digest_of_the_prompt_changes_with_the_prompt_and_with_nothing_else(made: Making) -> None:
    first = made("first")
    assert first.name == "news"
    assert made("second", "seed=5", "chunking=concat") == first
    german = made("third", "prompt.language=German")
    assert german.name == "news"
    assert german.digest != first.digest


def test_a_digest_is_of_json_with_sorted_keys_in_utf_8() -> None:
    canonical = '{"a":["ç",1],"b":{"c":null}}'
    assert settings_digest({"b": {"c": None}, "a": ["ç", 1]}) == (
        f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"
    )


def test_a_run_that_was_made_before_choices_were_kept_is_read(made: Making, tmp_path: Path) -> None:
    made("run")
    file = tmp_path / "run" / "run.json"
    meta = json.loads(file.read_text())
    for name in ("choices", "prompt"):
        del meta[name]
    for name in ("attention", "note"):
        del meta["model"][name]
    file.write_text(json.dumps(meta))
    read = read_run(tmp_path / "run").meta
    assert (read.choices, read.prompt) == ({}, None)
    assert read.model is not None
    assert read.model.note == ""


def test_a_resumed_run_keeps_its_choices_and_its_prompt(
    made: Making, summarize: Command, tmp_path: Path
) -> None:
    prompt = made("run", "chunking=concat", "prompt.style=verse")
    told = summarize("resume=run", "allow_targets=[fakes.]")
    assert told.code == 0, told.err
    meta = read_run(tmp_path / "run").meta
    assert len(meta.resumed) == 1
    assert (meta.prompt, meta.choices["chunking"]) == (prompt, "concat")
