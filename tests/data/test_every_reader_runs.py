"""`summarize data=... model=lead` over each reader: articles, references, and a cluster that has none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Command
from datasets import Dataset, disable_progress_bars

from summarize.runs import read_run

disable_progress_bars()

FIRST = (
    "The foreign ministers of Turkey, Syria, Iran and Russia met in Moscow on Wednesday for talks. "
    "They agreed that their deputies will draw up a road map."
)
SECOND = (
    "Four foreign ministers held talks in Moscow on Wednesday about ties between Turkey and Syria. "
    "The talks lasted for three hours, officials said."
)
REFERENCE = "Ministers of four countries met in Moscow for talks."
PAGE = f"<html><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"


def folder(root: Path) -> list[str]:
    for name, text in (("a.txt", FIRST), ("b.html", PAGE)):
        path = root / "news" / "talks" / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "news" / "talks" / "references").mkdir()
    (root / "news" / "talks" / "references" / "a.txt").write_text(REFERENCE, encoding="utf-8")
    (root / "news" / "empty").mkdir()
    return ["data=folder", f"data.path={root}/news"]


def jsonl(root: Path) -> list[str]:
    row = {"id": "talks", "articles": [FIRST, {"text": SECOND}], "references": REFERENCE}
    (root / "news.jsonl").write_text(
        json.dumps(row) + '\n{"id": "empty", "articles": []}\n', encoding="utf-8"
    )
    return ["data=jsonl", f"data.path={root}/news.jsonl"]


def parquet(root: Path) -> list[str]:
    rows = [{"articles": [FIRST, SECOND], "references": [REFERENCE]}, {"articles": [], "references": None}]
    Dataset.from_list(rows).to_parquet(str(root / "news.parquet"))
    return ["data=parquet", f"data.path={root}/news.parquet"]


def hub(root: Path) -> list[str]:
    rows = [{"docs": f"{FIRST}##{SECOND}", "gold": REFERENCE}, {"docs": "", "gold": REFERENCE}]
    Dataset.from_list(rows).to_parquet(str(root / "test.parquet"))
    return [
        "data=hub", f"data.path={root}/test.parquet", "data.columns.articles=docs",
        "data.columns.references=gold", "data.separator='##'",
    ]  # fmt: skip


def multi_news(root: Path) -> list[str]:
    rows = [
        {"document": f"{FIRST} ||||| {SECOND} |||||", "summary": f"– {REFERENCE}"},
        {"document": "", "summary": "–"},
    ]
    Dataset.from_list(rows).to_parquet(str(root / "test.parquet"))
    return ["data=multi_news", f"data.path={root}/test.parquet"]


def wcep(root: Path) -> list[str]:
    rows = [{"document": [FIRST, SECOND], "summary": REFERENCE}, {"document": [], "summary": REFERENCE}]
    Dataset.from_list(rows).to_parquet(str(root / "test.parquet"))
    return ["data=wcep", f"data.path={root}/test.parquet"]


def multi_xscience(root: Path) -> list[str]:
    cited = [{"cite_N": "@cite_1", "mid": "1", "abstract": SECOND}]
    none = [{"cite_N": "@cite_1", "mid": "1", "abstract": ""}]
    rows = [
        {"abstract": FIRST, "related_work": f"{REFERENCE} @cite_1", "ref_abstract": cited},
        {"abstract": "", "related_work": REFERENCE, "ref_abstract": none},
    ]
    Dataset.from_list(rows).to_parquet(str(root / "test.parquet"))
    return ["data=multi_xscience", f"data.path={root}/test.parquet"]


def multiling(root: Path) -> list[str]:
    sources, models = root / "SourceTexts", root / "Model Summaries" / "English"
    sources.mkdir()
    models.mkdir(parents=True)
    for name, text in (("M0000", FIRST), ("M0001", SECOND), ("M0010", "")):
        (sources / f"{name}.english").write_text(text, encoding="utf-8")
    (models / "M000.A.250").write_text(REFERENCE, encoding="utf-8")
    return ["data=multiling", f"data.path={root}"]


@pytest.mark.parametrize(
    "lay_out", [folder, jsonl, parquet, hub, multi_news, wcep, multi_xscience, multiling],
    ids=lambda lay_out: lay_out.__name__,
)  # fmt: skip
def test_a_run_over_each_reader(scripted: Command, tmp_path: Path, lay_out: object) -> None:
    assert callable(lay_out)
    settings = ["model=lead", "chunking=concat", "factcheck=rules", "metrics=[rouge]", f"out={tmp_path}/run"]
    told = scripted(*lay_out(tmp_path), *settings)
    assert told.code == 1, told.err
    run = read_run(tmp_path / "run")
    statuses = sorted(record.status for record in run.records.values())
    assert statuses == ["failed", "ok"]
    (done,) = (record for record in run.records.values() if record.status == "ok")
    assert done.summary is not None
    assert "Moscow" in done.summary.text
    assert len(run.clusters[done.cluster_id].articles) == 2
    assert "Ministers" in run.clusters[done.cluster_id].references[0]
    scores = json.loads((tmp_path / "run" / "scores.json").read_text(encoding="utf-8"))
    assert scores["clusters"][done.cluster_id]["rouge1_f_avg"]["value"] > 0.2
