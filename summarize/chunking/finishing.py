"""From the sentences of an answer to those of a draft: with their sources."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.chunking.alignment import Aligner
from summarize.types import Sentence


def finished(texts: Sequence[str], aligner: Aligner) -> tuple[Sentence, ...]:
    """The sentences with these texts and their sources."""
    return tuple(aligner.align(text) for text in texts)
