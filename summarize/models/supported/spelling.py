"""What each token of a vocabulary writes, as bytes, and what that does to the word that is being written.

Read once for each tokenizer, in one pass over its vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from summarize.models.supported.licence import is_protected

Marks = Literal["byte-level", "metaspace", "wordpiece", "words"]

_WORD = re.compile(r"[^\W_]+")
_BROKEN = "\ufffd"
_ENDS_SENTENCE = re.compile(r"[.!?:\n\"“‘«(\[]")
"""After these the next capital may be that of a sentence, also of one that is quoted."""
_BYTE = re.compile(r"<0x([0-9A-F]{2})>$")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What one token does."""

    before: bytes
    """What it writes before its first letter or digit."""
    word: bytes
    """Its letters and digits from there on, and whatever follows them."""
    names: bool
    """One of the words that it opens is protected."""
    small: bool
    """It is nothing but small letters, with which a word of small letters may go on."""
    inside: bool
    """It ends within a word."""
    opening: bool | None
    """After it a sentence opens, or does not; None leaves that as it was."""

    @property
    def continues(self) -> bool:
        """It begins with a letter or digit: within a word it goes on with it, elsewhere it opens one."""
        return bool(self.word) and not self.before


NOTHING = Spelling(b"", b"", names=False, small=False, inside=False, opening=None)
"""What a control token writes."""


def read_vocabulary(tokenizer: Any) -> tuple[list[Spelling], Marks]:
    """The spelling of each token, and how the vocabulary marks where words begin."""
    tokens: list[str | None] = [None] * len(tokenizer)
    for token, index in tokenizer.get_vocab().items():
        if index < len(tokens):
            tokens[index] = token
    special = set(tokenizer.all_special_ids)
    marks = find_marks(tokens)
    spellings = [
        NOTHING if token is None or index in special else spell(written(token, marks))
        for index, token in enumerate(tokens)
    ]
    return spellings, marks


def find_marks(tokens: Sequence[str | None]) -> Marks:
    """How a vocabulary marks where words begin, or go on."""
    known = [token for token in tokens if token]
    marks: dict[str, Marks] = {"Ġ": "byte-level", "▁": "metaspace", "##": "wordpiece"}
    uses = {mark: sum(token.startswith(mark) for token in known) for mark in marks}
    most = max(uses, key=lambda mark: uses[mark])
    return marks[most] if uses[most] else "words"


def written(token: str, marks: Marks) -> bytes:
    """The bytes that a token adds to a text."""
    if marks == "byte-level":
        table = _bytes_of()
        if any(letter not in table for letter in token):  # an added token is written as it is
            return token.encode()
        return bytes(table[letter] for letter in token)
    if marks == "metaspace":
        byte = _BYTE.match(token)
        return bytes([int(byte[1], 16)]) if byte else token.replace("▁", " ").encode()
    if marks == "wordpiece" and token.startswith("##"):
        return token[2:].encode()
    return f" {token}".encode()


@lru_cache(maxsize=1)
def _bytes_of() -> dict[str, int]:
    """The letters that stand for bytes in byte-level BPE (Radford et al. 2019), printable ones for theirs."""
    own = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    others = [byte for byte in range(256) if byte not in own]
    return {chr(byte): byte for byte in own} | {chr(256 + place): byte for place, byte in enumerate(others)}


def spell(raw: bytes) -> Spelling:
    """What a token does that adds `raw`. Part of a letter may be part of any, so it counts as a capital."""
    text = raw.decode("utf-8", errors="replace").replace(_BROKEN, "Ü")
    found = list(_WORD.finditer(text))
    if not found:
        return Spelling(raw, b"", names=False, small=False, inside=False, opening=_opens(text))
    before, end = text[: found[0].start()].encode(), found[-1].end()
    return Spelling(
        before=before,
        word=raw[len(before) :],
        names=any(is_protected(one.group()) for one in found),
        small=text.isalpha() and text == text.lower(),
        inside=end == len(text),
        opening=_opens(text[end:]) or False,
    )


def _opens(rest: str) -> bool | None:
    return True if _ENDS_SENTENCE.search(rest) else None
