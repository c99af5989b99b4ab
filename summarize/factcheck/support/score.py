"""How well a sentence, and a summary, is borne out: a formula of four features, and its weights.

    support of a sentence = 1 / (1 + exp(-(bias + sum of weight * feature)))
    score of a summary    = 3/5 of the mean and 2/5 of the least of the supports of its sentences

The features measure what `SentenceEvidence` holds, as x / (x + c): in a sentence that is otherwise copied
the first new seam tells much, in one that is written anew the tenth tells little. So sentences that are
worded freely score lower than copied ones, but not without end.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_SHARE = 0.4
"""What the least supported sentence weighs in the score of a summary."""


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
    """What was found about one sentence."""

    faults: float
    """Mentions that no article supports, and contradictions, which count twice. A name of which a part is
    known counts half, a known name or number that qualifies a word with which no passage has it a fifth."""
    fresh: float
    """Nouns, adjectives and numbers that no article has: their share of the sentence's idf weight, 0 to 1."""
    seams: int
    """Neighbouring content words that no passage has in this order and near each other."""
    unseen: float
    """Share of its trigrams that no article has, 0 to 1."""


FEATURES = ("faults", "fresh", "seams", "unseen")


def features(evidence: SentenceEvidence) -> tuple[float, ...]:
    """In the order of `FEATURES`."""
    return (
        _saturated(evidence.faults, 2),
        evidence.fresh,
        _saturated(evidence.seams, 0.5),
        _saturated(evidence.unseen, 0.05),
    )


def _saturated(value: float, half: float) -> float:
    """0 for 0, 1/2 for `half`, towards 1."""
    return value / (value + half)


@dataclass(frozen=True, slots=True)
class Weights:
    """One for each feature. They say nothing of what kind of text it is."""

    bias: float
    weights: tuple[float, ...]
    threshold: float
    """A summary that scores less should be looked at: best balanced accuracy on the cases fitted on."""
    made: str
    """When, on which cases and by which command."""

    def signature(self) -> str:
        """Which formula and weights, in one line."""
        return f"mean+least:{LEAST_SHARE}|threshold:{self.threshold}|weights:{self.made}"


FITTED = Weights(
    bias=2.001,
    weights=(-5.455, -0.450, -0.710, -1.255),
    threshold=0.39,
    made=(
        "2026-11-22, half 0 of CLIFF, Goyal'21, QAGS: "
        "python scripts/fit_factuality.py cliff.jsonl goyal21.jsonl qags_cnndm.jsonl qags_xsum.jsonl"
    ),
)


def support_of(evidence: SentenceEvidence, weights: Weights = FITTED) -> float:
    """How far the articles bear one sentence out, 0 to 1."""
    terms = zip(weights.weights, features(evidence), strict=True)
    return 1 / (1 + math.exp(-weights.bias - sum(weight * value for weight, value in terms)))


def score(supports: Sequence[float]) -> float | None:
    """How far they bear a whole summary out, 0 to 1; None where it has no sentence."""
    if not supports:
        return None
    return (1 - LEAST_SHARE) * sum(supports) / len(supports) + LEAST_SHARE * min(supports)
