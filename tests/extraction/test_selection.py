"""Which sentences are chosen, and which of other articles are put with them."""

from __future__ import annotations

import pytest
from chunking_cases import sentence

from summarize.extraction.salience import Salience, Weights, score_sentences
from summarize.extraction.selection import Group, select, with_companions
from summarize.extraction.source_sentences import SourceSentence

ANY_LENGTH = range(1, 100)
REBELS = "Rebels captured the northern city of Aleppo on Friday."
REBELS_AGAIN = "On Friday rebels captured Aleppo, a northern city."
REBELS_ONCE_MORE = "Aleppo, the northern city, was captured by rebels."
OLIVES = "Farmers near Homs harvested fewer olives this year."
PALMYRA = "Tourists returned to the ruins of Palmyra in spring."


def scored(sentences: list[SourceSentence]) -> Salience:
    return score_sentences(sentences, (), Weights())


def choose(
    sentences: list[SourceSentence], budget: int, *, redundancy: float = 1.0, words: range = ANY_LENGTH
) -> list[str]:
    chosen = select(sentences, scored(sentences), budget=budget, redundancy=redundancy, words=words)
    return [sentences[index].text for index in chosen]


@pytest.mark.parametrize("budget", [0, 7, 8, 17, 26, 1000])
def test_the_chosen_sentences_keep_the_word_budget_and_fill_it(budget: int) -> None:
    sentences = [sentence(text, article=index) for index, text in enumerate((REBELS, OLIVES, PALMYRA))]
    lengths = {one.text: one.words for one in sentences}
    chosen = choose(sentences, budget)
    left = budget - sum(lengths[text] for text in chosen)
    assert left >= 0
    assert len(chosen) == len(set(chosen))
    assert all(length > left for text, length in lengths.items() if text not in chosen)


def test_a_sentence_that_says_the_same_again_gives_way_to_news() -> None:
    sentences = [
        sentence(REBELS, position=0),
        sentence(REBELS_AGAIN, article=1, position=0),
        sentence(OLIVES, article=1, position=6),
    ]
    assert choose(sentences, 17, redundancy=2.0) == [REBELS, OLIVES]
    assert OLIVES not in choose(sentences, 17, redundancy=0.0)


def test_sentences_that_cannot_stand_alone_are_not_chosen() -> None:
    sentences = [sentence(REBELS, position=0, standalone=False), sentence(OLIVES)]
    assert choose(sentences, 100) == [OLIVES]


def test_sentences_too_short_or_too_long_are_not_chosen() -> None:
    sentences = [sentence("Aleppo fell."), sentence(OLIVES), sentence(f"{REBELS[:-1]} {PALMYRA}")]
    assert choose(sentences, 100, words=range(3, 12)) == [OLIVES]


def test_nothing_to_choose_from_is_nothing_chosen() -> None:
    sentences = [sentence(REBELS, standalone=False)]
    assert choose(sentences, 100) == []
    assert with_companions([], sentences, scored(sentences), threshold=0, most=2, longest=40) == []


def grouped(*others: SourceSentence, threshold: float = 0.3, most: int = 5, longest: int = 40) -> Group:
    sentences = [sentence(REBELS), *others]
    (group,) = with_companions(
        [0], sentences, scored(sentences), threshold=threshold, most=most, longest=longest
    )
    assert group.chosen == sentences[0]
    assert group.members == (group.chosen, *group.companions)
    return group


def test_companions_say_the_same_in_other_articles() -> None:
    same, other = sentence(REBELS_AGAIN, article=1), sentence(OLIVES, article=2)
    assert grouped(same, other).companions == (same,)


def test_the_own_article_gives_no_companion_and_another_gives_one() -> None:
    own = sentence(REBELS_AGAIN, article=0, position=7)
    one, two = sentence(REBELS_AGAIN, article=1), sentence(REBELS_ONCE_MORE, article=1, position=9)
    third = sentence(REBELS_ONCE_MORE, article=2)
    assert {one_.article for one_ in grouped(own, one, two, third).companions} == {1, 2}
    assert len(grouped(own, one, two, third).companions) == 2


@pytest.mark.parametrize("most", [0, 1, 2])
def test_at_most_as_many_companions_as_asked(most: int) -> None:
    others = [sentence(REBELS_AGAIN, article=number) for number in range(1, 5)]
    assert len(grouped(*others, most=most).companions) == most


def test_the_best_match_comes_first() -> None:
    loose = sentence("Rebels captured Aleppo and then two bridges and a mill.", article=1)
    close = sentence(REBELS_AGAIN, article=2)
    assert grouped(loose, close, threshold=0.1).companions == (close, loose)


def test_a_companion_longer_than_asked_is_left_out() -> None:
    assert grouped(sentence(REBELS_AGAIN, article=1), longest=5).companions == ()


def test_a_companion_need_not_stand_alone() -> None:
    leaning = sentence(REBELS_AGAIN, article=1, standalone=False)
    assert grouped(leaning).companions == (leaning,)
