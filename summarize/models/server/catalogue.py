"""What a server tells of the models that it serves: their names and how long their prompts may be."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

import msgspec

from summarize.errors import ModelError
from summarize.models.server.address import Address
from summarize.models.server.failures import CallError, unreadable

Ask = Callable[[str], Awaitable[str]]
"""GET of a path below the address, or of a whole URL. Raises CallError."""
Entry = Mapping[str, Any]
"""One model of the list. `id` is its name; everything else is the server's own."""

CONTEXT_KEYS = ("max_model_len", "context_length", "context_window", "max_context_length")
"""Where lists have it: vLLM and SGLang, then hosted services."""
SHOWN = 5
"""Served models that an error names."""


class _Listing(msgspec.Struct):
    data: list[dict[str, Any]]


async def entry(ask: Ask, name: str, address: Address) -> Entry:
    """The server's entry for the model `name`. Raises ModelError where there is none, in words."""
    try:
        served = _entries(await ask("/models"))
    except CallError as failure:
        raise ModelError(_no_list(failure, address)) from failure
    found = next((one for one in served if one.get("id") == name), None)
    if found is None:
        raise ModelError(_not_served(name, [str(one.get("id")) for one in served], address))
    return found


async def context(ask: Ask, found: Entry, address: Address) -> int | None:
    """Tokens that prompt and answer may have together; None where the server does not tell."""
    meta = found.get("meta")
    if not isinstance(meta, Mapping):
        return _first(found, CONTEXT_KEYS)
    # llama.cpp divides what it was started with among its slots and tells a slot's share apart from the
    # list, where older versions have only what the model was trained for.
    return _first(meta, ("n_ctx",)) or await _slot(ask, address) or _first(meta, ("n_ctx_train",))


def revision(found: Entry) -> str:
    """What the server calls the model: the weights behind a served name, where it tells them (vLLM does)."""
    root = found.get("root")
    return root if isinstance(root, str) and root else str(found["id"])


def _entries(text: str) -> Sequence[Entry]:
    try:
        listing = msgspec.json.decode(text, type=_Listing | list[dict[str, Any]])
    except msgspec.DecodeError as error:
        raise unreadable(text) from error
    return listing.data if isinstance(listing, _Listing) else listing


async def _slot(ask: Ask, address: Address) -> int | None:
    parts = urlsplit(address.url)
    try:
        properties = msgspec.json.decode(await ask(f"{parts.scheme}://{parts.netloc}/props"))
    except (CallError, msgspec.DecodeError):
        return None
    settings = properties.get("default_generation_settings") if isinstance(properties, dict) else None
    return _first(settings, ("n_ctx",)) if isinstance(settings, Mapping) else None


def _first(found: Entry, keys: Sequence[str]) -> int | None:
    values = (found.get(key) for key in keys)
    return next((value for value in values if isinstance(value, int) and value > 0), None)


def _no_list(failure: CallError, address: Address) -> str:
    told = f"The server at {address.url} {failure.reason}."
    if failure.status in (401, 403):
        if address.key_variable is None:
            return (
                f"{told} It wants a key. Set it: export OPENAI_API_KEY=... and name that variable: "
                "model.api_key_variable=OPENAI_API_KEY"
            )
        return f"{told} Check the key. Set it: export {address.key_variable}=..."
    if failure.status is None:
        return f"{told} Start it, or give the right address: model.base_url=URL"
    if failure.again and failure.status != 200:
        return (
            f"{told} It may still be loading: try again in a moment. "
            "For a server whose list of models never comes: model.check=false"
        )
    return (
        f"{told} It was asked for its models at {address.url}/models. Check model.base_url, which "
        "usually ends in /v1; for a server that has no such list: model.check=false"
    )


def _not_served(name: str, served: Sequence[str], address: Address) -> str:
    near = get_close_matches(name, served, n=SHOWN, cutoff=0.3)
    shown = list(dict.fromkeys([*near, *served]))[:SHOWN]
    more = f" and {len(served) - len(shown)} more" if len(served) > len(shown) else ""
    return (
        f"The server at {address.url} does not serve the model {name!r}. "
        f"It serves: {', '.join(shown) or 'none'}{more}. Set model.name to one of them."
    )
