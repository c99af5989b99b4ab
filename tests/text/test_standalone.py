"""Sentences lifted out of their article: what goes, what is kept, what is refused."""

from __future__ import annotations

import pytest

from summarize.text.standalone import has_relative_date, leans, make_standalone, points_back


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("However, Mekdad stressed unity.", "Mekdad stressed unity."),
        ("In a parallel development, Iran joined.", "Iran joined."),
        ("In parallel developments, al-Assad was invited.", "Al-Assad was invited."),
        ("But Mekdad and Cavusoglu met in Belgrade.", "Mekdad and Cavusoglu met in Belgrade."),
        ("Meanwhile, however, talks went on.", "Talks went on."),
        ("Mekdad, however, stressed unity.", "Mekdad stressed unity."),
        ("And so Iran joined.", "Iran joined."),
    ],
)
def test_openers_go(text: str, fit: str) -> None:
    assert make_standalone(text) == fit


@pytest.mark.parametrize(
    "text",
    [
        "Butter prices rose in Iran.",
        "Android phones sold well.",
        "Sophia won the vote.",
        "Thus far Iran kept out.",
    ],
)
def test_words_that_only_look_like_openers_stay(text: str) -> None:
    assert make_standalone(text) == text


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("The ministers met today in Moscow.", "The ministers met in Moscow."),
        ("Yesterday, a video was broadcast.", "A video was broadcast."),
        ("Yesterday a video was broadcast.", "A video was broadcast."),
        ("Police released two photographs at 15:30 today.", "Police released two photographs."),
        ("India this morning had raised objections.", "India had raised objections."),
        ("India, this morning, had raised objections.", "India had raised objections."),
        ("Earlier this week, Japan took a position.", "Japan took a position."),
        ("Later today, Lavrov will meet Mekdad.", "Lavrov will meet Mekdad."),
        ("Just yesterday, Rasmussen was suspended.", "Rasmussen was suspended."),
        ("Also today the Rainbow Warrior arrived in Bali.", "The Rainbow Warrior arrived in Bali."),
        ("Yesterday evening Yvo de Boer spoke.", "Yvo de Boer spoke."),
        ("Gore spoke last night, in Oslo.", "Gore spoke, in Oslo."),
    ],
)
def test_dates_that_only_the_day_of_the_article_explains_go(text: str, fit: str) -> None:
    assert make_standalone(text) == fit


@pytest.mark.parametrize(
    "text",
    [
        "Fighting has gone on since yesterday.",
        "The offer stands until tomorrow.",
        "Talks run between today and Friday.",
        "More died than yesterday in Leeds.",
        "Tomorrow is a rest day for the Tour.",
        "Today is the fourth anniversary of the bombings.",
        "Blair said today is a sad day.",
        "Today's stage was won by Evans.",
        "Vinokourov also won yesterday's stage.",
    ],
)
def test_a_sentence_that_needs_its_relative_date_is_refused(text: str) -> None:
    assert make_standalone(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Blair said “the world is safer today” in London.",
        'Blair said: "We will, however, act today."',
        "Gore called it “a planet that will, meanwhile, burn this week”.",
    ],
)
def test_what_is_quoted_is_not_edited(text: str) -> None:
    assert not has_relative_date(text)
    assert make_standalone(text) == text


def test_a_date_beside_a_quotation_goes_and_the_one_inside_stays() -> None:
    text = "Blair said “we act today” in London today."
    assert has_relative_date(text)
    assert make_standalone(text) == "Blair said “we act today” in London."


@pytest.mark.parametrize(
    "text",
    [
        "He said Syria agreed.",
        "This is noteworthy given the hostility.",
        "The statement added that they called for aid.",
        "However, he emphasised unity.",
        "Both he and Dimas agreed.",
        "Will Syria agree?",
        "Mekdad asked: “Will Syria agree?”",
        "Mekdad said “we agree.",
        'Mekdad said "we agree.',
        "Mekdad (Syria said so.",
        "We told Syria to leave.",
        "Syria told our reporter to leave.",
        "Mr Blair, I want to know.",
        "Syria’s president invited to attend Arab League summit",
        "With his brother in Rome, Hamdi was held.",
        "On Monday he met Assad.",
        "What’s more, his win stands.",
        "In Moscow, he met Assad.",
        "Officials said Wednesday that he died.",
        "“We will insist,” he was quoted as saying.",
        "... and Syria agreed.",
        "",
    ],
)
def test_a_sentence_that_leans_on_its_neighbours_is_refused(text: str) -> None:
    assert make_standalone(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Syrian President Bashar al-Assad said his government agreed.",
        "While Syrian President Bashar al-Assad agreed, his minister did not.",
        "Russia’s foreign minister on Wednesday hosted his counterparts from Turkey.",
        "The talks gave Lavrov and his counterparts hope.",
        "Mekdad asserted, “Without progress, we will not reach any real results.”",
        "“The ministers noted the positive atmosphere,” a statement from the Russian Foreign Ministry read.",
        "The treaty that ended World War I was signed in Versailles.",
        "Lavrov said (on Wednesday) that Moscow agreed.",
        "Turkey hosts more than 3.5 million refugees from the U.S.-led war.",
    ],
)
def test_a_sentence_that_stands_alone_is_kept_as_it_is(text: str) -> None:
    assert make_standalone(text) == text
    assert not leans(text)


def test_a_fit_sentence_stays_fit() -> None:
    fit = make_standalone("But  India today,  however, met\tIran this week.")
    assert fit is not None
    assert make_standalone(fit) == fit


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("He left.", True),
        ("However, this was late.", True),
        ("The agreement holds.", True),
        ("Iran left.", False),
    ],
)
def test_a_sentence_that_begins_with_what_only_the_one_before_explains_points_back(
    text: str, back: bool
) -> None:
    assert points_back(text) is back


@pytest.mark.parametrize("text", ["However, Mekdad stressed unity.", "Iran joined today.", "He left."])
def test_a_candidate_that_would_have_to_be_changed_leans(text: str) -> None:
    assert leans(text)
