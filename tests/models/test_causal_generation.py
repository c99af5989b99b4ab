"""Decoder-only models: candidates for requests, however these are batched."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import tiny_models
import torch
from answers import given

from summarize.errors import ClusterError
from summarize.models.hf_causal import CausalModel
from summarize.types import Candidate, Decoding, Prompt, Request

GREEDY = Decoding(temperature=0)
SHORT = "Turkey met"
LONG = (
    "the ministers of Turkey and Syria met in Moscow on Wednesday and said the talks were the first since war"
)
MIDDLING = "a quake killed 500 people in the city on Monday officials said"


def ask(*documents: str, new: int = 12, candidates: int | None = None) -> Request:
    return Request(Prompt("A B"), documents, new, candidates=candidates)


def load(folder: Path, **settings: Any) -> CausalModel:
    return CausalModel(path=str(folder), device="cpu", dtype="fp32", **settings)


def texts(answers: Sequence[Sequence[Candidate]]) -> list[list[str]]:
    return [[candidate.text for candidate in offered] for offered in answers]


@pytest.fixture(scope="module")
def chat(chat_model: Path) -> CausalModel:
    return load(chat_model)


@pytest.fixture(scope="module")
def base(base_model: Path) -> CausalModel:
    return load(base_model)


# The shape of an answer


@pytest.mark.parametrize("tokens_in_a_batch", [1, 150, 100_000])
def test_answers_come_in_the_order_of_the_requests(
    base: CausalModel, base_model: Path, tokens_in_a_batch: int
) -> None:
    requests = [ask(LONG), ask(SHORT), ask(MIDDLING), ask(SHORT, LONG), ask("Syria")]
    alone = [given(base.generate([request], GREEDY))[0] for request in requests]
    assert len({offered[0].text for offered in alone}) == 5
    together = given(load(base_model, max_batch_tokens=tokens_in_a_batch).generate(requests, GREEDY))
    assert texts(together) == texts(alone)


def test_each_request_has_as_many_candidates_as_it_asks_for(chat: CausalModel) -> None:
    requests = [ask(LONG), ask(SHORT, candidates=1), ask(MIDDLING), ask(SHORT, candidates=5)]
    answers = given(chat.generate(requests, Decoding(candidates=3)))
    assert [len(offered) for offered in answers] == [3, 1, 3, 5]


def test_given_one_request_differ(chat: CausalModel) -> None:
    (offered,) = given(chat.generate([ask(LONG)], Decoding(candidates=6, temperature=1.0)))
    assert len({candidate.text for candidate in offered}) > 1


def test_greedy_decoding_gives_one_candidate_whatever_was_asked_for(chat: CausalModel) -> None:
    answers = given(
        chat.generate([ask(LONG), ask(SHORT, candidates=5)], Decoding(candidates=3, temperature=0))
    )
    assert [len(offered) for offered in answers] == [1, 1]


def test_a_model_that_prefers_beam_search_is_sampled_all_the_same(base_model: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(base_model, tmp_path / "beams")
    settings = json.loads((folder / "generation_config.json").read_text())
    (folder / "generation_config.json").write_text(
        json.dumps({**settings, "num_beams": 4, "do_sample": True, "temperature": 0.01, "min_new_tokens": 11})
    )
    answers = given(load(folder).generate([ask(LONG), ask(SHORT)], Decoding(candidates=3, temperature=1.0)))
    assert [len({candidate.text for candidate in offered}) for offered in answers] == [3, 3]


def test_no_requests_no_answers(chat: CausalModel) -> None:
    assert given(chat.generate([], GREEDY)) == []


# Limits


def test_each_request_keeps_its_own_limit_in_a_shared_batch(base: CausalModel) -> None:
    limits = [3, 30, 8]
    requests = [
        ask(document, new=limit) for document, limit in zip((LONG, SHORT, MIDDLING), limits, strict=True)
    ]
    decoding = Decoding(candidates=8, temperature=1.2, enough_finished=1.0)
    answers = given(base.generate(requests, decoding))
    longest = [max(candidate.tokens for candidate in offered) for offered in answers]
    assert longest == limits
    for offered, limit in zip(answers, limits, strict=True):
        for candidate in offered:
            assert candidate.finished or candidate.tokens == limit
            assert len(candidate.text.split()) <= candidate.tokens


def test_a_greedy_request_gets_the_same_in_a_batch_that_runs_on(base: CausalModel) -> None:
    (alone,) = given(base.generate([ask(MIDDLING, new=4)], GREEDY))
    shared, _ = given(base.generate([ask(MIDDLING, new=4), ask(LONG, new=40)], GREEDY))
    assert (shared[0].text, shared[0].tokens, shared[0].finished) == (
        alone[0].text,
        alone[0].tokens,
        alone[0].finished,
    )
    assert shared[0].logprob == pytest.approx(alone[0].logprob, abs=1e-3)


def test_a_prompt_longer_than_the_positions_never_reaches_the_model(
    learned_positions_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = load(learned_positions_model)
    monkeypatch.setattr(type(model), "run_batch", lambda *arguments: pytest.fail("it reached the model"))
    (answer,) = model.generate([ask(LONG, LONG, LONG, new=20)], GREEDY)
    assert answer.candidates == ()
    assert answer.error is not None
    assert re.match(r"A prompt of \d+ tokens and 20 new ones do not fit the 64 positions", answer.error)


def test_one_request_that_does_not_fit_leaves_the_others_alone(learned_positions_model: Path) -> None:
    answers = load(learned_positions_model).generate([ask(SHORT), ask(LONG, LONG, LONG, new=20)], GREEDY)
    assert [answer.error is None for answer in answers] == [True, False]
    assert len(answers[0].candidates) == 1
    assert answers[0].prompt_tokens > 0


def test_the_new_tokens_need_positions_too(learned_positions_model: Path) -> None:
    model = load(learned_positions_model)
    prompt = model.count_tokens(ask(LONG))
    ((candidate,),) = given(model.generate([ask(LONG, new=64 - prompt)], GREEDY))
    assert candidate.tokens <= 64 - prompt
    with pytest.raises(ClusterError, match="do not fit the 64 positions"):
        given(model.generate([ask(LONG, new=65 - prompt)], GREEDY))


def test_a_batch_never_runs_past_the_positions_of_its_longest_prompt(learned_positions_model: Path) -> None:
    """Each request fits alone; the longest prompt with the longest limit would not."""
    model = load(learned_positions_model)
    requests = [ask(LONG, LONG, new=10), ask(SHORT, new=50)]
    alone = [given(model.generate([request], GREEDY))[0] for request in requests]
    assert texts(given(model.generate(requests, GREEDY))) == texts(alone)


def test_a_batch_stops_when_enough_given_each_request_have_ended(base: CausalModel) -> None:
    """What is still going then is cut off, and says so."""
    requests = [ask(LONG, new=150), ask(SHORT, new=150)]
    answers = given(base.generate(requests, Decoding(candidates=8, temperature=1.5, enough_finished=0.5)))
    assert min(sum(candidate.finished for candidate in offered) for offered in answers) >= 4
    cut_off = {candidate.tokens for offered in answers for candidate in offered if not candidate.finished}
    assert len(cut_off) == 1
    assert cut_off.pop() < 150


# The same again


def test_the_same_seed_gives_the_same_text_and_another_seed_another(chat: CausalModel) -> None:
    requests = [ask(LONG), ask(SHORT)]
    first, again, other = (
        texts(given(chat.generate(requests, Decoding(candidates=4, temperature=1.0, seed=seed))))
        for seed in (7, 7, 8)
    )
    assert first == again
    assert first != other


def test_what_was_generated_before_does_not_change_the_samples(chat_model: Path) -> None:
    model, decoding = load(chat_model), Decoding(candidates=4, temperature=1.0)
    fresh = texts(given(model.generate([ask(LONG)], decoding)))
    given(model.generate([ask(SHORT), ask(MIDDLING)], decoding))
    assert texts(given(model.generate([ask(LONG)], decoding))) == fresh


def test_generating_leaves_the_random_state_of_the_caller_alone(chat: CausalModel) -> None:
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    given(chat.generate([ask(LONG)], Decoding(candidates=4)))
    assert torch.equal(torch.rand(3), expected)


# What the model computes


@pytest.mark.parametrize("folder", ["chat_model", "base_model", "learned_positions_model"])
def test_greedy_text_is_that_of_plain_generate_also_beside_longer_prompts(
    folder: str, request: pytest.FixtureRequest
) -> None:
    """One reading of the prompt, a cache with reserved room and padding change nothing (float32)."""
    model = load(request.getfixturevalue(folder))
    requests = [ask(SHORT, new=20), ask(MIDDLING, new=20), ask("Syria", "Moscow", new=20)]
    answers = given(model.generate(requests, GREEDY))
    for one, (candidate,) in zip(requests, answers, strict=True):
        ids = prompt_ids(model, one)
        sequence = model.model.generate(
            input_ids=ids,
            attention_mask=torch.ones_like(ids),
            do_sample=False,
            max_new_tokens=20,
            pad_token_id=model.tokenizer.pad_token_id,
        )[0, ids.shape[1] :]
        text = model.tokenizer.decode(sequence, skip_special_tokens=True).strip()
        assert candidate.text == text.removeprefix("- ")
        assert len(candidate.text.split()) > 5


def test_layers_that_see_a_window_only_see_the_same_beside_longer_prompts(tmp_path: Path) -> None:
    """As Gemma 3's do: their cache holds the window, and the padding of a batch must not be in it."""
    model = load(tiny_models.save_gemma3(tmp_path / "gemma"))
    requests = [ask(document, new=20, candidates=2) for document in ("Syria", LONG, MIDDLING, SHORT)]
    alone = [given(model.generate([one], GREEDY))[0] for one in requests]
    together = given(model.generate(requests, GREEDY))
    assert texts(together) == texts(alone)
    for here, there in zip(together, alone, strict=True):
        assert here[0].logprob == pytest.approx(there[0].logprob, abs=1e-3)
    for one, (candidate,) in zip(requests, alone, strict=True):
        if not candidate.finished:
            words = model.tokenizer(candidate.text, add_special_tokens=False).input_ids
            if len(words) == candidate.tokens:
                expected = sum(forward_logprobs(model, one, words))
                assert candidate.logprob == pytest.approx(expected, abs=1e-3)


