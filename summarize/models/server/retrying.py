"""A call that fails is made again: after a pause that grows, and never for ever."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from summarize.models.server.failures import CallError

LONGEST_WAIT = 60.0
"""Seconds. A server that asks for a longer pause is not waited for."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Retrying:
    """How often a call is made again, and when.

    The openai client could do it, but with fixed pauses, without saying so, and not where the answer is
    broken JSON.
    """

    retries: int
    """Further tries after the first."""
    backoff: float
    """Seconds before the second try; they double from try to try."""
    _random: random.Random = field(default_factory=random.Random)
    """Of its own: the program's random numbers must not depend on a server's moods."""

    async def __call__(self, call: Callable[[], Awaitable[T]]) -> tuple[T, list[str]]:
        """What `call` gives, and why the tries before it failed.

        Raises CallError where it cannot succeed, or did not: its reason says how often it was tried.
        """
        failed: list[str] = []
        while True:
            try:
                return await call(), failed
            except CallError as failure:
                failed.append(failure.reason)
                wait = self.pause(failure, len(failed))
                if wait is None:
                    raise CallError(_in_all(failed), status=failure.status) from failure
            await asyncio.sleep(wait)

    def pause(self, failure: CallError, tries: int) -> float | None:
        """Seconds until the next try; None: there is none."""
        if not failure.again or tries > self.retries:
            return None
        if failure.wait is not None:
            return failure.wait if failure.wait <= LONGEST_WAIT else None
        # Calls that failed together must not come back together: a random part of the pause is left out.
        return min(LONGEST_WAIT, self.backoff * 2.0 ** (tries - 1)) * self._random.uniform(0.5, 1.0)


def _in_all(failed: list[str]) -> str:
    if len(failed) == 1:
        return failed[0]
    others = [reason for reason in dict.fromkeys(failed) if reason != failed[-1]]
    before = f"; before that it {' and '.join(others)}" if others else ""
    return f"{failed[-1]} (tried {len(failed)} times{before})"
