"""What two articles say of each other, over many topics: a table, both ways."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tables import rows

from summarize.factcheck.checker import RuleChecker
from summarize.types import Article, Cluster

ROWS = rows(Path(__file__).with_name("conflict_pairs.tsv"))


@pytest.fixture(scope="module")
def checker() -> RuleChecker:
    return RuleChecker()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " / ".join(row[3:]))
@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
def test_two_articles(checker: RuleChecker, row: list[str], turned: bool) -> None:
    relation, *days, one, other = row
    articles = [
        Article(name, "", text, published=None if day == "-" else day)
        for name, text, day in zip("ab", (one, other), days, strict=True)
    ]
    found = checker.conflicts(checker.analyse(Cluster("c", tuple(articles[:: -1 if turned else 1]))))
    assert [conflict.kind for conflict in found] == ([relation] if relation in ("conflict", "update") else [])
    for conflict in found:
        assert {claim.span.article_id for claim in conflict.claims} == {"a", "b"}
    if relation == "update" and days[0] != days[1]:
        assert [claim.span.article_id for claim in found[0].claims] == ["b", "a"]


def test_the_table_is_long_and_goes_both_ways() -> None:
    assert len(ROWS) >= 60
    counts = Counter(row[0] for row in ROWS)
    assert set(counts) == {"conflict", "update", "agree", "unrelated"}
    assert min(counts.values()) >= 9
    assert counts["agree"] + counts["unrelated"] >= 30