def test_a_prompt_of_one_token_is_continued_beside_a_long_one(base: CausalModel) -> None:
    one_token, long = Request(Prompt(""), (), 10), ask(LONG)
    assert base.count_tokens(one_token) == 1
    alone = [given(base.generate([request], GREEDY))[0] for request in (one_token, long)]
    assert texts(given(base.generate([one_token, long], GREEDY))) == texts(alone)


@pytest.mark.parametrize(("temperature", "penalty"), [(0.0, 1.0), (1.5, 1.0), (1.5, 1.3)])
def test_the_log_probabilities_are_those_of_an_independent_forward_pass(
    base: CausalModel, temperature: float, penalty: float
) -> None:
    requests = [ask(LONG, new=5), ask(SHORT, new=25), ask(MIDDLING, new=15)]
    decoding = Decoding(candidates=12, temperature=temperature, repetition_penalty=penalty, seed=1)
    compared = {True: 0, False: 0}
    for one, offered in zip(requests, given(base.generate(requests, decoding)), strict=True):
        for candidate in offered:
            words = base.tokenizer(candidate.text, add_special_tokens=False).input_ids
            ends = [base.tokenizer.eos_token_id] * candidate.finished
            if len(words) + len(ends) != candidate.tokens:
                continue  # a control token that the text does not show was drawn
            expected = forward_logprobs(base, one, [*words, *ends])
            assert candidate.logprob == pytest.approx(sum(expected), abs=1e-3)
            assert candidate.worst == pytest.approx(min(expected), abs=1e-3)
            compared[candidate.finished] += 1
    assert compared[False]
    assert compared[True] or temperature == 0


