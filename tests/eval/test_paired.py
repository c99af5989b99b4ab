"""Paired tests, against published values and scipy's."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats as scipy_stats

from eval.statistics.paired import bootstrap_means, cohens_d, holm, permutation_p

DRAW = np.random.default_rng(8)
# Darwin's maize: crossed minus self-fertilised plants, in eighths of an inch (Fisher 1935, section 17).
MAIZE = np.array([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48], dtype=float)
# Hours of sleep gained with one drug over another by ten patients (Student 1908; `sleep` in R).
SLEEP = np.array([1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4])


def p(*columns: NDArray[np.float64], permutations: int = 9999, seed: int = 0) -> list[float]:
    return list(permutation_p(np.array(columns).T, permutations=permutations, seed=seed))


def test_darwins_maize_has_the_p_that_fisher_counted() -> None:
    # Fisher 1935, section 21: of the 2^15 totals, 863 are 314 or more, and as many -314 or less.
    assert p(MAIZE, permutations=2**15) == [pytest.approx(2 * 863 / 2**15)]


def test_what_is_drawn_is_near_what_is_counted() -> None:
    assert p(MAIZE, permutations=9999) == [pytest.approx(2 * 863 / 2**15, abs=0.007)]


def test_few_clusters_are_tested_exactly_as_scipy_does() -> None:
    for _ in range(20):
        a, b = DRAW.normal(size=(2, 9))
        expected = scipy_stats.permutation_test(
            (a, b), lambda x, y, axis: (x - y).mean(axis=axis), permutation_type="samples", vectorized=True
        )
        assert p(a - b) == [pytest.approx(expected.pvalue, abs=1e-12)]


def test_many_clusters_are_tested_nearly_as_scipy_does() -> None:
    a, b = DRAW.normal(size=(2, 60))
    expected = scipy_stats.permutation_test(
        (a, b), lambda x, y, axis: (x - y).mean(axis=axis), permutation_type="samples", vectorized=True, rng=1
    )
    assert p(a - b) == [pytest.approx(expected.pvalue, abs=0.02)]


def test_equal_figures_are_a_tie_and_where_one_is_always_ahead_p_is_the_least_there_can_be() -> None:
    assert p(np.zeros(5), np.zeros(5), np.full(5, 0.1)) == [1, 1, 2 / 2**5]
    assert p(np.zeros(50), np.full(50, 0.1)) == [1, 1 / 10_000], "drawn: the data themselves count once"
    assert p(np.array([0.3])) == [1]


def test_a_cluster_on_which_both_are_equal_or_one_is_missing_changes_nothing() -> None:
    known = p(SLEEP)
    assert known == [2 / 2**9], "nine of ten patients differ, all in one direction"
    assert p(np.append(SLEEP, [0, 0])) == p(np.append(SLEEP, [np.nan, np.nan])) == known
    assert np.isnan(p(np.full(3, np.nan))[0])


def test_sums_in_another_order_count_as_equal() -> None:
    # .1 + .2 - .3 is not 0 in floating point: every way to set the signs reaches it.
    assert p(np.array([0.1, 0.2, -0.3])) == [1]


def test_under_no_difference_p_is_below_a_level_as_often_as_the_level_says() -> None:
    columns = DRAW.normal(size=(30, 2000))
    found = permutation_p(columns, permutations=999, seed=3)
    assert (found <= 0.05).mean() == pytest.approx(0.05, abs=0.015)
    booted = bootstrap_means(columns, n_boot=999, seed=3, level=0.95)
    covered = ((booted.low <= 0) & (booted.high >= 0)).mean()
    assert covered == pytest.approx(0.95, abs=0.03), "a percentile interval of 30 is a little narrow"
    assert (booted.p <= 0.05).mean() == pytest.approx(1 - covered, abs=0.01)


def test_the_interval_of_a_mean_is_near_scipys() -> None:
    values = DRAW.gamma(2, size=200)
    expected = scipy_stats.bootstrap((values,), np.mean, method="percentile", n_resamples=9999, rng=1)
    found = bootstrap_means(values[:, None], n_boot=9999, seed=0, level=0.95)
    interval = expected.confidence_interval
    assert (found.low[0], found.high[0]) == pytest.approx((interval.low, interval.high), abs=0.02)


def test_what_is_drawn_depends_on_no_other_column_and_on_no_block(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = DRAW.normal(0.2, size=(40, 7))
    columns[3, 2] = np.nan
    booted = bootstrap_means(columns, n_boot=200, seed=1, level=0.9)
    tested = permutation_p(columns, permutations=200, seed=1)
    monkeypatch.setattr("eval.statistics.paired._AT_ONCE", 450)
    for number in range(7):
        alone = columns[:, [number]]
        again = bootstrap_means(alone, n_boot=200, seed=1, level=0.9)
        assert (again.low[0], again.high[0], again.p[0]) == pytest.approx(
            (booted.low[number], booted.high[number], booted.p[number])
        )
        assert permutation_p(alone, permutations=200, seed=1)[0] == pytest.approx(tested[number])
    assert (bootstrap_means(columns, n_boot=200, seed=2, level=0.9).low != booted.low).all()


def test_resamples_that_miss_every_value_are_left_out() -> None:
    column = np.array([[1.0], [np.nan], [np.nan]])
    found = bootstrap_means(column, n_boot=300, seed=0, level=0.95)
    assert (found.low[0], found.high[0]) == (1, 1)
    assert bootstrap_means(np.full((3, 1), np.nan), n_boot=50, seed=0, level=0.95) == pytest.approx(
        [np.nan] * 3, nan_ok=True
    )


def test_a_bootstrap_p_is_never_0_and_1_for_a_tie() -> None:
    columns = np.array([np.zeros(20), np.full(20, 0.1), -np.full(20, 0.1)]).T
    assert list(bootstrap_means(columns, n_boot=99, seed=0, level=0.95).p) == [1, 0.02, 0.02]


def test_without_resamples_there_is_no_interval() -> None:
    found = bootstrap_means(MAIZE[:, None], n_boot=0, seed=0, level=0.95)
    assert np.isnan(found).all()
    assert bootstrap_means(np.empty((3, 0)), n_boot=9, seed=0, level=0.95).low.shape == (0,)


def test_holms_correction_is_the_published_one() -> None:
    # p.adjust(c(.01, .04, .03, .005), "holm") in R; the worked example of most introductions.
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.5, 0.9]) == [1, 1]
    assert holm([]) == []


def test_the_effect_size_is_that_of_the_published_t() -> None:
    # Student's t of these ten pairs is 4.0621 (R, t.test(extra ~ group, paired = TRUE)); d = t / sqrt(n).
    assert cohens_d(SLEEP) == pytest.approx(4.0621 / np.sqrt(10), abs=1e-4)
    assert cohens_d(np.zeros(4)) == 0
    assert cohens_d(np.full(4, 0.1)) is None, "no spread to measure it by"
    assert cohens_d(np.array([1.0])) is None


def test_many_permutations_take_little_memory() -> None:
    """All signs of 20 clusters that differ, as one matrix of floats, are 168 MB."""
    column = DRAW.normal(0.3, 1, size=20)
    tracemalloc.start()
    few = p(column, permutations=20_000)
    many = p(column, permutations=2_000_000)
    counted = p(column[:16], permutations=2_000_000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 150e6
    assert many == [pytest.approx(few[0], abs=0.01)]
    assert counted == [round(counted[0] * 2**16) / 2**16], "of 16 clusters that differ all ways are tried"
    assert many != [round(many[0] * 2**20) / 2**20], "of 20 they are drawn, however many may be"
