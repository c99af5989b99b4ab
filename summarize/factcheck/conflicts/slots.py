"""What an article puts in a place that has room for one: the age of a person, the holder of an office."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot and what one article has in it."""

    article: int
    start: int
    """Where the words that say it begin in the article."""
    end: int
    slot: tuple[str, ...]
    """What is filled, in compared forms: ("age", "turney", "f")."""
    value: str
    """With what, in its compared form."""
    label: str
    """The slot in words of the article."""
    written: str = ""
    """The value as it stands in the article, where its compared form is not for readers."""
