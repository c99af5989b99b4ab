"""Batches that run out of memory: halved until they fit, and never so large again.

How much fits cannot be told beforehand: it hangs on the model, the device and who else uses it. What can be
told is that a batch of so many tokens did not, so the next one has half of them at most.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

T = TypeVar("T")

PHRASES = ("out of memory", "can't allocate memory", "not enough memory", "bad_alloc", "ALLOC_FAILED")
"""How torch says it where it has no class for it: the CPU's allocator, cuBLAS."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Requests that go to the model together."""

    requests: tuple[int, ...]
    """Which ones, by their place in the call."""
    copies: int
    """Candidates for each of them."""
    first: int = 0
    """Which candidate of theirs is the first; not 0 for a later part of one request."""

    def halves(self, *, together: int) -> tuple[Batch, Batch] | None:
        """Its requests in two halves; or one request's candidates; None where neither can be.

        The first `together` candidates of a request are made in one part.
        """
        if (middle := len(self.requests) // 2) > 0:
            return replace(self, requests=self.requests[:middle]), replace(
                self, requests=self.requests[middle:]
            )
        half = self.copies // 2
        if not self.first:
            half = min(half, self.copies - together)
        if half > 0:
            return replace(self, copies=self.copies - half), replace(
                self, copies=half, first=self.first + self.copies - half
            )
        return None


class MemoryLimit:
    """How large a batch may be, as far as is known. It stays with the model."""

    def __init__(self) -> None:
        self._tokens: int | None = None

    def run(
        self,
        batch: Batch,
        work: Callable[[Batch], T],
        tokens: Callable[[Batch], int],
        *,
        together: int,
    ) -> Iterator[tuple[Batch, T | None]]:
        """Each part of `batch` that fitted, with what `work` made of it, in order.

        `tokens` says how large a part is. A part that does not fit and cannot be halved comes with None.
        """
        waiting = [batch]
        while waiting:
            part = waiting.pop()
            halves = part.halves(together=together)
            if halves is not None and self._tokens is not None and tokens(part) > self._tokens:
                waiting.extend(reversed(halves))
                continue
            made = attempt(lambda part=part: work(part))  # type: ignore[misc]
            if made is None:
                self._tokens = tokens(part) // 2
                if halves is not None:
                    waiting.extend(reversed(halves))
                    continue
            yield part, made


def attempt(work: Callable[[], T]) -> T | None:
    """What `work` returns; None where memory ran out, with all that it held given back."""
    try:
        return work()
    except (MemoryError, RuntimeError) as error:
        if not ran_out(error):
            raise
    # After the except clause: the traceback held every tensor of the attempt.
    _give_back()
    return None


def ran_out(error: BaseException) -> bool:
    """Whether an error says that there is no memory left."""
    import torch

    known = isinstance(error, (MemoryError, torch.OutOfMemoryError))
    return known or any(phrase in str(error) for phrase in PHRASES)


def _give_back() -> None:
    import torch

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
