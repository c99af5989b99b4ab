"""Sentences that an editor would not print are out, and those that he would are not: a table, both ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from tables import rows

from summarize.decoding.ranking import SupportRanker
from summarize.types import Candidate, FactCheckReport, Prompt, Request

ROWS = rows(Path(__file__).with_name("unprintable.tsv"))


@pytest.fixture(scope="module")
def ranker() -> SupportRanker:
    return SupportRanker(least_support=0, least_coverage=0)


@pytest.mark.parametrize(("text", "sources", "wrong"), ROWS)
def test_what_an_editor_would_not_print_is_out(
    ranker: SupportRanker, text: str, sources: str, wrong: str
) -> None:
    request = Request(Prompt("Merge."), tuple(sources.split(" || ")), max_new_tokens=60)
    [[ranked]] = ranker.rank([request], [[Candidate(text, 10, -5.0)]], [[FactCheckReport()]])
    found = "; ".join(ranked.faults)
    assert wrong in found if wrong else not found, found


@pytest.mark.parametrize("source", sorted({source for row in ROWS for source in row[1].split(" || ")}))
def test_a_sentence_that_is_copied_has_no_fault(ranker: SupportRanker, source: str) -> None:
    request = Request(Prompt("Merge."), (source,), max_new_tokens=60)
    [[ranked]] = ranker.rank([request], [[Candidate(source, 10, -5.0)]], [[FactCheckReport()]])
    assert ranked.faults == ()
