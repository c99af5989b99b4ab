"""Nothing is said twice."""

from __future__ import annotations

import pytest

from summarize.coherence.phrases import removable, without
from summarize.coherence.repetition import without_repeats
from summarize.factcheck.language import English
from summarize.text.repeats import repeated


def test_a_sentence_that_another_says_goes(english: English) -> None:
    first = "Police searched six houses in Leeds on July 12 after the bombings."
    assert without_repeats("Police searched six houses in Leeds.", [first], english) is None


@pytest.mark.parametrize(
    ("first", "second", "mended"),
    [
        (
            "Police found that the men who attacked London on July 7 had rehearsed their plan.",
            "The court has been shown footage of the bombers that attacked London on July 7, 2005.",
            "The court has been shown footage of the bombers that attacked London.",
        ),
        (
            "Iran will free 15 British sailors and marines.",
            "Iran said the 15 British sailors arrested in the Gulf could face charges of espionage.",
            "Iran said the sailors arrested in the Gulf could face charges of espionage.",
        ),
    ],
)
def test_a_phrase_that_was_said_goes(english: English, first: str, second: str, mended: str) -> None:
    assert without_repeats(second, [first], english) == mended
    assert not repeated(mended, [first])


@pytest.mark.parametrize(
    "text",
    [
        "Alberto Contador won the Tour de France in Paris.",  # only a name is shared
        "Riders left Belgium at noon.",
    ],
)
def test_what_repeats_nothing_stays(english: English, text: str) -> None:
    assert without_repeats(text, ["Crowds welcomed the Tour de France to London."], english) == text


def test_a_condition_is_never_taken_out(english: English) -> None:
    first = "Hard talks went on because the parties could not agree on any of the emission targets."
    second = "The Union would stay away if the parties could not agree."
    mended = without_repeats(second, [first], english)
    assert mended is None or "if" in mended


def test_a_quotation_is_never_cut(english: English) -> None:
    first = "Ministers met in the old town hall by the river."
    second = "Tony Blair said “we met in the old town hall today” and thanked all the hosts."
    mended = without_repeats(second, [first], english)
    assert mended is None or "“we met in the old town hall today”" in mended


MEETING = "Ministers of Turkey, Syria, Russia and Iran met in Moscow to rebuild ties of Ankara and Damascus."


def test_the_same_meeting_is_told_once_in_whatever_words(english: English) -> None:
    again = (
        "To restore ties between Ankara and Damascus, officials of Russia, Syria, Turkey and Iran convened."
    )
    assert without_repeats(again, [MEETING], english) is None


def test_what_they_did_is_no_repetition(english: English) -> None:
    text = "Syria and Turkey agreed to set up a roadmap after talks with Russia and Iran."
    assert without_repeats(text, [MEETING], english) == text


def test_words_that_only_name_something_take_no_sentence_out(english: English) -> None:
    first = "Police spoke of the London bombings."
    second = "The London Bombings killed 52 people on their way."
    assert without_repeats(second, [first], english) == "The bombings killed 52 people on their way."
    assert without_repeats("Mr Blair said that rain fell.", ["Blair said that snow fell."], english)


def test_whose_government_it_is_and_whose_release_stays(english: English) -> None:
    first = "Iran announced the release of all 15 sailors and told the Iranian government of the Gulf."
    second = "The Iranian government gave the position of the incident as being outside its waters."
    assert without_repeats(second, [first], english) != second.replace("Iranian ", "")
    third = "The Union called for the release of all 15 sailors held in Iran since the end of March."
    mended = without_repeats(third, [first], english)
    assert mended is None or "the release of" in mended


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Survivors of the bombings urged action on behalf of the victims of the bombings.",
            "July 7 is the fourth anniversary of the bombings, when 52 people were killed.",
        ),
        (
            "Iran holds sailors and marines detained in Iran.",
            "The Union has released a statement calling for the release of all sailors and marines detained "
            "in Iran and that measures will be taken if Iran refuses.",
        ),
    ],
)
def test_what_the_rest_hangs_on_is_never_cut_alone(english: English, first: str, second: str) -> None:
    mended = without_repeats(second, [first], english)
    assert mended is None or "anniversary," not in mended
    assert mended is None or "statement and that" not in mended


def test_a_clause_that_goes_on_with_and_that_is_not_taken_out(english: English) -> None:
    text = "The Union released a statement calling for the release of sailors in Iran and that it will act."
    [doc] = english.parse([text])
    assert "The Union released a statement and that it will act." not in {
        without(text, start, end) for start, end in removable(doc)
    }
