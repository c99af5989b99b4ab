"""Sentences whose names and numbers are all in the articles, but not with this role, place, date or verb."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tables import rows

from summarize.data.folder import FolderReader
from summarize.factcheck.analysed import AnalysedCluster
from summarize.factcheck.checker import RuleChecker
from summarize.factcheck.claims.compare import CONTRARY, TURNED
from summarize.types import Article, Cluster, FactCheckReport, Sentence, Summary

STORIES = Path(__file__).with_name("stories")
SEEDS = Path(__file__).parents[2] / "seeds"


ROWS = rows(STORIES / "claims.tsv")


@pytest.fixture(scope="module")
def checker() -> RuleChecker:
    return RuleChecker()


def cluster(name: str, articles: str) -> Cluster:
    texts = articles.split(" || ")
    return Cluster(name, tuple(Article(f"a{number}", "", text) for number, text in enumerate(texts)))


@pytest.fixture(scope="module")
def stories(checker: RuleChecker) -> dict[str, AnalysedCluster]:
    analysed = {name: checker.analyse(cluster(name, text)) for name, text in rows(STORIES / "stories.tsv")}
    (seeds,) = FolderReader(path=str(SEEDS)).read()
    return {**analysed, "seeds": checker.analyse(seeds)}


def check(checker: RuleChecker, text: str, sources: AnalysedCluster) -> FactCheckReport:
    return checker.check(Summary("c", (Sentence(text),)), sources)


def is_contradicted(report: FactCheckReport) -> bool:
    mentions = any(one.verdict == "contradicted" for one in report.findings)
    return mentions or any(CONTRARY in one.note or TURNED in one.note for one in report.sentences)


@pytest.mark.parametrize(("kind", "story", "sentence"), ROWS, ids=[f"{row[0]}: {row[2]}" for row in ROWS])
def test_a_sentence_is_contradicted_where_a_reader_would_say_so(
    checker: RuleChecker, stories: dict[str, AnalysedCluster], kind: str, story: str, sentence: str
) -> None:
    report = check(checker, sentence, stories[story])
    assert is_contradicted(report) == (kind != "right"), report


def test_every_mention_of_the_table_is_known_by_itself(
    checker: RuleChecker, stories: dict[str, AnalysedCluster]
) -> None:
    for _, story, sentence in ROWS:
        (report,) = checker.check_texts([sentence], stories[story])
        assert "unsupported" not in {one.verdict for one in report.findings}, sentence


def test_the_table_is_long_and_goes_both_ways() -> None:
    counts = Counter(kind for kind, *_ in ROWS)
    assert len(ROWS) >= 80
    assert len({sentence for *_, sentence in ROWS}) == len(ROWS)
    assert counts["right"] >= 40
    assert set(counts) == {
        "right", "role", "turned round", "place", "date", "number", "speaker", "contrary"
    }  # fmt: skip


GIFT = (
    "Kenya gave Sweden 40 lions in March. || The lions of Sweden eat fish. Norway gave Chile 30 bears in May."
)


def test_the_finding_shows_what_the_articles_have_instead(checker: RuleChecker) -> None:
    sources = checker.analyse(cluster("c", GIFT))
    report = check(checker, "Norway gave Chile 30 bears in March.", sources)
    (wrong,) = [one for one in report.findings if one.verdict == "contradicted"]
    assert wrong.mention.text == "March"
    assert wrong.note == "the articles have 'Norway gave Chile 30 bears in May.'"
    (span,) = wrong.evidence
    article = next(one for one in sources.cluster.articles if one.id == span.article_id)
    assert article.text[span.start : span.end] == "Norway gave Chile 30 bears in May."


def test_what_any_article_may_mean_is_not_contradicted(checker: RuleChecker) -> None:
    said = "Turkey backed the rebels. || The war went on. Syria was weak."
    open_, closed = (
        checker.analyse(cluster("c", text)) for text in (f"{said} It backed the rebels too.", said)
    )
    assert not is_contradicted(check(checker, "Syria backed the rebels.", open_))
    assert is_contradicted(check(checker, "Syria backed the rebels.", closed))


def test_a_denial_of_which_an_article_says_the_same_is_not_contradicted(checker: RuleChecker) -> None:
    sources = checker.analyse(cluster("c", "Peru signed the treaty. || Peru did not sign the treaty."))
    assert not is_contradicted(check(checker, "Peru signed the treaty.", sources))
    assert not is_contradicted(check(checker, "Peru did not sign the treaty.", sources))


def test_it_costs_support(checker: RuleChecker, stories: dict[str, AnalysedCluster]) -> None:
    right, wrong = (
        check(checker, text, stories["virus"]).score or 0
        for text in ("Nigeria approved the vaccine in April.", "Nigeria approved the vaccine in January.")
    )
    assert wrong < right - 0.2


def test_passages_are_parsed_once_however_many_summaries_are_checked(checker: RuleChecker) -> None:
    sources = checker.analyse(cluster("c", GIFT))
    check(checker, "Norway gave Chile 30 bears in May.", sources)
    before = dict(sources.readings)
    check(checker, "Norway gave Chile 30 bears in March.", sources)
    assert before
    assert all(sources.readings[passage] is reading for passage, reading in before.items())


def test_articles_are_not_parsed_for_candidates(checker: RuleChecker) -> None:
    sources = checker.analyse(cluster("c", GIFT))
    checker.check_texts(["Norway gave Chile 40 bears in May."], sources)
    assert sources.readings == {}
