"""Asynchronous work from plain code: an event loop in a thread of its own, for one piece of work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


def wait_for(work: Callable[[], Awaitable[T]]) -> T:
    """What `work` gives. Also where an event loop runs already, as in a notebook.

    An interrupt from the keyboard cancels the work, with all calls that are under way, and is raised.
    """
    from anyio.from_thread import start_blocking_portal

    with start_blocking_portal() as portal:
        return portal.call(work)
