"""Where quotations stand in a text.

What stands in square brackets was put there by the writer, so it may stand for a few other words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.text.words import find_words

_CLOSING = {"“": "”", "„": "“", "«": "»", "``": "''", "‘": "’", "'": "'", '"': '"'}
_MARK = re.compile("``|''|[“”„«»\"‘’']")
_LONGEST = 1200
"""Characters. A quotation mark that is not closed within as many is a stray one."""
_PUT_IN_OR_LEFT_OUT = re.compile(r"\[[^\]]*\]|\.\.\.|…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of a text."""

    start: int
    """Its opening mark."""
    end: int
    """After its closing mark."""
    pieces: tuple[tuple[str, ...], ...]
    """Keys of its words, cut where something was put in or left out."""

    @property
    def value(self) -> str:
        """Its words in compared form, "..." where it is cut."""
        return " ... ".join(" ".join(piece) for piece in self.pieces)


def find_quotations(text: str) -> list[Quotation]:
    """The quotations of a text, the outer one where one stands in another. Stray marks are passed over."""
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if opened is not None and _is_stray(text, opened, mark):
            opened = None
        if opened is not None and mark.group() == _CLOSING[opened.group()] and _can_close(text, mark):
            quotation = _read(text, opened, mark)
            if quotation is not None:
                found.append(quotation)
            opened = None
        elif (
            mark.group() in _CLOSING
            and _can_open(text, mark)
            and (opened is None or mark.group() == opened.group())
        ):
            opened = mark
    return found


def _is_stray(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    too_far = mark.start() - opened.end() > _LONGEST
    return too_far or "\n" in text[opened.end() : mark.start()]


def _can_open(text: str, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1 : mark.start()] if mark.start() else ""
    if before.isalnum() or (before == "." and mark.group() in "'’"):  # "the U.K.'s"
        return False
    following = text[mark.end() : mark.end() + 1]
    return following.isalpha() if mark.group() in "'‘" else following != ""


def _can_close(text: str, mark: re.Match[str]) -> bool:
    """Tells the end of a quotation from an apostrophe, and from the start of the next quotation."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark.group() in ("'", "’"):
        return not after.isalnum() and not before.isspace()
    if mark.group() == '"':
        return not (before.isspace() and after.isalnum())
    return True


def _read(text: str, opened: re.Match[str], closed: re.Match[str]) -> Quotation | None:
    pieces = tuple(
        tuple(words.keys)
        for piece in _PUT_IN_OR_LEFT_OUT.split(text[opened.end() : closed.start()])
        if (words := find_words(piece))
    )
    if not any(key[0].isalpha() for piece in pieces for key in piece):
        return None
    return Quotation(opened.start(), closed.end(), pieces)
