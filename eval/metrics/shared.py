"""What several metrics, and the runs of one comparison, read of the same texts: made once and kept."""

from __future__ import annotations

from functools import lru_cache

from summarize.text.sentences import split_sentences

_TEXTS = 4096
"""Texts kept: the references of a thousand clusters, with three or four each."""


@lru_cache(maxsize=_TEXTS)
def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(split_sentences(text))
