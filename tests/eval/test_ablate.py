"""scripts/ablate.py: what each part changes, as a table."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from eval_records import a_cluster, a_record, write_run
from tiny_models import save_llama

SCRIPT = Path(__file__).parents[2] / "scripts" / "ablate.py"
MADE = ("decoding-free", "ranking-first", "repair-none", "coherence-verbatim", "none-of-these")
QUAKE = a_cluster("A big quake hit Van.", references=["A quake hit Van."])


def ablate(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True, check=False
    )


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """All runs but the first."""
    for name in MADE:
        write_run(tmp_path / name, (a_record("A big quake hit Oslo."), QUAKE))
    return tmp_path


def row(out: Path, name: str, *arguments: str) -> list[str]:
    done = ablate("--out", str(out), *arguments)
    assert done.returncode == 0, done.stderr
    (found,) = (line for line in done.stdout.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in found.split("|")[2:-1]]


def test_a_run_that_is_missing_is_made_and_the_others_are_read(out: Path) -> None:
    figures = row(out, "defaults", "model=lead", "chunking.max_words=40")
    assert (out / "defaults" / "records.jsonl").is_file()
    assert figures[2:4] == ["0.00", "0.00"]
    assert figures[6] == "1.000"  # all copied
    assert figures[7] == "–"  # a baseline gives no log-probabilities
    again = row(out, "repair=none")
    # 4 of 5 words, of 4: p = .6, r = .75; "a big quake hit" has 3 of 4 bigrams; Oslo is in no article
    assert again == ["0.667", "0.286", "0.00", "1.00", "–", "0.250", "0.000", "–", "0"]


def test_a_second_model_measures_fluency_and_rows_may_be_added(out: Path, tmp_path: Path) -> None:
    for name in ("defaults", "short"):
        write_run(tmp_path / name, (a_record("A big quake hit Van."), QUAKE))
    judge = save_llama(tmp_path / "judge", chat=False)
    figures = row(out, "short", "--row", "short=chunking.max_words=40", "--judge", str(judge))
    assert float(figures[7]) < 0


@pytest.mark.parametrize(
    ("arguments", "sentence"), [(["modell=lead"], "modell"), (["--row", "short"], "write NAME=SETTING")]
)
def test_a_mistake_is_told_and_leaves_with_2(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    done = ablate("--out", str(tmp_path), *arguments)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
