"""The statistics against scipy, hand-computed values and their definitions, one case at a time."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
import scipy.stats

from eval.meta.thresholds import split_of
from eval.statistics.estimates import (
    Estimate,
    auc,
    balanced_accuracy,
    best_threshold,
    bootstrap,
    f1,
    pearson,
    ratio,
    spearman,
)
from summarize.errors import ConfigError

DRAW = np.random.default_rng(7)
LABELS = DRAW.integers(2, size=60)
SCORES = np.round(LABELS * 0.3 + DRAW.random(60), 1)  # one decimal: many ties


def test_auc_counts_the_pairs_in_the_right_order_ties_half() -> None:
    assert auc([1, 1, 0, 0], [0.9, 0.4, 0.4, 0.1]) == 3.5 / 4
    positive, negative = SCORES[LABELS == 1], SCORES[LABELS == 0]
    won = [(p > n) + 0.5 * (p == n) for p, n in product(positive, negative)]
    assert auc(LABELS, SCORES) == pytest.approx(np.mean(won))


def test_auc_is_the_mann_whitney_statistic_over_the_pairs() -> None:
    positive, negative = SCORES[LABELS == 1], SCORES[LABELS == 0]
    u = scipy.stats.mannwhitneyu(positive, negative).statistic
    assert auc(LABELS, SCORES) == pytest.approx(u / (len(positive) * len(negative)))


def test_balanced_accuracy_does_not_care_how_many_cases_a_class_has() -> None:
    # 3 of 4 positive cases and 1 of 2 negative ones are right.
    assert balanced_accuracy([1, 1, 1, 1, 0, 0], [1, 1, 1, 0, 1, 0]) == (3 / 4 + 1 / 2) / 2
    assert balanced_accuracy([1] * 99 + [0], [1] * 100) == 0.5


def test_correlations_are_those_of_scipy() -> None:
    other = SCORES**2 + DRAW.random(60)
    assert pearson(SCORES, other) == pytest.approx(scipy.stats.pearsonr(SCORES, other).statistic)
    assert spearman(SCORES, other) == pytest.approx(scipy.stats.spearmanr(SCORES, other).statistic)


def test_precision_recall_and_f1_count_words_of_all_cases_together() -> None:
    hits, flagged, marked = [1, 0, 2], [1, 3, 2], [2, 0, 2]
    precision, recall = ratio(hits, flagged), ratio(hits, marked)
    assert precision == 3 / 6
    assert recall == 3 / 4
    assert f1(hits, flagged, marked) == pytest.approx(2 * precision * recall / (precision + recall))


def test_rows_are_resamples() -> None:
    rows = np.stack([np.arange(60), np.arange(60)[::-1], DRAW.integers(60, size=60)])
    for statistic in (auc, balanced_accuracy):
        column = SCORES if statistic is auc else SCORES > 0.5
        together = statistic(LABELS[rows], column[rows])
        assert together == pytest.approx([float(statistic(LABELS[row], column[row])) for row in rows])
    assert spearman(SCORES[rows], rows) == pytest.approx([float(spearman(SCORES[row], row)) for row in rows])


def test_what_is_not_defined_is_nan_and_never_zero() -> None:
    undefined = [
        auc([1, 1], [0.2, 0.9]),
        balanced_accuracy([0, 0], [0, 0]),
        pearson([0.1, 0.1, 0.1], [1, 2, 3]),
        spearman([1, 2, 3], [0.7, 0.7, 0.7]),
        ratio([0, 0], [0, 0]),
        f1([0], [0], [0]),
    ]
    assert np.isnan(undefined).all()


def test_the_interval_of_a_mean_is_near_the_one_of_theory() -> None:
    values = DRAW.normal(10, 2, size=400)
    estimate = bootstrap(lambda column: column.mean(axis=-1), values, n_boot=4000)
    assert estimate is not None
    assert estimate.low is not None
    assert estimate.high is not None
    margin = 1.96 * values.std() / 20
    assert estimate == pytest.approx(
        (values.mean(), values.mean() - margin, values.mean() + margin), abs=0.02
    )


def test_the_same_seed_gives_the_same_interval_and_another_seed_another() -> None:
    first = bootstrap(auc, LABELS, SCORES, seed=1)
    assert first == bootstrap(auc, LABELS, SCORES, seed=1)
    assert first != bootstrap(auc, LABELS, SCORES, seed=2)


def test_a_difference_of_two_runs_is_resampled_in_pairs() -> None:
    hard = DRAW.normal(0, 10, size=80)  # clusters differ much, the runs by a little each time
    estimate = bootstrap(lambda a, b: (a - b).mean(axis=-1), hard + 0.5 + DRAW.random(80) / 10, hard)
    assert estimate is not None
    assert estimate.low is not None
    assert estimate.low > 0.5


def test_resamples_on_which_a_figure_is_not_defined_are_left_out() -> None:
    estimate = bootstrap(auc, [1, 0, 0], [0.9, 0.1, 0.2])  # 8 of 27 resamples have no positive case
    assert estimate == (1, 1, 1)


def test_without_resamples_there_is_no_interval_and_without_a_value_no_estimate() -> None:
    assert bootstrap(auc, [1, 0], [0.9, 0.1], n_boot=0) == Estimate(1.0, None, None)
    assert bootstrap(auc, [1, 1], [0.9, 0.1]) is None
    assert bootstrap(auc, [], []) is None


def test_more_cases_than_fit_in_memory_at_once_are_resampled_in_turns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = bootstrap(auc, LABELS, SCORES)
    monkeypatch.setattr("eval.statistics.estimates._AT_ONCE", 600)
    assert bootstrap(auc, LABELS, SCORES) == pytest.approx(whole, abs=0.02)


def test_the_best_threshold_lies_between_the_scores_that_it_parts() -> None:
    assert best_threshold([0, 0, 1, 1], [0.1, 0.3, 0.5, 0.9]) == pytest.approx(0.4)
    assert best_threshold([1, 0], [0.2, 0.2]) == pytest.approx(0.2)
    assert best_threshold([1, 1], [0.1, 0.9]) is None
    assert best_threshold([], []) is None


def test_a_correlation_is_never_beyond_one() -> None:
    columns = np.random.default_rng(0).random((2000, 3))
    assert np.abs(pearson(columns, columns * 3)).max() <= 1


@pytest.mark.parametrize("threshold", [float("nan"), float("inf"), "best"])
def test_a_threshold_that_is_no_number_is_refused(threshold: float | str) -> None:
    with pytest.raises(ConfigError, match="threshold="):
        split_of(threshold)
