"""Runs side by side: on the clusters that they share, and fairly."""

from __future__ import annotations

import pytest
from scored_runs import scored

from eval.compare import Comparison, Row, compare
from eval.scoring import Mean
from summarize.errors import RunError


def row(comparison: Comparison, name: str) -> Row:
    return next(row for row in comparison.rows if row.name == name)


def test_the_better_run_is_marked_by_the_direction_of_the_figure() -> None:
    result = compare(
        {
            "A": scored({"x": {"rouge": 0.5, "errors": 1, "words": 100}}, rouge="higher", errors="lower"),
            "B": scored({"x": {"rouge": 0.4, "errors": 0, "words": 120}}, rouge="higher", errors="lower"),
        }
    )
    assert row(result, "rouge").best == ("A",)
    assert row(result, "errors").best == ("B",)
    assert row(result, "words").best == ()


def test_only_clusters_that_every_run_has_enter_and_the_rest_are_listed() -> None:
    result = compare(
        {
            "A": scored({"x": {"rouge": 0.5}, "easy": {"rouge": 1.0}}, rouge="higher"),
            "B": scored({"x": {"rouge": 0.6}, "hard": {"rouge": 0.1}, "odd": {"rouge": 0.1}}, rouge="higher"),
        }
    )
    assert result.clusters == ("x",)
    assert result.left_out == {"A": ("easy",), "B": ("hard", "odd")}
    assert row(result, "rouge").means == {"A": Mean(0.5, 1, 0), "B": Mean(0.6, 1, 0)}
    assert row(result, "rouge").best == ("B",)


def test_failing_on_the_hard_cluster_does_not_raise_a_mean() -> None:
    # B is better wherever both have a figure; A failed on the cluster where all are bad.
    a = scored({"easy": {"rouge": 0.5}, "hard": {"rouge": None}}, rouge="higher")
    b = scored({"easy": {"rouge": 0.6}, "hard": {"rouge": 0.1}}, rouge="higher")
    result = row(compare({"A": a, "B": b}), "rouge")
    assert result.means == {"A": Mean(0.5, 1, 1), "B": Mean(0.6, 1, 1)}
    assert result.best == ("B",)


def test_a_run_that_never_has_a_figure_does_not_take_it_from_the_others() -> None:
    result = row(
        compare(
            {
                "A": scored({"x": {"precision": 0.9}, "y": {"precision": 0.7}}, precision="higher"),
                "no check": scored({"x": {"precision": None}, "y": {"precision": None}}, precision="higher"),
                "not measured": scored({"x": {}, "y": {}}),
            }
        ),
        "precision",
    )
    assert result.means["A"].value == pytest.approx(0.8)
    assert result.means["no check"] == result.means["not measured"] == Mean(None, 0, 2)
    assert result.best == ()


def test_a_tie_has_no_winner_and_a_tie_at_the_top_has_two() -> None:
    def best(*values: float) -> tuple[str, ...]:
        runs = {
            name: scored({"x": {"f": value}}, f="higher") for name, value in zip("ABC", values, strict=False)
        }
        return row(compare(runs), "f").best

    assert best(0.5, 0.5) == ()
    assert best(0.5, 0.5, 0.4) == ("A", "B")
    assert best(0.1 + 0.2, 0.3, 0.4) == ("C",)
    assert best(0.1 + 0.2, 0.3) == ()


def test_one_run_alone_is_not_the_best_of_anything() -> None:
    assert row(compare({"A": scored({"x": {"f": 1.0}}, f="higher")}), "f").best == ()


def test_runs_without_a_common_cluster_cannot_be_compared() -> None:
    a, b = (scored({f"{name}{number}": {"f": 1.0} for number in range(5)}) for name in "ab")
    with pytest.raises(RunError, match=r"share no cluster.*A has a0, a1, a2 and 2 more; B has b0, b1"):
        compare({"A": a, "B": b})


def test_an_upper_bound_wins_nothing() -> None:
    runs = {
        name: scored({"x": {"rouge": value}}, rouge="higher")
        for name, value in (("lead", 0.4), ("mmr", 0.5), ("oracle", 0.6))
    }
    assert row(compare(runs, ["oracle"]), "rouge").best == ("mmr",)
    assert row(compare(runs, ["oracle"]), "rouge").means["oracle"].value == 0.6
