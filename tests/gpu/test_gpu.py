"""What only a GPU can show: it computes what the CPU does, and its memory runs out in order.

    pytest tests/gpu -rs -s          # -s shows the throughput

Without CUDA all is skipped.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import pytest
import tiny_models
import torch
from answers import given

from summarize.models.hf_causal import CausalModel
from summarize.models.hf_seq2seq import Seq2SeqModel
from summarize.models.transformers_model import TransformersModel
from summarize.types import Decoding, Prompt, Request

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device is at hand")

GREEDY = Decoding(temperature=0)
PLACES = ("cpu", "cuda")
TEXT = (
    "the ministers of Turkey and Syria met in Moscow on Wednesday and said the talks were the first since "
    "war a quake killed 500 people in the city on Monday officials said"
)
Kind = Literal["llama", "bart"]
CLASSES: dict[Kind, type[CausalModel] | type[Seq2SeqModel]] = {"llama": CausalModel, "bart": Seq2SeqModel}


@pytest.fixture(autouse=True)
def free_memory() -> Iterator[None]:
    """Each test begins with an empty GPU and no limit of an earlier one."""
    torch.cuda.set_per_process_memory_fraction(1.0)
    yield
    gc.collect()
    torch.cuda.empty_cache()
    torch.cuda.set_per_process_memory_fraction(1.0)


@pytest.fixture(scope="module")
def one_billion(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random Llama, that of Llama 3.2 1B but for its vocabulary: 0.97 billion weights, 1.9 GB in bf16."""
    transformers = import_module("transformers")
    folder = tiny_models.save_llama(tmp_path_factory.mktemp("models") / "1b", chat=True)
    tiny = transformers.LlamaConfig.from_pretrained(folder)
    config = transformers.LlamaConfig(
        vocab_size=tiny.vocab_size,
        bos_token_id=tiny.bos_token_id,
        eos_token_id=tiny.eos_token_id,
        pad_token_id=tiny.pad_token_id,
        hidden_size=2048,
        intermediate_size=8192,
        num_hidden_layers=16,
        num_attention_heads=32,
        num_key_value_heads=8,
        head_dim=64,
        max_position_embeddings=4096,
    )
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.bfloat16)
    try:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(1)
            transformers.LlamaForCausalLM(config).save_pretrained(folder)
    finally:
        torch.set_default_dtype(before)
    return Path(folder)


@pytest.fixture(scope="module")
def tiny_folders(chat_model: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Kind, Path]:
    bart = tiny_models.save_bart(tmp_path_factory.mktemp("models") / "bart", positions=256)
    return {"llama": chat_model, "bart": bart}


def load(kind: Kind, folder: Path, device: str, dtype: str, **settings: Any) -> TransformersModel:
    model = CLASSES[kind](path=str(folder), device=device, dtype=dtype, **settings)  # type: ignore[arg-type]
    model.load()
    return model


def forced_logprobs(model: TransformersModel, text: str) -> torch.Tensor:
    """The log-probability of each token of `text` after those before it (teacher forcing), (tokens - 1,)."""
    ids = model.tokenizer(text, return_tensors="pt").input_ids.to(model.model.device)
    inputs = {"input_ids": ids}
    if model.model.config.is_encoder_decoder:
        inputs["decoder_input_ids"] = ids
    with torch.inference_mode():
        logprobs = model.model(**inputs).logits.float().log_softmax(-1)
    found: torch.Tensor = logprobs[0, :-1].gather(-1, ids[0, 1:, None])[:, 0].cpu()
    return found


def assert_as_exact(gpu: torch.Tensor, cpu: torch.Tensor, exact: torch.Tensor) -> None:
    """In half precision both are wrong, since numbers are rounded: the GPU no more than the CPU."""
    allowed = 2 * (cpu - exact).abs().mean() + 1e-3
    assert (gpu - exact).abs().mean() <= allowed


@pytest.mark.parametrize("kind", ["llama", "bart"])
def test_a_tiny_model_computes_the_same_on_both(kind: Kind, tiny_folders: dict[Kind, Path]) -> None:
    cpu, gpu = (forced_logprobs(load(kind, tiny_folders[kind], place, "fp32"), TEXT) for place in PLACES)
    torch.testing.assert_close(gpu, cpu, atol=1e-3, rtol=0)


@pytest.mark.parametrize("dtype", ["bf16", "fp16"])
@pytest.mark.parametrize("kind", ["llama", "bart"])
def test_a_tiny_model_is_as_exact_on_both(kind: Kind, dtype: str, tiny_folders: dict[Kind, Path]) -> None:
    exact = forced_logprobs(load(kind, tiny_folders[kind], "cpu", "fp32"), TEXT)
    cpu, gpu = (forced_logprobs(load(kind, tiny_folders[kind], place, dtype), TEXT) for place in PLACES)
    assert_as_exact(gpu, cpu, exact)


