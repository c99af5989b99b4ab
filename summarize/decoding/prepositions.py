"""Prepositions that stand for each other: "differed on it" and "over it", "the storm on Monday" and "of"."""

from __future__ import annotations

_ABOUT = frozenset(("about", "of", "on", "over", "upon"))
_ALIKE = (_ABOUT, frozenset(("for", "to")))
_NEARLY_ALIKE = (
    _ABOUT,
    frozenset(("after", "following")),
    frozenset(("at", "in")),
    frozenset(("from", "in", "of")),
    frozenset(("for", "of", "to")),
)


def alike(preposition: str) -> set[str]:
    """Those that may stand for it between the same two words, itself among them."""
    return {preposition}.union(*(some for some in _ALIKE if preposition in some))


def nearly_alike(preposition: str) -> set[str]:
    """Those that may stand for it before the same noun, whatever comes before: "details of" and "on" it."""
    return {preposition}.union(*(some for some in _NEARLY_ALIKE if preposition in some))
