"""How good a candidate for a whole summary is, against the documents that it was made from.

A sentence that joins a few others can be held to their every word (`ranking.py`). A summary of whole
articles cannot: what counts is that its names and numbers are borne out, that neighbouring words are
joined as some document joins them, that it is about what the documents are about, and that it does not
go round in circles, as small models do.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from summarize.decoding.evidence import Sources, support
from summarize.text.content import content_stems
from summarize.text.repeats import repeated_trigrams
from summarize.text.sentences import sentence_spans
from summarize.types import Candidate


@dataclass(frozen=True, slots=True)
class SummaryWeights:
    """What each part of the score weighs."""

    support: float
    """The share of its neighbouring content words that one document joins, 0 to 1."""
    relevance: float
    """Its cosine with all documents together, over counts of content stems, 0 to 1."""
    fluency: float
    """Its mean log-probability per token, in nats (0 is certain)."""
    unsupported: float
    """Taken off: unsupported mentions per sentence."""
    repetition: float
    """Taken off: the share of its word trigrams that stand in it before."""


def summary_score(candidate: Candidate, sources: Sources, unsupported: int, weights: SummaryWeights) -> float:
    """The score of a candidate; higher is better."""
    text = candidate.text
    sentences = max(1, len(sentence_spans(text)))
    return (
        weights.support * support(text, sources).pairs
        + weights.relevance * cosine(Counter(content_stems(text)), sources.totals)
        + weights.fluency * (candidate.logprob or 0.0) / max(1, candidate.tokens)
        - weights.unsupported * unsupported / sentences
        - weights.repetition * repeated_trigrams(text)
    )


def cosine(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Cosine of two bags of stems, 0 to 1; 0 where one is empty."""
    lengths = math.hypot(*one.values()) * math.hypot(*other.values())
    return sum(count * other.get(stem, 0) for stem, count in one.items()) / lengths if lengths else 0.0
