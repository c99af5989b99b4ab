"""How a summary draws on the articles: coverage curves, and leads."""

from __future__ import annotations

import pytest
from eval_records import a_cluster, a_failed_record, a_record

from eval.direction import better_of
from eval.metrics.dispersion import Dispersion, content_words, dispersion, greedy_cover
from summarize.types import Cluster, Score


def figures(cluster: Cluster, *sentences: str) -> dict[str, Score]:
    return {score.name: score for score in Dispersion().score(a_record(*sentences), cluster)}


def test_articles_are_taken_greedily_until_none_adds_anything() -> None:
    # The largest first (3), then the one that adds two, though another is as large.
    covered = [frozenset("ab"), frozenset("abc"), frozenset("cde"), frozenset("bc")]
    assert greedy_cover(covered) == [3, 5]


def test_the_area_above_the_curve_is_that_of_the_papers_code() -> None:
    # One article has it all: nothing above the curve. Of two with half each: .5 at k = 1, then nothing.
    assert dispersion([4]) == 0
    assert dispersion([2, 4]) == pytest.approx(0.5 / 10)
    assert dispersion([1, 2, 4]) == pytest.approx((0.75 + 0.5) / 10)
    assert dispersion(range(1, 13)) == pytest.approx(sum(1 - k / 12 for k in range(1, 11)) / 10)


def test_content_words_are_stemmed_and_stand_without_function_words() -> None:
    assert content_words("The rescuers of Van's 5 villages were saving them.") == [
        "rescuer", "van", "5", "villag", "save",
    ]  # fmt: skip


def test_a_summary_of_one_article_needs_one_and_one_of_two_needs_both() -> None:
    cluster = a_cluster("Rescuers saved a baby. Water rose high.", "Ministers offered aid. Water rose high.")
    alone = figures(cluster, "The rescuers saved a baby.")
    both = figures(cluster, "The rescuers saved a baby.", "Ministers offer aid.")
    assert (alone["dispersion"].value, alone["articles_to_cover"].value) == (0, 1)
    # Two bigrams from each.
    assert both["dispersion"].value == pytest.approx(0.05)
    assert both["articles_to_cover"].value == 2
    assert better_of(Dispersion(), "dispersion") is None


def test_what_is_drawn_from_the_first_fifth_of_the_articles_is_from_their_lead() -> None:
    story = "Quake kills hundreds. " + "Nothing else happened today. " * 8 + "Schools stay closed."
    cluster = a_cluster(story)
    assert figures(cluster, "A quake kills hundreds.")["drawn_from_lead"].value == 1
    assert figures(cluster, "The schools stay closed.")["drawn_from_lead"].value == 0
    half = figures(cluster, "A quake kills hundreds.", "The schools stay closed.")
    assert half["drawn_from_lead"].value == 0.5


def test_a_summary_that_draws_on_no_article_has_no_figure_and_says_so() -> None:
    cluster = a_cluster("Rescuers saved a baby.")
    for record, used, reason in (
        (
            a_record("Elections came."),
            cluster,
            "no article has two content words of the summary side by side",
        ),
        (a_record("Elections came."), a_cluster(), "the cluster has no articles"),
        (a_failed_record(), cluster, "cluster failed: no article is left"),
    ):
        assert {(one.value, one.reason) for one in Dispersion().score(record, used)} == {(None, reason)}
