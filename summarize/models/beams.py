"""Beam search over rows of a batch, one step at a time.

`generate` of the library searches with all rows or with none, and reads each prompt once for every beam.
Here the rows of the beams are some of a batch, beside those of samples: they are told what may come next,
and say which token each goes on with, and from which row. The rules are the library's, so the beams are too:
the sum of log-probabilities over length to the power of the penalty ranks what has ended, and a search is
over when no open beam can better the worst of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch

from summarize.models.settled import Settled

Ends = Callable[[torch.Tensor], torch.Tensor]
"""Which texts (rows, tokens), the prompt included, have ended: (rows,) of bool."""
LOST = -torch.inf
"""The score of a beam that has nowhere to go."""


@dataclass(frozen=True, slots=True)
class Paths:
    """What beams have written, and what the model said of it; all (requests, beams, most new tokens)."""

    tokens: torch.Tensor
    logprobs: torch.Tensor
    """Nats, under the model alone; 0 after the end."""
    withheld: torch.Tensor
    """Whether a likelier token was withheld."""

    def of(self, beams: torch.Tensor) -> Paths:
        """The paths of some beams (requests, n) of each request."""
        index = beams[:, :, None].expand(-1, -1, self.tokens.shape[2])
        return Paths(*(part.gather(1, index) for part in self._parts))

    def beside(self, others: Paths) -> Paths:
        """These, and then the others."""
        return Paths(*(torch.cat(two, dim=1) for two in zip(self._parts, others._parts, strict=True)))

    def write(self, step: int, *said: torch.Tensor) -> None:
        """Put token, log-probability and whether another was withheld, each (requests, beams), at a step."""
        for part, value in zip(self._parts, said, strict=True):
            part[:, :, step] = value

    @property
    def _parts(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        return self.tokens, self.logprobs, self.withheld


class Beams:
    """The beams of some requests, which are searched apart."""

    def __init__(
        self,
        settled: Settled,
        limits: Sequence[int],
        *,
        ends: Ends,
        end_tokens: int,
        padding: int,
        device: torch.device,
    ) -> None:
        """`limits` are the most new tokens of each request; `padding` stands after the end of a beam.

        `end_tokens` says how many tokens are ends to `ends`.
        """
        self.width = settled.beams * (1 + max(1, end_tokens))
        """So many tokens of each row are looked at: enough beams are left when some of them end."""
        self._settled = settled
        self._limits = torch.tensor(limits, device=device)
        self._ends = ends
        self._step = 0
        shape = (len(limits), settled.beams)
        room = (*shape, max(limits))
        self._open = Paths(
            torch.full(room, padding, device=device),
            torch.zeros(room, device=device),
            torch.zeros(room, dtype=torch.bool, device=device),
        )
        self._ended = self._open
        self._ended_scores = torch.full(shape, LOST, device=device)
        # All begin alike: only the first is in the race, or each would go the same way.
        self._scores = self._ended_scores.clone()
        self._scores[:, 0] = 0
        self._closed = torch.zeros_like(self._limits, dtype=torch.bool)

    @property
    def done(self) -> bool:
        """Whether no search can find anything better."""
        return bool(self._closed.all())

    def found(self, copies: int) -> Paths:
        """The `copies` best of each request, best first."""
        best = torch.arange(copies, device=self._scores.device).expand(len(self._scores), -1)
        return self._ended.of(best)

    def step(
        self,
        ids: torch.Tensor,
        scores: torch.Tensor,
        tokens: torch.Tensor,
        logprobs: torch.Tensor,
        withheld: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Go on by one token: from which beam of its request each beam goes on, and with which token.

        `ids` (requests x beams, tokens) are the beams so far, prompts included; `scores`, `tokens` and
        `logprobs` (requests, beams, n) the best next tokens of each, `withheld` (requests, beams). Both
        results are (requests, beams).
        """
        requests, beams, width = scores.shape
        sums, place = (self._scores[:, :, None] + scores).flatten(1).topk(width, dim=1)
        source, token = place // width, tokens.flatten(1).gather(1, place)
        paths = self._open.of(source)
        paths.write(
            self._step, token, logprobs.flatten(1).gather(1, place), withheld.bool().gather(1, source)
        )
        rows = source + torch.arange(requests, device=ids.device)[:, None] * beams
        ended = self._ends(torch.cat([ids[rows.flatten()], token.reshape(-1, 1)], dim=1)).view_as(token)
        self._step += 1
        self._keep(paths, sums, ended | self._full[:, None])
        self._scores, rank = sums.masked_fill(ended, LOST).topk(beams, dim=1)
        # What is lost goes on as a copy of the best, out of the race: so no row ever stands behind its end.
        rank = torch.where(self._scores == LOST, rank[:, :1], rank)
        self._open = paths.of(rank)
        self._close()
        return source.gather(1, rank), token.gather(1, rank)

    def _keep(self, paths: Paths, sums: torch.Tensor, ended: torch.Tensor) -> None:
        """Take in what has ended in this step and is among the best, where the search still goes on."""
        counts = ended & ~self._closed[:, None]
        counts[:, self._settled.beams :] = False
        scores = (sums / self._step**self._settled.length_penalty).masked_fill(~counts, LOST)
        self._ended_scores, best = torch.cat([self._ended_scores, scores], dim=1).topk(
            self._settled.beams, dim=1
        )
        self._ended = self._ended.beside(paths).of(best)

    def _close(self) -> None:
        """End the searches that have no room, or can find nothing better."""
        worst = self._ended_scores[:, -1]
        early, penalty = self._settled.early_stopping, self._settled.length_penalty
        length = self._limits if early == "never" and penalty > 0 else self._limits.clamp(max=self._step)
        hopeless = self._scores[:, 0] / length**penalty <= worst
        self._closed |= self._full | hopeless
        if early is True:
            self._closed |= worst > LOST

    @property
    def _full(self) -> torch.Tensor:
        """Which requests have no room for more tokens, (requests,)."""
        return self._step >= self._limits
