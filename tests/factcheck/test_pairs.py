"""What the fact-check says of single mentions: the tables in pairs/, one form after the other."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tables import rows

from summarize.factcheck.checker import RuleChecker
from summarize.types import Article, Cluster

Row = tuple[str, ...]


def read_rows() -> list[Row]:
    return [
        (*row, "")[:6]
        for table in sorted(Path(__file__).with_name("pairs").glob("*.tsv"))
        for row in rows(table)
    ]


ROWS = read_rows()


@pytest.fixture(scope="module")
def checker() -> RuleChecker:
    return RuleChecker()


@pytest.mark.parametrize(
    ("summary", "sources", "mention", "expected", "published"),
    [row[1:] for row in ROWS],
    ids=[f"{row[0]}: {row[1]} <- {row[2]} [{row[3]}]" for row in ROWS],
)
def test_each_form_has_the_verdict_that_a_reader_would_give(
    checker: RuleChecker, summary: str, sources: str, mention: str, expected: str, published: str
) -> None:
    cluster = Cluster(
        "c",
        tuple(
            Article(f"a{number}", "", text, published=published or None)
            for number, text in enumerate(sources.split(" || "))
        ),
    )
    report = checker.check_texts([summary], checker.analyse(cluster))[0]
    verdicts = {finding.mention.text: finding.verdict for finding in report.findings}
    assert verdicts.get(mention, "-") == expected, report.findings


def test_the_tables_are_long_and_go_both_ways() -> None:
    assert len(ROWS) >= 150
    assert len(set(ROWS)) == len(ROWS)
    counts = Counter(row[4] for row in ROWS)
    assert min(counts[verdict] for verdict in ("supported", "unsupported", "contradicted", "-")) >= 15
