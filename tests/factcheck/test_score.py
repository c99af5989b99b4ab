"""The formula: what lowers the support of a sentence, and how summaries are made of sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarize.factcheck.checker import RuleChecker
from summarize.factcheck.support.score import (
    FEATURES,
    FITTED,
    SentenceEvidence,
    Weights,
    features,
    score,
    support_of,
)

COPIED = SentenceEvidence(faults=0, fresh=0, seams=0, unseen=0)


@pytest.mark.parametrize("worse", [{"faults": 1}, {"fresh": 0.3}, {"seams": 2}, {"unseen": 0.5}])
def test_whatever_is_wrong_lowers_support(worse: dict[str, float]) -> None:
    assert support_of(replace(COPIED, **worse)) < support_of(COPIED)  # type: ignore[arg-type]


def test_the_first_fault_costs_more_than_the_third() -> None:
    none, one, two, three = (features(replace(COPIED, faults=faults))[0] for faults in range(4))
    assert one - none > three - two > 0


def test_support_is_the_logistic_function_of_the_weighted_features() -> None:
    weights = Weights(bias=1, weights=(-2, 0, 0, 0), threshold=0.5, made="by hand")
    # 1 / (1 + exp(-(1 - 2 * 2 / (2 + 2)))) = 1 / 2
    assert support_of(replace(COPIED, faults=2), weights) == pytest.approx(0.5)


def test_a_summary_is_scored_by_the_mean_and_the_least_of_its_sentences() -> None:
    assert score([0.9, 0.5]) == pytest.approx(0.6 * 0.7 + 0.4 * 0.5)
    assert score([0.9]) == pytest.approx(0.9)
    assert score([]) is None


def test_the_weights_say_where_they_come_from() -> None:
    assert len(FITTED.weights) == len(FEATURES)
    assert all(weight <= 0 for weight in FITTED.weights)
    assert "scripts/fit_factuality.py" in FITTED.made
    assert FITTED.made in RuleChecker().signature()
    assert RuleChecker().threshold == FITTED.threshold
