"""What else the model wrote from the same source sentences, for each sentence of a draft."""

from __future__ import annotations

from summarize.chunking.alignment import Aligner
from summarize.chunking.answers import Answered, use
from summarize.types import Sentence


def alternatives(answer: Answered, aligner: Aligner) -> tuple[tuple[Sentence, ...], ...]:
    """For each sentence that is used of an answer, those of its other candidates that have one of the two
    first sources in common, of the best candidate first.
    """
    used = [aligner.align(text) for text in answer.sentences]
    others = [use([candidate]) for candidate in answer.candidates]
    written = dict.fromkeys(text for one in others if not one.broken for text in one.sentences)
    offered = [aligner.align(text) for text in written if text not in answer.sentences]
    return tuple(tuple(one for one in offered if _same_matter(one, own)) for own in used)


def _same_matter(one: Sentence, other: Sentence) -> bool:
    return (
        bool(one.sources)
        and bool(other.sources)
        and (one.sources[0] in other.sources or other.sources[0] in one.sources)
    )
