"""scripts/benchmark_factcheck.py: what the fact-check flags in summaries that people wrote."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "benchmark_factcheck.py"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=False
    )


def test_each_flag_is_printed_with_its_note_and_counted(tmp_path: Path) -> None:
    for name, text in (
        ("SourceTexts/M0000.english", "The minister met Ann Lavrov in Oslo on Monday, and the two agreed."),
        ("Model Summaries/English/M000.A.250", "The minister met Ann Lavrov in Bergen."),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run(str(tmp_path))
    assert done.returncode == 0, done.stderr
    first, *_, last = done.stdout.splitlines()
    assert first.startswith("M000 summary 1: ")
    assert "'Bergen': " in first
    assert last == "1 flags on 2 mentions of 1 summaries: 50.0%"


def test_a_folder_that_is_not_multiling_ends_with_one_sentence(tmp_path: Path) -> None:
    done = run(str(tmp_path))
    assert done.returncode == 2
    assert "has not the layout of MultiLing" in done.stderr
