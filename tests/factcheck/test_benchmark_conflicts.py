"""scripts/benchmark_conflicts.py: articles with one fact changed, and what is found of it."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "benchmark_conflicts.py"
TEXT = (
    "The ferry left the harbour of Rostock on Monday with 240 passengers and 31 cars on board. "
    "The company was fined 12,000 euros in 2009 after an engine of the ferry had caught fire."
)


def test_it_counts_the_changes_that_are_found_by_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = importlib.util.spec_from_file_location("benchmark_conflicts", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = script
    spec.loader.exec_module(script)
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps({"sources": [TEXT]}) + "\n", encoding="utf-8")
    assert script.main([str(cases), "5"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.split() == "all 5 of 5 found (1.00)".split() for line in lines)
    assert lines[-2:] == [
        "article and the same: something found in 0 of 1",
        "article and half of it: something found in 0 of 1",
    ]
    assert script.main([str(tmp_path / "nowhere")]) == 2
