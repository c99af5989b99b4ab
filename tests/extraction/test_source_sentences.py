"""The sentences of the articles, as a strategy sees them."""

from __future__ import annotations

from chunking_cases import STORM, article, texts

from summarize.extraction.source_sentences import source_sentences
from summarize.types import Article, Cluster


def test_every_sentence_says_where_it_stands() -> None:
    sentences = source_sentences(STORM)
    assert texts(STORM, [one.span for one in sentences]) == [one.text for one in sentences]
    assert [one.article for one in sentences] == sorted(one.article for one in sentences)
    assert [one.position for one in sentences if one.article == 0] == [0, 1, 2, 3]


def test_the_headline_is_no_sentence_of_the_story() -> None:
    sentences = source_sentences(STORM)
    assert sentences[0].text.startswith("Cyclone Idai killed")
    assert all("Cyclone kills" not in one.text for one in sentences)


def test_a_title_that_is_not_part_of_the_text_hides_nothing() -> None:
    apart = Article("a", "A headline that stands elsewhere", "Syria agreed. Iran agreed.")
    assert [one.text for one in source_sentences(Cluster("c", (apart,)))] == ["Syria agreed.", "Iran agreed."]


def test_depth_runs_from_the_top_of_an_article_towards_its_end() -> None:
    depths = [one.depth for one in source_sentences(STORM) if one.article == 0]
    assert depths[0] == 0
    assert depths == sorted(depths)
    assert depths[-1] < 1


def test_a_sentence_that_cannot_stand_alone_is_there_without_a_standalone_form() -> None:
    by_text = {one.text: one for one in source_sentences(STORM)}
    opener = by_text["However, the airport of Beira stayed closed for a second week."]
    assert opener.standalone == "The airport of Beira stayed closed for a second week."
    assert opener.words == len(opener.standalone.split())
    assert by_text["He said nothing more."].standalone is None


def test_empty_articles_have_no_sentences() -> None:
    assert (
        source_sentences(Cluster("c", (article("a", ""), Article("b", "Only a title", "Only a title")))) == []
    )


def test_old_announcements_and_words_of_a_longer_quotation_have_no_standalone_form() -> None:
    early = Article(
        "a", "", "Riders will set off from London on July 7. Roads were closed.", published="2007-07-06"
    )
    late = Article(
        "b", "", '"Crowds came. Millions watched the race. It was fun," Jones said.', published="2007-07-29"
    )
    alone = {one.text: one.standalone for one in source_sentences(Cluster("c", (early, late)))}
    assert alone["Riders will set off from London on July 7."] is None
    assert alone["Roads were closed."]
    assert alone["Millions watched the race."] is None
    by_itself = source_sentences(Cluster("c", (early,)))
    assert by_itself[0].standalone == by_itself[0].text
