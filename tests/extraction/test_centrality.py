"""Which sentences are central: by the centroid, and by LexRank."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from summarize.extraction.centroid import centroid_cosines
from summarize.extraction.lexrank import lexrank
from summarize.extraction.tfidf import Tfidf
from summarize.text.content import content_stems

REBELS = [
    "Rebels captured the northern city of Aleppo on Friday.",
    "On Friday rebels captured Aleppo.",
    "Aleppo, in the north, was captured by rebels.",
]
OLIVES = "Farmers near Homs harvested fewer olives."
BRIDGE = "Rebels blew up a bridge near Homs."
EMPTY = "It was so."


def vectors(*texts: str):  # type: ignore[no-untyped-def]  # scipy has no types
    stems = [content_stems(text) for text in texts]
    return Tfidf.of(stems).vectors(stems)


def solved(weights: NDArray[np.float64], damping: float) -> NDArray[np.float64]:
    """The probabilities of the walk, from the linear equations that they satisfy."""
    count = len(weights)
    steps = weights / weights.sum(axis=1, keepdims=True)
    return np.linalg.solve(np.eye(count) - damping * steps.T, np.full(count, (1 - damping) / count))


@pytest.mark.parametrize("threshold", [0.1, 0.3, None])
@pytest.mark.parametrize("damping", [0.5, 0.85, 0.99])
def test_lexrank_settles_where_its_equations_say(threshold: float | None, damping: float) -> None:
    rows = vectors(*REBELS, OLIVES, BRIDGE)
    cosines = (rows @ rows.T).toarray()
    weights = cosines if threshold is None else (cosines >= threshold).astype(float)
    found = lexrank(rows, threshold=threshold, damping=damping)
    assert found == pytest.approx(solved(weights, damping), abs=1e-6)


@pytest.mark.parametrize("threshold", [0.1, None])
def test_the_sentence_that_all_others_are_like_ranks_first(threshold: float | None) -> None:
    of_all = "Rebels captured Aleppo, floods hit Homs, and farmers harvested olives."
    others = ["Rebels captured Aleppo.", "Floods hit Homs.", "Farmers harvested olives."]
    scores = lexrank(vectors(*others, of_all), threshold=threshold, damping=0.85)
    assert scores[3] > max(scores[:3]) + 0.1
    assert scores.sum() == pytest.approx(1)


@pytest.mark.parametrize("threshold", [0.1, None])
def test_a_sentence_without_content_words_is_like_none(
    threshold: float | None,
) -> None:
    scores = lexrank(vectors(EMPTY, *REBELS), threshold=threshold, damping=0.85)
    assert scores.argmin() == 0
    assert scores.sum() == pytest.approx(1)


def test_sentences_that_share_nothing_rank_alike() -> None:
    assert lexrank(vectors(REBELS[0], OLIVES), threshold=0.1, damping=0.85) == pytest.approx([0.5, 0.5])


def test_the_sentence_nearest_the_centroid_is_what_most_sentences_say() -> None:
    cosines = centroid_cosines(vectors(OLIVES, *REBELS, BRIDGE, EMPTY), topic_threshold=0.0)
    assert cosines.argmax() in (1, 2, 3)
    assert cosines[0] == min(cosines[:5])
    assert cosines[5] == 0


def test_words_that_few_sentences_have_are_no_topic() -> None:
    cosines = centroid_cosines(vectors(OLIVES, *REBELS), topic_threshold=0.9)
    assert cosines[0] == 0
    assert (cosines[1:] > 0).all()


def test_a_rare_word_weighs_more_than_a_common_one_and_a_vector_has_length_one() -> None:
    rows = vectors("Rebels captured Aleppo.", "Rebels captured Homs.", "Rebels slept.").toarray()
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1])
    rebels, captured, aleppo = rows[0][:3]
    assert rebels < captured < aleppo
