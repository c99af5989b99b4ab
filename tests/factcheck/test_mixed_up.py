"""Names that the articles have, but not with this country, office or part: and those that only look so."""

from __future__ import annotations

import pytest

from summarize.factcheck.checker import RuleChecker
from summarize.types import Article, Cluster, Sentence, Summary

TALKS = (
    "Syrian Foreign Minister Faisal Mekdad met Russian Foreign Minister Sergei Lavrov in Moscow. "
    "Sweden's former Foreign Minister Carl Bildt said that Johan Gustafsson was free. "
    "Turkey invited Syria to the talks. The rebels captured Colonel Haddad. "
    "Ali Khan, the British-born ambassador of Pakistan, spoke to French President Emmanuel Macron."
)


@pytest.fixture(scope="module")
def checker() -> RuleChecker:
    checker = RuleChecker()
    checker.load()
    return checker


def contradictions(checker: RuleChecker, text: str, source: str = TALKS) -> list[tuple[str, str]]:
    (report,) = checker.check_texts([text], checker.analyse(Cluster("c", (Article("a", "", source),))))
    return [(one.mention.text, one.note) for one in report.findings if one.verdict == "contradicted"]


def turned(checker: RuleChecker, text: str, source: str = TALKS) -> bool:
    sources = checker.analyse(Cluster("c", (Article("a", "", source),)))
    (sentence,) = checker.check(Summary("c", (Sentence(text),)), sources).sentences
    assert bool(sentence.otherwise) == ("the other way round" in sentence.note)
    return bool(sentence.otherwise)


@pytest.mark.parametrize(
    ("text", "flagged", "there"),
    [
        (
            "Russian Foreign Minister Faisal Mekdad left.",
            "Russian",
            "Syrian Foreign Minister Faisal Mekdad",
        ),
        ("Russia's foreign minister Mekdad left.", "Russia", "Syrian Foreign Minister Faisal Mekdad"),
        ("Syrian Foreign Minister Lavrov left.", "Syrian", "Russian Foreign Minister Sergei Lavrov"),
        ("Turkish President Emmanuel Macron spoke.", "Turkish", "French President Emmanuel Macron"),
        (
            "Former Swedish Foreign Minister Johan Gustafsson is free.",
            "Swedish",
            "Sweden's former Foreign Minister Carl Bildt",
        ),
    ],
)
def test_a_person_with_the_country_or_office_of_another_is_contradicted(
    checker: RuleChecker, text: str, flagged: str, there: str
) -> None:
    assert contradictions(checker, text) == [(flagged, f"the articles have '{there}'")]


@pytest.mark.parametrize(
    "text",
    [
        "Syrian Foreign Minister Faisal Mekdad left.",
        "Syria's foreign minister, Faisal Mekdad, left.",
        "Syrian minister Mekdad met Russia's Lavrov.",
        "The Russian foreign minister met Faisal Mekdad.",
        "British ambassador Ali Khan spoke.",  # the article puts Britain near him
        "Pakistani Ambassador Khan spoke.",
        "Chinese Foreign Minister Qin Gang left.",  # the articles know no such person or office
        "French leader Macron spoke.",
    ],
)
def test_what_the_articles_may_mean_is_not_contradicted(checker: RuleChecker, text: str) -> None:
    assert contradictions(checker, text) == []


MEETING = (
    "Turkey has deployed forces against Syrian President Bashar al-Assad, and Turkish Foreign Minister "
    "Mevlut Cavusoglu spoke of Syria. Sergey Lavrov, the Russian foreign minister, met the president of "
    "Turkey, Recep Tayyip Erdogan. Russian-born Anna Berg, the prime minister of Norway, came. "
    "Chinese President Xi Jinping and Defense Minister Li Shangfu did not."
)


