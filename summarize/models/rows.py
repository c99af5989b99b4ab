"""Which rows of a batch are beams and which are samples."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from summarize.models.raw_logits import ALL


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a batch: those of a request side by side, first its beams, then its samples."""

    requests: int
    beams: int
    """Beams of each request."""
    samples: int
    """Samples of each request."""
    device: torch.device

    @property
    def searched(self) -> torch.Tensor:
        """The rows of beams, (requests x beams,)."""
        return self._grid()[:, : self.beams].flatten()

    @property
    def drawn(self) -> torch.Tensor | slice:
        """The rows of samples: (requests x samples,), or all."""
        return self._grid()[:, self.beams :].flatten() if self.beams else ALL

    def _grid(self) -> torch.Tensor:
        width = self.beams + self.samples
        return torch.arange(self.requests * width, device=self.device).view(-1, width)
