"""Which of two runs is better, and whether that is luck."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scored_runs import in_order, scored

from eval.compare import Comparison, compare
from eval.scoring import Mean, RunScores
from eval.statistics.contrast import Contrast
from eval.statistics.settings import Statistics

DRAW = np.random.default_rng(4)
BASE = DRAW.random(30)


def only(comparison: Comparison) -> Contrast:
    (contrast,) = comparison.contrasts
    return contrast


def test_a_run_that_is_ahead_on_every_cluster_is_better_and_by_how_much_is_told() -> None:
    ahead = in_order(list(BASE + 0.1 + DRAW.random(30) / 50))
    found = only(compare({"new": ahead, "old": in_order(list(BASE))}))
    assert (found.figure, found.first, found.second, found.n) == ("f", "new", "old", 30)
    assert (found.outcome, found.wins, found.losses) == ("first", 30, 0)
    assert found.difference == pytest.approx(0.11, abs=0.005)
    assert found.difference is not None
    assert found.low is not None
    assert found.high is not None
    assert 0.1 < found.low < found.difference < found.high < 0.12
    assert found.p == found.p_holm == 1e-4
    assert found.p_bootstrap == pytest.approx(2 / 1001)
    assert found.effect is not None
    assert found.effect > 5


def test_where_less_is_better_the_run_with_less_is_better() -> None:
    few, many = in_order([0.0] * 8, better="lower"), in_order([1.0, 2.0] * 4, better="lower")
    assert only(compare({"few": few, "many": many})).outcome == "first"
    assert only(compare({"many": many, "few": few})).outcome == "second"
    # Of a figure without a better way, the one that has more is named.
    words = scored({id_: {"words": 1.0} for id_ in few.clusters})
    longer = scored({id_: {"words": 9.0} for id_ in few.clusters})
    assert only(compare({"a": words, "b": longer})).outcome == "second"


def test_a_known_tie_is_called_a_tie() -> None:
    found = only(compare({"a": in_order(list(BASE)), "copy": in_order(list(BASE))}))
    assert found == Contrast(
        "f", "a", "copy", 30, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, effect=0.0, wins=0, losses=0, outcome="tie"
    )
    one = only(compare({"a": in_order([0.4]), "copy": in_order([0.4])}))
    assert (one.p, one.outcome) == (1, "tie")
    # The same mean summed in another order is no difference.
    assert only(compare({"a": in_order([0.1 + 0.2]), "b": in_order([0.3])})).difference == 0


def test_what_may_be_luck_is_a_tie_and_what_too_few_clusters_cannot_tell_is_untested() -> None:
    noise = in_order(list(BASE + DRAW.normal(0, 0.1, 30)))
    assert only(compare({"a": in_order(list(BASE)), "b": noise})).outcome == "tie"
    few = only(compare({"a": in_order([0.5] * 5), "b": in_order([0.4] * 5)}))
    assert (few.p, few.outcome, few.wins) == (2 / 2**5, "untested", 5)
    assert only(compare({"a": in_order([0.5] * 6), "b": in_order([0.4] * 6)})).outcome == "first"


def test_a_cluster_counts_where_both_runs_have_a_value() -> None:
    a = in_order([0.5, None, 0.7, 0.9, None])
    b = in_order([0.4, 0.1, None, 0.5, None])
    found = only(compare({"a": a, "b": b}))
    assert (found.n, found.wins) == (2, 2)
    assert found.difference == pytest.approx(0.25)
    none = only(compare({"a": a, "unmeasured": in_order([None] * 5)}))
    assert none == Contrast("f", "a", "unmeasured", 0, None)


def test_a_run_that_has_a_figure_nowhere_takes_no_cluster_from_the_others() -> None:
    runs = {"a": in_order([0.5] * 8), "b": in_order([0.4] * 8), "c": in_order([None] * 8)}
    ab, ac, bc = compare(runs).contrasts
    assert (ab.n, ab.outcome) == (8, "first")
    assert [(one.n, one.difference, one.outcome) for one in (ac, bc)] == [(0, None, "untested")] * 2


def test_a_test_never_says_the_opposite_of_the_means() -> None:
    """Where C has values, A is ahead of B; everywhere else B is. All count what all have."""
    runs = {
        "A": in_order([0.6 + at / 100 for at in range(8)] + [0.2] * 16),
        "B": in_order([0.5] * 8 + [0.9] * 16),
        "C": in_order([0.1] * 8 + [None] * 16),
    }
    made = compare(runs)
    (row,) = made.rows
    assert row.best == ("A",)
    assert row.n == 8
    for one in made.contrasts:
        first, second = row.means[one.first].value, row.means[one.second].value
        assert first is not None
        assert second is not None
        assert one.n == 8
        assert one.difference == pytest.approx(first - second)
    assert made.contrasts[0].outcome == "first"


def test_more_pairs_make_a_difference_harder_to_claim() -> None:
    a, b = in_order([0.5] * 8), in_order([0.5] * 2 + [0.4] * 6)
    assert only(compare({"a": a, "b": b})).p_holm == pytest.approx(2 / 2**6)
    runs = {"a": a, "b": b, "c": in_order([0.5, 0.4] * 4), "d": in_order([0.4, 0.5] * 4)}
    six = compare(runs).contrasts
    assert len(six) == 6
    pair = next(one for one in six if (one.first, one.second) == ("a", "b"))
    assert [pair.p, pair.p_holm] == pytest.approx([2 / 2**6, 6 * 2 / 2**6])
    assert pair.outcome == "tie"


def test_what_no_pair_of_so_many_could_reach_on_so_few_clusters_is_untested_not_a_tie() -> None:
    """Six clusters: two runs can be told apart (2^-5 = .031), three never (3 x 2^-5 = .094)."""
    runs = {name: in_order([value] * 6) for name, value in (("a", 0.9), ("b", 0.5), ("c", 0.1))}
    assert [one.outcome for one in compare(runs).contrasts] == ["untested"] * 3
    assert compare({"a": runs["a"], "b": runs["b"]}).contrasts[0].outcome == "first"
    # The oracle is no rival, so that its pairs do not count.
    assert compare(runs, ["c"]).contrasts[0].outcome == "first"


def test_a_run_that_has_seen_the_references_is_tested_but_wins_nothing_and_costs_the_others_nothing() -> None:
    runs = {"a": in_order([0.5] * 9), "b": in_order([0.4] * 9), "oracle": in_order([0.9] * 9)}
    pair, *bound = compare(runs, ["oracle"]).contrasts
    assert pair.p_holm == pair.p == 2 / 2**9
    for one in bound:
        assert (one.p, one.p_holm, one.outcome, one.wins) == (2 / 2**9, None, "untested", 0)


def test_the_same_seed_gives_the_same_figures_whatever_the_order_of_runs_and_clusters() -> None:
    a, b, c = (in_order(list(DRAW.random(25))) for _ in range(3))
    shuffled = replace(c, clusters=dict(reversed(list(c.clusters.items()))))

    def results(runs: dict[str, RunScores], seed: int) -> dict[frozenset[str], tuple[object, ...]]:
        made = compare(runs, statistics=Statistics(seed=seed))
        intervals = {frozenset([run]): (mean.low, mean.high) for run, mean in made.rows[0].means.items()}
        pairs: dict[frozenset[str], tuple[object, ...]] = {
            frozenset([one.first, one.second]): (one.p, one.p_bootstrap, one.p_holm) for one in made.contrasts
        }
        return {**pairs, **intervals}

    once = results({"a": a, "b": b, "c": c}, seed=1)
    assert once == results({"a": a, "b": b, "c": c}, seed=1)
    assert once == results({"c": shuffled, "b": b, "a": a}, seed=1)
    assert once != results({"a": a, "b": b, "c": c}, seed=2)


def test_the_interval_of_a_mean_is_over_the_clusters_that_every_run_has() -> None:
    a, b = in_order([0.1, 0.2, 0.9, None]), in_order([0.1, 0.2, None, 0.9])
    means = compare({"a": a, "b": b}).rows[0].means
    assert means["a"] == means["b"]
    assert [means["a"].low, means["a"].high] == pytest.approx([0.1, 0.2])


def test_one_cluster_has_no_interval_and_none_is_made_where_nobody_wants_one() -> None:
    assert compare({"a": in_order([0.5])}).rows[0].means["a"] == Mean(0.5, 1, 0)
    found = compare({"a": in_order([0.5, 0.7])}, statistics=Statistics(n_boot=0)).rows[0].means["a"]
    assert (found.low, found.high) == (None, None)
    untested = Statistics(n_boot=0, permutations=0)
    pair = only(compare({"a": in_order([0.5] * 9), "b": in_order([0.4] * 9)}, statistics=untested))
    assert (pair.low, pair.p, pair.p_bootstrap, pair.p_holm, pair.outcome) == (None,) * 4 + ("untested",)


def test_many_figures_are_worked_on_in_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(seed: int) -> RunScores:
        values = np.random.default_rng(seed).random((20, 9))
        return scored(
            {
                f"c{row}": {f"f{at}": float(value) for at, value in enumerate(own)}
                for row, own in enumerate(values)
            }
        )

    runs = {name: run(number) for number, name in enumerate("abc")}
    whole = compare(runs).contrasts
    assert [one.figure for one in whole] == [f"f{at}" for at in range(9) for _ in range(3)]
    monkeypatch.setattr("eval.statistics.contrasting._AT_ONCE", 100)
    turns = compare(runs).contrasts
    assert [one.p for one in turns] == [one.p for one in whole]
    assert [one.low for one in turns] == pytest.approx([one.low for one in whole])
