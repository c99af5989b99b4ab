"""Tokenizer and weights into memory, safely: safetensors only, no remote code, nothing missing."""

from __future__ import annotations

from typing import Any

from summarize.errors import ModelError
from summarize.pretrained.placement import DType, choose_device, choose_dtype
from summarize.pretrained.weights import Weights


def load(
    weights: Weights, auto_class: Any, *, device: str, dtype: DType, adapter: str | None
) -> tuple[Any, Any]:
    """The model on its device, ready to generate, and its tokenizer.

    Raises ConfigError for a device that is not there, ModelError where weights are missing, damaged or
    unsafe.
    """
    from transformers import AutoTokenizer
    from transformers.utils import logging

    place = choose_device(device)
    numbers = choose_dtype(dtype, place)
    logging.disable_progress_bar()
    common = {"revision": weights.revision, "trust_remote_code": False}
    try:
        tokenizer = AutoTokenizer.from_pretrained(weights.location, **common)
        model, report = auto_class.from_pretrained(
            weights.location, dtype=numbers, use_safetensors=True, output_loading_info=True, **common
        )
    except Exception as error:  # the library raises OSError, ValueError, SafetensorError, RuntimeError ...
        raise ModelError(_failed(weights, str(error).strip() or type(error).__name__)) from error
    if missing := sorted(report["missing_keys"]):  # the library would go on with random numbers
        what = f"{len(missing)} weights of {type(model).__name__} are not in it, such as {missing[0]}."
        raise ModelError(_failed(weights, what))
    if tokenizer.pad_token_id is None:
        if tokenizer.eos_token_id is None:
            raise ModelError(_failed(weights, "its tokenizer has no padding and no end token."))
        tokenizer.pad_token = tokenizer.eos_token
    return model.to(place).eval(), tokenizer


def _failed(weights: Weights, reason: str) -> str:
    return (
        f"The model {weights.source} could not be loaded: {reason.splitlines()[0][:300]} "
        f"(only safetensors are read; remote code is never run). {weights.remedy}"
    )
