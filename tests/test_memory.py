"""The memory that a run needs, as `run.json` has it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from summarize.memory import begin_peak, peak_memory
from summarize.run_meta import new_meta
from summarize.runs import RunDirectory, read_run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
LARGE = 300_000_000


def test_what_was_held_for_a_moment_counts_until_the_next_run_begins() -> None:
    begin_peak()
    before = peak_memory()
    bytearray(b"x") * LARGE
    high = peak_memory()
    begin_peak()
    after = peak_memory()
    assert before is not None
    assert high is not None
    assert after is not None
    assert high > before + LARGE * 0.9
    assert after < high - LARGE * 0.8


def test_a_finished_run_has_noted_it(tmp_path: Path) -> None:
    run = RunDirectory.create(tmp_path / "run", "", new_meta(device="cpu", seed=0))
    assert read_run(run.path).meta.peak_memory is None
    run.finish("success")
    assert (read_run(run.path).meta.peak_memory or 0) > 10_000_000
