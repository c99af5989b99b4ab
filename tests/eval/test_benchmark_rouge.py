"""scripts/benchmark_rouge.py: ROUGE as the MultiLing 2011 campaign published it."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / ".." / "shared" / "data" / "multiling2011"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = spec_from_file_location("benchmark_rouge", ROOT / "scripts" / "benchmark_rouge.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_campaign(path: Path, fscore: str) -> Path:
    """A campaign of one system, one topic and two model summaries."""
    for name, text in (
        ("correctedSubmissions/ID1/English/M000", "a b c d"),
        ("Model Summaries/English/M000.A.250", "a b"),
        ("Model Summaries/English/M000.B.250", "c p q r s t u v"),
    ):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text)
    header = "topic,peer,metric,recall,precision,fscore"
    (path / "official_rouge.csv").write_text(f"{header}\nM000,ID1,ROUGE-1,0.3,0.375,{fscore}\n")
    return path


@pytest.mark.skipif(not DATA.exists(), reason="the MultiLing 2011 data are not here")
def test_ten_systems_agree_with_the_official_figures(
    benchmark: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert benchmark.main([str(DATA)]) == 0
    table = capsys.readouterr().out
    assert "refs:pooled|stem:no|tok:ascii" in table
    # 10 systems, 5 topics, 3 metrics, 3 figures; the official ones have five decimals, cut off.
    assert "largest deviation of 450 figures: 0.000009, within 0.001" in table


def test_agreement_and_disagreement_are_told_by_the_exit_code(
    benchmark: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert benchmark.main([str(write_campaign(tmp_path / "same", "0.33333"))]) == 0
    assert benchmark.main([str(write_campaign(tmp_path / "other", "0.33500"))]) == 1
    assert "largest deviation of 3 figures: 0.001667, ABOVE 0.001" in capsys.readouterr().out


def test_a_part_that_is_missing_is_named(
    benchmark: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    campaign = write_campaign(tmp_path, "0.33333")
    (campaign / "correctedSubmissions" / "ID1" / "English" / "M000").unlink()
    assert benchmark.main([str(campaign)]) == 2
    assert "correctedSubmissions/ID1/English/M000: No such file" in capsys.readouterr().err

    (campaign / "official_rouge.csv").write_text("topic,peer\n")
    assert benchmark.main([str(campaign)]) == 2
    assert "has no line with topic, peer, metric" in capsys.readouterr().err

    assert benchmark.main([]) == 2
    assert "usage: python scripts/benchmark_rouge.py PATH" in capsys.readouterr().err
