"""What became of people: words of dying and of being hurt, and which of them a sentence has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Fate = Literal["", "dead", "hurt"]

_DEAD = (
    *("die", "dying", "dead", "death", "kill", "murder", "drown", "perish", "fatal", "suicid", "execut"),
    *(
        "assassin",
        "massacr",
        "slain",
        "slay",
        "slew",
        "behead",
        "manslaughter",
        "homicid",
        "corpse",
        "coffin",
    ),
    *("bodies", "body", "lives", "life", "lost", "toll", "victim", "casualt", "funeral", "buried", "mourn"),
)
_HURT = ("injur", "wound", "hurt", "hospital", "maim", "burns", "casualt")
"""How such words begin. A casualty may be either."""
_DEAD_NOUNS = frozenset(("death", "fatality"))
"""What is counted only where somebody died; stems."""


def fate_in(keys: Iterable[str]) -> Fate:
    """What became of the people of a sentence with these words; "" where it says neither or both."""
    dead = hurt = False
    for key in keys:
        dead = dead or key.startswith(_DEAD)
        hurt = hurt or key.startswith(_HURT)
    if dead == hurt:
        return ""
    return "dead" if dead else "hurt"


def tells_of(fate: Fate, keys: Iterable[str]) -> bool:
    """Does one of these words tell of this fate?"""
    beginnings = _DEAD if fate == "dead" else _HURT
    return any(key.startswith(beginnings) for key in keys)


def tells_of_a_fate(key: str) -> bool:
    """Is this a word of dying or of being hurt?"""
    return key[0].isalpha() and key.startswith(_DEAD + _HURT)


def counts_deaths(noun: str) -> bool:
    """Is a noun (stem) one that is counted only where somebody died?"""
    return noun in _DEAD_NOUNS