@pytest.mark.parametrize("kind", ["llama", "bart"])
def test_a_tiny_model_writes_the_same_on_both(kind: Kind, tiny_folders: dict[Kind, Path]) -> None:
    """In float32 and greedily; the log-probabilities too."""
    requests = [Request(Prompt("A B"), (text,), 12) for text in (TEXT, "Turkey met", "a quake killed 500")]
    cpu, gpu = (
        given(load(kind, tiny_folders[kind], place, "fp32").generate(requests, GREEDY)) for place in PLACES
    )
    assert [one[0].text for one in gpu] == [one[0].text for one in cpu]
    for here, there in zip(gpu, cpu, strict=True):
        assert here[0].logprob == pytest.approx(there[0].logprob, abs=1e-2)


def test_a_model_of_a_billion_weights_computes_the_same_on_both(one_billion: Path) -> None:
    exact = forced_logprobs(load("llama", one_billion, "cpu", "fp32"), TEXT)
    cpu, gpu = (forced_logprobs(load("llama", one_billion, place, "bf16"), TEXT) for place in PLACES)
    assert_as_exact(gpu, cpu, exact)
    whole = forced_logprobs(load("llama", one_billion, "cuda", "fp32"), TEXT)
    torch.testing.assert_close(whole, exact, atol=1e-3, rtol=0)


@pytest.mark.parametrize("device", ["auto", "cuda", "cuda:0"])
def test_the_card_says_where_and_how_it_ran(device: str, chat_model: Path) -> None:
    card = load("llama", chat_model, device, "auto").card()
    assert card.device == "cuda:0"
    assert card.dtype in {"bfloat16", "float16"}
    assert card.attention == "sdpa"


def test_sampling_on_the_gpu_is_the_same_each_time_and_leaves_the_caller_alone(chat_model: Path) -> None:
    decoding = Decoding(candidates=6, temperature=1.0, seed=3)
    model = load("llama", chat_model, "cuda", "fp32")
    requests = [Request(Prompt("A B"), (TEXT,), 12)]
    torch.cuda.manual_seed(5)
    expected = torch.rand(3, device="cuda")
    torch.cuda.manual_seed(5)
    first = given(model.generate(requests, decoding))
    assert torch.equal(torch.rand(3, device="cuda"), expected)
    assert given(model.generate(requests, decoding)) == first


def test_when_memory_runs_out_the_batch_halves_and_all_is_answered(one_billion: Path) -> None:
    """48 prompts of some 1,500 tokens in one batch: their keys and values alone take 2.4 GB.

    The process may use 1.2 GB more than the weights take.
    """
    model = load("llama", one_billion, "cuda", "bf16", max_batch_tokens=1_000_000)
    requests = [
        Request(Prompt("A B"), (" ".join([TEXT] * 45), str(number)), 8, candidates=1) for number in range(48)
    ]
    total = torch.cuda.get_device_properties(0).total_memory
    torch.cuda.empty_cache()
    torch.cuda.set_per_process_memory_fraction((torch.cuda.memory_reserved() + 1.2e9) / total)
    answers = model.generate(requests, GREEDY)
    assert all(answer.error is None and len(answer.candidates) == 1 for answer in answers)
    notes = {note for answer in answers for note in answer.notes}
    assert any("memory" in note for note in notes), notes


def test_a_model_that_does_not_fit_is_said_so(one_billion: Path) -> None:
    from summarize.errors import ModelError

    gc.collect()
    torch.cuda.empty_cache()
    torch.cuda.set_per_process_memory_fraction(0.5e9 / torch.cuda.get_device_properties(0).total_memory)
    with pytest.raises(ModelError, match=r"could not be put on cuda: .*Use a smaller model"):
        load("llama", one_billion, "cuda", "bf16")


def test_throughput(one_billion: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No figure is asked for, but that it is there: what it says is for the reader."""
    model = load("llama", one_billion, "cuda", "auto")
    decoding = Decoding(candidates=8, temperature=1.0, enough_finished=1.0)
    requests = [Request(Prompt("A B"), (TEXT, str(number)), 128) for number in range(32)]
    model.generate(requests[:1], decoding)  # kernels are chosen at their first use
    torch.cuda.synchronize()
    started = time.perf_counter()
    answers = model.generate(requests, decoding)
    torch.cuda.synchronize()
    seconds = time.perf_counter() - started
    written = sum(candidate.tokens for answer in answers for candidate in answer.candidates)
    read = sum(answer.prompt_tokens for answer in answers)
    with capsys.disabled():
        print(  # noqa: T201 - the figure is what this test is for
            f"\n{torch.cuda.get_device_name()}, 1B weights, {model.card().dtype}: {read} tokens read and "
            f"{written} written in {seconds:.1f} s, {written / seconds:.0f} tokens/s"
        )
    assert written > 1000
