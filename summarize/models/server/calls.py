"""Calls to one server: so many at a time, each within its time, and made again where that may help."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarize.models.server.address import Address
from summarize.models.server.completion import Completion, read
from summarize.models.server.failures import CallError, from_client
from summarize.models.server.retrying import Retrying

if TYPE_CHECKING:
    from openai import AsyncOpenAI


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one call, all its tries together."""

    completion: Completion | None = None
    """None where it failed in the end."""
    failures: tuple[str, ...] = ()
    """Why tries before the last failed."""
    error: str | None = None
    """Why the last one failed."""


class Calls:
    """Makes calls through one client. Lives in one event loop."""

    def __init__(
        self, client: AsyncOpenAI, address: Address, *, timeout: float, concurrency: int, retrying: Retrying
    ) -> None:
        """`timeout`: seconds for one try, from the first byte sent to the last received."""
        self._client = client
        self._address = address
        self._timeout = timeout
        self._free = asyncio.Semaphore(concurrency)
        self._retrying = retrying

    async def get(self, path: str) -> str:
        """The text that stands at a path below the address, or at a whole URL. Tried once.

        Raises CallError.
        """
        return await self._text(lambda: self._client.get(path, cast_to=str))

    async def complete(self, body: Mapping[str, Any], wanted: int, count: Callable[[str], int]) -> Made:
        """Ask for `wanted` choices. Waits for its turn, and keeps it while it waits to try again: a server
        that has too much to do is not asked more by others meanwhile."""

        async def once() -> Completion:
            text = await self._text(
                lambda: self._client.post("/chat/completions", cast_to=str, body=dict(body))
            )
            return read(text, wanted, count)

        async with self._free:
            try:
                completion, failures = await self._retrying(once)
            except CallError as failure:
                return Made(error=failure.reason)
        return Made(completion, tuple(failures))

    async def _text(self, ask: Callable[[], Awaitable[str]]) -> str:
        try:
            # The client's own limit starts anew with each piece that it receives.
            async with asyncio.timeout(self._timeout):
                return await ask()
        except Exception as error:
            raise from_client(error, self._address, self._timeout) from error


async def ask_for(wanted: int, most: int | None, call: Callable[[int, int], Awaitable[Made]]) -> list[Made]:
    """Calls until there are `wanted` choices: each asks for `most` of them, None for all at once.

    `call(first, number)` asks for `number` choices, of which the first is the `first` of all. A server that
    gives fewer (many ignore `n`) is asked for each missing one alone. All calls of a kind go out together.
    """
    size = most or wanted
    firsts = [(first, min(size, wanted - first)) for first in range(0, wanted, size)]
    made = await asyncio.gather(*(call(first, number) for first, number in firsts))
    missing = [
        first + offset
        for (first, number), one in zip(firsts, made, strict=True)
        if one.completion is not None
        for offset in range(one.completion.choices, number)
    ]
    return [*made, *await asyncio.gather(*(call(index, 1) for index in missing))]
