"""What was made of a text is kept for when it is asked for again, as of the sentences of a summary it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 512
"""Texts for which it is kept."""
LONGEST = 500
"""Characters of the longest of them: parses of so many such texts take some thirty megabytes."""


class Remembered(Generic[T]):
    """What `make` makes of texts, which it is given in batches, each text once."""

    def __init__(self, make: Callable[[list[str]], Iterable[T]]) -> None:
        self._make = make
        self._known: dict[str, T] = {}

    def of(self, texts: Sequence[str]) -> list[T]:
        """What was made of each text, now or before."""
        found = {text: self._known[text] for text in texts if text in self._known}
        new = [text for text in dict.fromkeys(texts) if text not in found]
        if new:
            found.update(zip(new, self._make(new), strict=True))
        self._known.update((text, found[text]) for text in new if len(text) <= LONGEST)
        for oldest in list(self._known)[:-MOST]:
            del self._known[oldest]
        return [found[text] for text in texts]
