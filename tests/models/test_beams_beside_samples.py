"""The best beams and samples beyond them, in one batch: each is what it would be without the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import forward_pass
import pytest
import tiny_models
from answers import given

from summarize.models.hf_causal import CausalModel
from summarize.models.hf_seq2seq import Seq2SeqModel
from summarize.models.transformers_model import TransformersModel
from summarize.types import Candidate, Decoding, Prompt, Request

LONG = (
    "the ministers of Turkey and Syria met in Moscow on Wednesday and said the talks were the first since war"
)
REQUESTS = [
    Request(Prompt("A B"), documents, new)
    for documents, new in (
        ((LONG,), 12),
        (("Turkey met",), 12),
        (("a quake killed 500 people", "Syria", LONG), 12),
        (("Moscow",), 7),
    )
]
BOTH = Decoding(candidates=8, beams=3, temperature=1.2, top_p=1.0, seed=4)


def causal(folder: Path) -> TransformersModel:
    return CausalModel(path=str(folder), device="cpu", dtype="fp32")


def seq2seq(folder: Path) -> TransformersModel:
    return Seq2SeqModel(path=str(folder), device="cpu", dtype="fp32")


MODELS: dict[str, Callable[[Path], TransformersModel]] = {
    "llama": lambda folder: causal(tiny_models.save_llama(folder, chat=False, talkative=True)),
    "chat": lambda folder: causal(tiny_models.save_llama(folder, chat=True, talkative=True)),
    "gpt2": lambda folder: causal(tiny_models.save_gpt2(folder, positions=128, talkative=True)),
    "gemma3": lambda folder: causal(tiny_models.save_gemma3(folder, talkative=True)),
    "bart": lambda folder: seq2seq(tiny_models.save_bart(folder, positions=128)),
    "led": lambda folder: seq2seq(tiny_models.save_led(folder)),
    "t5": lambda folder: seq2seq(tiny_models.save_t5(folder)),
}


@pytest.fixture(scope="module", params=MODELS)
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> TransformersModel:
    return MODELS[request.param](tmp_path_factory.mktemp("models") / request.param)


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> TransformersModel:
    return MODELS["llama"](tmp_path_factory.mktemp("models") / "llama")


def beams_of(offered: list[Candidate]) -> list[Candidate]:
    return [candidate for candidate in offered if candidate.beam]


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"length_penalty": -1.0, "repetition_penalty": 1.5},
        {"length_penalty": 2.0, "no_repeat_ngram_size": 2, "supported": True},
    ],
    ids=str,
)
def test_the_beams_are_those_of_a_search_without_samples(
    model: TransformersModel, settings: dict[str, Any]
) -> None:
    both = given(model.generate(REQUESTS, replace(BOTH, **settings)))
    alone = [given(model.generate([one], replace(BOTH, candidates=3, **settings)))[0] for one in REQUESTS]
    for mixed, expected in zip(both, alone, strict=True):
        assert [one.beam for one in mixed] == [True] * 3 + [False] * 5
        assert all(one.beam for one in expected)
        for found, searched in zip(mixed[:3], expected, strict=True):
            assert found.logprob == pytest.approx(searched.logprob, abs=1e-3)
            assert found.worst == pytest.approx(searched.worst, abs=1e-3)
            unmeasured = [replace(one, logprob=None, worst=None) for one in (found, searched)]
            assert unmeasured[0] == unmeasured[1]


def test_samples_of_one_token_to_choose_from_are_greedy(model: TransformersModel) -> None:
    """They are drawn as always, though rows beside them change places."""
    settings = replace(BOTH, top_k=1, enough_finished=1.0, no_repeat_ngram_size=2)
    greedy = given(model.generate(REQUESTS, replace(settings, beams=1, temperature=0)))
    for mixed, (alone,) in zip(given(model.generate(REQUESTS, settings)), greedy, strict=True):
        drawn = mixed[3:]
        assert {(one.text, one.tokens, one.finished) for one in drawn} == {
            (alone.text, alone.tokens, alone.finished)
        }
        assert [one.logprob for one in drawn] == pytest.approx([alone.logprob] * 5, abs=1e-3)


def test_samples_differ(llama: TransformersModel) -> None:
    for mixed in given(llama.generate(REQUESTS, BOTH)):
        assert len({one.text for one in mixed[3:]}) > 2


def test_log_probabilities_are_the_models_own(model: TransformersModel) -> None:
    compared = {True: 0, False: 0}
    decoding = replace(BOTH, repetition_penalty=1.5, no_repeat_ngram_size=2, length_penalty=0.5)
    for request, mixed in zip(REQUESTS, given(model.generate(REQUESTS, decoding)), strict=True):
        for candidate in mixed:
            expected = forward_pass.logprob(model, request, candidate)
            if expected is not None:
                assert candidate.logprob == pytest.approx(expected, rel=1e-3, abs=1e-3)
                compared[candidate.beam] += 1
    assert min(compared.values()) > 0


def test_each_prompt_is_read_once_and_each_step_is_one_pass_over_all_rows(llama: TransformersModel) -> None:
    rows, positions = [], []

    def count(_module: Any, _inputs: Any, output: Any) -> None:
        states = output[0] if isinstance(output, tuple) else output
        rows.append(states.shape[0])
        positions.append(states.shape[1])

    handle = llama.model.model.layers[0].register_forward_hook(count)
    try:
        answers = llama.generate(REQUESTS, BOTH)
    finally:
        handle.remove()
    read = max(answer.prompt_tokens for answer in answers) - 1
    assert (rows[0], positions[0]) == (4, read)
    assert set(rows[1:]) == {4 * 8}
    assert set(positions[1:]) == {1}
    assert len(rows) <= 1 + 12


def test_one_who_wants_fewer_candidates_than_beams_gets_the_best_of_these(llama: TransformersModel) -> None:
    (few,) = given(llama.generate([replace(REQUESTS[0], candidates=2)], BOTH))
    (all_three,) = given(llama.generate(REQUESTS[:1], BOTH))
    assert [one.text for one in few] == [one.text for one in all_three[:2]]
    assert all(one.beam for one in few)


def test_what_was_withheld_is_counted_up_to_the_end(llama: TransformersModel) -> None:
    """An answer of one token cannot have had two withheld."""
    counts = []
    decoding = replace(BOTH, supported=True, temperature=2.0)
    for mixed in given(llama.generate(REQUESTS, decoding)):
        assert all(one.withheld <= one.tokens for one in mixed)
        counts += [(one.beam, one.withheld) for one in mixed]
    assert any(count for beam, count in counts if not beam)


def test_without_a_search_no_candidate_is_a_beam(llama: TransformersModel) -> None:
    for decoding in (replace(BOTH, beams=1), Decoding(temperature=0)):
        assert not any(one.beam for offered in given(llama.generate(REQUESTS, decoding)) for one in offered)
