"""The dataclasses of `summarize.types` as JSON, and back with their types checked.

msgspec does the work: it encodes frozen, slotted dataclasses as they are, checks types on the way
in, and names the field where a value is wrong.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

T = TypeVar("T")


def to_json(value: object) -> str:
    """One line of JSON (UTF-8 text, no newline in it)."""
    return msgspec.json.encode(value).decode()


def from_json(text: str | bytes, kind: type[T]) -> T:
    """The value that `to_json` wrote. Unknown fields are passed over, so newer files still read.

    Raises ValueError (msgspec's errors are its subclasses) that names the field.
    """
    return msgspec.json.decode(text, type=kind)
