"""The metrics as local modules of `evaluate`: loaded by path, without a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import json, evaluate
from eval.hf import path
figures = {}
figures["rouge"] = evaluate.load(path("newsfuse_rouge")).compute(
    predictions=["A quake hit Van.", "Water rose."],
    references=[["A quake hit.", "A quake hit Van."], ["Water rose."]],
    types=["rouge1"],
)
figures["best"] = evaluate.load(path("newsfuse_rouge")).compute(
    predictions=["A quake hit Van."],
    references=[["A quake hit.", "A quake hit Van."]],
    combine="best",
    stem=True,
)
articles = [["Foreign Minister Mevlüt Çavuşoğlu said 600 people died in Turkey on Monday."]]
text = "In Turkey 500 people died, Mevlut Cavusoglu said on Monday."
for name in ("abstraction", "factuality"):
    figures[name] = evaluate.load(path(f"newsfuse_{name}")).compute(predictions=[text], articles=articles)
print(json.dumps(figures))
"""


@pytest.mark.slow
def test_evaluate_loads_them_by_path_and_gives_the_same_figures(tmp_path: Path) -> None:
    # A process of its own: evaluate imports torch and reads its cache folder from the environment once.
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])

    # Against "A quake hit." p = 3 / 4 and r = 1, so F = 6 / 7; the other references are the summaries.
    assert figures["rouge"] == {"rouge1": pytest.approx(((6 / 7 + 1) / 2 + 1) / 2)}
    assert set(figures["best"].values()) == {1.0}
    # New among the 9 bigrams: turkey-500, 500-people, died-mevlut and said-on.
    assert figures["abstraction"]["novel_bigrams"] == pytest.approx(4 / 9)
    assert figures["abstraction"]["copied_sentences"] == 0
    assert figures["factuality"]["entity_precision"] == 1
    assert figures["factuality"]["number_precision"] == 0.5
    assert figures["factuality"]["unsupported_mentions"] == 1
