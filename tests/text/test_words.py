"""Words, their compared form, plurals and sentence numbers."""

from __future__ import annotations

import pytest

from summarize.text.words import find_words, fold, is_cased, sentence_numbers, stem, word_key


def raws(text: str, *, spaced_numbers: bool = False) -> list[str]:
    words = find_words(text, spaced_numbers=spaced_numbers)
    return [words.raw(index) for index in range(len(words))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and the U.S.A left.", ["The", "U.S.", "and", "the", "U.S.A", "left"]),
        ("U.S.-backed", ["U.S.", "backed"]),
        ("Assad’s and Assads' men", ["Assad", "and", "Assads", "men"]),
        ("O'Brien doesn't", ["O'Brien", "doesn't"]),
        ("al-Assad", ["al", "Assad"]),
        ("3,500,000 or 3.5m; 7th.", ["3,500,000", "or", "3.5", "m", "7", "th"]),
        ("the G8 and COVID-19", ["the", "G8", "and", "COVID", "19"]),
        ("Çavuşoğlu", ["Çavuşoğlu"]),
        ("C\u0327avus\u0327og\u0306lu", ["C\u0327avus\u0327og\u0306lu"]),
        ("", []),
    ],
)
def test_words_are_letters_numbers_and_dotted_abbreviations(text: str, expected: list[str]) -> None:
    assert raws(text) == expected


def test_tokenised_corpora_write_spaces_into_numbers() -> None:
    assert raws("3, 500 men, 1. 3 billion in 2005. 300", spaced_numbers=True) == [
        "3, 500", "men", "1. 3", "billion", "in", "2005", "300",
    ]  # fmt: skip
    assert raws("aged 3, 500 men") == ["aged", "3", "500", "men"]


def test_each_word_knows_its_place() -> None:
    words = find_words("Ça va, Mr O'Neill?")
    assert [words.text[words.starts[i] : words.ends[i]] for i in range(len(words))] == [
        "Ça",
        "va",
        "Mr",
        "O'Neill",
    ]
    assert words.gap(2) == ", "
    assert words.gap(0) == words.gap(99) == ""
    assert list(words.between(3, 9)) == [1, 2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Çavuşoğlu", "CAVUSOGLU"),
        ("Wałęsa", "walesa"),
        ("U.S.", "US"),
        ("O’Brien", "OBrien"),
        ("defence", "defense"),
        ("organisation", "organization"),
        ("normalising", "normalizing"),
        ("labour", "labor"),
        ("centre", "center"),
        ("C\u0327avus\u0327og\u0306lu", "Çavuşoğlu"),
    ],
)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert word_key(one) == word_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("four", "for"), ("hour", "hor"), ("Oman", "Osman"), ("rise", "rize")]
)
def test_other_words_keep_their_own(one: str, other: str) -> None:
    assert word_key(one) != word_key(other)


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("refugees", "refugee"),
        ("countries", "country"),
        ("crises", "crisis"),
        ("churches", "church"),
        ("people", "person"),
        ("women", "woman"),
        ("news", "news"),
        ("virus", "virus"),
        ("congress", "congress"),
        ("us", "us"),
    ],
)
def test_stems_are_without_plural_endings(plural: str, singular: str) -> None:
    assert stem(plural) == singular


def test_folding_keeps_no_diacritics_and_no_capitals() -> None:
    assert fold("Zürich, İstanbul, Москва") == "zurich, istanbul, moskva"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left. She stayed.", 2),
        ("Mr. Smith met J. Doe.", 1),
        ("They are in the U.S. The rest left.", 2),
        ("It cost 3.5 million. “Yes,” he said.", 2),
        ("A headline\nThe story", 2),
    ],
)
def test_sentences_are_numbered(text: str, count: int) -> None:
    assert len(set(sentence_numbers(find_words(text)))) == count


def test_a_text_without_capitals_inside_its_sentences_is_not_cased() -> None:
    def cased(text: str) -> bool:
        words = find_words(text)
        return is_cased(words, sentence_numbers(words))

    assert cased("He met Faisal in Moscow. " * 30)
    assert not cased("He met faisal in moscow. " * 30)
    assert cased("He met faisal.")
