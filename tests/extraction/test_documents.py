"""What of a plain text is a sentence of its story, and what stands around it."""

from __future__ import annotations

import pytest

from summarize.extraction.documents import read_documents

STORM = """Cyclone kills twelve in Beira
Cyclone Idai killed twelve people in Beira on Friday. Rescue teams flew food to villages.
Aid reaches the U.N.
Donors promised money at a conference in Geneva."""
STORY = [
    "Cyclone Idai killed twelve people in Beira on Friday.",
    "Rescue teams flew food to villages.",
    "Donors promised money at a conference in Geneva.",
]


def sentences(*documents: str) -> list[str]:
    return [sentence.text for sentence in read_documents(documents).sentences]


def test_a_story_is_told_from_its_headline_and_sub_headings() -> None:
    assert sentences(STORM) == STORY
    assert read_documents([STORM]).headlines == ("Cyclone kills twelve in Beira",)


@pytest.mark.parametrize(
    "line",
    [
        "Local death tolls",
        "Sri Lanka - approximately 28,500",
        "Other countries report the dead as best they can:",
        "U.N. warns of delays",
        "Japan tops the U.S.",
        "Margaret Beckett",
    ],
)
def test_captions_items_and_sub_headings_are_no_sentences(line: str) -> None:
    """Lines as they stand in the articles of MultiLing 2011."""
    assert sentences(f"Rebels captured Aleppo on Friday.\n{line}\nFarmers harvested olives.") == [
        "Rebels captured Aleppo on Friday.",
        "Farmers harvested olives.",
    ]


def test_a_headline_that_ends_in_initials_is_a_headline() -> None:
    headline = "Tsunami aid donations in 2005 deductible in the U.S."
    read = read_documents([f"{headline}\nCongress passed the bill on a voice vote."])
    assert read.headlines == (headline,)
    assert [one.text for one in read.sentences] == ["Congress passed the bill on a voice vote."]


def test_one_line_is_a_sentence_where_it_ends_like_one() -> None:
    assert sentences("Three people died in the U.S.") == ["Three people died in the U.S."]
    assert sentences("Three people died in the U.S") == []


def test_what_a_cut_left_of_a_sentence_is_left_out_and_no_more() -> None:
    cut = "Rebels captured Aleppo on Friday. Farmers harvested olives. The army said that it would"
    assert sentences(cut) == ["Rebels captured Aleppo on Friday.", "Farmers harvested olives."]
    long = " ".join(["Rebels captured Aleppo on Friday."] * 5) + " The army said"
    assert len(sentences(f"{long}\nIt denied the report.")) == 6


@pytest.mark.parametrize(
    "sentence", ["उन्होंने कहा कि बैठक सफल रही।", "“We agreed,” he said.", "He said: “We agreed.”", "هل اتفقوا؟"]
)
def test_a_sentence_ends_with_the_stop_of_its_script_and_closing_quotes(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize("documents", [(), ("",), ("\n \n",), ("Only a headline",), ("One\nTwo\nThree",)])
def test_texts_without_a_sentence_have_none(documents: tuple[str, ...]) -> None:
    assert sentences(*documents) == []


def test_each_sentence_says_which_document_it_is_from() -> None:
    read = read_documents([STORM, "", "Farmers harvested olives."])
    assert [one.article for one in read.sentences] == [0, 0, 0, 2]
