"""The fact-check with an entailment model beside the rules.

A model that was trained on natural language inference reads pairs of source sentences and a sentence of the
summary. As in SummaC (Laban et al. 2022, section 4.2) each sentence is compared with the sources piece by
piece and the best piece counts; here the pieces are the aligned sentences of each article with those around
them, not all sentences.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from summarize.factcheck.analysed import AnalysedCluster
from summarize.factcheck.articles.passages import neighbours
from summarize.factcheck.checker import RuleChecker
from summarize.factcheck.entailment import Entailment
from summarize.factcheck.support.weighing import Weighed
from summarize.pretrained.placement import DType

_MOST_PREMISES = 4
"""Articles whose best passage is read for one sentence."""
_NEAR_0 = 1e-4


class EntailmentChecker(RuleChecker):
    """The rules, and a model's word on each sentence.

    The support of a sentence is the weighted mean of the log-odds of both: the rules' support, and the
    probability that the best of the aligned passages entails the sentence. Verdicts on mentions stay those
    of the rules, and so does the threshold, which was not fitted to any model: fit one to yours.
    """

    def __init__(
        self,
        *,
        path: str,
        revision: str | None = None,
        label: str = "entailment",
        share: Annotated[float, Meta(ge=0, le=1)] = 0.5,
        batch_size: Annotated[int, Meta(ge=1)] = 16,
        max_tokens: Annotated[int, Meta(ge=8)] = 512,
        device: str = "auto",
        dtype: DType = "auto",
    ) -> None:
        super().__init__()
        self._share = share
        self._entailment = Entailment(
            path=path,
            revision=revision,
            label=label,
            batch_size=batch_size,
            max_tokens=max_tokens,
            device=device,
            dtype=dtype,
        )

    def load(self) -> None:
        """Load spaCy and the entailment model now. Raises ResourceError, ModelError or ConfigError."""
        super().load()
        self._entailment.load()

    def signature(self) -> str:
        """What scores, in one line."""
        return f"{super().signature()}|nli:{self._entailment.name}|share:{self._share}"

    def supports(self, text: str, weighed: Sequence[Weighed], sources: AnalysedCluster) -> list[float]:
        """The support of each sentence, 0 to 1."""
        by_rules = super().supports(text, weighed, sources)
        pairs = [
            (number, premise, text[one.statement.start : one.statement.end])
            for number, one in enumerate(weighed)
            for premise in _premises(one, sources)
        ]
        likely = self._entailment.probabilities([(premise, said) for _, premise, said in pairs])
        best = [0.0] * len(weighed)
        for (number, _, _), probability in zip(pairs, likely, strict=True):
            best[number] = max(best[number], probability)
        return [self._mixed(rule, model) for rule, model in zip(by_rules, best, strict=True)]

    def _mixed(self, by_rules: float, by_model: float) -> float:
        odds = (1 - self._share) * _log_odds(by_rules) + self._share * _log_odds(by_model)
        return 1 / (1 + math.exp(-odds))


def _premises(weighed: Weighed, sources: AnalysedCluster) -> list[str]:
    """The aligned passages of a sentence with those around them, one text for each article, best first."""
    passages = sources.passages
    return [
        " ".join(passages.passages[near].text for near in neighbours(passages, one.passage))
        for one in weighed.aligned[:_MOST_PREMISES]
    ]


def _log_odds(probability: float) -> float:
    clipped = min(max(probability, _NEAR_0), 1 - _NEAR_0)
    return math.log(clipped / (1 - clipped))
