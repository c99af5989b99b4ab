"""From the sentences of an answer to those of a draft: with their sources, house style and full names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.chunking.alignment import Aligner
from summarize.chunking.naming import complete_names
from summarize.chunking.style import house_style
from summarize.types import Cluster, Sentence


def finished(
    cluster: Cluster, texts: Sequence[str], aligner: Aligner, max_words: int
) -> tuple[Sentence, ...]:
    """The sentences with these texts and their sources.

    What stands in an article stays as it is; so does everything where full names would take more than
    `max_words`.
    """
    sentences = tuple(aligner.align(text) for text in texts)
    named = complete_names([house_style(text) for text in texts], [one.text for one in cluster.articles])
    styled = tuple(
        replace(one, text=text) if one.origin == "generated" else one
        for one, text in zip(sentences, named, strict=True)
    )
    return styled if sum(len(one.text.split()) for one in styled) <= max_words else sentences
