"""Tokenizer and weights into memory, safely: safetensors only, no remote code, nothing missing."""

from __future__ import annotations

from typing import Any

from summarize.errors import ModelError
from summarize.pretrained.adapters import find_adapter, merge
from summarize.pretrained.placement import DType, choose_device, choose_dtype
from summarize.pretrained.weights import Weights

SAFETENSORS = "(only safetensors are read)"


def load(
    weights: Weights, auto_class: Any, *, device: str, dtype: DType, adapter: str | None
) -> tuple[Any, Any]:
    """The model on its device, ready to generate, and its tokenizer.

    Raises ConfigError for a device or an adapter that is not there, ModelError where weights are missing,
    damaged or unsafe, or do not fit the device.
    """
    from transformers.utils import logging

    place = choose_device(device)
    numbers = choose_dtype(dtype, place)
    found = None if adapter is None else find_adapter(adapter)
    logging.disable_progress_bar()
    try:
        model, tokenizer = _read(weights, auto_class, numbers)
    except ModelError:
        raise
    except Exception as error:  # the library raises OSError, ValueError ... over a config
        raise ModelError(failed(weights, _first_line(error))) from error
    if found is not None:
        model = merge(found, model, weights.source)
    try:
        return model.to(place).eval(), tokenizer
    except RuntimeError as error:  # torch.OutOfMemoryError, and what else a driver says
        raise ModelError(
            f"The model {weights.source} could not be put on {place}: {str(error).splitlines()[0][:300]} "
            "Use a smaller model, dtype=bf16, or device=cpu."
        ) from error


def _read(weights: Weights, auto_class: Any, numbers: Any) -> tuple[Any, Any]:
    common = {"revision": weights.revision, "trust_remote_code": False}
    _refuse_own_code(weights)
    _refuse_other_kinds(weights, auto_class, common)
    tokenizer = _read_tokenizer(weights, common)
    try:
        model, report = auto_class.from_pretrained(
            weights.location, dtype=numbers, use_safetensors=True, output_loading_info=True, **common
        )
    except Exception as error:  # OSError, SafetensorError, RuntimeError ...
        raise ModelError(failed(weights, f"{_first_line(error)} {SAFETENSORS}")) from error
    if missing := sorted(key for key in report["missing_keys"] if not _is_needless(model, key)):
        # The library would go on with random numbers.
        what = f"{len(missing)} weights of {type(model).__name__} are not in it, such as {missing[0]}"
        raise ModelError(failed(weights, f"{what} {SAFETENSORS}"))
    if tokenizer.pad_token_id is None:
        if tokenizer.eos_token_id is None:
            raise ModelError(failed(weights, "its tokenizer has no padding and no end token."))
        tokenizer.pad_token = tokenizer.eos_token
    return model, tokenizer


def _is_needless(model: Any, key: str) -> bool:
    """Whether a weight may be missing: a table that the library computes, such as PEGASUS's sinusoidal
    positions; or the pooler of a bare encoder (RoBERTa comes without), whose output nobody here reads."""
    if key.startswith("pooler."):
        return True
    return hasattr(model.get_submodule(key.rpartition(".")[0]), "create_weight")


def _read_tokenizer(weights: Weights, common: dict[str, Any]) -> Any:
    from transformers import AutoTokenizer

    try:
        return AutoTokenizer.from_pretrained(weights.location, **common)
    except Exception as error:  # the library raises OSError, ValueError, KeyError, bare Exception ...
        said = _first_line(error).rstrip(" .:")
        what = f"its tokenizer (tokenizer.json) is missing or damaged: {said}."
        raise ModelError(failed(weights, what)) from error


def _refuse_own_code(weights: Weights) -> None:
    """Raise ModelError for a model that transformers has no class for, but a program beside the weights."""
    from transformers import CONFIG_MAPPING, PreTrainedConfig

    settings, _ = PreTrainedConfig.get_config_dict(weights.location, revision=weights.revision)
    if "auto_map" in settings and settings.get("model_type") not in CONFIG_MAPPING:
        raise ModelError(
            f"The model {weights.source} needs code of its own (auto_map in its config.json), and the code "
            "that comes with a model is never run. Use a model that transformers knows."
        )


def _refuse_other_kinds(weights: Weights, auto_class: Any, common: dict[str, Any]) -> None:
    """Raise ModelError for a model that `auto_class` does not fit, with the option that does.

    The library has a decoder-only class for BART too, and makes up the weights that it does not find.
    """
    from transformers import (
        MODEL_FOR_CAUSAL_LM_MAPPING,
        MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING,
        AutoConfig,
        AutoModelForCausalLM,
        AutoModelForSeq2SeqLM,
    )

    if auto_class not in (AutoModelForCausalLM, AutoModelForSeq2SeqLM):  # no model that writes
        return
    config = AutoConfig.from_pretrained(weights.location, **common)
    kind, name = type(config), type(config).__name__
    causal = kind in MODEL_FOR_CAUSAL_LM_MAPPING, not config.is_encoder_decoder
    seq2seq = kind in MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING, config.is_encoder_decoder
    if auto_class is AutoModelForCausalLM:
        own, other, fitting = causal, seq2seq, f"{name} is an encoder-decoder. Use model=hf_seq2seq"
    else:
        own, other, fitting = seq2seq, causal, f"{name} is decoder-only. Use model=hf_causal"
    if all(other) and not all(own):
        raise ModelError(f"The model {weights.source} could not be loaded: {fitting} with this model.path.")
    if not own[0]:
        raise ModelError(failed(weights, f"{name} is not among the models of {auto_class.__name__}"))


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:300]


def failed(weights: Weights, reason: str) -> str:
    """The sentence for weights that could not be loaded."""
    return f"The model {weights.source} could not be loaded: {reason.rstrip(' .')}. {weights.remedy}"
