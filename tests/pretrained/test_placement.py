"""Which device and number type a model gets."""

from __future__ import annotations

import pytest
import torch

from summarize.errors import ConfigError
from summarize.pretrained import placement
from summarize.pretrained.placement import choose_device, choose_dtype

CPU = torch.device("cpu")
no_gpu = pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a GPU")


@no_gpu
def test_without_a_gpu_auto_is_the_cpu() -> None:
    assert choose_device("auto") == CPU


def test_the_cpu_can_be_asked_for_by_name() -> None:
    assert choose_device("cpu") == CPU


@no_gpu
@pytest.mark.parametrize("device", ["cuda", "cuda:0", "cuda:3"])
def test_a_gpu_that_is_not_there_is_said_so_with_a_way_on(device: str) -> None:
    with pytest.raises(ConfigError, match=rf"^device={device}: .* sees 0 CUDA devices\. Use device=cpu"):
        choose_device(device)


@pytest.mark.parametrize("device", ["gpu", "cup", "", "cuda:x", "cpu,cuda"])
def test_a_device_that_torch_does_not_know_is_named(device: str) -> None:
    with pytest.raises(ConfigError, match=rf"^device={device}: .*Use auto, cpu, cuda or cuda:1"):
        choose_device(device)


@pytest.mark.parametrize("device", ["xpu", "mtia", "vulkan", "meta"])
def test_a_device_on_which_nothing_can_be_computed_here_is_refused(device: str) -> None:
    with pytest.raises(ConfigError, match=f"device={device}"):
        choose_device(device)


def test_auto_is_bfloat16_where_the_cpu_computes_it_in_hardware(monkeypatch: pytest.MonkeyPatch) -> None:
    for flags, dtype in (
        ({"amx_bf16": True}, torch.bfloat16),
        ({"avx512_bf16": True}, torch.bfloat16),
        ({"avx2": True, "amx_bf16": False}, torch.float32),
        ({}, torch.float32),
    ):
        monkeypatch.setattr(torch.cpu, "get_capabilities", lambda flags=flags: flags, raising=False)
        assert choose_dtype("auto", CPU) == dtype


def test_a_torch_that_cannot_tell_computes_in_float32(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(torch.cpu, "get_capabilities", raising=False)
    assert choose_dtype("auto", CPU) == torch.float32


@pytest.mark.parametrize(
    ("name", "dtype"), [("bf16", torch.bfloat16), ("fp16", torch.float16), ("fp32", torch.float32)]
)
def test_a_number_type_that_was_asked_for_is_used(name: placement.DType, dtype: torch.dtype) -> None:
    assert choose_dtype(name, CPU) == dtype
