"""When memory runs out: smaller batches, nothing lost, and the record says so."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from answers import given

from summarize.models.generating import Written
from summarize.models.hf_causal import CausalModel
from summarize.models.hf_seq2seq import Seq2SeqModel
from summarize.models.out_of_memory import Batch, MemoryLimit, attempt
from summarize.types import Answer, Decoding, Prompt, Request

LONG = (
    "the ministers of Turkey and Syria met in Moscow on Wednesday and said the talks were the first since war"
)
REQUESTS = [
    Request(Prompt("A B"), (text,), 8) for text in (LONG, "Turkey met", "Syria", "a quake killed 500")
]
GREEDY = Decoding(temperature=0)


class Cramped:
    """A device with memory for so many rows; mixed into a model, it notes how many each batch had."""

    fits = 100
    error: Callable[[], Exception] = staticmethod(lambda: torch.OutOfMemoryError("CUDA out of memory."))

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.tried: list[int] = []

    def prepare(self, model: Any, tokenizer: Any) -> None:
        super().prepare(model, tokenizer)  # type: ignore[misc]
        forward = model.forward

        def limited(*arguments: Any, **named: Any) -> Any:
            output = forward(*arguments, **named)
            if output.logits.shape[0] > self.fits:
                raise self.error()
            return output

        # `generate` reads the signature of the real one.
        limited.__signature__ = inspect.signature(forward)  # type: ignore[attr-defined]
        model.forward = limited

    def run_batch(self, prompts: Sequence[str], copies: int, *settings: Any) -> Written:
        self.tried.append(len(prompts) * copies)
        found: Written = super().run_batch(prompts, copies, *settings)  # type: ignore[misc]
        return found


class CrampedCausal(Cramped, CausalModel):
    pass


class CrampedSeq2Seq(Cramped, Seq2SeqModel):
    pass


Make = Callable[[int], Any]


@pytest.fixture(params=["causal", "seq2seq"])
def make(request: pytest.FixtureRequest, base_model: Path, seq2seq_model: Path) -> Make:
    """A tiny model on a device with memory for so many rows."""

    def load(fits: int) -> Any:
        kind, folder = (
            (CrampedCausal, base_model) if request.param == "causal" else (CrampedSeq2Seq, seq2seq_model)
        )
        model = kind(path=str(folder), device="cpu", dtype="fp32")
        model.fits = fits
        return model

    return load


def texts(answers: Sequence[Answer]) -> list[list[str]]:
    return [[candidate.text for candidate in offered] for offered in given(answers)]


def test_a_batch_that_does_not_fit_is_halved_and_every_request_answered(make: Make) -> None:
    answers = make(1).generate(REQUESTS, GREEDY)
    assert texts(answers) == texts(make(100).generate(REQUESTS, GREEDY))


def test_the_answers_say_so(make: Make) -> None:
    answers = make(2).generate(REQUESTS, GREEDY)
    assert {answer.notes for answer in answers} == {("Memory ran out: batches were halved to 2 sequences.",)}
    assert all(answer.prompt_tokens > 0 for answer in answers)
    assert {answer.notes for answer in make(100).generate(REQUESTS, GREEDY)} == {()}


def test_what_was_learned_is_remembered(make: Make) -> None:
    model = make(2)
    model.generate(REQUESTS, GREEDY)
    assert model.tried[0] == 4
    model.tried.clear()
    answers = model.generate(REQUESTS, GREEDY)
    assert max(model.tried) <= 2
    assert answers[0].notes == ("Memory ran out: batches were halved to 2 sequences.",)


def test_one_request_with_many_candidates_is_halved_in_these(make: Make) -> None:
    model = make(3)
    (answer,) = model.generate(REQUESTS[:1], Decoding(candidates=8, temperature=1.5))
    assert len(answer.candidates) == 8
    assert max(rows for rows in model.tried if rows <= 3) == 2
    assert len({candidate.text for candidate in answer.candidates}) > 4, "no half repeats the other's samples"


def test_the_same_events_give_the_same_samples(make: Make) -> None:
    decoding = Decoding(candidates=5, temperature=1.5)
    first, again = (texts(make(3).generate(REQUESTS[:2], decoding)) for _ in range(2))
    assert first == again


def test_one_sequence_that_does_not_fit_fails_alone_and_says_what_to_do(make: Make) -> None:
    for answer in make(0).generate(REQUESTS[:2], GREEDY):
        assert answer.candidates == ()
        assert answer.error is not None
        assert answer.error.startswith("Memory ran out on cpu with one prompt of ")
        assert "8 new ones. Use a smaller chunk, dtype=bf16, a smaller model or" in answer.error


def test_samples_of_one_request_are_made_apart_from_its_beams_where_all_do_not_fit(make: Make) -> None:
    decoding = Decoding(beams=3, candidates=7, temperature=1.5)
    model = make(4)
    (answer,) = model.generate(REQUESTS[:1], decoding)
    assert max(rows for rows in model.tried if rows <= 4) <= 4
    assert [one.beam for one in answer.candidates] == [True] * 3 + [False] * 4
    (alone,) = make(100).generate(REQUESTS[:1], Decoding(beams=3, candidates=3, temperature=0))
    assert [one.text for one in answer.candidates[:3]] == [one.text for one in alone.candidates]


def test_beams_of_one_request_stay_together(make: Make) -> None:
    """Three beams searched apart would be others. Two requests of three beams do not fit in five rows."""
    decoding = Decoding(beams=3, candidates=2)
    answers = make(5).generate(REQUESTS, decoding)
    assert texts(answers) == texts(make(100).generate(REQUESTS, decoding))
    assert answers[0].notes == ("Memory ran out: batches were halved to 2 sequences.",)
    (refused,) = make(2).generate(REQUESTS[:1], decoding)
    assert refused.error is not None
    assert "and 3 beams. Use fewer beams (decoding.beams), a smaller chunk" in refused.error


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB."),
        RuntimeError("[enforce fail at alloc_cpu.cpp:121] . DefaultCPUAllocator: can't allocate memory: you"),
        RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 9000000 bytes."),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
        MemoryError(),
    ],
    ids=lambda error: str(error)[:20],
)
def test_memory_that_ran_out_is_known_by_its_error(error: Exception) -> None:
    def work() -> str:
        raise error

    assert attempt(work) is None


def test_memory_that_no_machine_has_runs_out() -> None:
    """The real error of torch for a thousand terabytes."""
    assert attempt(lambda: torch.empty(2**50, dtype=torch.uint8)) is None


def test_any_other_error_is_no_lack_of_memory(make: Make) -> None:
    model = make(0)
    model.error = lambda: RuntimeError("mat1 and mat2 shapes cannot be multiplied")
    with pytest.raises(RuntimeError, match="cannot be multiplied"):
        model.generate(REQUESTS, GREEDY)


def test_what_an_attempt_held_is_given_back_before_the_next() -> None:
    """An exception holds the frames that it went through, and these hold tensors."""
    held: list[Any] = []

    class Large:
        def __del__(self) -> None:
            held.append("gone")

    def work() -> str:
        large = Large()
        raise torch.OutOfMemoryError(f"CUDA out of memory. {type(large)}")

    assert attempt(work) is None
    assert held == ["gone"]


def test_parts_come_in_the_order_of_the_requests() -> None:
    def work(part: Batch) -> tuple[int, ...]:
        if len(part.requests) > 2:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return part.requests

    limit, batch = MemoryLimit(), Batch(tuple(range(7)), copies=1)
    done = list(limit.run(batch, work, lambda part: len(part.requests), together=1))
    assert [index for part, _ in done for index in part.requests] == list(range(7))
    assert all(made == part.requests for part, made in done)
