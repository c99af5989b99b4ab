"""What is known of a server before any work is lost: whether it is there, and what it serves."""

from __future__ import annotations

import sys
import time
from typing import Any

import pytest
from chat_servers import TINY, Fault, broken_json, chat_server, nobody, silence, status, web_page

from summarize.errors import ConfigError, ModelError, ResourceError
from summarize.models.chat_server import ChatServer
from summarize.types import Decoding, Prompt, Request


def test_the_server_is_asked_once() -> None:
    with chat_server() as server:
        model = ChatServer(base_url=f"{server.url}/", name="tiny")
        model.load()
        model.load()
        card = model.card()
    assert [one.path for one in server.asked] == ["/v1/models"]
    assert (card.name, card.source, card.revision, card.device) == ("tiny", server.url, "tiny", "server")
    assert (card.digest, card.note) == (None, "")


def test_the_weights_behind_a_served_name_are_told() -> None:
    with chat_server(models=[{**TINY, "root": "org/tiny-7b"}]) as server:
        assert ChatServer(base_url=server.url, name="tiny").card().revision == "org/tiny-7b"


def test_nobody_there_is_told_at_once() -> None:
    url = nobody()
    started = time.perf_counter()
    with pytest.raises(ModelError, match=r"did not answer: Connection refused\. Start it, or give the right"):
        ChatServer(base_url=url, name="tiny").load()
    with pytest.raises(ModelError, match="Connection refused"):
        ChatServer(base_url=url.replace("127.0.0.1", "localhost"), name="tiny").load()
    assert time.perf_counter() - started < 5


WRONG: dict[str, tuple[Fault, str]] = {
    "a web page": (
        web_page,
        "answered with a web page. It was asked for its models at .*usually ends in /v1",
    ),
    "no list": (status(404, "Not Found"), r"answered 404 \(Not Found\): Not Found. .*model.check=false"),
    "broken JSON": (broken_json, "answered with broken JSON. It was asked for its models at"),
    "not ready": (status(503, "Loading model"), r"503 .*: Loading model. It may still be loading: try again"),
    "silence": (silence, "did not answer within 0.3 s. Start it"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_address_is_told_in_words(kind: str) -> None:
    fault, message = WRONG[kind]
    with chat_server(models=fault) as server, pytest.raises(ModelError, match=message):
        ChatServer(base_url=server.url, name="tiny", timeout=0.3).load()
    assert len(server.asked) == 1


def test_a_model_that_is_not_served_is_told_with_the_nearest_names() -> None:
    served = [{"id": name} for name in ("whisper-1", "dall-e", "tiny-chat", "tiny-base", "tts", "davinci")]
    with chat_server(models=served) as server, pytest.raises(ModelError) as told:
        ChatServer(base_url=server.url, name="tiny-chatt").load()
    message = str(told.value)
    assert (
        f"The server at {server.url} does not serve the model 'tiny-chatt'. It serves: tiny-chat, " in message
    )
    assert "and 1 more. Set model.name to one of them." in message


def test_a_server_without_a_list_of_models_is_used_unchecked() -> None:
    with chat_server(models=status(404)) as server:
        model = ChatServer(base_url=server.url, name="tiny", check=False)
        (answer,) = model.generate([Request(Prompt("Merge."), ("A.",), 40)], Decoding(1, top_k=None))
        assert model.max_input_tokens == 8192
        assert model.card().revision is None
    assert answer.error is None
    assert any("8192 tokens were assumed" in note for note in answer.notes)
    assert [one.path for one in server.asked] == ["/v1/chat/completions"]


def llama_cpp(n_ctx: int) -> dict[str, Any]:
    return {"/props": {"default_generation_settings": {"n_ctx": n_ctx}, "total_slots": 4}}


@pytest.mark.parametrize(
    ("entry", "pages", "context"),
    [
        ({"max_model_len": 32768}, {}, 32768),  # vLLM
        ({"context_window": 131072}, {}, 131072),
        ({"meta": {"n_ctx_train": 8192, "n_ctx": 1024}}, {}, 1024),  # llama.cpp since 2026
        ({"meta": {"n_ctx_train": 8192}}, llama_cpp(2048), 2048),  # earlier: its slots are told elsewhere
        ({"meta": {"n_ctx_train": 131072}}, {}, 131072),
        ({"meta": None}, {}, 8192),
        ({}, {}, 8192),  # Ollama
    ],
)
def test_the_context_is_what_the_server_tells(
    entry: dict[str, Any], pages: dict[str, Any], context: int
) -> None:
    with chat_server(models=[{"id": "tiny", **entry}], pages=pages) as server:
        model = ChatServer(base_url=server.url, name="tiny")
        assert (model.max_input_tokens, model.max_output_tokens) == (context, context)


def test_a_context_that_is_set_is_used() -> None:
    with chat_server() as server:
        assert ChatServer(base_url=server.url, name="tiny", context=1000).max_input_tokens == 1000


def test_a_server_that_wants_a_key_is_told_apart_from_a_key_that_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MY_KEY", "sk-wrong")
    with chat_server(key="sk-right") as server:
        with pytest.raises(ModelError, match=r"It wants a key. Set it: export .* model.api_key_variable="):
            ChatServer(base_url=server.url, name="tiny").load()
        with pytest.raises(ModelError, match=r"Check the key. Set it: export MY_KEY=\.\.\.") as told:
            ChatServer(base_url=server.url, name="tiny", api_key_variable="MY_KEY").load()
    assert "sk-wrong" not in str(told.value)


def test_a_key_that_is_missing_is_told_before_anything_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MY_KEY", raising=False)
    with pytest.raises(ConfigError, match=r"Set it: export MY_KEY=\.\.\."):
        ChatServer(base_url="http://localhost:8000/v1", name="tiny", api_key_variable="MY_KEY")


@pytest.mark.parametrize("key", ["two words", "sk-ключ", "sk\nx"])
def test_a_key_that_cannot_be_one_is_not_shown(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", key)
    with pytest.raises(ConfigError, match="The key in \\$MY_KEY has a space or another character") as told:
        ChatServer(base_url="http://localhost:8000/v1", name="tiny", api_key_variable="MY_KEY")
    assert key not in str(told.value)


@pytest.mark.parametrize(
    "url", ["localhost:8000", "ftp://host/v1", "http://", "http://host:port/v1", "", "v1"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(
        ConfigError, match=r"is no address of a server\. Give one such as http://localhost:8000"
    ):
        ChatServer(base_url=url, name="tiny")


@pytest.mark.parametrize(
    "url",
    [
        "http://me:secret@host/v1",
        "http://secret@host/v1",
        "https://host/v1?key=secret",
        "http://host/#secret",
    ],
)
def test_an_address_with_a_secret_in_it_is_refused_and_not_shown(url: str) -> None:
    with pytest.raises(ConfigError, match="Put the key into an environment variable") as told:
        ChatServer(base_url=url, name="tiny")
    assert "secret" not in str(told.value)


def test_without_the_client_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(ResourceError, match=r"Run: pip install 'newsfuse\[server\]'"):
        ChatServer(base_url="http://localhost:8000/v1", name="tiny").load()
