"""How long a summary is and how many articles stand behind it."""

from __future__ import annotations

import pytest
from eval_records import a_cluster, a_failed_record, a_record

from eval.direction import better_of
from eval.metrics.coverage import Coverage
from eval.metrics.length import Length
from summarize.protocols import Metric
from summarize.types import Score

CLUSTER = a_cluster("One.", "Two.", "Three.", "Four.")


def test_words_are_counted_as_wc_counts_them() -> None:
    record = a_record("Mr. O'Brien paid $3.5 million.", "A 12-year war – over.")
    assert Length().score(record, CLUSTER) == (Score("words", 10.0), Score("sentences", 2.0))


def test_articles_behind_the_sentences_are_counted_once_each() -> None:
    record = a_record("One.", "Two.", "Three.", sources=[["a", "b"], ["b"], []])
    assert Coverage().score(record, CLUSTER) == (
        Score("articles_drawn_on", 2.0),
        Score("articles_drawn_on_share", 0.5),
    )


def test_a_source_that_is_no_article_of_the_cluster_does_not_count() -> None:
    scores = Coverage().score(a_record("One.", sources=[["a", "z"]]), CLUSTER)
    assert scores[0].value == 1


def test_a_summary_that_names_no_sources_is_not_said_to_draw_on_none() -> None:
    for score in Coverage().score(a_record("One."), CLUSTER):
        assert (score.value, score.reason) == (None, "no sentence of the summary names its sources")


@pytest.mark.parametrize("metric", [Length(), Coverage()])
def test_a_failed_cluster_has_the_reason(metric: Metric) -> None:
    for score in metric.score(a_failed_record(), CLUSTER):
        assert (score.value, score.reason) == (None, "cluster failed: no article is left")
    assert metric.signature()


def test_a_cluster_without_articles_has_no_coverage() -> None:
    assert Coverage().score(a_record("One."), a_cluster())[0].reason == "the cluster has no articles"


def test_more_articles_are_better_and_no_length_is() -> None:
    assert better_of(Coverage(), "articles_drawn_on") == "higher"
    assert better_of(Length(), "words") is None
