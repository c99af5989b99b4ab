"""What several tests share: the command line, tiny models made once, and a model cache of a test's own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import tiny_models
from absl import logging as absl_logging
from hydra.core.global_hydra import GlobalHydra

from summarize.factcheck.language import English, load_english

# Threads that wait for each other busily make tiny models several times slower on a busy machine.
# Read when torch is first imported.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

# rouge-score brings absl, which logs to what is the standard error when it is imported, and closes that
# when Hydra sets up logging. Here it would be the file in which pytest captures a test's output.
absl_logging.get_absl_handler().python_handler.stream = sys.__stderr__


class Told(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    """What it printed on standard output."""
    err: str
    """What it printed on standard error."""


Command = Callable[..., Told]
"""A command that takes its arguments as a user types them."""


def typed(
    name: str,
    main: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    """A console script that is run in this process with the arguments that a user types after its name."""

    def run(*arguments: str) -> Told:
        GlobalHydra.instance().clear()
        monkeypatch.setattr(sys, "argv", [name, *arguments])
        capsys.readouterr()
        try:
            main()
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        else:
            code = 0
        return Told(code, *capsys.readouterr())

    return run


@pytest.fixture
def summarize(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command `summarize`, run in this process, in a folder of the test's own."""
    from summarize.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    for name in ("HYDRA_FULL_ERROR", "OMP_WAIT_POLICY"):  # main sets them; undone after the test
        monkeypatch.setenv(name, os.environ.get(name, "1"))

    return typed("summarize", main, monkeypatch, capsys)


@pytest.fixture
def scripted(summarize: Command) -> Command:
    """The same with a model that repeats what it is given, and no fact-check: nothing is loaded.

    The options `model=scripted` and `factcheck=none` come from tests/conf, as a user's own would.
    """
    config = str(Path(__file__).parent / "conf")

    def run(*arguments: str) -> Told:
        return summarize(
            "--config-dir", config, "model=scripted", "factcheck=none", "allow_targets=[fakes.]", *arguments
        )

    return run


@pytest.fixture(scope="session")
def chat_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny decoder-only model with a chat template."""
    return tiny_models.save_llama(tmp_path_factory.mktemp("models") / "chat", chat=True)


@pytest.fixture(scope="session")
def base_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny decoder-only model without a chat template."""
    return tiny_models.save_llama(tmp_path_factory.mktemp("models") / "base", chat=False)


@pytest.fixture(scope="session")
def learned_positions_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny decoder-only model that has 64 learned positions."""
    return tiny_models.save_gpt2(tmp_path_factory.mktemp("models") / "gpt2")


@pytest.fixture(scope="session")
def seq2seq_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny encoder-decoder model that has 64 positions on each side."""
    return tiny_models.save_bart(tmp_path_factory.mktemp("models") / "bart")


@pytest.fixture
def clean_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty model cache of this test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("NEWSFUSE_CACHE", str(folder))
    return folder


@pytest.fixture(scope="session")
def english() -> English:
    """What the fact-check and the editor ask of the spaCy model, loaded once."""
    return load_english()
