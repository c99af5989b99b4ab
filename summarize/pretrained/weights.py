"""Where weights come from: a folder, or the Hugging Face hub (`gguf` and `packaged` know other places).

Only safetensors are read, and no code that comes with a model is run.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from summarize.errors import ConfigError, ModelError

WHAT_TO_GIVE = (
    "Give the folder that holds config.json and model.safetensors, a hub name such as "
    "HuggingFaceTB/SmolLM2-360M-Instruct, or for model=hf_causal a GGUF file."
)


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights that are ready to be loaded with `from_pretrained`."""

    location: str
    """A local folder, or a hub name."""
    source: str
    """What to call their origin in `run.json`."""
    revision: str | None = None
    """The hub revision to load."""
    digest: str | None = None
    """`sha256:...` of the file that the weights were made from, where it is one file."""
    remedy: str = "Check model.path and model.revision."
    """What to do where they cannot be loaded."""


def resolve(path: str, revision: str | None, setting: str = "model") -> Weights:
    """Weights from a local folder where `path` is one, else from the hub under that name.

    Raises ModelError for a folder that holds no config or no safetensors and for a hub that cannot be
    reached or has no such model, and ConfigError for a path that is clearly local but missing. `setting`
    is the config group whose `path` and `revision` these are, for messages.
    """
    remedy = f"Check {setting}.path and {setting}.revision."
    folder = Path(path).expanduser()
    if folder.is_dir():
        _require_safetensors(folder, setting)
        return Weights(location=str(folder), source=str(folder.resolve()), remedy=remedy)
    if folder.exists():
        raise ConfigError(f"{setting}.path={path} is a file, not a folder. {WHAT_TO_GIVE}")
    if path.startswith((".", "/", "~")) or path.count("/") > 1 or path.endswith(".gguf"):
        raise ConfigError(f"{setting}.path={path}: no such folder or file. {WHAT_TO_GIVE}")
    _require_on_hub(path, revision, setting)
    return Weights(location=path, source=f"hub:{path}", revision=revision, remedy=remedy)


def _require_on_hub(name: str, revision: str | None, setting: str) -> None:
    """Ask the hub for the model's config once, unless the hub's cache has it.

    Loading would ask again and again for a minute where there is no network.
    """
    from huggingface_hub import get_hf_file_metadata, hf_hub_url, try_to_load_from_cache
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    try:
        if not isinstance(try_to_load_from_cache(name, "config.json", revision=revision), str):
            get_hf_file_metadata(hf_hub_url(name, "config.json", revision=revision))
    except HFValidationError as error:
        raise ConfigError(f"{setting}.path={name} is neither a folder nor a hub name: {error}") from error
    except HfHubHTTPError as error:
        reason = str(error).splitlines()[0]
        raise ModelError(
            f"The hub does not give out the model {name} ({reason}). "
            f"Check {setting}.path and {setting}.revision; "
            "for a model that is private or gated, log in with: hf auth login"
        ) from error
    except Exception as error:  # offline by wish, no network, no such host: each library has its own
        raise ModelError(
            f"The model {name} is not in the hub's cache, and the hub cannot be reached ({error}). "
            f"Check the network, or give a folder that holds the model: {setting}.path=DIR"
        ) from error


def _require_safetensors(folder: Path, setting: str) -> None:
    if not (folder / "config.json").is_file():
        if (folder / "adapter_config.json").is_file():
            raise ModelError(
                f"{folder} is an adapter, not a model. Name the model that it was trained on with "
                f"model.path, and the adapter with model.adapter={folder}"
            )
        raise ModelError(f"{folder} holds no config.json, so it is not a model folder. Check {setting}.path.")
    if not any(folder.glob("*.safetensors")):
        pickled = next((file for file in folder.iterdir() if file.suffix in (".bin", ".pt", ".ckpt")), None)
        if pickled is not None:
            raise ModelError(
                f"{folder} holds only pickled weights ({pickled.name}), which can run code when read. "
                "Convert them with `model.save_pretrained(folder)` in an environment that you trust."
            )
        raise ModelError(f"{folder} holds no *.safetensors file. Check that the download is complete.")
