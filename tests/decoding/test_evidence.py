"""Whether the sources bear out the words of a text, and the way in which it joins them."""

from __future__ import annotations

import pytest

from summarize.decoding.evidence import Support, index_sources, support

HOSTED = (
    "Russia's foreign minister on Wednesday hosted his counterparts from Turkey, Syria and Iran for talks."
)


def borne_out(text: str, *documents: str) -> Support:
    return support(text, index_sources(documents))


def test_a_source_bears_itself_out() -> None:
    found = borne_out(HOSTED, HOSTED)
    assert (found.words, found.pairs, found.coverage) == (1, 1, 1)
    assert found.missing == ()
    assert not found.negation_differs


def test_the_same_words_joined_in_another_way_are_not_borne_out() -> None:
    found = borne_out("Turkey hosted its foreign minister.", HOSTED)
    assert found.missing == ()
    assert found.words == 1
    assert found.pairs < 0.5


def test_what_is_left_out_between_two_words_does_not_part_them() -> None:
    found = borne_out("Russia hosted counterparts from Syria and Iran.", HOSTED)
    assert found.pairs == 1
    assert 0 < found.coverage < 1


def test_words_far_apart_in_a_source_are_not_joined_by_it() -> None:
    source = "Turkey and the mayor of the old walled town of Homs near the river praised Lavrov."
    assert borne_out("Turkey praised Lavrov.", source).pairs < 1


def test_two_sources_do_not_join_words_that_neither_joins() -> None:
    assert borne_out("Syria left.", "Syria agreed.", "Turkey left.").pairs == 0


def test_words_that_no_source_has_are_named_once() -> None:
    found = borne_out("Angry ministers met angry rebels.", "Ministers met.")
    assert found.missing == ("angri", "rebel")
    assert found.words == pytest.approx(2 / 5)


def test_a_word_of_any_source_will_do() -> None:
    assert borne_out("Syria and Turkey", "Syria agreed.", "Turkey left.").missing == ()


@pytest.mark.parametrize("verb", ["said", "says", "announced", "added", "stressed"])
def test_a_reporting_verb_may_be_another_one(verb: str) -> None:
    found = borne_out(f"Lavrov {verb} Moscow was ready.", "Lavrov told reporters Moscow was ready.")
    assert found.missing == ()
    assert found.pairs == pytest.approx(1)


def test_a_reporting_verb_needs_a_source_that_attributes() -> None:
    assert borne_out("Moscow was ready, Lavrov announced.", "Moscow was ready for Lavrov.").missing == (
        "announc",
    )


@pytest.mark.parametrize(
    ("text", "documents", "differs"),
    [
        ("Syria did not agree.", ["Syria did agree."], True),
        ("Syria did agree.", ["Syria did not agree."], True),
        ("Syria didn't agree.", ["Syria did not agree."], False),
        ("Syria never agreed.", ["Syria did not agree."], False),
        ("Syria agreed.", ["Syria agreed.", "Syria did not agree at first."], False),
        ("Syria did not agree.", ["Syria agreed.", "Syria did not agree at first."], False),
    ],
)
def test_a_text_may_not_negate_more_or_less_than_its_sources(
    text: str, documents: list[str], differs: bool
) -> None:
    assert borne_out(text, *documents).negation_differs is differs


def test_coverage_is_of_the_first_document() -> None:
    assert borne_out("Syria agreed.", "Syria agreed.", "Turkey left Homs.").coverage == 1
    assert borne_out("Syria agreed.", "Turkey left Homs.", "Syria agreed.").coverage == 0


@pytest.mark.parametrize("text", ["", "It was so."])
def test_a_text_without_content_is_not_borne_out(text: str) -> None:
    found = borne_out(text, HOSTED)
    assert found.pairs == 0
    assert found.coverage == 0
    assert found.missing == ()


def test_without_sources_nothing_is_borne_out() -> None:
    found = borne_out("Syria agreed.")
    assert (found.words, found.pairs, found.coverage) == (0, 0, 0)