def prompt_ids(model: CausalModel, request: Request) -> torch.Tensor:
    text = model.render(request)
    encoded = model.tokenizer(text, add_special_tokens=not model.tokenizer.chat_template, return_tensors="pt")
    ids: torch.Tensor = encoded.input_ids
    return ids


def forward_logprobs(model: CausalModel, request: Request, generated: list[int]) -> list[float]:
    prompt = prompt_ids(model, request)
    ids = torch.cat([prompt, torch.tensor([generated])], dim=1)
    with torch.inference_mode():
        logprobs = model.model(ids).logits[0].log_softmax(dim=-1)
    start = prompt.shape[1]
    return [float(logprobs[start + step - 1, token]) for step, token in enumerate(generated)]


def test_a_list_mark_that_the_model_repeats_from_the_prompt_is_no_part_of_its_answer(
    base: CausalModel,
) -> None:
    assert base.tidy("- A quake killed 500 - officials") == "A quake killed 500 - officials"


# What the model reads


def test_a_chat_model_reads_instruction_examples_and_documents_in_its_template(chat: CausalModel) -> None:
    request = Request(Prompt("Join.", examples=((("A.", "B."), "A and B."),)), ("One.", "Two."), 5)
    assert chat.render(request) == (
        "<|im_start|>system\nJoin.<|im_end|>\n"
        "<|im_start|>user\n- A.\n- B.<|im_end|>\n"
        "<|im_start|>assistant\nA and B.<|im_end|>\n"
        "<|im_start|>user\n- One.\n- Two.<|im_end|>\n"
        "<|im_start|>assistant\n"
    )


def test_a_base_model_reads_the_same_as_plain_text(base: CausalModel) -> None:
    request = Request(Prompt("Join.", examples=((("A.", "B."), "A and B."),)), ("One.", "Two."), 5)
    assert base.render(request) == "Join.\n\n- A.\n- B.\n=> A and B.\n\n- One.\n- Two.\n=>"


def test_the_tokens_that_are_counted_are_those_that_the_model_gets(
    chat: CausalModel, base: CausalModel
) -> None:
    for model in (chat, base):
        assert model.count_tokens(ask(LONG)) == prompt_ids(model, ask(LONG)).shape[1]
