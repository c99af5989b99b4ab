"""Which words are one word in a name: "Joe" and "Joseph", "Kiev" and "Kyiv", "Texan" and "Texas"."""

from __future__ import annotations

from functools import lru_cache

from summarize.text.words import stem
from summarize.world.tables import read_table

_ANY = "*"
"""Opens the rows that hold for any name, not for people's alone."""


def other_spellings(word: str, *, of_person: bool) -> frozenset[str]:
    """The stems that may stand for a word (a stem) in a name, without its own."""
    found = _table(_ANY).get(word, frozenset())
    return (found | _table("").get(word, frozenset()) if of_person else found) - {word}


def is_given_name(word: str) -> bool:
    """Is this word (a stem) in the rows of people's names?"""
    return word in _table("")


@lru_cache(maxsize=2)
def _table(mark: str) -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for row in read_table("spellings.tsv"):
        if (row[0] == _ANY) == (mark == _ANY):
            words = frozenset(map(stem, row[1:] if mark else row))
            for word in words:
                table[word] = table.get(word, frozenset()) | words
    return table
