"""What a sequence gets does not hang on what it is padded with, on which side, or on its neighbours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import forward_pass
import pytest
import tiny_models
from answers import given

from summarize.models.hf_causal import CausalModel
from summarize.models.hf_seq2seq import Seq2SeqModel
from summarize.models.transformers_model import TransformersModel
from summarize.types import Decoding, Prompt, Request

LONG = (
    "the ministers of Turkey and Syria met in Moscow on Wednesday and said the talks were the first since war"
)
DOCUMENTS = (("Turkey met",), (LONG, "a quake killed 500 people", LONG), ("Syria", "officials said"), (LONG,))
"""Of quite different lengths, so that one batch of them is mostly padding."""
REQUESTS = [Request(Prompt("A B"), documents, 10) for documents in DOCUMENTS]
WAYS = {
    "greedy": Decoding(temperature=0),
    "penalty": Decoding(temperature=0, repetition_penalty=1.7),
    "beams": Decoding(beams=3, candidates=3, no_repeat_ngram_size=2),
}


def causal(folder: Path) -> TransformersModel:
    return CausalModel(path=str(folder), device="cpu", dtype="fp32")


def seq2seq(folder: Path, token: str | None = None) -> TransformersModel:
    return Seq2SeqModel(path=str(folder), device="cpu", dtype="fp32", separator_token=token)


MODELS: dict[str, Callable[[Path], TransformersModel]] = {
    "llama": lambda folder: causal(tiny_models.save_llama(folder, chat=False, talkative=True)),
    "chat": lambda folder: causal(tiny_models.save_llama(folder, chat=True, talkative=True)),
    "gpt2": lambda folder: causal(tiny_models.save_gpt2(folder, positions=128, talkative=True)),
    "bart": lambda folder: seq2seq(tiny_models.save_bart(folder, positions=128)),
    "led": lambda folder: seq2seq(tiny_models.save_led(folder), tiny_models.SEPARATOR),
    "t5": lambda folder: seq2seq(tiny_models.save_t5(folder)),
    "pegasus": lambda folder: seq2seq(tiny_models.save_pegasus(folder)),
}


@pytest.fixture(scope="module", params=MODELS)
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> TransformersModel:
    return MODELS[request.param](tmp_path_factory.mktemp("models") / request.param)


@pytest.mark.parametrize("way", WAYS)
def test_a_request_gets_the_same_alone_and_beside_longer_ones(model: TransformersModel, way: str) -> None:
    together = given(model.generate(REQUESTS, WAYS[way]))
    for request, offered in zip(REQUESTS, together, strict=True):
        (alone,) = given(model.generate([request], WAYS[way]))
        assert [one.text for one in offered] == [one.text for one in alone]
        assert [one.logprob for one in offered] == pytest.approx([one.logprob for one in alone], abs=1e-4)


@pytest.mark.parametrize("way", WAYS)
def test_its_log_probability_is_that_of_one_pass_without_padding(model: TransformersModel, way: str) -> None:
    compared = 0
    for request, offered in zip(REQUESTS, given(model.generate(REQUESTS, WAYS[way])), strict=True):
        for candidate in offered:
            expected = forward_pass.logprob(model, request, candidate)
            if expected is not None:
                assert candidate.logprob == pytest.approx(expected, abs=1e-4)
                compared += 1
    assert compared >= len(REQUESTS)


def test_the_requests_are_of_different_length_and_go_in_one_batch(
    model: TransformersModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len({model.count_tokens(request) for request in REQUESTS}) == len(REQUESTS)
    seen: list[int] = []
    encode = type(model).run_batch

    def count(self: TransformersModel, prompts: list[str], *rest: object) -> object:
        seen.append(len(prompts))
        return encode(self, prompts, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(type(model), "run_batch", count)
    model.generate(REQUESTS, WAYS["greedy"])
    assert seen == [len(REQUESTS)]
