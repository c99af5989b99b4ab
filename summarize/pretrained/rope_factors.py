"""How a GGUF file stretches rotary positions, which transformers does not read from it.

llama.cpp stores for Llama 3 the factor by which each frequency is divided (`rope_freqs.weight`); left out,
a converted model would write worse text the longer its prompt is, and nobody would know why.
"""

from __future__ import annotations

import copy
from typing import Any

from summarize.errors import ModelError

LLAMA3 = {
    "rope_type": "llama3",
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 8192,
}
"""What Llama 3.1 to 3.3 have in common (Grattafiori et al. 2024, The Llama 3 Herd of Models, section 3.4, and
their configs); the factor of the lowest frequencies is 8 or 32, and is read from the file."""


def restore_rope_factors(config: Any, reader: Any, name: str) -> None:
    """Set what the file says of its rotary positions in `config`, the config that transformers made of it.

    `reader` is a `gguf.GGUFReader`. Raises ModelError, with `name` for the file, where it stretches them in
    a way that cannot be told to transformers.
    """
    factors = next((tensor.data for tensor in reader.tensors if tensor.name == "rope_freqs.weight"), None)
    if factors is not None and factors.max() != 1:
        stretched = _as_llama3(config, factors)
        if stretched is None:
            raise ModelError(_refused(name, "by factors that are not those of Llama 3"))
        config.rope_parameters = stretched
        return
    kind = next((field for key, field in reader.fields.items() if key.endswith(".rope.scaling.type")), None)
    read_by_library = (config.rope_parameters or {}).get("rope_type", "default") != "default"
    if kind is not None and kind.contents() != "none" and not read_by_library:
        raise ModelError(_refused(name, f"with {kind.contents()!r} scaling"))


def _as_llama3(config: Any, factors: Any) -> dict[str, Any] | None:
    """Rope parameters of Llama 3's kind that give these factors; None where they are of another kind."""
    import torch
    from transformers.modeling_rope_utils import ROPE_INIT_FUNCTIONS

    tried = copy.deepcopy(config)
    plain = dict(config.rope_parameters)
    tried.rope_parameters = {**plain, **LLAMA3, "factor": float(factors.max())}
    stretched, _ = ROPE_INIT_FUNCTIONS["llama3"](tried, torch.device("cpu"))
    width = 2 * len(stretched)
    frequencies = plain["rope_theta"] ** -(torch.arange(0, width, 2, dtype=torch.float) / width)
    given = torch.tensor(factors, dtype=torch.float)
    if given.shape != frequencies.shape or not torch.allclose(frequencies / given, stretched, rtol=1e-3):
        return None
    return dict(tried.rope_parameters)


def _refused(name: str, how: str) -> str:
    return (
        f"{name} stretches its positions {how}, which transformers does not read from GGUF files: it would "
        "write worse text than it can. Give the model's safetensors instead (a folder or a hub name)."
    )
