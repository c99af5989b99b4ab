"""The generation config that comes with a model: it acts, and never fights the limits of a request."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import forward_pass
import pytest
import tiny_models
from answers import given

from summarize.models.hf_seq2seq import Seq2SeqModel
from summarize.types import Candidate, Decoding, Prompt, Request

GREEDY = Decoding(temperature=0)
SAMPLED = Decoding(candidates=6, temperature=1.5, enough_finished=1.0)
BEAMS = Decoding(beams=3, candidates=3)
OWN = Decoding(candidates=1, temperature=None, top_k=None, top_p=None, beams=None, repetition_penalty=None)
WAYS = pytest.mark.parametrize(
    "decoding", [GREEDY, SAMPLED, BEAMS, OWN], ids=["greedy", "sampled", "beams", "own"]
)
LONG = (
    "the ministers of Turkey and Syria met in Moscow on Wednesday and said the talks were the first since war"
)
Make = Callable[..., Seq2SeqModel]


@pytest.fixture(scope="module")
def bart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_models.save_bart(tmp_path_factory.mktemp("models") / "bart")


@pytest.fixture
def make(bart: Path, tmp_path: Path) -> Make:
    """A tiny BART whose makers gave it this generation config."""

    def save(**config: Any) -> Seq2SeqModel:
        folder = shutil.copytree(bart, tmp_path / "model")
        own = folder / "generation_config.json"
        own.write_text(json.dumps({**json.loads(own.read_text()), **config}))
        return Seq2SeqModel(path=str(folder), device="cpu", dtype="fp32")

    return save


def write(model: Seq2SeqModel, decoding: Decoding, *limits: int) -> list[list[Candidate]]:
    requests = [Request(Prompt(""), (LONG,), limit) for limit in limits]
    return given(model.generate(requests, decoding))


@WAYS
def test_a_first_token_that_is_forced_comes_first(make: Make, decoding: Decoding) -> None:
    model = make(forced_bos_token_id=11)
    (forced,) = model.tokenizer.convert_ids_to_tokens([11])
    for offered in write(model, decoding, 8, 12):
        assert {candidate.text.split()[0] for candidate in offered} == {forced}


@WAYS
def test_a_forced_token_counts_with_the_probability_that_the_model_gave_it(
    make: Make, decoding: Decoding
) -> None:
    """The library puts its score at 0, as if it were certain."""
    model = make(forced_bos_token_id=11)
    request = Request(Prompt(""), (LONG,), 8)
    for candidate in given(model.generate([request], decoding))[0]:
        expected = forward_pass.logprob(model, request, candidate)
        assert expected is not None
        assert candidate.logprob == pytest.approx(expected, abs=1e-3)


@WAYS
def test_an_end_that_is_forced_at_the_limit_is_no_finished_text(make: Make, decoding: Decoding) -> None:
    model = make(forced_eos_token_id=2, suppress_tokens=None, begin_suppress_tokens=None)
    for offered, limit in zip(write(model, decoding, 5, 9), (5, 9), strict=True):
        for candidate in offered:
            assert candidate.tokens <= limit
            assert candidate.finished is (candidate.tokens < limit)
            assert len(candidate.text.split()) < limit, "the last of them is the end token"


@WAYS
def test_what_must_not_be_written_is_not(make: Make, decoding: Decoding) -> None:
    """Every second word is suppressed, and two more are bad words."""
    forbidden = tiny_models.WORDS[::2]
    numbers = [len(tiny_models.CONTROL_TOKENS) + place for place in range(0, len(tiny_models.WORDS), 2)]
    model = make(suppress_tokens=[0, 1, 3, 4, *numbers[2:]], bad_words_ids=[[one] for one in numbers[:2]])
    for offered in write(model, decoding, 8, 20):
        for candidate in offered:
            assert not set(candidate.text.split()) & set(forbidden)


@WAYS
def test_a_least_length_is_kept_where_the_limit_leaves_room_to_end(make: Make, decoding: Decoding) -> None:
    """min_length counts the start token, so 9 is 8 tokens; of a limit of 6 it takes half."""
    model = make(min_length=9, begin_suppress_tokens=None)
    for offered, least in zip(write(model, decoding, 30, 6), (8, 3), strict=True):
        assert all(candidate.tokens > least for candidate in offered)


@WAYS
def test_lengths_of_the_makers_that_no_limit_can_meet_do_no_harm(
    make: Make, decoding: Decoding, capfd: pytest.CaptureFixture[str]
) -> None:
    """Warnings are errors in tests; what the library would say on the screen is looked for here."""
    model = make(max_length=20, min_length=56, min_new_tokens=70, length_penalty=2.0, early_stopping=True)
    model.load()
    capfd.readouterr()
    limits = (1, 4, 40)
    for offered, limit in zip(write(model, decoding, *limits), limits, strict=True):
        assert all(candidate.tokens <= limit for candidate in offered)
    assert capfd.readouterr().err == ""


@WAYS
def test_ways_to_decode_that_the_library_gave_away_are_not_taken(make: Make, decoding: Decoding) -> None:
    model = make(
        num_beams=4, num_beam_groups=2, diversity_penalty=0.5, num_return_sequences=3, use_cache=False,
        output_scores=True, return_dict_in_generate=True,
    )  # fmt: skip
    assert write(model, decoding, 8)[0][0].text


@pytest.mark.parametrize("decoding", [GREEDY, SAMPLED], ids=["greedy", "sampled"])
def test_runs_of_the_input_may_be_forbidden(make: Make, decoding: Decoding) -> None:
    """LED for book chapters writes no trigram of the chapter; here no word at all."""
    model = make(encoder_no_repeat_ngram_size=1)
    for candidate in write(model, decoding, 15)[0]:
        assert not set(candidate.text.split()) & set(LONG.split())


def test_all_left_to_the_makers_is_the_librarys_own_search(make: Make) -> None:
    model = make(num_beams=3, length_penalty=2.0, no_repeat_ngram_size=2, early_stopping=True)
    ((candidate,),) = write(model, OWN, 15)
    inputs = model.encode([LONG])
    (found,) = model.model.generate(**inputs, max_new_tokens=15)
    assert candidate.text == model.tokenizer.decode(found[1:], skip_special_tokens=True).strip()


def test_task_parameters_stand_in_for_a_generation_config_that_says_nothing(tmp_path: Path) -> None:
    """T5 keeps its beams where its prefix is."""
    folder = tiny_models.save_t5(tmp_path / "t5")
    model = Seq2SeqModel(path=str(folder), device="cpu", dtype="fp32")
    ((candidate,),) = write(model, OWN, 12)
    told = Decoding(candidates=1, beams=3, length_penalty=2.0)
    assert write(model, told, 12)[0][0] == candidate
    assert write(model, GREEDY, 12)[0][0].text


def test_task_parameters_of_a_parent_do_not_bend_a_generation_config_that_says_something(
    make: Make, tmp_path: Path
) -> None:
    """PRIMERA's config still has BART's task parameters: at least 56 tokens, four beams."""
    model = make(no_repeat_ngram_size=3)
    config = tmp_path / "model" / "config.json"
    stale = {"summarization": {"num_beams": 4, "min_length": 56, "length_penalty": 2.0}}
    config.write_text(json.dumps({**json.loads(config.read_text()), "task_specific_params": stale}))
    assert write(model, OWN, 12) == write(model, GREEDY, 12)
