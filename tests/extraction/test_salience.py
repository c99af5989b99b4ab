"""How much a sentence matters: what is said by several, near the top, and like the headline."""

from __future__ import annotations

import itertools
import random
import time

import numpy as np
import pytest
from chunking_cases import sentence

from summarize.extraction.salience import Weights, score_sentences
from summarize.extraction.source_sentences import SourceSentence

ALL = Weights(support=1, position=1, headline=1)


def scores(*sentences: SourceSentence, headlines: tuple[str, ...] = ()) -> list[float]:
    return [float(score) for score in score_sentences(sentences, headlines, ALL).scores]


def test_what_another_article_says_too_matters_more() -> None:
    shared, alone, *_ = scores(
        sentence("Rebels captured Aleppo"),
        sentence("Farmers harvested olives"),
        sentence("Rebels captured Aleppo", article=1),
        sentence("Farmers harvested olives", position=6),
    )
    assert shared > alone


def test_what_an_article_says_twice_is_not_borne_out_by_another() -> None:
    weights = Weights(support=1, position=0, headline=0)
    once = [sentence("Rebels captured Aleppo"), sentence("Rebels captured Aleppo", position=6)]
    without = score_sentences(once, (), Weights(support=0, position=0, headline=0)).scores
    assert score_sentences(once, (), weights).scores.tolist() == without.tolist()


def test_more_articles_bear_out_better_than_fewer() -> None:
    by_two, by_one, *_ = scores(
        sentence("Rebels captured Aleppo"),
        sentence("Farmers harvested olives"),
        sentence("Rebels captured Aleppo", article=1),
        sentence("Rebels captured Aleppo", article=2),
        sentence("Farmers harvested olives", article=1, position=6),
    )
    assert by_two > by_one


def test_what_stands_nearer_the_top_matters_more() -> None:
    top, below = scores(
        sentence("Rebels captured Aleppo", position=0), sentence("Farmers harvested olives", position=1)
    )
    assert top > below


def test_what_is_like_a_headline_matters_more() -> None:
    rebels, farmers = (sentence("Rebels captured Aleppo"), sentence("Farmers harvested olives"))
    first, second = scores(rebels, farmers, headlines=("", "Farmers glad: olives harvested!"))
    assert second > first
    assert np.ptp(scores(rebels, farmers)) == pytest.approx(0)


def test_cosines_are_symmetric_and_one_for_a_sentence_with_itself() -> None:
    sentences = [
        sentence("Rebels captured Aleppo"),
        sentence("Rebels captured two bridges near Aleppo"),
        sentence("Farmers harvested olives"),
        sentence("It was so."),
    ]
    salience = score_sentences(sentences, (), ALL)
    everything = salience.similarity(range(4), range(4))
    assert everything == pytest.approx(everything.T)
    assert np.diag(everything) == pytest.approx([1, 1, 1, 0])
    assert 0 < everything[0, 1] < 1
    assert everything[0, 2] == 0
    assert salience.similarity([2, 0], [1]) == pytest.approx(everything[[2, 0]][:, [1]])


def test_sentences_without_content_have_a_score_and_no_direction() -> None:
    salience = score_sentences(
        [sentence("It was so.", position=0), sentence("They did.")], ("So it is",), ALL
    )
    assert np.isfinite(salience.scores).all()


def test_the_order_of_the_articles_changes_no_score() -> None:
    sentences = [
        sentence("Rebels captured Aleppo", position=0),
        sentence("Rebels captured two bridges", article=1, position=2),
        sentence("Farmers harvested olives", article=2, position=1),
    ]
    assert scores(*sentences) == pytest.approx(scores(*reversed(sentences))[::-1])


def zipfian(number: int, articles: int) -> list[SourceSentence]:
    """Sentences of ten words, frequent ones as frequent as in a language (Zipf 1949)."""
    draw = random.Random(0)
    words = [f"w{rank}" for rank in range(8000)]
    weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(8000)))
    shape = sentence("")
    return [
        SourceSentence(
            "",
            None,
            shape.span,
            index % articles,
            index // articles,
            0.5,
            tuple(draw.choices(words, cum_weights=weights, k=10)),
        )
        for index in range(number)
    ]


@pytest.mark.parametrize("articles", [2, 20])
def test_a_huge_cluster_is_scored_in_seconds(articles: int) -> None:
    sentences = zipfian(20_000, articles)
    started = time.process_time()
    salience = score_sentences(sentences, ["w1 w2"], ALL)
    # 0.3 and 2 s on a slow core; comparing all sentences with all takes over 10.
    assert time.process_time() - started < 10
    assert salience.scores.shape == (20_000,)
