"""Which device and number type a model runs with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from summarize.errors import ConfigError

if TYPE_CHECKING:
    import torch

DType = Literal["auto", "bf16", "fp16", "fp32"]


def choose_device(wanted: str) -> torch.device:
    """`auto` is the first CUDA device where there is one, else the CPU; else what is named.

    Raises ConfigError for a device that torch does not know or that is not there.
    """
    import torch

    if wanted == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(wanted)
        if device.type != "cuda":
            torch.ones(1, device=device).item()  # torch has names for many that it was not built for
    except (RuntimeError, AssertionError) as error:
        raise ConfigError(
            f"device={wanted}: torch {torch.__version__} has no such device. Use auto, cpu, cuda or cuda:1."
        ) from error
    if device.type == "cuda" and (device.index or 0) >= torch.cuda.device_count():
        raise ConfigError(
            f"device={wanted}: torch {torch.__version__} sees {torch.cuda.device_count()} CUDA devices. "
            "Use device=cpu, or install a CUDA build of torch."
        )
    return device


def choose_dtype(wanted: DType, device: torch.device) -> torch.dtype:
    """`auto` is bfloat16 where the device computes it natively, else float16 on a GPU, float32 on a CPU."""
    import torch

    named = {"bf16": torch.bfloat16, "fp16": torch.float16, "fp32": torch.float32}
    if wanted != "auto":
        return named[wanted]
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported(including_emulation=False) else torch.float16
    return torch.bfloat16 if device.type == "cpu" and _cpu_has_bf16() else torch.float32


def _cpu_has_bf16() -> bool:
    """Whether the CPU multiplies bfloat16 in hardware; emulated, it is slower than float32."""
    import torch

    # Older torch releases cannot tell; float32 is right everywhere.
    capabilities: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    return bool(capabilities.get("amx_bf16") or capabilities.get("avx512_bf16"))
