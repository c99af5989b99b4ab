"""Where a server is, and the key that it wants: the key comes from the environment and goes nowhere else."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from summarize.errors import ConfigError, ResourceError

if TYPE_CHECKING:
    from openai import AsyncOpenAI

NO_KEY = "none"
"""What a server that wants no key is sent; the client would otherwise send the user's key for OpenAI."""
HIDDEN = "[the key]"


@dataclass(frozen=True, slots=True)
class Address:
    """The base of all that is asked of a server."""

    url: str
    """Without a slash at the end; it holds no password and no query, so it may be shown and stored."""
    key_variable: str | None
    """The environment variable that holds the key; None: the server wants none."""

    @classmethod
    def of(cls, base_url: str, key_variable: str | None) -> Address:
        """The address of a config. Raises ConfigError for a URL that is none or holds a secret, and where
        the key is not in the environment."""
        address = cls(base_url.rstrip("/"), key_variable)
        problems = [*_url_problems(base_url), *address._key_problems()]
        if problems:
            raise ConfigError(*problems)
        return address

    def client(self, timeout: float) -> AsyncOpenAI:
        """A client that waits `timeout` seconds and tries nothing again by itself.

        Raises ResourceError where its package is not installed.
        """
        try:
            from openai import AsyncOpenAI
        except ImportError as error:
            raise ResourceError(
                f"A model behind a server needs the openai client ({error}). "
                "Run: pip install 'newsfuse[server]'"
            ) from error
        return AsyncOpenAI(base_url=self.url, api_key=self._key() or NO_KEY, timeout=timeout, max_retries=0)

    def hide(self, text: str) -> str:
        """`text` without the key: servers repeat what they were sent."""
        key = self._key()
        return text.replace(key, HIDDEN) if key else text

    def _key(self) -> str:
        return os.environ.get(self.key_variable, "").strip() if self.key_variable else ""

    def _key_problems(self) -> list[str]:
        if self.key_variable is None:
            return []
        key = self._key()
        if not key:
            return [
                f"model.api_key_variable={self.key_variable}: that environment variable is not set. "
                f"Set it: export {self.key_variable}=... "
                "(for a server that wants no key: model.api_key_variable=null)"
            ]
        if not key.isascii() or not key.isprintable() or " " in key:
            return [
                f"The key in ${self.key_variable} has a space or another character that no key has. "
                f"Set it: export {self.key_variable}=..."
            ]
        return []


def _url_problems(base_url: str) -> list[str]:
    """What is wrong with a base URL. A URL that holds a secret is not repeated."""
    try:
        parts = urlsplit(base_url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, a bracket left open
        return [_no_url(base_url)]
    if parts.username or parts.password or parts.query or parts.fragment:
        return [
            f"model.base_url={_bare(parts)} has a user, a password or a query, which the run "
            "would store. Put the key into an environment variable and name that: model.api_key_variable=NAME"
        ]
    return [] if usable else [_no_url(base_url)]


def _no_url(base_url: str) -> str:
    shown = base_url.rpartition("@")[2]
    return f"model.base_url={shown} is no address of a server. Give one such as http://localhost:8000/v1"


def _bare(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
