"""From scores to a summary."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse as sp
from chunking_cases import sentence

from summarize.extraction.documents import read_documents
from summarize.extraction.filling import fill, news_first, readable, without_copies

REBELS = sentence("Rebels captured the northern city of Aleppo on Friday.")
OLIVES = sentence("Farmers near Homs harvested fewer olives.")
LEANING = sentence("He denied the report on Friday.", standalone=False)
SHORT = sentence("Aleppo fell.")


def test_sentences_that_lean_on_others_are_not_readable() -> None:
    assert readable([REBELS, LEANING, OLIVES], range(1, 100), 100) == [0, 2]


def test_sentences_of_another_length_serve_where_there_are_no_others() -> None:
    assert readable([SHORT, REBELS], range(6, 40), 100) == [1]
    assert readable([SHORT, LEANING], range(6, 40), 100) == [0]
    assert readable([LEANING], range(1, 3), 100) == [0]


def test_a_sentence_that_can_never_fit_is_not_readable() -> None:
    assert readable([REBELS, SHORT], range(1, 100), 5) == [1]
    assert readable([REBELS], range(1, 100), 5) == []


def test_a_sentence_is_readable_only_as_it_stands() -> None:
    read = read_documents(["However, the airport stayed closed. The port opened on Friday."])
    assert [read.sentences[index].text for index in readable(read.sentences, range(1, 99), 99)] == [
        "The port opened on Friday."
    ]


def test_of_copies_the_one_nearest_the_top_is_left() -> None:
    low, high = sentence(REBELS.text, depth=0.8), sentence(REBELS.text, article=1, depth=0.2)
    assert without_copies([low, OLIVES, high]) == [1, 2]
    assert without_copies([high, OLIVES, high]) == [0, 1]


@pytest.mark.parametrize(
    ("words", "chosen"), [(0, []), (8, [1, 2]), (9, [0]), (14, [0, 2]), (15, [0, 1]), (17, [0, 1, 2])]
)
def test_the_best_that_fit_are_taken(words: int, chosen: list[int]) -> None:
    """They have nine, six and two words."""
    assert fill([0, 1, 2], [REBELS, OLIVES, SHORT], words) == chosen


def test_one_too_like_a_chosen_one_is_passed_over() -> None:
    vectors = sp.csr_array(np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]]))
    sentences = [REBELS, OLIVES, SHORT]
    assert fill([0, 1, 2], sentences, 99, vectors=vectors, most_alike=0.7) == [0, 2]
    assert fill([0, 1, 2], sentences, 99, vectors=vectors, most_alike=0.8) == [0, 1, 2]
    assert fill([2, 1, 0], sentences, 99, vectors=vectors, most_alike=0.59) == [2, 0]


def test_what_opens_an_article_is_read_first_and_the_better_of_two_openings_before_the_other() -> None:
    sentences = [
        sentence("Down.", depth=0.7),
        sentence("Opening.", article=0, depth=0.0),
        sentence("Better opening.", article=1, depth=0.0),
        sentence("Second.", article=1, depth=0.1),
    ]
    assert news_first([0, 2, 3, 1], sentences) == [2, 1, 3, 0]
