"""Offsets for the page: Python counts characters, JavaScript counts UTF-16 units.

The two differ behind a character beyond U+FFFF, an emoji say.
"""

from __future__ import annotations

from bisect import bisect_left


class Units:
    """Turns offsets of one text into UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, sign in enumerate(text) if sign > "\uffff"] if not text.isascii() else []
        self._length = len(text)

    def __call__(self, offset: int) -> int:
        """The offset in UTF-16 units; one beyond the text is its end."""
        offset = max(0, min(offset, self._length))
        return offset + bisect_left(self._wide, offset)
