"""What the screen says of luck."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rich.console import Console
from scored_runs import in_order

from eval.compare import Comparison, compare
from eval.evaluation import Cost, Evaluation, ScoredRun
from eval.scoring import RunScores
from eval.screen.comparison import show
from eval.screen.marks import standing, told_apart
from eval.screen.numerals import in_brackets, probability, signed
from summarize.types import Tokens

GOOD, WORSE = in_order([0.5, 0.7] * 8), in_order([0.4, 0.6] * 8)
LIKE_GOOD = in_order([0.5, 0.68] * 4 + [0.52, 0.69] * 4)


def compared(upper_bounds: Sequence[str] = (), **runs: RunScores) -> Comparison:
    return compare(runs, upper_bounds)


def printed(runs: Mapping[str, RunScores], width: int = 120) -> str:
    scored = {
        label: ScoredRun(label, "success", None, 16, 0, {}, Cost(1.0, None, Tokens()), scores)
        for label, scores in runs.items()
    }
    console = Console(file=io.StringIO(), width=width)
    show(Evaluation(scored, compare(runs), ()), console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_run_that_beats_all_others_beyond_luck_has_another_mark_than_one_that_may_not() -> None:
    text = printed({"good": GOOD, "worse": WORSE})
    assert "★ 0.6000 [.550, .650]" in text
    assert "+0.1000 [.100, .100]" in text
    assert "<.001" in text
    assert "★ is the best of its row, and better than every other run in it beyond luck" in text
    assert "[low, high]: 95% bootstrap interval over clusters (seed 0)." in text
    assert "difference: good minus worse; p: how often luck alone makes so large a one." in text

    text = printed({"good": GOOD, "like good": LIKE_GOOD})
    assert "☆ 0.6" in text
    assert "★" not in text
    assert "☆ is the best of its row, but that may be luck" in text


def test_a_narrow_screen_leaves_out_intervals_before_differences_and_then_those() -> None:
    runs = {"good": GOOD, "worse": WORSE}
    assert "[.550, .650]" in printed(runs, width=90)
    assert "[.550, .650]" not in printed(runs, width=60)
    assert "+0.1000 [.100, .100]" in printed(runs, width=60)
    assert "+0.1" not in printed(runs, width=40)
    assert "★ 0.6000" in printed(runs, width=40)


def test_of_several_runs_it_is_said_whom_the_best_one_beats() -> None:
    comparison = compared(a=GOOD, b=WORSE, c=LIKE_GOOD)
    (row,) = comparison.rows
    said = standing(comparison, row)
    assert said.startswith("f: a is better than 1 of 2 runs beyond luck, but may be no better than c (p .")
    assert not told_apart(comparison, row)

    comparison = compared(a=GOOD, b=WORSE, d=in_order([0.1, 0.2] * 8))
    assert standing(comparison, comparison.rows[0]) == (
        "f: a is better than every other run, beyond luck (p at most <.001)."
    )
    comparison = compared(a=LIKE_GOOD, c=GOOD)
    assert standing(comparison, comparison.rows[0]).startswith(
        "f: c is in front, but may be no better than a"
    )


def test_the_upper_bound_neither_takes_the_mark_nor_keeps_it_from_others() -> None:
    comparison = compared(["oracle"], a=GOOD, b=WORSE, oracle=in_order([0.9] * 16))
    (row,) = comparison.rows
    assert row.best == ("a",)
    assert told_apart(comparison, row)
    assert "every other run" in standing(comparison, row)


def test_a_run_that_another_beats_never_has_the_star() -> None:
    comparison = compared(a=WORSE, b=GOOD)
    (row,) = comparison.rows
    assert told_apart(comparison, row)
    assert not told_apart(comparison, replace(row, best=("a",)))


def test_a_rival_that_could_not_be_tested_is_not_said_to_be_beaten() -> None:
    comparison = compared(a=GOOD, b=WORSE, unmeasured=in_order([None] * 16))
    assert standing(comparison, comparison.rows[0]) == (
        "f: a is better than 1 of 2 other runs beyond luck (p at most <.001); 1 could not be tested."
    )


def test_of_equal_bests_both_are_named_and_both_have_the_mark() -> None:
    runs = {"a": GOOD, "twin": GOOD, "b": WORSE}
    comparison = compare(runs)
    assert standing(comparison, comparison.rows[0]) == (
        "f: a and twin are level, and better than every other run, beyond luck (p at most <.001)."
    )
    assert printed(runs).count("★ 0.6000") == 2


def test_too_few_clusters_say_nothing_of_luck() -> None:
    comparison = compared(a=in_order([0.5] * 3), b=in_order([0.4] * 3), c=in_order([0.3] * 3))
    assert standing(comparison, comparison.rows[0]) == ""
    assert not told_apart(comparison, comparison.rows[0])


def test_numbers_are_short() -> None:
    assert in_brackets(0.4614, 0.5252, 4) == "[.461, .525]"
    assert in_brackets(-0.0004, 1.0, 4) == "[.000, 1.000]"
    assert in_brackets(243.6, 247.2, 1) == "[244, 247]"
    assert [signed(value, 2) for value in (0.5, -0.5, 0.001, -0.001)] == ["+0.50", "-0.50", "0.00", "0.00"]
    assert [probability(p) for p in (0.0001, 0.05, 1.0, None)] == ["<.001", ".050", "1.000", "–"]


def test_the_heading_of_a_precision_says_so_and_its_clusters_are_told_where_they_are_fewer() -> None:
    runs = {name: in_order([0.5, 0.6, 0.7, None], "rouge1_p_avg") for name in "abcd"}
    runs["e"] = in_order([0.5, None, 0.7, 0.8], "rouge1_p_avg")
    text = printed(runs)
    assert "precision" in text[: text.index("Means over")]
    assert "Means over 4 shared clusters of rouge1_p_avg (2 of them);" in text
    runs = {name: in_order([0.5, 0.6], "rouge1_f_avg") for name in "abcde"}
    assert "precision" not in printed(runs)
    assert "Means over 2 shared clusters of rouge1_f_avg;" in printed(runs)
