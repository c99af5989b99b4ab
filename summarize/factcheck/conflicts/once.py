"""What happens once to whom or what it befalls: a closed list of verbs, written for this project."""

from __future__ import annotations

from summarize.factcheck.articles.passages import word_stem

ONCE = frozenset(
    map(
        word_stem,
        "found founded born died die established created built opened won win beat defeated signed sank sunk "
        "crashed collapsed killed assassinated shot elected married buried launched unveiled bought acquired "
        "discovered invented designed directed written erupted arrested freed released stolen sentenced "
        "convicted".split(),
    )
)
"""Stems of verbs for what happens once to the one that it befalls: it has one day, place and doer."""
LIFETIME = frozenset(
    map(
        word_stem,
        "found founded born died die established created built opened killed assassinated invented".split(),
    )
)
"""Of these, those that happen in one year only: a title is won in many, by many."""
ONCE_ALONE = frozenset(map(word_stem, ("died", "die", "sank", "crashed", "collapsed", "opened", "erupted")))
"""Of these, those that befall their subject."""
