"""Beam search: the beams of the library, best first, and the model's own word on how likely they are."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import forward_pass
import pytest
import tiny_models
import torch
from answers import given
from transformers import GenerationConfig

from summarize.models.beams import Beams
from summarize.models.hf_causal import CausalModel
from summarize.models.hf_seq2seq import Seq2SeqModel
from summarize.models.settled import settle
from summarize.models.transformers_model import TransformersModel
from summarize.types import Candidate, Decoding, Prompt, Request

LONG = (
    "the ministers of Turkey and Syria met in Moscow on Wednesday and said the talks were the first since war"
)
SHORT = "Turkey met"


def ask(*documents: str, new: int = 12, candidates: int | None = None) -> Request:
    return Request(Prompt("A B"), documents, new, candidates=candidates)


MODELS: dict[str, Callable[[Path], TransformersModel]] = {
    "llama": lambda folder: CausalModel(
        path=str(tiny_models.save_llama(folder, chat=False, talkative=True)), device="cpu", dtype="fp32"
    ),
    "t5": lambda folder: Seq2SeqModel(path=str(tiny_models.save_t5(folder)), device="cpu", dtype="fp32"),
}


@pytest.fixture(scope="module", params=MODELS)
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> TransformersModel:
    return MODELS[request.param](tmp_path_factory.mktemp("models") / request.param)


def library(model: TransformersModel, request: Request, **settings: Any) -> list[str]:
    """The texts of the library's own beam search, best first."""
    inputs = model.encode([model.render(request)])
    found = model.model.generate(
        **inputs,
        max_new_tokens=request.max_new_tokens,
        pad_token_id=model.tokenizer.pad_token_id,
        do_sample=False,
        **settings,
    )
    start = inputs["input_ids"].shape[1] if model.shares_positions else 1
    return [model.tokenizer.decode(row[start:], skip_special_tokens=True).strip() for row in found]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({}, {}),
        ({"length_penalty": 2.0}, {"length_penalty": 2.0}),
        ({"length_penalty": -1.0}, {"length_penalty": -1.0}),
        ({"no_repeat_ngram_size": 1}, {"no_repeat_ngram_size": 1}),
        ({"repetition_penalty": 1.5}, {"repetition_penalty": 1.5}),
    ],
)
def test_candidates_are_the_best_beams_of_the_library_best_first(
    model: TransformersModel, ours: dict[str, Any], theirs: dict[str, Any]
) -> None:
    settings: dict[str, Any] = {"no_repeat_ngram_size": 0, "length_penalty": 1.0, **ours}
    decoding = Decoding(beams=4, candidates=3, **settings)
    for request in (ask(LONG), ask(SHORT, "a quake killed 500 people")):
        (offered,) = given(model.generate([request], decoding))
        expected = library(model, request, **{**settings, **theirs}, num_beams=4, num_return_sequences=3)
        assert [candidate.text for candidate in offered] == [text.removeprefix("- ") for text in expected]
        assert len({candidate.text for candidate in offered}) == 3


def test_the_log_probability_is_the_models_own_whatever_the_search_was_told(model: TransformersModel) -> None:
    """No penalty, no length, no forbidden token is in it: a forward pass gives the same."""
    compared = 0
    for decoding in (
        Decoding(beams=4, candidates=4, length_penalty=3.0),
        Decoding(beams=3, candidates=3, repetition_penalty=2.0, no_repeat_ngram_size=2),
    ):
        requests = [ask(LONG, new=5), ask(SHORT, new=15), ask("a quake killed 500 people", new=15)]
        for request, offered in zip(requests, given(model.generate(requests, decoding)), strict=True):
            for candidate in offered:
                expected = forward_pass.logprob(model, request, candidate)
                if expected is not None:
                    assert candidate.logprob == pytest.approx(expected, abs=1e-3)
                    compared += 1
    assert compared >= 15


def test_each_beam_is_ranked_by_log_probability_over_length(model: TransformersModel) -> None:
    decoding = Decoding(beams=5, candidates=5, length_penalty=1.0, no_repeat_ngram_size=0)

    def score(candidate: Candidate) -> float:
        assert candidate.logprob is not None
        return candidate.logprob / candidate.tokens

    for offered in given(model.generate([ask(LONG), ask(SHORT)], decoding)):
        assert all(score(better) >= score(worse) - 1e-4 for better, worse in pairwise(offered))


def test_requests_keep_their_own_limit_and_number_of_candidates(model: TransformersModel) -> None:
    """The cut-off beams of a longer search would be others."""
    requests = [ask(LONG, new=4), ask(SHORT, new=20), ask(LONG, new=20, candidates=1), ask(SHORT, new=4)]
    decoding = Decoding(beams=3, candidates=2)
    together = given(model.generate(requests, decoding))
    assert [len(offered) for offered in together] == [2, 2, 1, 2]
    for request, offered in zip(requests, together, strict=True):
        (alone,) = given(model.generate([request], decoding))
        assert [candidate.text for candidate in offered] == [candidate.text for candidate in alone]
        assert all(candidate.tokens <= request.max_new_tokens for candidate in offered)
        assert all(one.finished or one.tokens == request.max_new_tokens for one in offered)


def test_without_samples_there_are_no_more_candidates_than_beams(model: TransformersModel) -> None:
    (offered,) = given(model.generate([ask(LONG, candidates=9)], Decoding(beams=2, temperature=0)))
    assert [candidate.beam for candidate in offered] == [True, True]


def searched(steps: list[list[list[float]]], *, limit: int, end: int) -> list[tuple[list[int], float]]:
    """What two beams find, where `steps` has the probability of each token in each row, step by step."""
    beams = Beams(
        settle(Decoding(beams=2, candidates=2, temperature=0, length_penalty=0.0), GenerationConfig()),
        [limit],
        ends=lambda ids: ids[:, -1] == end,
        end_tokens=1,
        padding=-1,
        device=torch.device("cpu"),
    )
    ids = torch.full((2, 1), 9)
    for probabilities in steps:
        scores, tokens = torch.tensor(probabilities).log().sort(dim=1, descending=True)
        source, token = beams.step(
            ids, scores[None], tokens[None], scores[None], torch.zeros((1, 2), dtype=torch.bool)
        )
        ids = torch.cat([ids[source[0]], token[0, :, None]], dim=1)
        assert not (ids == end).any(), "no row goes on behind its end"
    assert beams.done
    found = beams.found(2)
    return [
        ([token for token in row if token >= 0], round(math.exp(sum(logprobs)), 5))
        for row, logprobs in zip(found.tokens[0].tolist(), found.logprobs[0].tolist(), strict=True)
    ]


def test_where_only_one_token_may_come_the_beams_part_later() -> None:
    """As behind a token that the makers force, or within a name. Token 0 ends."""
    only, open_ = [0.0, 1.0, 0.0, 0.0], [0.5, 0.1, 0.3, 0.1]
    found = searched([[only] * 2, [open_] * 2], limit=2, end=0)
    assert found == [([1, 0], 0.5), ([1, 2], 0.3)]


def test_a_beam_may_go_on_from_another_one() -> None:
    """The second step of row 1 is so likely that both beams go on from it."""
    first = [[0.0, 0.6, 0.4, 0.0]] * 2
    second = [[0.25, 0.25, 0.25, 0.25], [0.0, 0.55, 0.0, 0.45]]
    found = searched([first, second], limit=2, end=0)
    assert found == [([2, 1], 0.22), ([2, 3], 0.18)]
