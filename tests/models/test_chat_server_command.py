"""The command `summarize` with a model behind a server."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from chat_servers import Asked, Body, Server, as_many_as_asked, chat_server, nobody, status
from conftest import Command

from summarize.runs import read_run

KEY = "sk-very-secret"
PRICED = ("model.price_per_million.input=2.0", "model.price_per_million.output=8.0")


@pytest.fixture
def server() -> Iterator[Server]:
    with chat_server(key=KEY) as running:
        yield running


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MY_KEY", KEY)
    return "model.api_key_variable=MY_KEY"


def test_a_run_tells_tokens_and_cost_and_keeps_the_key_to_itself(
    scripted: Command, server: Server, key: str, tmp_path: Path
) -> None:
    told = scripted(
        "model=openai",
        f"model.base_url={server.url}",
        "model.name=tiny",
        key,
        *PRICED,
        "chunking=fusion",
        "out=run",
    )
    assert told.code == 0, told.err
    run = read_run(tmp_path / "run")
    (record,) = run.records.values()
    assert record.summary is not None
    calls, choices = len(server.calls), sum(one.body["n"] for one in server.calls)
    assert record.tokens.prompt == 10 * calls
    assert record.tokens.generated == 12 * calls
    assert record.tokens.cost == pytest.approx(calls * (10 * 2.0 + 12 * 8.0) / 1_000_000)
    assert choices >= calls
    assert run.meta.model is not None
    assert (run.meta.model.source, run.meta.model.device) == (server.url, "server")
    assert any("decoding.top_k=50 was not sent" in note for note in record.notes)
    stored = "".join(path.read_text() for path in (tmp_path / "run").iterdir() if path.is_file())
    assert KEY not in stored + told.out + told.err
    line = json.loads((tmp_path / "run" / "records.jsonl").read_text().splitlines()[0])
    assert line["tokens"]["cost"] > 0


@pytest.mark.parametrize("model", ["vllm", "llama_cpp", "ollama"])
def test_each_kind_of_server_is_asked_as_it_wants(scripted: Command, tmp_path: Path, model: str) -> None:
    with chat_server() as server:
        told = scripted(f"model={model}", f"model.base_url={server.url}", "model.name=tiny", "out=run")
    assert told.code == 0, told.err
    body = server.calls[0].body
    assert ("n" in body) is (model == "vllm")
    penalties = {"vllm": "repetition_penalty", "llama_cpp": "repeat_penalty"}
    assert body.get("top_k") == (50 if model in penalties else None)
    assert {"repetition_penalty", "repeat_penalty"} & body.keys() == (
        {penalties[model]} if model in penalties else set()
    )


def test_extra_settings_are_sent_as_they_are(scripted: Command, server: Server, key: str) -> None:
    told = scripted(
        "model=openai", f"model.base_url={server.url}", "model.name=tiny", key,
        "model.extra_body={chat_template_kwargs: {enable_thinking: false}}", "out=run",
    )  # fmt: skip
    assert told.code == 0, told.err
    assert server.calls[0].body["chat_template_kwargs"] == {"enable_thinking": False}


def test_a_server_that_fails_fails_its_clusters_and_no_others(scripted: Command, tmp_path: Path) -> None:
    news = tmp_path / "news"
    for name, text in (("bad", "A flood hit Passau"), ("good", "A quake hit Van")):
        (news / name).mkdir(parents=True)
        (news / name / "a.txt").write_text(f"{text} on Sunday, the government of the country said.\n")

    def broken_for_floods(asked: Asked) -> Body:
        return {"choices": []} if "flood" in asked.prompt else as_many_as_asked(asked)

    with chat_server(answer=broken_for_floods) as server:
        told = scripted(
            "model=openai", f"model.base_url={server.url}", "model.name=tiny", "model.backoff=0.01",
            "data=folder", f"data.path={news}", "out=run",
        )  # fmt: skip
    assert told.code == 1, told.err
    records = read_run(tmp_path / "run").records
    assert {id_: record.status for id_, record in records.items()} == {"bad": "failed", "good": "ok"}
    assert "answered without a choice (tried 5 times)" in (records["bad"].error or "")


def refused(scripted: Command, *arguments: str) -> str:
    """What is said of a run that cannot be, within seconds."""
    started = time.perf_counter()
    told = scripted("model=openai", "out=run", *arguments)
    assert time.perf_counter() - started < 10
    assert told.code == 2
    assert "Traceback" not in told.err
    return told.err


def test_nobody_there_ends_the_run_within_seconds(scripted: Command) -> None:
    said = refused(scripted, f"model.base_url={nobody()}", "model.name=tiny")
    assert (
        "did not answer: Connection refused. Start it, or give the right address: model.base_url=URL" in said
    )


def test_a_wrong_key_ends_the_run_within_seconds(scripted: Command, server: Server) -> None:
    said = refused(scripted, f"model.base_url={server.url}", "model.name=tiny")
    assert "It wants a key. Set it: export OPENAI_API_KEY=..." in said


def test_a_wrong_address_ends_the_run_within_seconds(scripted: Command) -> None:
    with chat_server(models=status(404)) as server:
        said = refused(scripted, f"model.base_url={server.url}", "model.name=tiny")
    assert "Check model.base_url, which usually ends in /v1" in said


def test_all_mistakes_in_the_settings_are_told_together(scripted: Command) -> None:
    said = refused(
        scripted,
        "model.name=tiny",
        "model.concurrency=0",
        "model.timeout=-1",
        "model.price_per_million.input=-3",
    )
    for part in ("model.base_url is not set", "model.concurrency=0", "model.timeout=-1", "input=-3"):
        assert part in said


def test_a_missing_key_is_told_before_a_run_is_made(
    scripted: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MY_KEY", raising=False)
    said = refused(
        scripted, "model.base_url=http://localhost:1/v1", "model.name=tiny", "model.api_key_variable=MY_KEY"
    )
    assert "Set it: export MY_KEY=..." in said
    assert not (tmp_path / "run").exists()
