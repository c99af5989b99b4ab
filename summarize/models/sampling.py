"""How tokens are drawn, quickly and reproducibly.

transformers samples over the whole vocabulary: with 64 sequences and 49,152 tokens its sort for top-p
and its multinomial draw cost 0.6 and 0.3 s a step on two cores, several times the model itself
(measured). Here only the `top_k` best tokens of a row are looked at, and the Gumbel-max trick (Maddison
et al. 2014) draws one: the greatest of logit / temperature + Gumbel noise is distributed as the
softmax.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
from transformers import StoppingCriteria

from summarize.models.beams import Beams
from summarize.models.rows import Rows
from summarize.models.settled import Settled


@contextmanager
def seeded(seed: int, prompts: Sequence[str], device: torch.device) -> Iterator[None]:
    """Seed torch from `seed` and the batch itself; restore the caller's random state afterwards.

    With the batch in the seed, a resumed run draws the same samples for the same batch, whatever
    was generated before it.
    """
    material = "\x00".join((str(seed), *prompts)).encode()
    derived = int.from_bytes(hashlib.sha256(material).digest()[:7])
    with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []):
        torch.manual_seed(derived)
        yield


def draw(best: torch.Tensor, settled: Settled) -> torch.Tensor:
    """Positions in `best` (rows, top_k; scores, best first) of the tokens drawn: (rows, 1)."""
    if best.shape[1] == 1:
        return torch.zeros_like(best, dtype=torch.long)
    warm = best / settled.temperature
    probabilities = warm.softmax(dim=-1)
    # A token stays while those before it hold less than top_p; so the best one always stays.
    before = probabilities.cumsum(dim=-1) - probabilities
    allowed = warm.masked_fill(before >= settled.top_p, -torch.inf)
    noise = -torch.log(-torch.log(torch.rand_like(warm).clamp_(1e-20, 1 - 1e-7)))
    return (allowed + noise).argmax(dim=-1, keepdim=True)


class EnoughFinished(StoppingCriteria):
    """Stops a batch when each request has enough finished samples, and no better beams can be found.

    A few rambling samples would otherwise keep a whole batch going to its token limit. They stay
    unfinished, and say so.
    """

    def __init__(
        self, rows: Rows, share: float, end_tokens: Sequence[int], beams: Beams | None = None
    ) -> None:
        self._rows = rows
        self._share = share
        self._end_tokens = torch.tensor(list(end_tokens))
        self._beams = beams
        self._finished: torch.Tensor | None = None

    def __call__(
        self, input_ids: torch.LongTensor, scores: torch.FloatTensor, **kwargs: object
    ) -> torch.Tensor:
        """For each row whether to stop: (batch,) of bool, all alike."""
        ended = torch.isin(input_ids[self._rows.drawn, -1], self._end_tokens.to(input_ids.device))
        self._finished = ended if self._finished is None else self._finished | ended
        finished = self._finished.view(self._rows.requests, -1).float()
        # Of none, enough have finished.
        enough = finished.numel() == 0 or bool((finished.mean(dim=1) >= self._share).all())
        over = enough and (self._beams is None or self._beams.done)
        return torch.full((input_ids.shape[0],), over, device=input_ids.device)
