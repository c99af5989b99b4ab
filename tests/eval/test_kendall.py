"""Kendall's tau-b, against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats as scipy_stats

from eval.statistics.kendall import kendall

DRAW = np.random.default_rng(2)


def test_the_value_is_scipys_and_every_resample_is_what_scipy_would_say_of_it() -> None:
    x, y = DRAW.integers(0, 5, size=(2, 25))
    found = kendall(x, y, n_boot=40, seed=6)
    assert found is not None
    assert found.value == pytest.approx(scipy_stats.kendalltau(x, y).statistic)
    weights = np.random.default_rng(6).multinomial(25, np.full(25, 1 / 25), size=40)
    drawn = [scipy_stats.kendalltau(np.repeat(x, w), np.repeat(y, w)).statistic for w in weights]
    assert [found.low, found.high] == pytest.approx(np.quantile(drawn, [0.025, 0.975]), abs=1e-6)
    assert found == kendall(x, y, n_boot=40, seed=6) != kendall(x, y, n_boot=40, seed=7)


def test_without_spread_there_is_no_value_and_of_too_many_cases_no_interval(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert kendall([1, 1, 1], [1, 2, 3]) is None
    assert kendall([1], [2]) is None
    assert kendall([], []) is None
    assert kendall([1, 2, 3], [1, 2, 3], n_boot=0) == (1, None, None)
    monkeypatch.setattr("eval.statistics.kendall.MOST", 2)
    assert kendall([1, 2, 3], [1, 2, 3]) == (1, None, None)
