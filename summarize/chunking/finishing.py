"""From the sentences of an answer to those of a draft: with their sources."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.chunking.alignment import Aligner
from summarize.chunking.passages import Passage
from summarize.types import Cluster, Sentence


def finished(cluster: Cluster, texts: Sequence[str], behind: Sequence[Passage]) -> tuple[Sentence, ...]:
    """The sentences with these texts; their sources are sought among the passages `behind` them."""
    aligner = Aligner(cluster, behind)
    return tuple(aligner.align(text) for text in texts)
