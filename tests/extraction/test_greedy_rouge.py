"""Choosing by the references: the figures are those of `eval`, and each choice is the best there is."""

from __future__ import annotations

import random
import time

import pytest

from eval.metrics.rouge import rouge
from summarize.extraction.greedy_rouge import GrowingText, choose_by_references

SENTENCES = [
    "Cyclone Idai killed twelve people in the port city of Beira on Friday.",
    "Rescue teams flew food, food and blankets to villages.",
    "The airport of Beira stayed closed.",
    "Twelve people died in Beira, the port city.",
    "Donors promised ninety million dollars.",
    "…",
]
REFERENCES = [
    "Twelve people died in the port city of Beira. Donors promised ninety million dollars in Geneva.",
    "Cyclone Idai hit Beira. The airport stayed closed, and teams flew food to villages and villages.",
]


def official(indices: list[int], tokenizer: str = "ascii") -> float:
    """ROUGE-1 F + ROUGE-2 F of the sentences in the order of the documents, as `eval` reports them."""
    text = " ".join(SENTENCES[index] for index in sorted(indices))
    scores = rouge(text, REFERENCES, types=("rouge1", "rouge2"), tokenizer=tokenizer)
    return scores["rouge1"].f + scores["rouge2"].f


def choose(words: int, references: list[str] = REFERENCES, sentences: list[str] = SENTENCES) -> list[int]:
    lengths = [len(sentence.split()) for sentence in sentences]
    return choose_by_references(sentences, references, lengths=lengths, words=words)


@pytest.mark.parametrize("seed", range(20))
def test_the_score_is_what_eval_reports_whatever_the_order_of_choice(seed: int) -> None:
    order = random.Random(seed).sample(range(len(SENTENCES)), k=len(SENTENCES))
    text = GrowingText(SENTENCES, REFERENCES)
    for step, index in enumerate(order):
        expected = official(order[: step + 1])
        assert text.score_with(index) == pytest.approx(expected)
        text.add(index)
        assert text.score == pytest.approx(expected)


def test_words_of_every_script_count_as_in_the_folded_figures() -> None:
    sentences = ["Çavuşoğlu met Mekdad.", "बैठक सफल रही।"]
    references = ["Cavusoglu met Lavrov.", "बैठक रही।"]
    text = GrowingText(sentences, references)
    for index in (1, 0):
        text.add(index)
    scores = rouge(" ".join(sentences), references, types=("rouge1", "rouge2"), tokenizer="folded")
    assert text.score == pytest.approx(scores["rouge1"].f + scores["rouge2"].f)
    assert scores["rouge2"].f > 0


@pytest.mark.parametrize("words", [0, 4, 6, 12, 20, 30, 500])
def test_each_step_takes_the_best_and_the_end_is_where_nothing_helps(words: int) -> None:
    chosen = choose(words)
    left = words
    for step, index in enumerate(chosen):
        before = chosen[:step]
        able = [i for i in range(6) if i not in before and len(SENTENCES[i].split()) <= left]
        assert official([*before, index]) == pytest.approx(max(official([*before, i]) for i in able))
        assert official([*before, index]) > official(before)
        left -= len(SENTENCES[index].split())
    assert left >= 0
    rest = [i for i in range(6) if i not in chosen and len(SENTENCES[i].split()) <= left]
    assert all(official([*chosen, i]) <= official(chosen) + 1e-9 for i in rest)


def test_a_summary_that_stands_in_the_articles_is_found() -> None:
    assert choose(100, [f"{SENTENCES[1]} {SENTENCES[4]}"]) == [1, 4]


def test_nothing_is_chosen_that_no_reference_speaks_of() -> None:
    assert choose(100, ["Olives."]) == []
    assert choose(100, ["…"]) == []


def test_of_sentences_that_say_the_same_the_first_is_chosen() -> None:
    assert choose(100, ["Aleppo fell."], ["Farmers slept.", "Aleppo fell.", "Aleppo fell."]) == [1]


def test_a_usual_cluster_takes_less_than_a_second() -> None:
    """300 sentences, 20 steps, 3 references. Scoring every candidate text anew takes minutes."""
    draw = random.Random(0)
    words = [f"w{rank}" for rank in range(3000)]
    weights = [1 / (rank + 1) for rank in range(3000)]
    sentences = [" ".join(draw.choices(words, weights, k=12)) for _ in range(300)]
    references = [" ".join(draw.choices(words, weights, k=250)) for _ in range(3)]
    started = time.process_time()
    chosen = choose(250, references, sentences)
    assert time.process_time() - started < 1
    assert len(chosen) > 10
