"""The order of a story: news first, then as the articles tell it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from chunking_cases import sentence

from summarize.chunking.ordering import lead_of, story_order
from summarize.extraction.selection import Group


def group(position: int, depth: float, *, score: float = 1.0) -> Group:
    return Group(sentence("Rebels captured Aleppo.", position=position, depth=depth), (), score)


def unlike(number: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.eye(number)


def test_a_sentence_that_opens_an_article_leads_even_where_another_scores_higher() -> None:
    groups = [group(8, 0.8, score=3.0), group(0, 0.0, score=1.0), group(5, 0.5, score=2.0)]
    assert story_order(groups, unlike(3))[0] == 1


def test_of_several_openings_the_best_scored_leads() -> None:
    groups = [group(0, 0.0, score=1.0), group(0, 0.0, score=2.0)]
    assert story_order(groups, unlike(2)) == [1, 0]


def test_where_none_opens_an_article_the_best_of_all_leads() -> None:
    groups = [group(8, 0.1, score=1.0), group(9, 0.9, score=2.0)]
    assert story_order(groups, unlike(2))[0] == 1


def test_the_rest_follows_as_the_articles_tell_it() -> None:
    groups = [group(0, 0.0), group(9, 0.9), group(3, 0.3), group(6, 0.6)]
    assert story_order(groups, unlike(4)) == [0, 2, 3, 1]


def test_the_subject_of_the_sentence_before_is_continued() -> None:
    alike = np.eye(3)
    alike[0, 2] = alike[2, 0] = 1.0
    assert story_order([group(0, 0.0), group(5, 0.5), group(6, 0.6)], alike) == [0, 2, 1]


def test_ties_keep_the_order_in_which_they_came() -> None:
    assert story_order([group(0, 0.0)] * 5, unlike(5)) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("number", [0, 1, 2, 7])
def test_every_group_stands_exactly_once(number: int) -> None:
    draw = np.random.default_rng(number)
    groups = [
        group(int(draw.integers(9)), float(draw.random()), score=float(draw.random())) for _ in range(number)
    ]
    assert sorted(story_order(groups, draw.random((number, number)))) == list(range(number))


def told(article: int, text: str = "Rebels captured Aleppo.") -> Group:
    return Group(replace(sentence(text, position=5, depth=0.5), article=article), (), 1.0)


def test_what_happened_follows_as_it_happened() -> None:
    groups = [group(0, 0.0, score=9.0), told(2), told(0), told(1)]
    days = ["2007-03-23", "2007-04-04", "2007-06-19"]
    assert story_order(groups, unlike(4), days) == [0, 2, 3, 1]


def test_where_a_day_is_not_known_time_plays_no_part() -> None:
    groups = [group(0, 0.0, score=9.0), told(2), told(0), told(1)]
    assert story_order(groups, unlike(4), ["2007-03-23", None, "2007-06-19"]) == [0, 1, 2, 3]


def test_what_tells_of_years_ago_comes_last() -> None:
    groups = [group(0, 0.0, score=9.0), told(0, "Rebels took it in 2011."), told(0), told(1)]
    assert story_order(groups, unlike(4), ["2023-05-10", "2023-05-11"]) == [0, 2, 3, 1]


def on(article: int, score: float, position: int = 0, text: str = "Rebels captured Aleppo.") -> Group:
    return Group(sentence(text, article=article, position=position), (), score)


DAYS = ("2007-07-21", "2007-07-25", "2007-07-29")


def test_of_openings_that_come_near_the_best_the_latest_leads() -> None:
    groups = [on(0, 2.0), on(1, 1.9), on(2, 1.7)]
    assert lead_of(groups, DAYS) == 2
    assert story_order(groups, unlike(3), DAYS)[0] == 2


@pytest.mark.parametrize("late", [on(2, 1.2), on(2, 1.9, position=7)])
def test_what_is_no_opening_or_much_less_central_does_not_lead(late: Group) -> None:
    assert lead_of([on(0, 2.0), late], DAYS) == 0


def test_where_a_day_is_not_known_the_best_leads() -> None:
    assert lead_of([on(0, 2.0), on(2, 1.9)], ("2007-07-21", None, None)) == 0


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Profiles of the rebels have been released.", False),
        ("Two photographs of the city were published by the army.", False),
        ("Prisoners have been released.", True),
        ("Reports of gas, which the army denies, alarmed the doctors who were shown in tears.", True),
    ],
)
def test_papers_that_were_released_do_not_lead(text: str, leads: bool) -> None:
    assert (lead_of([on(0, 1.0), on(0, 2.0, text=text)]) == 1) is leads
    assert lead_of([on(0, 2.0, text=text)]) == 0


def test_a_lead_that_was_chosen_stays() -> None:
    assert story_order([on(0, 2.0), on(2, 1.9)], unlike(2), DAYS, lead=0)[0] == 0