@pytest.mark.parametrize(
    ("text", "flagged", "there"),
    [
        ("Turkish President Bashar al-Assad came.", "Turkish", "Syrian President Bashar al-Assad"),
        (
            "Syrian Foreign Minister Mevlut Cavusoglu spoke.",
            "Syrian",
            "Turkish Foreign Minister Mevlut Cavusoglu",
        ),
        (
            "Sergei Lavrov, the Iranian foreign minister, came.",
            "Iranian",
            "Sergey Lavrov, the Russian foreign minister",
        ),
        ("Erdogan, the president of Syria, came.", "Syria", "president of Turkey, Recep Tayyip Erdogan"),
        (
            "The president of Syria, Tayyip Erdogan, came.",
            "Syria",
            "president of Turkey, Recep Tayyip Erdogan",
        ),
        (
            "Russian President Sergey Lavrov came.",
            "Sergey Lavrov",
            "Sergey Lavrov, the Russian foreign minister",
        ),
        (
            "Turkish Prime Minister Recep Tayyip Erdogan came.",
            "Recep Tayyip Erdogan",
            "president of Turkey, Recep Tayyip Erdogan",
        ),
        (  # without a country the name is flagged
            "Defence Minister Mevlut Cavusoglu came.",
            "Mevlut Cavusoglu",
            "Turkish Foreign Minister Mevlut Cavusoglu",
        ),
        ("Chinese Foreign Minister Li Shangfu stayed.", "Li Shangfu", "Defense Minister Li Shangfu"),
        ("President Sergey Lavrov came.", "Sergey Lavrov", "Sergey Lavrov, the Russian foreign minister"),
        ("Syrian Mevlut Cavusoglu came.", "Syrian", "Turkish Foreign Minister Mevlut Cavusoglu"),
        ("The Iranian diplomat Lavrov came.", "Iranian", "Sergey Lavrov, the Russian foreign minister"),
    ],
)
def test_a_country_or_office_near_a_name_is_not_enough(
    checker: RuleChecker, text: str, flagged: str, there: str
) -> None:
    assert contradictions(checker, text, MEETING) == [(flagged, f"the articles have '{there}'")]


@pytest.mark.parametrize(
    "text",
    [
        "Turkish President Tayyip Erdogan came.",
        "Bashar al-Assad, the Syrian president, stayed.",
        "Chinese President Xi stayed.",
        "Russian Prime Minister Anna Berg came.",  # they have her as born there
        "Former Turkish Prime Minister Erdogan came.",
        "They met the president of Syria, Cavusoglu said.",
        "They met Cavusoglu, the Syrian president and others.",
        "Lavrov, Cavusoglu, the Syrian president, and others came.",
    ],
)
def test_other_ways_to_say_it_are_not_contradicted(checker: RuleChecker, text: str) -> None:
    assert contradictions(checker, text, MEETING) == []


def test_two_people_of_one_name_are_not_mixed_up(checker: RuleChecker) -> None:
    source = "Syrian President Bashar al-Assad spoke. Lebanese Minister Nabil Assad left."
    assert contradictions(checker, "Lebanese Minister Nabil Assad spoke.", source) == []
    assert contradictions(checker, "Syrian President Bashar al-Assad left.", source) == []


def test_someone_who_changed_offices_is_not_contradicted(checker: RuleChecker) -> None:
    source = (
        "Swedish Prime Minister Carl Bildt resigned. Bildt became foreign minister under Swedish King Carl."
    )
    assert contradictions(checker, "Swedish Foreign Minister Carl Bildt spoke.", source) == []


@pytest.mark.parametrize(
    "text",
    [
        "Syria invited Turkey to the talks.",
        "Turkey was invited by Syria.",
    ],
)
def test_who_did_it_to_whom_turned_round_is_told(checker: RuleChecker, text: str) -> None:
    assert turned(checker, text)


@pytest.mark.parametrize(
    "text",
    [
        "Turkey invited Syria.",
        "Syria was invited by Turkey.",
        "Colonel Haddad was captured by the rebels.",
        "Syria thanked Turkey.",
    ],
)
def test_the_same_said_in_another_way_is_not(checker: RuleChecker, text: str) -> None:
    assert not turned(checker, text)


def test_what_was_turned_round_both_ways_in_the_articles_is_not(checker: RuleChecker) -> None:
    assert not turned(checker, "Syria invited Turkey.", "Turkey invited Syria. Later Syria invited Turkey.")


def test_it_costs_support(checker: RuleChecker) -> None:
    sources = checker.analyse(Cluster("c", (Article("a", "", TALKS),)))
    right, wrong = (
        checker.check(Summary("c", (Sentence(text),)), sources).score or 0
        for text in ("Turkey invited Syria to the talks.", "Syria invited Turkey to the talks.")
    )
    assert wrong < right - 0.3
