"""A server that fails: what passes by itself is tried again, the rest is said in words, the others go on."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from email.utils import formatdate
from itertools import pairwise
from typing import Any

import pytest
from chat_servers import (
    Asked,
    Body,
    Fault,
    as_many_as_asked,
    broken_json,
    chat_server,
    cut_off,
    drops,
    says,
    silence,
    status,
    web_page,
)

from summarize.models.chat_server import ChatServer
from summarize.models.server.failures import CallError
from summarize.models.server.retrying import Retrying
from summarize.types import Decoding, Prompt, Request

DECODING = Decoding(candidates=1, top_k=None)
KEY = "sk-very-secret"


def request(text: str = "The quake hit Van.") -> Request:
    return Request(Prompt("Merge."), (text,), max_new_tokens=40)


def impatient(url: str, **settings: Any) -> ChatServer:
    """A model that waits hardly at all."""
    quick = {"timeout": 0.3, "backoff": 0.01, "retries": 2}
    return ChatServer(base_url=url, name="tiny", **{**quick, **settings})


PASSING: dict[str, tuple[Fault, str]] = {
    "too many requests": (status(429), "answered 429 (Too Many Requests): It broke"),
    "error 500": (status(500), "answered 500 (Internal Server Error): It broke"),
    "error 503": (status(503, "Loading model"), "answered 503 (Service Unavailable): Loading model"),
    "broken JSON": (broken_json, "answered with broken JSON"),
    "web page": (web_page, "answered with a web page"),
    "cut off": (cut_off, "did not answer: peer closed connection"),
    "silence": (silence, "did not answer within 0.3 s"),
    "without an end": (drops, "did not answer within 0.3 s"),
    "no choice": (says({"choices": []}), "answered without a choice"),
    "error with status 200": (says({"error": {"message": "Busy", "code": 502}}), "with an error: Busy"),
}


@pytest.mark.parametrize("kind", PASSING)
def test_what_passes_by_itself_is_tried_again_and_told(kind: str) -> None:
    fault, reason = PASSING[kind]
    with chat_server(faults=[fault]) as server:
        (answer,) = impatient(server.url).generate([request()], DECODING)
    assert [one.text for one in answer.candidates] == ["The quake hit Van."]
    (note,) = answer.notes
    assert note.startswith(f"The server at {server.url} ")
    assert reason in note
    assert note.endswith("; it was asked again.")
    assert len(server.calls) == 2


@pytest.mark.parametrize("kind", PASSING)
def test_what_does_not_pass_is_the_failure_of_one_request(kind: str) -> None:
    fault, reason = PASSING[kind]

    with chat_server(always=fault) as server:
        (answer,) = impatient(server.url).generate([request()], DECODING)
    assert answer.candidates == ()
    assert answer.error is not None
    assert answer.error.startswith(f"The server at {server.url} gave no text: it ")
    assert reason in answer.error
    assert answer.error.endswith("(tried 3 times).")
    assert len(server.calls) == 3


@pytest.mark.parametrize("code", [400, 401, 403, 404, 422])
def test_what_cannot_succeed_is_not_tried_again(code: int) -> None:
    message = "This model's maximum context length is 4096 tokens."
    with chat_server(always=status(code, message)) as server:
        (answer,) = impatient(server.url).generate([request()], DECODING)
    assert f"answered {code} (" in (answer.error or "")
    assert message in (answer.error or "")
    assert "tried" not in (answer.error or "")
    assert len(server.calls) == 1


def test_a_server_may_forbid_that_it_is_asked_again() -> None:
    with chat_server(always=status(429, "You are out of money.", X_Should_Retry="false")) as server:
        (answer,) = impatient(server.url).generate([request()], DECODING)
    assert "You are out of money." in (answer.error or "")
    assert len(server.calls) == 1


def test_one_request_that_fails_leaves_the_others_alone() -> None:
    def broken_for_the_second(asked: Asked) -> Body:
        return {"choices": []} if "Two" in asked.prompt else as_many_as_asked(asked)

    with chat_server(answer=broken_for_the_second) as server:
        answers = impatient(server.url).generate(
            [request(text) for text in ("One.", "Two.", "Three.")], DECODING
        )
    assert [[one.text for one in answer.candidates] for answer in answers] == [["One."], [], ["Three."]]
    assert [answer.error is None for answer in answers] == [True, False, True]


def test_candidates_of_other_calls_are_kept_where_one_call_fails() -> None:
    def broken_for_one_seed(asked: Asked) -> Body:
        return {"choices": []} if asked.body["seed"] == 1 else as_many_as_asked(asked)

    with chat_server(answer=broken_for_one_seed) as server:
        model = impatient(server.url, candidates_per_call=1)
        (answer,) = model.generate([request()], Decoding(candidates=3, top_k=None))
    assert len(answer.candidates) == 2
    assert any("A candidate is missing: the server at" in note for note in answer.notes)


@pytest.mark.parametrize("last", [status(429), status(500)])
def test_different_failures_are_all_told(last: Fault) -> None:
    with chat_server(faults=[status(500), broken_json, last]) as server:
        (answer,) = impatient(server.url).generate([request()], DECODING)
    error = answer.error or ""
    assert error.count("answered 500") == error.count("answered with broken JSON") == 1
    assert "tried 3 times; before that it answered" in error


@pytest.mark.parametrize("wait", ["0.4", formatdate(time.time() + 3600 * 24, usegmt=True)])
def test_a_server_says_how_long_to_wait(wait: str) -> None:
    started = time.perf_counter()
    with chat_server(faults=[status(429, Retry_After=wait)]) as server:
        (answer,) = impatient(server.url, timeout=5).generate([request()], DECODING)
    waited = time.perf_counter() - started
    if wait == "0.4":
        assert waited > 0.4
        assert answer.error is None
    else:  # a day is too long: nobody waits for that
        assert waited < 5
        assert "answered 429" in (answer.error or "")


def test_pauses_double_and_are_not_all_alike() -> None:
    retrying = Retrying(retries=4, backoff=1.0)
    passing = CallError("broke", again=True)
    pauses = [[retrying.pause(passing, tries) for _ in range(50)] for tries in range(1, 6)]
    for tries, drawn in enumerate(pauses[:4]):
        assert all(pause is not None and 0.5 * 2**tries <= pause <= 2**tries for pause in drawn)
        assert len(set(drawn)) > 1
    assert pauses[4] == [None] * 50
    assert all(max(filter(None, a)) <= max(filter(None, b)) * 1.01 for a, b in pairwise(pauses[:4]))


def test_the_random_numbers_of_the_program_are_its_own() -> None:
    random.seed(1)
    expected = random.random()
    random.seed(1)
    with chat_server(faults=[status(500)]) as server:
        impatient(server.url).generate([request()], DECODING)
    assert random.random() == expected


def test_a_server_that_goes_away_is_the_failure_of_its_requests() -> None:
    with chat_server() as server:
        model = impatient(server.url, retries=1)
        model.load()
    answers = model.generate([request(), request()], DECODING)
    assert all("did not answer: Connection refused (tried 2 times)" in (one.error or "") for one in answers)


def test_the_key_is_sent_and_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", KEY)
    with chat_server(
        key=KEY, faults=[status(500, f"I was sent {KEY}."), status(400, f"And {KEY}.")]
    ) as server:
        model = impatient(server.url, api_key_variable="MY_KEY")
        answers = model.generate([request()], DECODING)
        card = model.card()
    assert {one.headers["authorization"] for one in server.asked} == {f"Bearer {KEY}"}
    assert "[the key]" in (answers[0].error or "")
    assert KEY not in f"{answers} {card} {model!r} {vars(model)}"


def test_the_key_for_another_server_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with chat_server() as server:
        impatient(server.url).generate([request()], DECODING)
    assert not any(KEY in str(one.headers) for one in server.asked)


@pytest.fixture
def interrupt_soon() -> Iterator[Callable[[], None]]:
    """Ctrl-C in a moment, also where the tests run in the background, where it is ignored."""
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield lambda: threading.Timer(0.3, os.kill, [os.getpid(), signal.SIGINT]).start()
    signal.signal(signal.SIGINT, usual)


def test_an_interrupt_ends_all_calls_at_once(interrupt_soon: Callable[[], None]) -> None:
    before = threading.active_count()
    with chat_server(always=silence) as server:
        model = impatient(server.url, timeout=60, concurrency=2)
        model.load()
        interrupt_soon()
        started = time.perf_counter()
        with pytest.raises(KeyboardInterrupt):
            model.generate([request() for _ in range(6)], DECODING)
        assert time.perf_counter() - started < 2
        assert len(server.calls) == 2
    deadline = time.perf_counter() + 5
    while threading.active_count() > before and time.perf_counter() < deadline:
        time.sleep(0.01)
    assert threading.active_count() <= before


def test_it_can_be_asked_where_an_event_loop_runs_already() -> None:
    async def notebook() -> str:
        with chat_server() as server:
            (answer,) = impatient(server.url).generate([request()], DECODING)
        return answer.candidates[0].text

    assert asyncio.run(notebook()) == "The quake hit Van."
