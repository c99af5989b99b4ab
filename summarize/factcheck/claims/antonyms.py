"""Verbs of which one says the contrary of the other, done by the same to the same.

Chosen by hand among the verbs of news. One that also means something else there ("strike", "pull", "drop") is
left out.
"""

from __future__ import annotations

from functools import lru_cache

from summarize.factcheck.articles.passages import word_stem
from summarize.text.words import word_key

_PAIRS = (
    ("approve", "reject"),
    ("pass", "reject"),
    ("accept", "reject"),
    ("accept", "refuse"),
    ("support", "oppose"),
    ("back", "oppose"),
    ("confirm", "deny"),
    ("admit", "deny"),
    ("win", "lose"),
    ("rise", "fall"),
    ("increase", "decrease"),
    ("gain", "lose"),
    ("raise", "lower"),
    ("raise", "cut"),
    ("strengthen", "weaken"),
    ("widen", "narrow"),
    ("improve", "worsen"),
    ("open", "close"),
    ("approve", "block"),
    ("allow", "block"),
    ("allow", "ban"),
    ("permit", "prohibit"),
    ("impose", "lift"),
    ("acquit", "convict"),
    ("arrest", "release"),
    ("hire", "dismiss"),
    ("buy", "sell"),
    ("join", "leave"),
    ("enter", "leave"),
    ("begin", "end"),
    ("succeed", "fail"),
    ("survive", "die"),
    ("praise", "criticise"),
    ("appoint", "dismiss"),
    ("uphold", "overturn"),
    ("expand", "shrink"),
)


def contrary(stem: str) -> frozenset[str]:
    """The stems of the verbs that say the contrary of one."""
    return _table().get(stem, frozenset())


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for one, other in _PAIRS:
        first, second = word_stem(word_key(one)), word_stem(word_key(other))
        table.setdefault(first, set()).add(second)
        table.setdefault(second, set()).add(first)
    return {stem: frozenset(others) for stem, others in table.items()}
