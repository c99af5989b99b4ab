"""scripts/benchmark_decoding.py: what it costs to hold a model to its documents."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tiny_models import save_llama

SCRIPT = Path(__file__).parents[3] / "scripts" / "benchmark_decoding.py"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("way", [[], ["--random"], ["decoding=beam"]])
def test_free_and_supported_are_timed_in_turns(tmp_path: Path, way: list[str]) -> None:
    folder = save_llama(tmp_path / "model", chat=True, positions=2048)
    settings = ["--pairs", "2", "model=hf_causal", f"model.path={folder}", "decoding.candidates=2"]
    done = run(*settings, "device=cpu", "dtype=fp32", *way)
    assert done.returncode == 0, done.stderr
    first, *rows, last = done.stdout.splitlines()
    assert re.search(r": \d+ requests of moscow-syria-turkey-talks, \d+ candidates$", first)
    for what, row in zip(("step", "token"), rows, strict=True):
        found = re.fullmatch(
            rf"ms per {what}: free ([\d.]+), supported ([\d.]+); "
            r"ratio ([\d.]+) \(([\d.]+) to ([\d.]+) in 2 pairs\)",
            row,
        )
        assert found
        free, supported, ratio, least, greatest = map(float, found.groups())
        assert 0 < least <= ratio <= greatest
        assert free > 0
        assert supported > 0
    assert re.fullmatch(r"made once: vocabulary \d+ ms .*, tries \d+ ms .*; tables \d+ ms a batch", last)


def test_help_says_what_is_measured() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "in turns and in one process" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (["model=lead"], "Only a model in this process can be held to its documents"),
        (["modell=lead"], "modell"),
        (["data.path=nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_measured_is_one_sentence_and_exit_code_2(settings: list[str], sentence: str) -> None:
    done = run(*settings)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
