"""Decoding settings: what the user leaves open, the model's own generation config says."""

from __future__ import annotations

from typing import Any

import pytest
from transformers import GenerationConfig

from summarize.models.settled import ALL, Settled, settle
from summarize.types import Decoding

OWN = Decoding(candidates=1, temperature=None, top_k=None, top_p=None, beams=None, repetition_penalty=None)


def own(**config: Any) -> Settled:
    """All is left to a model with this generation config."""
    return settle(OWN, GenerationConfig(**config))


def test_a_model_whose_makers_say_nothing_is_greedy() -> None:
    settled = own()
    assert (settled.temperature, settled.beams, settled.copies(None)) == (0.0, 1, 1)
    assert (settled.repetition_penalty, settled.no_repeat_ngram_size, settled.length_penalty) == (1.0, 0, 1.0)


def test_a_model_whose_makers_search_with_beams_does() -> None:
    settled = own(num_beams=4, length_penalty=2.0, no_repeat_ngram_size=3, early_stopping=True)
    assert (settled.beams, settled.length_penalty, settled.no_repeat_ngram_size) == (4, 2.0, 3)


def test_a_model_whose_makers_sample_does() -> None:
    settled = own(do_sample=True, temperature=0.6, top_k=20, top_p=0.95, repetition_penalty=1.05)
    assert (settled.temperature, settled.top_k, settled.top_p) == (0.6, 20, 0.95)
    assert settled.repetition_penalty == 1.05


def test_a_temperature_of_makers_who_do_not_sample_plays_no_part() -> None:
    assert own(temperature=0.6).temperature == 0.0
    assert own(do_sample=False, temperature=0.6).temperature == 0.0


def test_makers_who_sample_and_say_no_more_get_the_defaults_of_the_library() -> None:
    settled = own(do_sample=True)
    assert (settled.temperature, settled.top_k, settled.top_p) == (1.0, 50, 1.0)


def test_makers_who_sample_at_temperature_0_are_greedy() -> None:
    assert own(do_sample=True, temperature=0.0).copies(5) == 1


def test_a_top_k_of_0_is_the_librarys_word_for_all_tokens() -> None:
    assert own(do_sample=True, top_k=0).top_k == ALL


@pytest.mark.parametrize(("temperature", "copies"), [(0.7, 8), (0.0, 1)])
def test_who_names_a_temperature_does_not_get_the_beams_of_the_makers(
    temperature: float, copies: int
) -> None:
    settled = settle(Decoding(temperature=temperature, beams=None), GenerationConfig(num_beams=4))
    assert (settled.beams, settled.copies(None)) == (1, copies)


def test_what_the_user_says_goes_before_what_the_makers_say() -> None:
    decoding = Decoding(
        temperature=0.7, top_k=5, top_p=0.5, beams=2, length_penalty=0.5, no_repeat_ngram_size=0,
        repetition_penalty=1.2,
    )  # fmt: skip
    settled = settle(
        decoding,
        GenerationConfig(
            do_sample=True, temperature=0.1, top_k=9, top_p=0.9, num_beams=8, length_penalty=2.0,
            no_repeat_ngram_size=3, repetition_penalty=2.0,
        ),
    )  # fmt: skip
    assert (settled.temperature, settled.top_k, settled.top_p, settled.beams) == (0.7, 5, 0.5, 2)
    assert (settled.length_penalty, settled.no_repeat_ngram_size, settled.repetition_penalty) == (0.5, 0, 1.2)


def test_candidates_are_beams_and_samples_beyond_them_and_rows_are_all_of_them() -> None:
    searched = settle(Decoding(candidates=8, beams=4, temperature=0), GenerationConfig())
    assert (searched.copies(None), searched.copies(2), searched.rows(2)) == (4, 2, 4)
    both = settle(Decoding(candidates=8, beams=4, temperature=0.7), GenerationConfig())
    assert (both.copies(None), both.copies(2), both.rows(8), both.rows(2)) == (8, 2, 8, 4)
    assert (both.searched(8), both.searched(2)) == (4, 2)
    sampled = settle(Decoding(candidates=8), GenerationConfig())
    assert (sampled.copies(None), sampled.copies(2), sampled.rows(2)) == (8, 2, 2)
    assert sampled.searched(8) == 0


def test_the_least_length_of_the_makers_leaves_room_to_end() -> None:
    settled = own(min_new_tokens=55)
    assert [settled.least(limit) for limit in (200, 110, 60, 1)] == [55, 55, 30, 0]


@pytest.mark.parametrize(
    ("config", "matters"),
    [
        ({}, False),
        ({"min_new_tokens": 5}, True),
        ({"forced_eos_token_id": 2}, True),
        ({"num_beams": 2}, False),
    ],
)
def test_requests_of_different_limits_share_a_batch_only_where_the_limit_is_a_mere_end(
    config: dict[str, int], matters: bool
) -> None:
    assert own(**config).limit_matters is matters
