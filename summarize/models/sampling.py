"""How `generate` is made to sample, quickly and reproducibly.

transformers samples over the whole vocabulary: with 64 sequences and 49,152 tokens its sort for top-p
and its multinomial draw cost 0.6 and 0.3 s a step on two cores, several times the model itself
(measured). Here only the `top_k` best tokens of a row are looked at, and the Gumbel-max trick (Maddison
et al. 2014) draws one: the greatest of logit / temperature + Gumbel noise is distributed as the
softmax. `generate` then runs greedily, and finds one token left in each row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
from transformers import LogitsProcessor, RepetitionPenaltyLogitsProcessor, StoppingCriteria

from summarize.models.raw_logits import RawLogits
from summarize.models.settled import Settled
from summarize.models.supported.holding import Holding


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


class Sampler(LogitsProcessor):
    """Draws one token a row and step, and keeps the log-probabilities of what it drew.

    The log-probability of a token is the model's own: at temperature 1, over the whole vocabulary, before
    any penalty. `said` is what the model gave in this step; `held` keeps to what the documents license.
    """

    def __init__(self, settled: Settled, said: RawLogits, held: Holding | None = None) -> None:
        self._settled = settled
        self._said = said
        self._held = held
        self._penalise = RepetitionPenaltyLogitsProcessor(settled.repetition_penalty)
        self._steps: list[torch.Tensor] = []

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.FloatTensor:
        """Leave one token in each row of `scores` (batch, vocabulary); the others get -inf."""
        logits = scores.float()
        wanted = logits if self._settled.repetition_penalty == 1 else self._penalise(input_ids, logits)
        if self._held is not None:
            wanted = self._held.mask(input_ids, wanted)
        best, tokens = wanted.topk(min(self._width, logits.shape[-1]), dim=-1)
        chosen = tokens.gather(1, self._draw(best))
        self._steps.append(self._said.logprobs(chosen))
        only: torch.FloatTensor = torch.full_like(scores, -torch.inf).scatter_(1, chosen, 0.0)  # type: ignore[assignment]
        return only

    def logprobs(self) -> list[list[float]]:
        """Log-probability (nats) of each token of each row so far: (batch, steps)."""
        rows: list[list[float]] = torch.cat(self._steps, dim=1).tolist()
        return rows

    @property
    def _width(self) -> int:
        return 1 if self._settled.temperature == 0 else self._settled.top_k

    def _draw(self, best: torch.Tensor) -> torch.Tensor:
        """Positions in `best` (batch, width; sorted, best first) of the tokens drawn: (batch, 1)."""
        if self._width == 1:
            return torch.zeros_like(best[:, :1], dtype=torch.long)
        warm = best / self._settled.temperature
        probabilities = warm.softmax(dim=-1)
        # A token stays while those before it hold less than top_p; so the best one always stays.
        before = probabilities.cumsum(dim=-1) - probabilities
        allowed = warm.masked_fill(before >= self._settled.top_p, -torch.inf)
        noise = -torch.log(-torch.log(torch.rand_like(warm).clamp_(1e-20, 1 - 1e-7)))
        return (allowed + noise).argmax(dim=-1, keepdim=True)


class EnoughFinished(StoppingCriteria):
    """Stops a batch when each request has enough finished candidates.

    A few rambling rows would otherwise keep a whole batch going to its token limit. They stay
    unfinished, and say so.
    """

    def __init__(self, copies: int, share: float, end_tokens: Sequence[int]) -> None:
        self._copies = copies
        self._share = share
        self._end_tokens = torch.tensor(list(end_tokens))
        self._finished: torch.Tensor | None = None

    def __call__(
        self, input_ids: torch.LongTensor, scores: torch.FloatTensor, **kwargs: object
    ) -> torch.Tensor:
        """For each row whether to stop: (batch,) of bool, all alike."""
        ended = torch.isin(input_ids[:, -1], self._end_tokens.to(input_ids.device))
        self._finished = ended if self._finished is None else self._finished | ended
        finished = self._finished.view(-1, self._copies).float().mean(dim=1)
        enough = bool((finished >= self._share).all())
        return torch.full((input_ids.shape[0],), enough, device=input_ids.device)
