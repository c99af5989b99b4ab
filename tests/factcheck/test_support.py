"""How far articles bear the sentences of a summary out, who says it, and what is wrong."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.factcheck.checker import RuleChecker
from summarize.text.sentences import split_sentences
from summarize.types import Article, Cluster, FactCheckReport, Sentence, SentenceSupport, Summary

ROOT = Path(__file__).parents[2]
MULTILING = ROOT / ".." / "shared" / "data" / "multiling2011"

MOSCOW = Article(
    "moscow",
    "",
    "The foreign ministers of Turkey and Syria met in Moscow on Wednesday. "
    "They agreed to prepare a road map. "
    "Mevlüt Çavuşoğlu spoke of 3.5 million refugees who live in Turkish cities.",
)
ANKARA = Article(
    "ankara",
    "",
    "Syria's foreign minister met his Turkish counterpart in Moscow. A ferry sank near Izmir in a storm.",
)


@pytest.fixture(scope="module")
def checker() -> RuleChecker:
    checker = RuleChecker()
    checker.load()
    return checker


def check(checker: RuleChecker, text: str, *articles: Article) -> FactCheckReport:
    return checker.check(Summary("c", (Sentence(text),)), checker.analyse(Cluster("c", articles)))


def only(checker: RuleChecker, text: str, *articles: Article) -> SentenceSupport:
    (sentence,) = check(checker, text, *articles).sentences
    return sentence


def scores(checker: RuleChecker, *texts: str) -> list[float]:
    return [check(checker, text, MOSCOW, ANKARA).score or 0.0 for text in texts]


# The order of scores


def test_a_copied_sentence_scores_more_than_a_reworded_one_and_that_more_than_an_invented_one(
    checker: RuleChecker,
) -> None:
    copied, reworded, invented = scores(
        checker,
        "The foreign ministers of Turkey and Syria met in Moscow on Wednesday.",
        "Turkey and Syria agreed in Moscow on a road map.",
        "A hurricane destroyed the harbour of Havana, officials in Cuba said.",
    )
    assert copied > 0.8 > reworded > 0.3 > invented


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("The ministers met in Moscow.", "The ministers met in Paris."),
        ("He spoke of 3.5 million refugees.", "He spoke of 5 million refugees."),
        ("A ferry sank in a storm.", "A submarine sank in a storm."),
        ("A ferry sank near Izmir.", "A ferry sank in a road map."),
    ],
    ids=["place", "number", "noun", "joined anew"],
)
def test_a_wrong_word_costs_support(checker: RuleChecker, right: str, wrong: str) -> None:
    good, bad = scores(checker, right, wrong)
    assert bad < good - 0.05


def test_one_wrong_sentence_lowers_the_score_of_the_whole(checker: RuleChecker) -> None:
    good = "They agreed to prepare a road map. A ferry sank near Izmir in a storm."
    fine, mixed = scores(checker, good, f"{good} Fidel Castro resigned.")
    assert mixed < fine - 0.2


def test_a_text_in_lower_case_is_read_too(checker: RuleChecker) -> None:
    good, bad = scores(
        checker,
        "the foreign ministers of turkey and syria met in moscow on wednesday.",
        "the foreign ministers of france and syria met in geneva on wednesday.",
    )
    assert good > 0.8
    assert bad < 0.5


def test_another_spelling_of_a_name_is_not_new(checker: RuleChecker) -> None:
    support = only(checker, "Mevlut Cavusoglu spoke of 3,500,000 refugees.", MOSCOW)
    assert "in no article" not in support.note


# Who says it


def test_every_article_that_says_it_is_shown_with_its_sentence(checker: RuleChecker) -> None:
    support = only(checker, "The ministers of Turkey and Syria met in Moscow.", MOSCOW, ANKARA)
    assert support.note.startswith("supported by 2 of 2 articles")
    texts = {article.id: article.text for article in (MOSCOW, ANKARA)}
    shown = [texts[span.article_id][span.start : span.end] for span in support.sources]
    assert shown == [
        "The foreign ministers of Turkey and Syria met in Moscow on Wednesday.",
        "Syria's foreign minister met his Turkish counterpart in Moscow.",
    ]


def test_what_one_article_says_alone_is_told(checker: RuleChecker) -> None:
    assert only(checker, "A ferry sank near Izmir.", MOSCOW, ANKARA).note == "only by article ankara"


def test_a_single_article_that_says_it_goes_without_saying(checker: RuleChecker) -> None:
    assert only(checker, "A ferry sank near Izmir.", ANKARA).note == ""


def test_what_no_article_says_is_told_with_the_new_words(checker: RuleChecker) -> None:
    support = only(checker, "A vaccine against malaria was found.", MOSCOW, ANKARA)
    assert support.note == "no article says this; 'vaccine' and 'malaria' in no article"
    assert support.sources == ()


def test_names_that_no_sentence_joins_are_told(checker: RuleChecker) -> None:
    note = only(checker, "They met on the Wednesday of Izmir.", MOSCOW, ANKARA).note
    assert "no sentence of the articles has 'Izmir' together with 'Wednesday'" in note


def test_a_name_joined_to_another_thing_costs_support(checker: RuleChecker) -> None:
    sources = checker.analyse(Cluster("c", (MOSCOW, ANKARA)))
    faults = []
    for text in ("A storm sank a ferry near Izmir.", "A Turkish storm sank a ferry near Izmir."):
        summary = Summary("c", (Sentence(text),))
        findings = checker.check_texts([text], sources)[0].findings
        (weighed,) = checker.weigh(summary, findings, sources)
        faults.append(weighed.evidence.faults)
    assert faults == [0, pytest.approx(0.2)]


def test_an_article_that_has_the_words_but_not_the_names_together_does_not_say_it(
    checker: RuleChecker,
) -> None:
    assert (
        only(checker, "They met on Wednesday in Izmir.", MOSCOW, ANKARA).note == "nearest in article moscow"
    )


# Offsets


def test_sentences_are_found_where_they_stand(checker: RuleChecker) -> None:
    parts = ("They agreed to prepare a road map. A ferry sank.", "Turkey and Syria met.")
    summary = Summary("c", tuple(map(Sentence, parts)))
    report = checker.check(summary, checker.analyse(Cluster("c", (MOSCOW, ANKARA))))
    assert [summary.text[one.start : one.end] for one in report.sentences] == split_sentences(" ".join(parts))


def test_candidates_are_compared_by_their_mentions_only(checker: RuleChecker) -> None:
    (report,) = checker.check_texts(["They met in Moscow."], checker.analyse(Cluster("c", (MOSCOW,))))
    assert report.findings
    assert report.sentences == ()
    assert report.score is None


# Bad input


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00\x01\x02", "...", "''\"“", "The of a."])
def test_a_text_that_says_nothing_is_no_error(checker: RuleChecker, text: str) -> None:
    report = check(checker, text, MOSCOW)
    assert report.findings == ()
    assert all(0 <= one.score <= 1 for one in report.sentences)


def test_a_summary_without_sentences_has_no_score(checker: RuleChecker) -> None:
    report = checker.check(Summary("c", ()), checker.analyse(Cluster("c", (MOSCOW,))))
    assert report == FactCheckReport()


def test_without_articles_there_is_no_score(checker: RuleChecker) -> None:
    report = check(checker, "They met in Moscow.")
    assert report.score is None
    assert report.sentences == ()


@pytest.mark.parametrize("unit", ["7 ", "1234567890", "the ", "Moscow ", "“", "\x00"])
def test_a_long_and_senseless_text_takes_bounded_time(checker: RuleChecker, unit: str) -> None:
    text = unit * (200_000 // len(unit))
    start = time.perf_counter()
    check(checker, text[:20_000], Article("a", "", text))
    assert time.perf_counter() - start < 20


# Real texts


def multiling(topic: int) -> tuple[Cluster, list[Summary]]:
    articles = [
        Article(path.name, "", path.read_text())
        for path in sorted(MULTILING.glob(f"SourceTexts/M{topic:03}*.english"))
    ]
    references = [
        Summary(path.name, (Sentence(path.read_text()),))
        for path in sorted(MULTILING.glob(f"Model Summaries/English/M{topic:03}.*"))
    ]
    return Cluster(str(topic), tuple(articles)), references


@pytest.mark.skipif(not MULTILING.exists(), reason="needs the MultiLing data")
def test_what_people_wrote_scores_far_above_what_was_written_of_other_articles(checker: RuleChecker) -> None:
    sources = checker.analyse(multiling(0)[0])
    own = [checker.check(summary, sources).score or 0 for summary in multiling(0)[1]]
    other = [
        checker.check(summary, sources).score or 0 for topic in (1, 2) for summary in multiling(topic)[1]
    ]
    assert min(own) > max(other) + 0.2


@pytest.mark.skipif(not MULTILING.exists(), reason="needs the MultiLing data")
def test_a_summary_of_250_words_takes_less_than_a_second(checker: RuleChecker) -> None:
    cluster, (summary, *_) = multiling(0)
    sources = checker.analyse(cluster)
    start = time.perf_counter()
    checker.check(summary, sources)
    assert time.perf_counter() - start < 1


@pytest.mark.skipif(not MULTILING.exists(), reason="needs the MultiLing data")
def test_time_grows_linearly_with_the_articles(checker: RuleChecker) -> None:
    cluster, (summary, *_) = multiling(0)

    def seconds(copies: int) -> float:
        articles = [
            replace(article, id=f"{copy} {article.id}")
            for copy in range(copies)
            for article in cluster.articles
        ]
        start = time.perf_counter()
        checker.check(summary, checker.analyse(Cluster("c", tuple(articles))))
        return time.perf_counter() - start

    seconds(1)
    assert seconds(16) < 3 * 4 * seconds(4)


# What is wrong, or cannot be read


def test_nobody_is_said_to_support_a_sentence_with_a_fault(checker: RuleChecker) -> None:
    sentence = only(
        checker, "Mevlüt Çavuşoğlu spoke of 5 million refugees who live in Turkish cities.", MOSCOW, ANKARA
    )
    assert sentence.note.startswith("nearest in article moscow")


def test_what_has_no_letters_has_neither_support_nor_score(checker: RuleChecker) -> None:
    report = check(checker, "1234567890" * 1000, MOSCOW)
    assert (report.sentences, report.score) == ((), None)


def test_a_row_of_numbers_counts_for_nothing_in_the_score(checker: RuleChecker) -> None:
    plain, with_row = scores(checker, "The ministers met in Moscow.", "The ministers met in Moscow.\n\n3.5\n")
    assert with_row == plain


def test_the_evidence_has_the_marks_that_open_it(checker: RuleChecker) -> None:
    article = Article("a", "", "[/red] 5 million people fled. “They left,” he said. $3 million was paid.")
    analysed = checker.analyse(Cluster("c", (article,)))
    assert [one.text for one in analysed.passages.passages] == [
        "[/red] 5 million people fled.",
        "“They left,” he said.",
        "$3 million was paid.",
    ]


@pytest.mark.parametrize("text", ["12 84. " * 3000, "12 84.\n" * 3000], ids=["one line", "lines"])
def test_many_numbers_are_checked_in_linear_time(checker: RuleChecker, text: str) -> None:
    start = time.perf_counter()
    check(checker, text, MOSCOW)
    assert time.perf_counter() - start < 20
