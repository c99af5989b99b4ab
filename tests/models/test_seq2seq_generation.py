"""Encoder-decoder models: candidates for requests, and the positions of both sides."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from answers import given

from summarize.errors import ClusterError
from summarize.models.hf_seq2seq import Seq2SeqModel
from summarize.types import Candidate, Decoding, Prompt, Request

GREEDY = Decoding(temperature=0)
SHORT = "Turkey met"
LONG = (
    "the ministers of Turkey and Syria met in Moscow on Wednesday and said the talks were the first since war"
)


def ask(*documents: str, new: int = 12, candidates: int | None = None) -> Request:
    return Request(Prompt("Join.", examples=((("A.",), "A."),)), documents, new, candidates=candidates)


def load(folder: Path, **settings: Any) -> Seq2SeqModel:
    return Seq2SeqModel(path=str(folder), device="cpu", dtype="fp32", **settings)


def texts(answers: Sequence[Sequence[Candidate]]) -> list[list[str]]:
    return [[candidate.text for candidate in offered] for offered in answers]


@pytest.fixture(scope="module")
def bart(seq2seq_model: Path) -> Seq2SeqModel:
    return load(seq2seq_model)


def test_it_reads_prefix_and_documents_but_no_instruction(seq2seq_model: Path) -> None:
    request = ask("One.", "Two.")
    assert load(seq2seq_model).render(request) == "One.\nTwo."
    assert (
        load(seq2seq_model, prefix="summarize: ", separator=" | ").render(request) == "summarize: One. | Two."
    )


@pytest.mark.parametrize("tokens_in_a_batch", [1, 60, 100_000])
def test_answers_come_in_the_order_of_the_requests_whatever_the_batch(
    bart: Seq2SeqModel, seq2seq_model: Path, tokens_in_a_batch: int
) -> None:
    requests = [ask(LONG), ask(SHORT), ask("a quake killed 500 people"), ask("Moscow", LONG)]
    alone = [given(bart.generate([request], GREEDY))[0] for request in requests]
    assert len({offered[0].text for offered in alone}) > 1
    together = given(load(seq2seq_model, max_batch_tokens=tokens_in_a_batch).generate(requests, GREEDY))
    assert texts(together) == texts(alone)


def test_each_request_has_its_own_number_of_candidates_and_its_own_limit(bart: Seq2SeqModel) -> None:
    requests = [ask(LONG, new=4), ask(SHORT, new=30), ask(SHORT, new=9, candidates=2)]
    answers = given(bart.generate(requests, Decoding(candidates=5, temperature=1.5, enough_finished=1.0)))
    assert [len(offered) for offered in answers] == [5, 5, 2]
    assert [max(candidate.tokens for candidate in offered) for offered in answers] == [4, 30, 9]


def test_the_same_seed_gives_the_same_text_and_another_seed_another(bart: Seq2SeqModel) -> None:
    first, again, other = (
        texts(
            given(bart.generate([ask(LONG), ask(SHORT)], Decoding(candidates=4, temperature=1.5, seed=seed)))
        )
        for seed in (7, 7, 8)
    )
    assert first == again
    assert first != other


def test_the_log_probability_is_that_of_an_independent_forward_pass(bart: Seq2SeqModel) -> None:
    requests = [ask(LONG, new=5), ask(SHORT, new=20)]
    compared = 0
    for one, offered in zip(
        requests,
        given(bart.generate(requests, Decoding(candidates=12, temperature=1.2))),
        strict=True,
    ):
        for candidate in offered:
            words = bart.tokenizer(candidate.text, add_special_tokens=False).input_ids
            ends = [bart.tokenizer.eos_token_id] * candidate.finished
            if len(words) + len(ends) == candidate.tokens:
                assert candidate.logprob == pytest.approx(
                    forward_logprob(bart, one, [*words, *ends]), abs=1e-3
                )
                compared += 1
    assert compared > 3


def forward_logprob(model: Seq2SeqModel, request: Request, generated: list[int]) -> float:
    encoded = model.tokenizer(model.render(request), return_tensors="pt")
    decoder = torch.tensor([[model.model.config.decoder_start_token_id, *generated]])
    with torch.inference_mode():
        output = model.model(
            input_ids=encoded.input_ids, attention_mask=encoded.attention_mask, decoder_input_ids=decoder
        )
    logprobs = output.logits[0].log_softmax(dim=-1)
    return float(sum(logprobs[step, token] for step, token in enumerate(generated)))


def test_input_longer_than_the_encoder_is_a_failure_of_that_request(bart: Seq2SeqModel) -> None:
    with pytest.raises(ClusterError, match="do not fit the 64 positions"):
        given(bart.generate([ask(SHORT), ask(LONG, LONG, LONG, LONG)], GREEDY))


def test_input_and_output_have_positions_of_their_own(bart: Seq2SeqModel) -> None:
    full = ask(LONG, LONG, LONG, "Turkey met met met", new=64)
    assert bart.count_tokens(full) == 64
    ((candidate,),) = given(bart.generate([full], Decoding(candidates=1, temperature=1.5)))
    assert candidate.tokens <= 64


def test_more_new_tokens_than_the_decoder_has_positions_are_refused(bart: Seq2SeqModel) -> None:
    with pytest.raises(ClusterError, match="65 new tokens do not fit the 64 positions in which"):
        given(bart.generate([ask(SHORT, new=65)], GREEDY))
