"""GGUF files that the user names: `model=hf_causal model.path=DIR/model.gguf`."""

from __future__ import annotations

import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from answers import given
from tiny_gguf import save_gguf
from transformers.models.llama import LlamaConfig

from summarize.errors import ConfigError, ModelError
from summarize.models.hf_causal import CausalModel
from summarize.pretrained.rope_factors import restore_rope_factors
from summarize.types import Decoding, Prompt, Request

ASK = [Request(Prompt("the"), ("the the the", "the"), 8)]


def load(path: Path) -> CausalModel:
    model = CausalModel(path=str(path), device="cpu", dtype="fp32")
    model.load()
    return model


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("models") / "mine.gguf"
    save_gguf(path)
    return path


def test_a_file_is_converted_at_its_first_use_and_told_by_its_digest(
    file: Path, tmp_path: Path, clean_cache: Path
) -> None:
    copy = tmp_path / "mine.gguf"
    copy.write_bytes(file.read_bytes())
    digest = save_gguf(tmp_path / "again.gguf")
    model = load(copy)
    (folder,) = clean_cache.iterdir()
    assert folder.name == f"mine-{digest[:12]}"
    card = model.card()
    assert (card.source, card.digest) == (str(copy), f"sha256:{digest}")
    before = folder.stat().st_mtime_ns
    assert given(load(copy).generate(ASK, Decoding(temperature=0))) == given(
        model.generate(ASK, Decoding(temperature=0))
    )
    assert folder.stat().st_mtime_ns == before


def test_another_file_of_the_same_name_is_another_model(
    file: Path, tmp_path: Path, clean_cache: Path
) -> None:
    copy = tmp_path / "mine.gguf"
    changed = bytearray(file.read_bytes())
    copy.write_bytes(changed)
    load(copy)
    changed[-1] ^= 1
    copy.write_bytes(changed)
    load(copy)
    assert len(list(clean_cache.iterdir())) == 2


def test_no_number_of_the_file_is_lost(file: Path, clean_cache: Path) -> None:
    from gguf import GGUFReader

    stored = load(file).model.state_dict()["model.embed_tokens.weight"]
    (tensor,) = [one for one in GGUFReader(file).tensors if one.name == "token_embd.weight"]
    assert torch.equal(stored, torch.from_numpy(np.array(tensor.data)))


def cut_in_the_header(whole: bytes) -> bytes:
    return whole[:200]


def cut_in_the_tensors(whole: bytes) -> bytes:
    return whole[:-20_000]


def of_an_unknown_kind(whole: bytes) -> bytes:
    return whole.replace(b"llama", b"lamma")


@pytest.mark.parametrize("damage", [cut_in_the_header, cut_in_the_tensors, of_an_unknown_kind])
def test_a_file_that_cannot_be_read_is_said_so_within_seconds(
    file: Path, tmp_path: Path, clean_cache: Path, damage: object
) -> None:
    assert callable(damage)
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(damage(file.read_bytes()))
    started = time.perf_counter()
    with pytest.raises(ModelError, match=r"broken\.gguf could not be converted: .*safetensors instead\.$"):
        load(broken)
    assert time.perf_counter() - started < 10
    assert list(clean_cache.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a zip", b"\x80\x02 a pickle", b"ggml"])
def test_a_file_of_another_format_is_no_model(tmp_path: Path, clean_cache: Path, content: bytes) -> None:
    path = tmp_path / "pytorch_model.bin"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"is no GGUF file: it begins with .*Give the folder that holds"):
        load(path)
    assert not clean_cache.exists()


def test_a_part_of_a_model_is_no_model(tmp_path: Path, clean_cache: Path) -> None:
    """As llama.cpp splits large ones: the tensors of the other parts would be random numbers."""
    path = tmp_path / "mine-00001-of-00002.gguf"
    save_gguf(path, leave_out="blk.1.")
    with pytest.raises(
        ModelError, match=r"9 weights of LlamaForCausalLM are not in it, .*gguf-split --merge"
    ):
        load(path)
    assert list(clean_cache.iterdir()) == []


def test_a_file_that_is_not_there_is_no_hub_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such folder or file"):
        load(tmp_path / "mine.gguf")


def test_the_answer_of_a_base_model_is_one_line(file: Path, clean_cache: Path) -> None:
    """After it the model goes on with documents of its own."""
    model = load(file)
    ids = model.tokenizer("the\nthe", add_special_tokens=False).input_ids
    assert [model.tokenizer.decode(one) for one in ids] == ["the", "\n", "the"]
    assert ids[1] in model.end_tokens()
    assert ids[0] not in model.end_tokens()


# Rotary positions


def llama3_factors(dimension: int, theta: float, factor: float) -> np.ndarray:
    """As llama.cpp computes `rope_freqs.weight` for Llama 3.1 (convert_hf_to_gguf.py)."""
    found = []
    for index in range(0, dimension, 2):
        wavelength = 2 * np.pi * theta ** (index / dimension)
        smooth = (8192 / wavelength - 1) / (4 - 1)
        found.append(1.0 if smooth > 1 else factor if smooth < 0 else 1 / ((1 - smooth) / factor + smooth))
    return np.array(found, dtype=np.float32)


def reader(factors: np.ndarray | None, scaling: str | None = None) -> SimpleNamespace:
    """What `gguf.GGUFReader` tells of a file, as far as positions go."""
    tensors = [] if factors is None else [SimpleNamespace(name="rope_freqs.weight", data=factors)]
    field = SimpleNamespace(contents=lambda: scaling)
    return SimpleNamespace(
        tensors=tensors, fields={} if scaling is None else {"llama.rope.scaling.type": field}
    )


def config() -> LlamaConfig:
    return LlamaConfig(
        hidden_size=512,
        num_attention_heads=8,
        rope_parameters={"rope_type": "default", "rope_theta": 500_000.0},
    )


@pytest.mark.parametrize("factor", [8.0, 32.0])
def test_the_positions_of_llama_3_are_stretched_as_its_file_says(factor: float) -> None:
    settings = config()
    restore_rope_factors(settings, reader(llama3_factors(64, 500_000.0, factor)), "mine.gguf")
    assert settings.rope_parameters == {
        "rope_type": "llama3",
        "rope_theta": 500_000.0,
        "factor": factor,
        "low_freq_factor": 1.0,
        "high_freq_factor": 4.0,
        "original_max_position_embeddings": 8192,
    }


@pytest.mark.parametrize("told", [reader(None), reader(np.ones(32, dtype=np.float32)), reader(None, "none")])
def test_a_file_that_stretches_nothing_changes_nothing(told: SimpleNamespace) -> None:
    settings = config()
    restore_rope_factors(settings, told, "mine.gguf")
    assert settings.rope_parameters == config().rope_parameters


@pytest.mark.parametrize(
    ("told", "how"),
    [
        (reader(np.linspace(1, 9, 32, dtype=np.float32)), "by factors that are not those of Llama 3"),
        (reader(np.full(7, 2, dtype=np.float32)), "by factors that are not those of Llama 3"),
        (reader(None, "yarn"), "with 'yarn' scaling"),
    ],
)
def test_what_cannot_be_told_to_the_library_is_refused(told: SimpleNamespace, how: str) -> None:
    with pytest.raises(ModelError, match=rf"^mine\.gguf stretches its positions {how}, .*instead"):
        restore_rope_factors(config(), told, "mine.gguf")
