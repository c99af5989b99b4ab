"""A real OpenAI-compatible server on the loopback address, with faults to order.

    with chat_server(faults=[status(500)]) as server:
        model = ChatServer(base_url=server.url, name="tiny")
        ...
    server.asked  # every call, in the order in which they came

It answers with the first line of the first document that it is shown.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]
TINY: Mapping[str, Any] = {"id": "tiny", "object": "model", "max_model_len": 4096}
"""An entry in the list of models, as vLLM has it."""


@dataclass(frozen=True)
class Asked:
    """One request over HTTP."""

    path: str
    headers: Mapping[str, str]
    """By names in small letters."""
    body: Body
    """Empty for a GET."""

    @property
    def prompt(self) -> str:
        """What the last message says."""
        content: str = self.body["messages"][-1]["content"]
        return content


Exchange = BaseHTTPRequestHandler
Fault = Callable[["Server", Exchange], None]
"""Writes something else than an answer."""


@dataclass
class Server:
    """What a test sees of the server, and sets."""

    url: str = ""
    """The base URL."""
    asked: list[Asked] = field(default_factory=list)
    most_at_once: int = 0
    """The most calls that were under way at the same time."""
    closing: threading.Event = field(default_factory=threading.Event)
    _under_way: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def calls(self) -> list[Asked]:
        """The chats."""
        return [one for one in self.asked if one.path.endswith("/chat/completions")]

    @contextmanager
    def noting(self, asked: Asked) -> Iterator[None]:
        with self._lock:
            self.asked.append(asked)
            self._under_way += 1
            self.most_at_once = max(self.most_at_once, self._under_way)
        try:
            yield
        finally:
            with self._lock:
                self._under_way -= 1


# What to answer


def first_line(asked: Asked) -> str:
    """The first line of the first document, without list mark; a fence in angle brackets is no line."""
    lines = [line.strip() for line in asked.prompt.splitlines()]
    line = next(line for line in lines if line and not (line.startswith("<") and line.endswith(">")))
    return line.removeprefix("- ")


def choice(text: str | None, **message: Any) -> Body:
    """One choice of an answer, that came to its end."""
    return {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text, **message}}


def completion(choices: Sequence[Body], **more: Any) -> Body:
    """A whole answer; 10 tokens were read and 12 written."""
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "model": "tiny",
        "choices": [{**one, "index": index} for index, one in enumerate(choices)],
        "usage": {"prompt_tokens": 10, "completion_tokens": 12, "total_tokens": 22},
        **more,
    }


def as_many_as_asked(asked: Asked) -> Body:
    """`n` choices."""
    return completion([choice(first_line(asked))] * asked.body.get("n", 1))


def one_only(asked: Asked) -> Body:
    """One choice, whatever `n` is; its text tells the seed."""
    return completion([choice(f"seed {asked.body['seed']}")])


# What can go wrong


def send(exchange: Exchange, status: int, content: bytes, headers: Mapping[str, str] | None = None) -> None:
    exchange.send_response(status)
    for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
        exchange.send_header(name, value)
    exchange.send_header("Content-Length", str(len(content)))
    exchange.end_headers()
    exchange.wfile.write(content)


def status(code: int, message: str = "It broke.", **headers: str) -> Fault:
    """An error as OpenAI words it; `Retry_After="1"` becomes a header."""
    body = json.dumps({"error": {"message": message, "type": "server_error"}}).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda server, exchange: send(exchange, code, body, named)


def broken_json(server: Server, exchange: Exchange) -> None:
    send(exchange, 200, b'{"choices": [{"message": {"cont')


def web_page(server: Server, exchange: Exchange) -> None:
    send(exchange, 200, b"<!DOCTYPE html><html>Hello</html>", {"Content-Type": "text/html"})


def cut_off(server: Server, exchange: Exchange) -> None:
    """Promises more than it sends, and hangs up."""
    exchange.send_response(200)
    exchange.send_header("Content-Type", "application/json")
    exchange.send_header("Content-Length", "1000")
    exchange.end_headers()
    exchange.wfile.write(b'{"choices": [')
    exchange.close_connection = True


def silence(server: Server, exchange: Exchange) -> None:
    """Says nothing until the test is over."""
    server.closing.wait(60)
    exchange.close_connection = True


def drops(server: Server, exchange: Exchange) -> None:
    """Sends a byte now and then, for ever: no pause is long, but there is no end."""
    exchange.send_response(200)
    exchange.send_header("Content-Length", "100000")
    exchange.end_headers()
    while not server.closing.wait(0.05):
        exchange.wfile.write(b" ")
        exchange.wfile.flush()
    exchange.close_connection = True


def says(body: Body) -> Fault:
    """Exactly this JSON."""
    return lambda server, exchange: send(exchange, 200, json.dumps(body).encode())


@contextmanager
def chat_server(
    *,
    answer: Callable[[Asked], Body] = as_many_as_asked,
    faults: Sequence[Fault] = (),
    always: Fault | None = None,
    models: Sequence[Mapping[str, Any]] | Fault = (TINY,),
    pages: Mapping[str, Body] | None = None,
    key: str | None = None,
    delay: float = 0.0,
) -> Iterator[Server]:
    """A server until the block ends.

    answer: what a chat is answered. faults: what the first calls get in its stead; always: what all calls
    get. models: the list of models, or what its page does. pages: other pages by path. key: the bearer
    token without which nothing is answered. delay: seconds that each chat takes.
    """
    server = Server()
    left = list(faults)
    lock = threading.Lock()

    def chat(exchange: Exchange, asked: Asked) -> None:
        with lock:
            fault = always or (left.pop(0) if left else None)
        server.closing.wait(delay)
        if fault is not None:
            fault(server, exchange)
        else:
            send(exchange, 200, json.dumps(answer(asked)).encode())

    def page(exchange: Exchange) -> None:
        if exchange.path == "/v1/models":
            if callable(models):
                models(server, exchange)
            else:
                says({"object": "list", "data": list(models)})(server, exchange)
        elif exchange.path in (pages or {}):
            says((pages or {})[exchange.path])(server, exchange)
        else:
            send(exchange, 404, b'{"detail": "Not Found"}')

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._exchange({})

        def do_POST(self) -> None:
            self._exchange(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _exchange(self, body: Body) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.path, headers, body)
            with server.noting(asked):
                if key is not None and self.headers.get("Authorization") != f"Bearer {key}":
                    sent = self.headers.get("Authorization")
                    status(401, f"Incorrect API key provided: {sent}")(server, self)
                elif self.command == "POST":
                    chat(self, asked)
                else:
                    page(self)

        def log_message(self, *args: Any) -> None:
            return

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 64

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that hung up is none of ours."""

    listening = Quiet(("127.0.0.1", 0), Handler)
    server.url = f"http://127.0.0.1:{listening.server_port}/v1"
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        listening.shutdown()
        thread.join()
        listening.server_close()


def nobody() -> str:
    """The base URL of a server that is not there any more."""
    with chat_server() as server:
        return server.url
