"""What can go wrong with one call to a server, in words, and whether to try again."""

from __future__ import annotations

import math
import os
import re
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from summarize.models.server.address import Address

LONGEST_QUOTE = 300
"""Characters of a server's own message that are repeated."""
TRY_AGAIN = frozenset({408, 409, 425, 429})
"""Statuses below 500 that pass by themselves: timeout, lock, too early, too many requests."""


class CallError(Exception):
    """One call to the server failed."""

    def __init__(
        self, reason: str, *, again: bool = False, wait: float | None = None, status: int | None = None
    ) -> None:
        """`reason` goes after "the server"; `again`: the same call may succeed later, after the `wait`
        seconds that the server asks for, where it does; `status` of HTTP, None where nothing came back."""
        super().__init__(reason)
        self.reason = reason
        self.again = again
        self.wait = wait
        self.status = status


def no_answer_within(seconds: float) -> CallError:
    """The call took too long."""
    return CallError(f"did not answer within {seconds:g} s", again=True)


def unreadable(text: str) -> CallError:
    """The server answered, but not with the JSON that was expected."""
    if re.match(r"\s*<(?:!doctype|html)", text, re.IGNORECASE):
        return CallError("answered with a web page", again=True, status=200)
    what = "broken JSON" if text.strip() else "nothing"
    return CallError(f"answered with {what}", again=True, status=200)


def refused_with(message: str) -> CallError:
    """The server answered with an error, though its status is 200."""
    return CallError(f"answered with an error: {_quoted(message)}", again=True, status=200)


def from_client(error: Exception, address: Address, timeout: float) -> CallError:
    """What an exception of the openai client means. Anything that it does not raise on purpose is a bug."""
    from openai import APIConnectionError, APIStatusError, APITimeoutError

    if isinstance(error, APITimeoutError | TimeoutError):
        return no_answer_within(timeout)
    if isinstance(error, APIStatusError):
        return _status(error.status_code, error.body, error.response.headers, address)
    if isinstance(error, APIConnectionError):
        return CallError(f"did not answer: {_quoted(address.hide(_cause(error)))}", again=True)
    raise error


def _status(status: int, body: Any, headers: Mapping[str, str], address: Address) -> CallError:
    try:
        phrase = f" ({HTTPStatus(status).phrase})"
    except ValueError:
        phrase = ""
    said = address.hide(_message(body))
    forbidden = headers.get("x-should-retry") == "false"  # what the openai client heeds too
    return CallError(
        f"answered {status}{phrase}{f': {_quoted(said)}' if said else ''}",
        again=(status in TRY_AGAIN or status >= 500) and not forbidden,
        wait=_retry_after(headers.get("retry-after")),
        status=status,
    )


def _message(body: Any) -> str:
    """The server's own words: OpenAI has `message`, FastAPI `detail`, others a bare string."""
    if isinstance(body, Mapping):
        found = (body.get(key) for key in ("message", "detail", "error"))
        return next((_message(one) for one in found if one), "")
    text = "" if body is None else str(body)
    return "" if text.lstrip().startswith("<") else text


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return words.rstrip(".") if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE]} ..."


def _retry_after(value: str | None) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110, section 10.2.3): a number or a date."""
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(value).timestamp() - time.time()
        except ValueError:
            return None
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _cause(error: BaseException) -> str:
    """What the deepest exception says; those above it say "connection error"."""
    while deeper := _deeper(error):
        error = deeper
    if isinstance(error, OSError) and error.errno and error.errno > 0:
        return os.strerror(error.errno)
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _deeper(error: BaseException) -> BaseException | None:
    if isinstance(error, BaseExceptionGroup):  # one for each address of a name, such as ::1 and 127.0.0.1
        return error.exceptions[-1]
    return error.__cause__ or error.__context__
