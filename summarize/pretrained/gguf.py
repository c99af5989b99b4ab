"""GGUF files, the format of llama.cpp: read once, stored as a dense model, loaded quickly from then on.

    summarize model=hf_causal model.path=DIR/model.gguf

Reading a GGUF takes some twenty seconds, since its tokenizer is rebuilt and its tensors dequantised. The
dense model is stored as safetensors in the user's cache, and loads in well under two seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.errors import ModelError
from summarize.pretrained.cached import converted_once
from summarize.pretrained.digests import sha256
from summarize.pretrained.rope_factors import restore_rope_factors
from summarize.pretrained.weights import WHAT_TO_GIVE, Weights

if TYPE_CHECKING:
    import torch

MAGIC = b"GGUF"
"""What every such file begins with."""


def gguf_weights(file: Path) -> Weights:
    """The converted weights of a GGUF file that the user named; made first if they are not there.

    Raises ModelError for a file that is no GGUF, or one that transformers cannot read.
    """
    with file.open("rb") as opened:
        start = opened.read(len(MAGIC))
    if start != MAGIC:
        raise ModelError(f"{file} is no GGUF file: it begins with {start!r}. {WHAT_TO_GIVE}")
    digest = sha256(file)
    return converted(file.stem, digest, str(file.resolve()), lambda folder: convert(file, folder))


def converted(stem: str, digest: str, source: str, convert: Callable[[Path], None]) -> Weights:
    """The dense weights of the GGUF file with this SHA-256, made by `convert` where there are none."""
    # The digest is part of the name, so another file never meets an old conversion.
    folder = converted_once(f"{stem}-{digest[:12]}", convert)
    return Weights(
        location=str(folder),
        source=source,
        digest=f"sha256:{digest}",
        remedy=f"Delete {folder}, and the next run makes it again.",
    )


def convert(file: Path, folder: Path) -> None:
    """Write the model of a GGUF file into `folder`: config, tokenizer, safetensors.

    Raises ModelError where transformers does not read it, or not all of it; OSError where the disk is full.
    """
    try:
        model, tokenizer = _read(file)
    except ModelError:
        raise
    except Exception as error:  # the libraries raise ValueError, KeyError, IndexError, OSError ...
        reason = str(error).strip() or type(error).__name__
        raise ModelError(
            f"{file} could not be converted: {reason.splitlines()[0][:300]} If the file is "
            "whole, transformers does not read its kind: give the model's safetensors instead."
        ) from error
    from safetensors import SafetensorError

    try:
        model.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
    except SafetensorError as error:  # what safetensors makes of a full disk
        raise OSError(str(error)) from error


def _read(file: Path) -> tuple[Any, Any]:
    from gguf import GGUFReader
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig
    from transformers.utils import logging

    logging.disable_progress_bar()
    reader = GGUFReader(file)
    tokenizer = AutoTokenizer.from_pretrained(file.parent, gguf_file=file.name)
    loaded: Any = AutoModelForCausalLM.from_pretrained(
        file.parent,
        gguf_file=file.name,
        quantization_config=GgufConfig(dequantize=True),
        dtype=_stored_dtype(reader.tensors),
        output_loading_info=True,
    )
    model, report = loaded
    if missing := sorted(report["missing_keys"]):  # the library would go on with random numbers
        raise ModelError(
            f"{file} could not be converted: {len(missing)} weights of {type(model).__name__} are not in it, "
            f"such as {missing[0]}. Is it one of several parts? Join them with llama-gguf-split --merge."
        )
    restore_rope_factors(model.config, reader, str(file))
    return model, tokenizer


def _stored_dtype(tensors: Any) -> torch.dtype:
    """What the matrices of a file are to be stored as, so that nothing is lost that they hold.

    4-bit values with 16-bit scales: bfloat16 holds what is there, in half the space of float32.
    """
    import torch

    kinds = {tensor.tensor_type.name for tensor in tensors if len(tensor.shape) > 1}
    if "F32" in kinds:
        return torch.float32
    return torch.float16 if "F16" in kinds else torch.bfloat16
