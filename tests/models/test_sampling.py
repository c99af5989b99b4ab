"""How tokens are drawn: from what, how often, and what is said of how likely they were."""

from __future__ import annotations

import math
from collections import Counter

import pytest
import torch
from transformers import GenerationConfig
from transformers.modeling_outputs import CausalLMOutput

from summarize.models.choosing import Chooser
from summarize.models.raw_logits import RawLogits
from summarize.models.rows import Rows
from summarize.models.sampling import EnoughFinished, seeded
from summarize.models.settled import settle
from summarize.types import Decoding

PROBABILITIES = (0.5, 0.25, 0.15, 0.08, 0.02)
"""Of five tokens, at temperature 1."""
DRAWS = 20_000
CPU = torch.device("cpu")
UNREAD = torch.zeros((DRAWS, 1), dtype=torch.long)


def draw(**settings: float) -> tuple[list[int], list[float]]:
    """Tokens drawn, one a row, and their log-probabilities."""
    scores = torch.tensor(PROBABILITIES).log().repeat(DRAWS, 1)
    said = RawLogits()
    said.hear(None, None, CausalLMOutput(logits=scores[:, None]))
    settled = settle(Decoding(**settings), GenerationConfig())  # type: ignore[arg-type]
    chooser = Chooser(settled, Rows(requests=1, beams=0, samples=DRAWS, device=CPU), said)
    with seeded(1, ["a"], CPU):
        only = chooser(UNREAD, scores)  # type: ignore[arg-type]
    assert (only > -math.inf).sum(dim=1).eq(1).all(), "one token is left in each row"
    return only.argmax(dim=1).tolist(), chooser.samples()[0][:, 0].tolist()


def shares(**settings: float) -> list[float]:
    drawn = Counter(draw(**settings)[0])
    return [drawn[token] / DRAWS for token in range(len(PROBABILITIES))]


def test_tokens_are_drawn_as_often_as_they_are_likely() -> None:
    assert shares(temperature=1.0, top_p=1.0) == pytest.approx(PROBABILITIES, abs=0.015)


def test_a_low_temperature_sharpens_the_distribution() -> None:
    squares = [probability**2 for probability in PROBABILITIES]
    expected = [square / sum(squares) for square in squares]
    assert shares(temperature=0.5, top_p=1.0) == pytest.approx(expected, abs=0.015)


def test_at_temperature_0_the_best_token_is_taken() -> None:
    assert shares(temperature=0) == [1, 0, 0, 0, 0]


@pytest.mark.parametrize(("top_p", "left"), [(0.4, 1), (0.6, 2), (0.8, 3), (1.0, 5)])
def test_top_p_leaves_the_fewest_tokens_that_hold_it(top_p: float, left: int) -> None:
    drawn = shares(temperature=1.0, top_p=top_p)
    assert [share > 0 for share in drawn] == [token < left for token in range(5)]


@pytest.mark.parametrize("top_k", [1, 3, 5, 50])
def test_top_k_leaves_so_many_of_the_best(top_k: int) -> None:
    drawn = shares(temperature=1.0, top_p=1.0, top_k=top_k)
    assert [share > 0 for share in drawn] == [token < top_k for token in range(5)]


def test_the_log_probability_is_the_models_own_whatever_the_settings() -> None:
    for settings in (
        {"temperature": 0.5, "top_p": 0.9},
        {"temperature": 0.0},
        {"temperature": 2.0, "top_k": 2},
    ):
        tokens, logprobs = draw(**settings)
        expected = [math.log(PROBABILITIES[token]) for token in tokens[:100]]
        assert logprobs[:100] == pytest.approx(expected, abs=1e-4)


def test_the_seed_and_the_batch_decide_what_is_drawn() -> None:
    def number(seed: int, *prompts: str) -> float:
        with seeded(seed, prompts, CPU):
            return torch.rand(1).item()

    assert number(1, "a", "b") == number(1, "a", "b")
    assert len({number(1, "a", "b"), number(2, "a", "b"), number(1, "b", "a"), number(1, "ab")}) == 4


def test_a_batch_goes_on_until_enough_given_every_request_have_ended() -> None:
    """Two requests of two candidates each; token 9 ends one."""
    rows = Rows(requests=2, beams=0, samples=2, device=CPU)
    enough = EnoughFinished(rows, share=0.5, end_tokens=[9])
    steps = [[1, 1, 1, 1], [9, 1, 1, 1], [1, 9, 1, 1], [1, 1, 1, 9]]
    stopped = [enough(torch.tensor(step)[:, None], torch.empty(0)).tolist() for step in steps]  # type: ignore[arg-type]
    assert stopped == [[False] * 4, [False] * 4, [False] * 4, [True] * 4]
