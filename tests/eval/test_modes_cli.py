"""`summarize-eval mode=check` and `mode=meta`, as a user types them."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from conftest import Command, typed

from eval.cli import main

CASES = [
    {"id": "1", "sources": ["Mekdad flew to Moscow."], "summary": "Mekdad flew.", "label": 1, "spans": []},
    {
        "id": "2",
        "sources": ["Mekdad flew to Moscow."],
        "summary": "He is in Oslo.",
        "label": 0,
        "spans": ["Oslo"],
    },
]
FAKE = ("factcheck._target_=word_checker.WordChecker", "allow_targets=[word_checker.]")


@pytest.fixture
def summarize_eval(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """The command, in a folder with a cluster, texts and cases: exit code, standard output and error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HYDRA_FULL_ERROR", "1")  # main sets it; undone after the test
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(
        "Foreign Minister Faisal Mekdad flew to Moscow on May 10, 2023."
    )
    (tmp_path / "good.txt").write_text("Mekdad flew to Moscow.")
    (tmp_path / "bad.txt").write_text("Mekdad flew to Oslo.")
    (tmp_path / "cases.jsonl").write_text("".join(json.dumps(case) + "\n" for case in CASES))
    (tmp_path / "split.jsonl").write_text(json.dumps({**CASES[0], "id": "3", "summary": "Moscow."}) + "\n")
    (tmp_path / "torn.jsonl").write_text('{"id": "1", "sources"')

    return typed("summarize-eval", main, monkeypatch, capsys)


def test_help_shows_how_to_use_each_mode(summarize_eval: Command) -> None:
    code, out, _ = summarize_eval("--help")
    assert code == 0
    for command in (
        "runs='[RUN_A,RUN_B]'",
        "mode=check summary=FILE sources=DIR",
        "mode=meta cases=FILE.jsonl",
    ):
        assert f"summarize-eval {command}" in out
    assert "Checkers (factcheck=NAME): " in out
    assert "rules" in out
    assert '{"id", "sources": [..], "summary", "label": 0 or 1}' in out


def test_a_check_is_a_gate(summarize_eval: Command) -> None:
    code, out, err = summarize_eval("mode=check", "summary=good.txt", "sources=articles")
    assert (code, err) == (0, "")
    assert out.endswith("✓ passed\n")
    code, out, err = summarize_eval("mode=check", "summary=bad.txt", "sources=articles")
    assert (code, err) == (1, "")
    assert "✗ unsupported   Oslo" in out
    assert out.endswith("✗ failed: 1 mention is unsupported\n")
    assert summarize_eval("mode=check", "summary=bad.txt", "sources=articles", "fail_on=contradicted")[0] == 0


def test_a_check_as_json_is_one_document_and_nothing_else(
    summarize_eval: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Çavuşoğlu met Mekdad.".encode())))
    code, out, _ = summarize_eval("mode=check", "summary=-", "sources=articles", "format=json", *FAKE)
    assert code == 1
    found = json.loads(out)
    assert found["text"] == "Çavuşoğlu met Mekdad."
    assert (found["passed"], found["score"]) == (False, 0.5)
    unsupported, supported = found["sentences"][0]["mentions"]
    assert (unsupported["text"], unsupported["start"], unsupported["end"]) == ("Çavuşoğlu", 0, 9)
    assert supported["evidence"][0]["article"] == "one"
    assert supported["evidence"][0]["sentence"].startswith("Foreign Minister")
    assert [article["id"] for article in found["articles"]] == ["one"]


def test_a_checker_is_measured_and_the_figures_written(summarize_eval: Command, tmp_path: Path) -> None:
    code, out, err = summarize_eval("mode=meta", "cases=cases.jsonl", "out=found", "n_boot=20", *FAKE)
    assert (code, err) == (0, "")
    assert "All · 2 cases" in out
    assert "1.00 1.0–1.0" in out
    assert "Written: found/meta.json, found/cases.jsonl" in out
    meta = json.loads((tmp_path / "found" / "meta.json").read_text())
    assert (meta["overall"]["n"], meta["overall"]["auc"][0], meta["overall"]["pearson"]) == (2, 1.0, None)
    assert meta["checker"] == {"_target_": "word_checker.WordChecker"}
    assert meta["cases"] == ["cases.jsonl"]
    assert meta["versions"]["spacy"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["mode=chek"], "mode=chek: did you mean 'check'? Else there are runs, meta, check."),
        (["mode=meta"], "No cases named. Name a file: summarize-eval mode=meta cases=FILE.jsonl"),
        (["mode=meta", "cases=nowhere.jsonl"], "cases=nowhere.jsonl: there is no such file."),
        (["mode=meta", "cases=torn.jsonl"], "torn.jsonl:1: this line is no JSON object"),
        (["mode=meta", "cases=cases.jsonl", "threshold=fit:cases.jsonl"], "2 of the 2 cases"),
        (["mode=meta", "cases=cases.jsonl", "threshold=best"], "threshold=best: there are recommended"),
        (["mode=meta", "cases=cases.jsonl", "n_boot=-1"], "n_boot=-1: expected int >= 0."),
        (["mode=meta", "cases=cases.jsonl", "factcheck=rulez"], "did you mean 'rules'?"),
        (["mode=meta", "cases=cases.jsonl", "factcheck._target_=os.system"], "only classes under"),
        (["mode=check", "summary=good.txt"], "A check needs a text and articles"),
        (["mode=check", "summary=no.txt", "sources=articles"], "summary=no.txt: there is no such file."),
        (["mode=check", "summary=good.txt", "sources=nowhere"], "nowhere does not exist"),
        (["mode=check", "summary=good.txt", "sources=articles", "format=xml"], "there are text, json."),
        (["mode=check", "summary=good.txt", "sources=articles", "fail_on=[no]"], "fail_on=no: "),
        (["mode=check", "summary=good.txt", "sources=articles", "least_score=2"], "least_score=2"),
    ],
)
def test_a_mistake_is_one_clear_sentence_and_exit_code_2(
    summarize_eval: Command, arguments: list[str], sentence: str
) -> None:
    code, out, err = summarize_eval(*arguments)
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_the_level_of_the_intervals_is_the_one_that_is_asked_for(
    summarize_eval: Command, tmp_path: Path
) -> None:
    arguments = ("mode=meta", "cases=cases.jsonl", "out=found", "n_boot=20", "statistics.level=0.8", *FAKE)
    code, out, err = summarize_eval(*arguments)
    assert (code, err) == (0, "")
    assert "80% bootstrap interval" in out
    resampling = json.loads((tmp_path / "found" / "meta.json").read_text())["resampling"]
    assert resampling == {"n_boot": 20, "seed": 0, "level": 0.8}
