"""The days of writing of a cluster's articles, and what its dates may say."""

from __future__ import annotations

from summarize.extraction.writing_days import writing_days
from summarize.text.relative_dates import resolve_dates
from summarize.types import Article, Cluster


def cluster(*articles: tuple[str, str | None]) -> Cluster:
    return Cluster(
        "c", tuple(Article(str(n), "", text, published=day) for n, (text, day) in enumerate(articles))
    )


def test_a_relative_date_is_resolved_by_the_day_of_its_own_article() -> None:
    first, second = writing_days(
        cluster(("They met today.", "2023-05-10"), ("They met today.", "2023-05-11"))
    )
    assert resolve_dates("They met today.", first) == "They met on May 10."
    assert resolve_dates("They met yesterday.", second) == "They met on May 10."


def test_no_date_is_made_of_words_that_no_article_has() -> None:
    (first, _) = writing_days(cluster(("They met last month.", "2023-05-10"), ("Rain fell.", None)))
    assert resolve_dates("They met last month.", first) == "They met."
    (first, _) = writing_days(cluster(("They met last month.", "2023-05-10"), ("Rain fell in April.", None)))
    assert resolve_dates("They met last month.", first) == "They met in April."


def test_the_year_is_said_beside_articles_of_other_years() -> None:
    days = writing_days(cluster(("They met today.", "2023-05-10"), ("They met today.", "2022-05-11")))
    assert [resolve_dates("They met today.", one) for one in days] == [
        "They met on May 10, 2023.",
        "They met on May 11, 2022.",
    ]


def test_where_no_day_is_known_none_is_said() -> None:
    assert [one.day for one in writing_days(cluster(("They met in May.", None), ("Rain fell.", "soon")))] == [
        None,
        None,
    ]
