"""Models behind an OpenAI-compatible server: vLLM, llama.cpp's server, Ollama, hosted ones.

summarize model=openai model.base_url=http://localhost:8000/v1 model.name=Qwen/Qwen3-4B
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Annotated, Any

from msgspec import Meta

from summarize.models.chat import merged, messages
from summarize.models.server import catalogue
from summarize.models.server.address import Address
from summarize.models.server.answering import answer
from summarize.models.server.calls import Calls, Made, ask_for
from summarize.models.server.counting import Counter, counter
from summarize.models.server.parameters import Parameters, refuse_beams
from summarize.models.server.retrying import Retrying
from summarize.models.server.usage import Prices
from summarize.models.server.waiting import wait_for
from summarize.types import Answer, Decoding, ModelCard, Request

ASSUMED_CONTEXT = 8192
"""Tokens, where neither the config nor the server says how many there are."""
LOAD_TIMEOUT = 10.0
"""Seconds in which a server must tell what it serves."""
Count = Annotated[int, Meta(ge=1)]


class ChatServer:
    """A chat model that is asked over HTTP."""

    def __init__(
        self,
        *,
        base_url: str,
        name: str,
        api_key_variable: str | None = None,
        check: bool = True,
        context: Count | None = None,
        tokenizer: str | None = None,
        concurrency: Count = 8,
        timeout: Annotated[float, Meta(gt=0)] = 120.0,
        retries: Annotated[int, Meta(ge=0)] = 4,
        backoff: Annotated[float, Meta(ge=0)] = 0.5,
        candidates_per_call: Count | None = None,
        logprobs: bool = False,
        system_role: bool = True,
        parameters: Parameters | None = None,
        extra_body: Mapping[str, Any] | None = None,
        price_per_million: Prices | None = None,
    ) -> None:
        """The settings stand in conf/model/openai.yaml, each with what it is for.

        Raises ConfigError for an address that is none, and where the key is not in the environment.
        """
        self.name = name
        self._address = Address.of(base_url, api_key_variable)
        self._check = check
        self._context = context
        self._tokenizer = tokenizer
        self._concurrency = concurrency
        self._timeout = timeout
        self._retrying = Retrying(retries, backoff)
        self._candidates_per_call = candidates_per_call
        self._logprobs = logprobs
        self._system_role = system_role
        self._parameters = parameters or Parameters()
        self._extra_body = dict(extra_body or {})
        self._prices = price_per_million or Prices()
        self._counter: Counter | None = None
        self._revision: str | None = None
        self._told_context: int | None = None

    def load(self) -> None:
        """Ask the server once for its models, and read the tokenizer where there is one.

        Raises ModelError where the server cannot be reached, refuses, or does not serve the model, and
        ResourceError where the client is not installed.
        """
        if self._counter is not None:
            return
        if self._check:
            wait_for(self._introduce)
        self._counter = counter(self._tokenizer)

    async def _introduce(self) -> None:
        timeout = min(self._timeout, LOAD_TIMEOUT)
        async with self._address.client(timeout) as client:
            ask = Calls(client, self._address, timeout=timeout, concurrency=1, retrying=self._retrying).get
            entry = await catalogue.entry(ask, self.name, self._address)
            self._revision = catalogue.revision(entry)
            self._told_context = await catalogue.context(ask, entry, self._address)

    def card(self) -> ModelCard:
        """Where the model is and what the server calls it; its weights are not known."""
        self.load()
        return ModelCard(self.name, self._address.url, revision=self._revision, device="server")

    @property
    def counter(self) -> Counter:
        """Counts tokens."""
        self.load()
        assert self._counter is not None
        return self._counter

    @property
    def max_input_tokens(self) -> int:
        """Tokens that prompt and answer may have together."""
        self.load()
        return self._context or self._told_context or ASSUMED_CONTEXT

    @property
    def max_output_tokens(self) -> int:
        """The same: the answer is written where the prompt stands."""
        return self.max_input_tokens

    def count_tokens(self, request: Request) -> int:
        """Prompt tokens of a request; without a tokenizer an estimate that errs upwards."""
        return self.counter.prompt(request)

    def count_texts(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text alone; without a tokenizer an estimate that errs upwards."""
        return [self.counter.text(text) for text in texts]

    def room(self, request: Request) -> int:
        """Tokens left when prompt and answer are in; negative: too long by so many."""
        return self.max_input_tokens - self.count_tokens(request) - request.max_new_tokens

    def generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
        """An answer to each request, in their order; all are asked together, `concurrency` at a time.

        Raises ConfigError where beam search is wanted.
        """
        refuse_beams(decoding)
        self.load()
        return wait_for(partial(self._generate, requests, decoding))

    async def _generate(self, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
        async with self._address.client(self._timeout) as client:
            calls = Calls(
                client,
                self._address,
                timeout=self._timeout,
                concurrency=self._concurrency,
                retrying=self._retrying,
            )
            return await asyncio.gather(*(self._answer(request, decoding, calls) for request in requests))

    async def _answer(self, request: Request, decoding: Decoding, calls: Calls) -> Answer:
        prompt_tokens = self.count_tokens(request)
        if error := self._misfit(request, prompt_tokens):
            return Answer(prompt_tokens=prompt_tokens, error=error)
        chat = messages(request, self.counter.control_tokens)
        asked: dict[str, Any] = {
            "model": self.name,
            "messages": chat if self._system_role else merged(chat),
            **self._parameters.settings(decoding, request.max_new_tokens),
            **({"logprobs": True} if self._logprobs else {}),
        }

        async def call(first: int, number: int) -> Made:
            several = {"n": number} if number > 1 else {}
            seeded = self._parameters.seeded(decoding.seed + first)
            return await calls.complete(
                {**asked, **several, **seeded, **self._extra_body}, number, self.counter.text
            )

        greedy = decoding.temperature == 0
        wanted = 1 if greedy else request.candidates or decoding.candidates
        made = await ask_for(wanted, self._candidates_per_call, call)
        given = answer(made, prompt_tokens, self._prices, self._address, {self.name, self._revision or ""})
        return replace(given, notes=(*self._notes(decoding), *given.notes))

    def _misfit(self, request: Request, prompt_tokens: int) -> str | None:
        """Why the context does not hold a prompt and its answer, in words; None where it does."""
        new = request.max_new_tokens
        if prompt_tokens + new <= self.max_input_tokens:
            return None
        counted = f"{prompt_tokens} tokens" if self.counter.exact else f"about {prompt_tokens} tokens"
        return (
            f"A prompt of {counted} and {new} new ones do not fit the {self.max_input_tokens} tokens of "
            f"{self.name} at {self._address.url}. Use a smaller chunk, or set model.context where the server "
            "holds more."
        )

    def _notes(self, decoding: Decoding) -> list[str]:
        """What the record must say of every answer that this server gives."""
        notes = []
        if unsent := self._parameters.unsent(decoding):
            notes.append(f"{' and '.join(unsent)} was not sent: model.parameters has no name for it.")
        if not (self._context or self._told_context):
            notes.append(
                f"The server does not tell how long its context is: {ASSUMED_CONTEXT} tokens were assumed. "
                "Set model.context"
            )
        return notes
