"""Which words count as part of a name or number, and which ones annotators meant."""

from __future__ import annotations

import pytest

from eval.meta.name_words import ReadText, marked_words, name_and_number_words
from summarize.factcheck.language import Entity
from summarize.text.words import find_words


def counted(text: str, *entities: Entity) -> list[str]:
    read = ReadText(find_words(text), entities)
    return [read.words.raw(number) for number in sorted(name_and_number_words(read))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister met Faisal Mekdad in Moscow.", ["Faisal", "Mekdad", "Moscow"]),
        ("Snow fell. Roads in the US closed.", ["US"]),
        ("He said: I saw It.", []),
        ("some 3,500 of twelve million left, the G8 said", ["3,500", "twelve", "million", "G8"]),
    ],
)
def test_capitals_within_a_sentence_and_numbers_count(text: str, words: list[str]) -> None:
    assert counted(text) == words


def test_names_that_spacy_finds_count_where_capitals_do_not_tell() -> None:
    text = "the bank of scotland told us last week"
    assert counted(text, Entity(0, 20, "ORG"), Entity(29, 38, "DATE")) == ["bank", "scotland"]
    assert counted("Mekdad left.", Entity(0, 6, "PERSON")) == ["Mekdad"]


def marked(text: str, *spans: str) -> list[int]:
    return sorted(marked_words(find_words(text), spans)[0])


def test_spans_are_found_by_their_words() -> None:
    text = "The tower is 198 metre - high (656 ft), Zürich’s mayor said."
    assert marked(text, "( 656 ft)") == [6, 7]
    assert marked(text, "zürich's mayor") == [8, 9]
    assert marked("the mayor may go", "may") == [2]


def test_a_span_that_occurs_twice_is_the_next_one_in_the_order_of_the_list() -> None:
    assert marked("life in jail in Texas took his life", "life", "Texas") == [0, 4]
    assert marked("life in jail in Texas took his life", "Texas", "life") == [4, 7]
    assert marked("PSV told PSV", "PSV", "PSV") == [0, 2]
    assert marked("Oslo met Rome", "Rome", "Oslo") == [0, 2]


def test_spans_that_are_not_in_the_summary_are_told() -> None:
    assert marked_words(find_words("It rained."), ["very bad", "rained", "?"])[1] == ("very bad", "?")
