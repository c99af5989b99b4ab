"""The plain check: names and figures that no article has, and what two sentences say in the same words."""

from __future__ import annotations

import pytest
from eval_records import a_cluster, a_failed_record, a_record

from eval.direction import better_of
from eval.metrics.plain import Plain, repeated_trigrams, words_in_no_article
from summarize.protocols import Metric
from summarize.types import Article, Cluster, Dropped, Score

ARTICLE = (
    "Mevlüt Çavuşoğlu met the U.S. envoy in Moscow on Wednesday. Turkey hosts 1,200 Syrian-born doctors, 3.5 "
    "million refugees and the G20. The mayor's 7th speech was Turkey's first."
)


@pytest.mark.parametrize(
    ("summary", "missing"),
    [
        ("The minister met in Paris.", ["Paris"]),
        ("Ministers met in Moscow.", []),
        ("Paris met.", []),  # the first word of a sentence says nothing
        ("The envoy of CAVUSOGLU spoke of Mevlut.", []),
        ("He met the US envoy in Moscow's centre.", []),
        ("The mayor’s talks were Turkey’s.", []),
        ("There were Syrian-born doctors of Moscow-Turkey descent.", []),
        ("There were Syrian-Dutch doctors.", ["Dutch"]),
        ("He met O'Brien.", ["O'Brien"]),
        ("It hosts 1200 doctors and 3.5 million.", []),
        ("It hosts 12 doctors and 3 million.", ["12", "3"]),
        ("On the 7th it was 20 to 7.", []),
        ("300 came, and 300 left, with Dutch, DUTCH and Danes.", ["300", "Dutch", "Danes"]),
        ("The Mayor spoke.", []),  # a word that an article has in small letters is no invention
    ],
)
def test_capitals_and_digits_are_looked_up_word_by_word(summary: str, missing: list[str]) -> None:
    assert words_in_no_article([summary], [Article("a", "", ARTICLE)]) == missing


def test_an_article_is_its_headline_and_its_dates_too() -> None:
    article = Article(
        "a",
        "Quake in Van",
        "It shook.",
        published="2023-05-10",
        dropped=(Dropped("ANKARA (AP)", "dateline"),),
    )
    assert words_in_no_article(["In Van, on Wednesday, May 10, 2023, in Ankara."], [article]) == []
    assert words_in_no_article(["In May 2022."], [article]) == ["2022"]
    teaser = Article("a", "", "It shook.", dropped=(Dropped("Read on: Oslo", "teaser"),), published="soon")
    assert words_in_no_article(["It was in Oslo."], [teaser]) == ["Oslo"]


@pytest.mark.parametrize(
    ("sentences", "repeated"),
    [
        (["The old mayor spoke.", "He met the old mayor."], ["the old mayor"]),
        (["He saw the Tour de France in July 2007.", "She won the Tour de France in July 2007."], []),
        (["Some of the doctors went.", "One of the doctors came."], ["of the doctors"]),
        (["It was one of the two.", "He was one of the two."], []),
        (["Twelve doctors came, twelve doctors came."], []),  # within one sentence
        (["Doctors in Turkey met.", "The doctors in Turkey met."], ["doctors in Turkey", "in Turkey met"]),
        (["Çavuşoğlu met Turkey.", "Then Cavusoglu met Turkey."], ["Cavusoglu met Turkey"]),
        (["Turkey and Syria met.", "Now Turkey and Syria left."], []),
        (["He came on the 7th of July.", "She came on the 7th of July."], ["came on the"]),
    ],
)
def test_three_words_that_two_sentences_share_are_a_stutter(
    sentences: list[str], repeated: list[str]
) -> None:
    assert repeated_trigrams(sentences, [Article("a", "", ARTICLE)]) == repeated


def test_a_record_has_both_counts_and_their_words() -> None:
    cluster = a_cluster("The old mayor spoke in Van.")
    record = a_record("In Oslo the old mayor spoke.", "Then the old mayor left for Oslo.")
    words, trigrams = Plain().score(record, cluster)
    assert words == Score("words_in_no_article", 1, found=("Oslo",))
    assert trigrams == Score("repeated_trigrams", 1, found=("the old mayor",))
    assert better_of(Plain(), words.name) == "lower"


def test_a_figure_that_cannot_be_made_says_why() -> None:
    metric: Metric = Plain()
    for record, cluster, reason in (
        (a_failed_record(), a_cluster("One."), "cluster failed: no article is left"),
        (a_record("One."), Cluster("quake", ()), "the cluster has no articles"),
    ):
        assert [(score.value, score.reason) for score in metric.score(record, cluster)] == [
            (None, reason)
        ] * 2
