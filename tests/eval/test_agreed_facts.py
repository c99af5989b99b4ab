"""What several articles say, and whether the summary says it."""

from __future__ import annotations

from eval_records import a_cluster, a_failed_record, a_record

from eval.direction import better_of
from eval.metrics.agreed_facts import AgreedFacts, carriers
from summarize.types import Cluster, Score

CLUSTER = a_cluster(
    "Some 1,200 people fled Van on Monday. The mayor spoke.",
    "Van shook: 1200 fled, Mayor Çavuşoğlu said.",
    "In Van, Cavusoglu counted 300.",
)


def figures(cluster: Cluster, *sentences: str) -> dict[str, Score]:
    return {score.name: score for score in AgreedFacts().score(a_record(*sentences), cluster)}


def test_names_and_numbers_are_facts_of_the_articles_that_have_them() -> None:
    # "mayor" stands in small letters too; "the", "in" and "some" are function words.
    assert carriers(CLUSTER.articles) == {"1200": 2, "van": 3, "monday": 1, "cavusoglu": 2, "300": 1}


def test_the_share_of_what_several_and_most_articles_have() -> None:
    # 1200, Van and Çavuşoğlu stand in two or three of the three articles.
    found = figures(CLUSTER, "In Van, 1,200 people fled, and 300 on Monday.")
    assert (found["facts_of_several"].value, found["facts_of_most"].value) == (2 / 3, 2 / 3)
    five = a_cluster("Van, Oslo", "Van, Oslo", "Van", "Paris", "Rome")
    few = figures(five, "Van shook.")
    assert (few["facts_of_several"].value, few["facts_of_most"].value) == (1 / 2, 1)
    assert better_of(AgreedFacts(), "facts_of_most") == "higher"


def test_a_figure_that_cannot_be_made_says_why() -> None:
    nothing = figures(a_cluster("Van shook.", "Oslo slept."), "Van shook.")
    assert nothing["facts_of_several"].reason == "no two articles have a name or number in common"
    some = figures(a_cluster("Van", "Van", "Oslo", "Rome"), "Van shook.")
    assert (some["facts_of_several"].value, some["facts_of_most"].value) == (1, None)
    assert some["facts_of_most"].reason == "most articles have no name or number in common"
    for record, cluster, reason in (
        (a_record("Van."), a_cluster("Van."), "the cluster has fewer than two articles"),
        (a_failed_record(), CLUSTER, "cluster failed: no article is left"),
    ):
        scores = AgreedFacts().score(record, cluster)
        assert {(one.value, one.reason) for one in scores} == {(None, reason)}
