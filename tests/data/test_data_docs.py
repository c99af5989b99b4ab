"""docs/data.md tells of every reader and every setting."""

from __future__ import annotations

from pathlib import Path

import pytest
from omegaconf import OmegaConf

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
OPTIONS = sorted((ROOT / "conf" / "data").glob("*.yaml"))


@pytest.mark.parametrize("option", OPTIONS, ids=lambda path: path.stem)
def test_every_reader_and_its_settings_are_told(option: Path) -> None:
    assert f"| `{option.stem}` |" in DOCS
    settings = OmegaConf.to_container(OmegaConf.load(option))
    assert isinstance(settings, dict)
    names = [str(name) for name in settings if name != "_target_"]
    assert not [name for name in names if f"data.{name}" not in DOCS]
