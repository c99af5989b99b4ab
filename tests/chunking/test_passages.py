"""Articles as passages: nothing falls between, headlines are one."""

from __future__ import annotations

import pytest
from chunking_cases import STORM, WordBudget, article, texts

from summarize.chunking.passages import article_passages, document, is_headline, passages, spans_of
from summarize.errors import ClusterError
from summarize.types import Cluster


def test_passages_are_the_headline_and_the_sentences() -> None:
    bbc, *_ = article_passages(STORM, WordBudget())
    assert [one.text for one in bbc] == [
        "Cyclone kills twelve in Beira",
        "Cyclone Idai killed twelve people in the port city of Beira on Friday.",
        "Rescue teams flew food and blankets to villages cut off by the flood.",
        "However, the airport of Beira stayed closed for a second week.",
        "He said nothing more.",
    ]
    assert [one.tokens for one in bbc] == [5, 13, 13, 11, 4]


def test_a_headline_of_two_sentences_is_one_passage() -> None:
    one = article("a", "Idai struck.", "Beira fell.", title="It is over. Or is it?")
    (found,) = article_passages(Cluster("c", (one,)), WordBudget())
    assert [passage.text for passage in found] == ["It is over. Or is it?", "Idai struck.", "Beira fell."]


@pytest.mark.parametrize(
    "text", ["", " \n ", "x", "Hm ... - ok?! _ 5.\n\n\n- b\nA. B. C.\n  ", "一。二。三。"]
)
def test_nothing_but_white_space_falls_between_passages(text: str) -> None:
    (found,) = passages([text], WordBudget())
    assert "".join("".join(one.text.split()) for one in found) == "".join(text.split())
    assert all(text[one.start : one.end] == one.text for one in found)


def test_a_cluster_without_any_text_cannot_be_read() -> None:
    with pytest.raises(ClusterError, match="any text"):
        article_passages(Cluster("c", (article("a"),)), WordBudget())


def test_all_passages_together_are_the_text() -> None:
    for one, own in zip(STORM.articles, article_passages(STORM, WordBudget()), strict=True):
        assert document(one.text, own) == one.text


def test_where_something_is_left_out_paragraphs_stay_apart() -> None:
    bbc, *_ = article_passages(STORM, WordBudget())
    assert document(STORM.articles[0].text, [bbc[0], bbc[2], bbc[4]]) == (
        "Cyclone kills twelve in Beira\n"
        "Rescue teams flew food and blankets to villages cut off by the flood. He said nothing more."
    )


def test_neighbours_are_one_span() -> None:
    bbc, afp, _ = article_passages(STORM, WordBudget())
    spans = spans_of(STORM, [afp[0], bbc[3], bbc[1], bbc[0]])
    assert texts(STORM, spans) == [
        f"{bbc[0].text}\n{bbc[1].text}",
        bbc[3].text,
        afp[0].text,
    ]


def test_a_headline_is_the_first_passage_of_an_article_that_has_one() -> None:
    found = article_passages(STORM, WordBudget())
    assert [[is_headline(STORM, one) for one in own[:2]] for own in found] == [
        [True, False],
        [False, False],
        [False, False],
    ]
