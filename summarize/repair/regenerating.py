"""A sentence anew from the source sentences behind it, without the mentions that were wrong in it."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.chunking.lengths import tokens_for
from summarize.extraction.source_sentences import SourceSentence
from summarize.prompts import Prompts
from summarize.protocols import Budget
from summarize.repair.checking import Fault
from summarize.types import Candidate, Request, Sentence

MOST = 3
"""Source sentences that are joined."""


def request_for(
    faults: Sequence[Fault], sources: Sequence[SourceSentence], prompts: Prompts, budget: Budget
) -> Request | None:
    """What to ask the model: to join the sources, best first; None where there are none, or none fits.

    The last ones are left out where the model's positions do not hold them all.
    """
    sources = _to_join(sources)
    barred = tuple(dict.fromkeys(fault.mention.text for fault in faults if fault.mention))
    for count in range(min(MOST, len(sources)), 0, -1):
        documents = tuple(one.standalone or one.text for one in sources[:count])
        words = max(len(document.split()) for document in documents)
        tokens = tokens_for(words)
        request = Request(prompts.ask("fuse", words), documents, tokens, max_words=words, barred=barred)
        if tokens <= budget.max_output_tokens and budget.room(request) >= 0:
            return request
    return None


def sentences_of(
    candidates: Sequence[Candidate], sources: Sequence[SourceSentence], request: Request
) -> list[Sentence]:
    """The candidates without faults as sentences, in their order."""
    joined = _to_join(sources)[: len(request.documents)]
    spans = tuple(one.span for one in joined)
    return [
        Sentence(candidate.text, spans, "source")
        if any(candidate.text in (one.text, one.standalone) for one in joined)
        else Sentence(candidate.text, spans)
        for candidate in candidates
        if candidate.text and not candidate.faults
    ]


def _to_join(sources: Sequence[SourceSentence]) -> Sequence[SourceSentence]:
    """Those that can stand alone, where there are any: of one that leans the model makes one that leans."""
    return [one for one in sources if one.standalone] or sources
