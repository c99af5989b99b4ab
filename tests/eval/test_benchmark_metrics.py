"""scripts/benchmark_metrics.py: the default metrics are timed, and told apart from rouge-score."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def benchmark(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/benchmark_metrics.py", *arguments]
    here = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=ROOT, env=here, capture_output=True, text=True, check=False)


def test_a_few_clusters_are_timed_metric_by_metric() -> None:
    done = benchmark("4")
    assert done.stderr == ""
    assert done.returncode in (0, 1)  # how fast it is here is not what is tested
    names = [line.split()[0] for line in done.stdout.splitlines() if line]
    assert names[names.index("metric") :][:3] == ["metric", "rouge", "factuality"]
    assert "times faster" in done.stdout.splitlines()[-1]


def test_a_wrong_argument_is_answered_with_the_usage() -> None:
    done = benchmark("many")
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: python scripts/benchmark_metrics.py" in done.stderr
