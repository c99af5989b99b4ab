"""Where the articles of a cluster disagree."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from summarize.data.folder import FolderReader
from summarize.data.multiling import MultilingReader
from summarize.factcheck.checker import RuleChecker
from summarize.types import Article, Cluster, Conflict, Sentence, Summary

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds" / "moscow-syria-turkey-talks"
MULTILING = ROOT / ".." / "shared" / "data" / "multiling2011"


@pytest.fixture(scope="module")
def checker() -> RuleChecker:
    return RuleChecker()


def conflicts(
    checker: RuleChecker, *texts: str, published: tuple[str, ...] = (), summary: str | None = None
) -> tuple[Conflict, ...]:
    """What is listed for articles "0", "1" ... with these texts and days of publication."""
    days = [*published, *[None] * len(texts)]
    articles = tuple(
        Article(str(number), "", text, published=day)
        for number, (text, day) in enumerate(zip(texts, days, strict=False))
    )
    made = Summary("c", (Sentence(summary),)) if summary is not None else None
    return checker.conflicts(checker.analyse(Cluster("c", articles)), made)


def said(conflict: Conflict) -> list[tuple[str, str, str]]:
    return [(claim.span.article_id, claim.value, claim.text) for claim in conflict.claims]


def test_the_seeds_disagree_about_the_refugees_and_about_nothing_else(checker: RuleChecker) -> None:
    (cluster,) = FolderReader(path=str(SEEDS)).read()
    (found,) = checker.conflicts(checker.analyse(cluster))
    assert (found.subject, found.kind) == ("Syrian refugees", "conflict")
    assert [(value, text) for _, value, text in said(found)] == [
        ("3500000", "more than 3.5 million Syrian refugees"),
        ("4000000", "More than 4 million Syrian refugees"),
    ]
    texts = {article.id: article.text for article in cluster.articles}
    for claim in found.claims:
        assert claim.text in texts[claim.span.article_id][claim.span.start : claim.span.end]


@pytest.mark.skipif(not MULTILING.is_dir(), reason="the MultiLing topics are not here")
def test_ten_articles_about_one_event_disagree_about_the_toll_of_the_tsunami_only(
    checker: RuleChecker,
) -> None:
    found = {
        cluster.id: checker.conflicts(checker.analyse(cluster))
        for cluster in MultilingReader(path=str(MULTILING)).read()
    }
    assert [id_ for id_, listed in found.items() if listed] == ["M000"]
    (toll,) = found["M000"]
    assert {claim.value for claim in toll.claims} == {"80000", "120000", "121000", "150000", "175000"}


def test_the_summary_s_own_choice_is_marked(checker: RuleChecker) -> None:
    texts = (
        "The blast in Baghdad killed 12 people on Monday.",
        "Twenty people were killed by the blast in Baghdad.",
    )
    (found,) = conflicts(checker, *texts, summary="A blast has killed 20 people in Baghdad.")
    assert [(claim.value, claim.in_summary) for claim in found.claims] == [("12", False), ("20", True)]
    (found,) = conflicts(checker, *texts, summary="A blast shook Baghdad.")
    assert not any(claim.in_summary for claim in found.claims)


TOLLS = ("The quake in Nepal has killed 400 people.", "The quake in Nepal has killed 650 people.")


@pytest.mark.parametrize(
    ("published", "kind"),
    [
        (("2015-04-25", "2015-04-27"), "update"),
        (("2015-04-27", "2015-04-25"), "conflict"),
        (("2015-04-25", "2015-04-25"), "conflict"),
        (("2015-04-25",), "conflict"),
        ((), "conflict"),
    ],
)
def test_a_toll_that_grew_between_two_days_is_an_update(
    checker: RuleChecker, published: tuple[str, ...], kind: str
) -> None:
    (found,) = conflicts(checker, *TOLLS, published=published)
    assert found.kind == kind


def test_what_one_article_tells_of_two_places_is_not_mixed_up(checker: RuleChecker) -> None:
    both = "The quake killed 500 people in Van.\nAn aftershock killed 200 people in the region."
    assert (
        conflicts(checker, both, "The quake has killed 500 people.", "The aftershock killed 200 people.")
        == ()
    )


def test_two_informants_of_one_article_may_disagree(checker: RuleChecker) -> None:
    text = "The Red Cross said the toll passed 120,000.\nThe UN said the toll passed 150,000."
    other = "The toll passed 80,000, officials in Asia said."
    (found,) = conflicts(checker, text, other)
    assert {value for _, value, _ in said(found)} == {"80000", "120000", "150000"}


def test_articles_that_agree_with_either_side_are_listed_with_it(checker: RuleChecker) -> None:
    texts = (
        "The crash in Peru left 14 people dead.",
        "In Peru 19 people died in the crash.",
        "Fourteen people were killed in the crash in Peru.",
    )
    (found,) = conflicts(checker, *texts)
    assert [(id_, value) for id_, value, _ in said(found)] == [("0", "14"), ("1", "19"), ("2", "14")]


@pytest.mark.parametrize(
    ("one", "other", "subject"),
    [
        ("Faye Turney, 26, is free.", "The 25-year-old Faye Turney is free.", "age of Faye Turney"),
        (
            "Russian Foreign Minister Sergey Lavrov opened the talks.",
            "Russian Foreign Minister Faisal Mekdad opened the talks.",
            "Russia foreign minister",
        ),
        (
            "Syrian Foreign Minister Faisal Mekdad spoke first.",
            "Iranian Foreign Minister Faisal Mekdad spoke first.",
            "country of Faisal Mekdad",
        ),
        ("The ferry sank off Java on Monday.", "The ferry sank off Java on Tuesday.", "day: ferry sank"),
        (
            "The treaty was signed in France on May 3.",
            "The treaty was signed in Spain on May 3.",
            "place: treaty signed",
        ),
    ],
)
def test_ages_offices_days_and_places(checker: RuleChecker, one: str, other: str, subject: str) -> None:
    (found,) = conflicts(checker, one, other)
    assert found.subject == subject


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hasib Hussain, 18, from Leeds.", "Hassib Hussain, aged 18, from Leeds."),
        (
            "Turkish Foreign Minister Mevlüt Çavuşoğlu spoke.",
            "Turkish Foreign Minister Mevlut Cavusoglu spoke.",
        ),
        ("Russian Foreign Minister Lavrov spoke.", "Former Russian Foreign Minister Ivanov spoke."),
        ("Russian Foreign Minister Lavrov spoke.", "Deputy Russian Foreign Minister Bogdanov spoke."),
        ("Indian Foreign Minister Jaishankar left.", "Indian Foreign Secretary Misri left."),
        ("The top U.S. diplomat, Blinken, spoke.", "A top U.S. diplomat, Biswal, spoke."),
        ("The ferry sank off Java on Monday.", "Police searched the ferry on Tuesday."),
        (
            "Cancellara won the stage to Compiegne on Tuesday.",
            "Cancellara won the London prologue on Saturday.",
        ),
        ("The ministers met in Moscow on Wednesday.", "The ministers met in Russia."),
    ],
)
def test_ages_offices_days_and_places_that_agree(checker: RuleChecker, one: str, other: str) -> None:
    assert conflicts(checker, one, other) == ()


def test_the_holders_of_an_office_are_shown_as_they_are_written(checker: RuleChecker) -> None:
    (found,) = conflicts(
        checker,
        "Turkish Foreign Minister Mevlüt Çavuşoğlu spoke.",
        "Cavusoglu, Turkey's top diplomat, spoke.",
        "The foreign minister of Turkey is Hakan Fidan.",
        summary="Turkish FM Hakan Fidan spoke.",
    )
    assert [(id_, value) for id_, value, _ in said(found)] == [
        ("0", "Mevlüt Çavuşoğlu"),
        ("1", "Mevlüt Çavuşoğlu"),  # one value for all spellings of one name
        ("2", "Hakan Fidan"),
    ]
    assert [claim.in_summary for claim in found.claims] == [False, False, True]


def test_the_countries_of_a_minister_are_shown_by_their_names(checker: RuleChecker) -> None:
    (found,) = conflicts(
        checker,
        "Syrian Foreign Minister Faisal Mekdad spoke first.",
        "Faisal Mekdad is the Iranian foreign minister.",
    )
    assert [value for _, value, _ in said(found)] == ["Syria", "Iran"]


def test_a_year_later_an_office_and_an_age_may_have_changed(checker: RuleChecker) -> None:
    texts = (
        "British Prime Minister Tony Blair met Faye Turney, 26, at noon.",
        "British Prime Minister Gordon Brown met Faye Turney, 27, at noon.",
    )
    assert conflicts(checker, *texts, published=("2007-04-05", "2008-04-05")) == ()


@pytest.mark.parametrize(
    "text", ["", "No figure at all.", "1 " * 5000, "12,000,000" * 2000, "\x00\x01 12 people \x7f"]
)
def test_bad_input_is_no_conflict(checker: RuleChecker, text: str) -> None:
    assert conflicts(checker) == ()
    assert conflicts(checker, text) == ()
    assert conflicts(checker, text, text, summary=text) == ()


def test_one_article_or_the_same_article_twice_disagrees_with_nobody(checker: RuleChecker) -> None:
    text = "The blast in Baghdad killed 12 people. Three more died on Tuesday. Another 20 were injured."
    assert conflicts(checker, text) == ()
    assert conflicts(checker, text, text) == ()


def test_time_grows_with_the_articles_and_no_faster(checker: RuleChecker) -> None:
    def seconds(count: int) -> float:
        texts = [
            f"The blast in Baghdad on day {n} killed {10 + n} people and injured {n + 20}. "
            f"Some {n * 7 + 100} soldiers searched {n + 3} houses."
            for n in range(count)
        ]
        articles = tuple(Article(str(n), "", text) for n, text in enumerate(texts))
        sources = checker.analyse(Cluster("c", articles))
        start = time.process_time()
        checker.conflicts(sources)
        return time.process_time() - start

    seconds(3)
    few, many = seconds(30), seconds(300)
    assert many < 30 * few
    assert many < 20


def test_the_refugees_of_the_seeds_that_a_summary_counts_are_marked(checker: RuleChecker) -> None:
    (cluster,) = FolderReader(path=str(SEEDS)).read()
    summary = Summary(
        cluster.id, (Sentence("Turkey, home to over 4 million Syrian refugees, votes on Sunday."),)
    )
    (found,) = checker.conflicts(checker.analyse(cluster), summary)
    assert [claim.in_summary for claim in found.claims] == [False, True]
