"""The script that fits the weights of the factuality score: a part of the project, so it must run."""

from __future__ import annotations

import json
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PLACES = "Oslo Paris Rome Madrid Berlin Vienna Athens Dublin Lisbon Prague Warsaw Budapest".split()


def main(paths: list[str]) -> int:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        code: int = import_module("fit_factuality").main(paths)
    finally:
        sys.path.pop(0)
    return code


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Of each place one summary that is right and one that names another place."""
    lines = []
    for number, place in enumerate(PLACES):
        source = (
            f"The mayor of {place} opened a museum on Monday. {number + 20} guests came to see its pictures."
        )
        for label, named in ((1, place), (0, PLACES[number - 1])):
            summary = f"The mayor of {named} opened a museum on Monday."
            case = {"id": f"{place}-{label}", "sources": [source], "summary": summary, "label": label}
            lines.append(json.dumps({**case, "origin": "museums"}))
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(lines))
    return path


def test_what_tells_right_from_wrong_gets_weight(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(cases)]) == 0
    out = capsys.readouterr().out
    crossed = out.partition("each by the weights of the half that it is not in:")[2]
    assert re.search(r"^cases museums +24 +1\.000 \[1\.00, 1\.00\] +1\.000", crossed, re.MULTILINE)
    (weights,) = re.findall(r"^half 0 .* weights=\((.*)\), threshold=0\.\d+$", out, re.MULTILINE)
    assert float(weights.split(", ")[0]) < -0.5
    assert all(float(weight) <= 0 for weight in weights.split(", "))


def test_without_a_file_it_says_how_to_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "python scripts/fit_factuality.py CASES.jsonl" in capsys.readouterr().err


def test_a_file_that_is_no_cases_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text('{"id": "a"}')
    assert main([str(path)]) == 2
    assert f"{path}:1: " in capsys.readouterr().err
