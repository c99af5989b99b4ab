"""Adapters of peft, such as LoRA (Hu et al. 2022): small weights trained on top of a model.

    summarize model=smollm2_135m model.adapter=DIR

They are merged into the model's weights, so that generating costs no more than without.
"""

from __future__ import annotations

import importlib.util
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.errors import ConfigError, ModelError, ResourceError
from summarize.pretrained.digests import sha256

CONFIG, WEIGHTS, PICKLED = "adapter_config.json", "adapter_model.safetensors", "adapter_model.bin"


@dataclass(frozen=True, slots=True)
class Adapter:
    """An adapter that is there."""

    folder: Path
    """With `adapter_config.json` and `adapter_model.safetensors` in it."""

    @property
    def weights(self) -> Path:
        """The file of its weights."""
        return self.folder / WEIGHTS


def find_adapter(path: str) -> Adapter:
    """The adapter in a folder, before anything is loaded.

    Raises ConfigError where the folder is missing, ModelError where it holds no adapter or a pickled one,
    ResourceError where peft is not installed.
    """
    folder = Path(path).expanduser()
    if not folder.is_dir():
        raise ConfigError(
            f"model.adapter={path}: no such folder. Give the folder that holds {CONFIG} and {WEIGHTS}."
        )
    if not (folder / CONFIG).is_file():
        raise ModelError(f"{folder} holds no {CONFIG}, so it is not an adapter. Check model.adapter.")
    if not (folder / WEIGHTS).is_file():
        if (folder / PICKLED).is_file():
            raise ModelError(
                f"{folder} holds only pickled weights ({PICKLED}), which can run code when read. Convert "
                "them with `model.save_pretrained(folder)` in an environment that you trust."
            )
        raise ModelError(f"{folder} holds no {WEIGHTS}. Check that the download is complete.")
    if importlib.util.find_spec("peft") is None:
        raise ResourceError("model.adapter needs peft. Run: pip install 'newsfuse[adapters]'")
    return Adapter(folder)


def merge(adapter: Adapter, model: Any, source: str) -> Any:
    """`model`, which came from `source`, with the adapter merged into its weights.

    Raises ModelError where the adapter is damaged, of a kind that cannot be merged, or for another model.
    """
    try:
        with warnings.catch_warnings():
            # peft asks transformers for names that it is giving up; whoever runs this cannot help it.
            warnings.simplefilter("ignore", FutureWarning)
            merged, strangers = _merge(adapter, model)
    except ModelError:
        raise
    except Exception as error:  # the libraries raise ValueError, RuntimeError, KeyError, SafetensorError ...
        raise ModelError(_unfit(adapter, source, str(error).strip() or type(error).__name__)) from error
    if strangers:
        what = f"{len(strangers)} weights are not those of this model, such as {strangers[0]}."
        raise ModelError(_unfit(adapter, source, what))
    return merged


def _merge(adapter: Adapter, model: Any) -> tuple[Any, list[str]]:
    """The merged model, and the names of weights that the adapter has too many or too few."""
    from peft import PeftConfig, get_peft_model, set_peft_model_state_dict
    from safetensors.torch import load_file

    config = PeftConfig.from_pretrained(str(adapter.folder))
    if config.is_prompt_learning:
        raise ModelError(
            f"The adapter {adapter.folder} is of the kind {config.peft_type.value}, which cannot be merged "
            "into a model. Give one that changes weights, such as LoRA."
        )
    config.base_model_name_or_path = model.name_or_path  # peft warns of any copy; the weights tell below
    config.inference_mode = False  # so that what it brings is told from the model by what could be trained
    wrapped = get_peft_model(model, config)
    own = {name for name, weight in wrapped.named_parameters() if weight.requires_grad}
    result: Any = set_peft_model_state_dict(wrapped, load_file(adapter.weights))
    strangers = [*result.unexpected_keys, *sorted(own.intersection(result.missing_keys))]
    return wrapped.merge_and_unload(safe_merge=True), strangers


def adapter_note(path: str | None) -> str:
    """What every report must say of a model with an adapter; "" without one."""
    if path is None:
        return ""
    adapter = find_adapter(path)
    return f"with the adapter {adapter.folder.resolve()} (sha256:{sha256(adapter.weights)})"


def _unfit(adapter: Adapter, source: str, reason: str) -> str:
    return (
        f"The adapter {adapter.folder} could not be merged into {source}: {reason.splitlines()[0][:300]} "
        f"Its {CONFIG} names the model that it was trained on as base_model_name_or_path: check model.path."
    )
