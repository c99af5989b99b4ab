"""Text files in whatever encoding people saved them, and nothing but text files."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import ftfy.bad_codecs  # noqa: F401  It teaches Python "sloppy-windows-1252": no byte is undefined in it.

from summarize.errors import InputError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = "sloppy-windows-1252"
"""Windows-1252 in which every byte means something."""
OF_CLUSTER = "the folder of its cluster"
_FOREIGN_SHARE = 0.3
_CONTROL_SHARE = 0.01
_LARGEST = 50_000_000
_BLANK = " \t\r\n\f\v\u00a0\u200b\ufeff"

_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_OTHER_FORMATS = re.compile(
    r"\s*(?:(?P<HTML><!doctype html|<html)|(?P<XML><\?xml)|(?P<RTF>\{\\rtf)|(?P<PDF>%PDF-))", re.IGNORECASE
)


class UnreadableError(ValueError):
    """A file that holds no text that can be used; the message is the reason."""


def check_encoding(encoding: str | None) -> None:
    """Raise InputError where Python knows no text encoding of this name."""
    try:
        "".encode(encoding or "utf-8")
    except LookupError:
        raise InputError(
            f"data.encoding={encoding} is no encoding that Python knows; "
            "try utf-8, cp1252 or utf-16, or leave it out"
        ) from None


def read_text(path: Path, *, within: Path, encoding: str | None = None, called: str = OF_CLUSTER) -> str:
    """The text of a file, decoded but not yet normalised.

    `within` is the folder, its own links followed, that the file must lie in once its links are; `called`
    says in words which folder that is. Without an `encoding` it is that of the byte order mark, else UTF-8
    (a few bad bytes are let pass), else Windows-1252 where that gives plausible text.

    Raises UnreadableError where the file cannot be opened, leads outside, is empty or is no text.
    """
    text = decode(read_bytes(path, within=within, called=called), encoding)
    if other := _OTHER_FORMATS.match(text):
        way_on = f"name it {path.stem}.html" if other["HTML"] else "save the text of the article alone"
        raise UnreadableError(f"the file is {other.lastgroup}, not plain text; {way_on}")
    return text


def read_bytes(path: Path, *, within: Path, called: str = OF_CLUSTER) -> bytes:
    """The bytes of a file that lies in the folder `within`, links followed. Raises UnreadableError."""
    try:
        if not path.resolve(strict=True).is_relative_to(within):
            raise UnreadableError(f"the link leads out of {called}; copy the file instead")
        if not path.is_file():
            raise UnreadableError("it is not a file")
        if path.stat().st_size > _LARGEST:
            raise UnreadableError(f"the file is larger than {_LARGEST // 1_000_000} MB, so it is no article")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"the file cannot be opened: {error.strerror}") from error
    except RuntimeError as error:  # pathlib's word for links that lead to each other
        raise UnreadableError("the file cannot be opened: its link leads to itself") from error


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of these bytes, as `read_text` finds it. Raises UnreadableError where they are none."""
    text = _decode(data, encoding)
    if not text.strip(_BLANK):
        raise UnreadableError("the file holds nothing but white space" if text else "the file is empty")
    _refuse_binary(text)
    return text


def _decode(data: bytes, encoding: str | None) -> str:
    known = encoding or next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    try:
        return data.decode(known or "utf-8")
    except UnicodeError as error:
        bad_byte = error.start if isinstance(error, UnicodeDecodeError) else 0
        if known:
            raise UnreadableError(f"the file is not {known}: byte {bad_byte} cannot be read") from error
        return _decode_damaged(data) or _decode_western(data, bad_byte)


def _decode_damaged(data: bytes) -> str | None:
    """UTF-8 with fewer bad bytes than good letters beyond ASCII; each bad one shows as U+FFFD."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    return text if sum(not character.isascii() for character in text) > 2 * bad else None


def _decode_western(data: bytes, bad_byte: int) -> str:
    text = data.decode(WESTERN)
    _refuse_binary(text)
    letters = sum(map(str.isalpha, text))
    if sum(map(_is_foreign, text)) > _FOREIGN_SHARE * letters:
        raise UnreadableError(
            f"the file is neither UTF-8 (byte {bad_byte}) nor Windows-1252; "
            "name its encoding, as in data.encoding=cp1251"
        )
    return text


def _refuse_binary(text: str) -> None:
    if "\0" in text:
        raise UnreadableError(
            "the file has NUL bytes: it is binary, not text, or UTF-16 without a byte order mark "
            "(then set data.encoding=utf-16-le)"
        )
    if len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text):
        raise UnreadableError("the file is binary, not text: it is full of control characters")


def _is_foreign(character: str) -> bool:
    return character.isalpha() and not character.isascii()
