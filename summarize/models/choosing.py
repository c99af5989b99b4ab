"""How `generate` is made to draw samples and to search beams in one batch.

The library's own greedy loop runs: it knows how each model wants its inputs and its cache, and sees one token
left in each row. The samples among the rows are drawn (`sampling`); the beams among them are searched
(`beams`), and where a beam goes on from another row, what that row has read and written is put in its place.
"""

from __future__ import annotations

import torch
from transformers import LogitsProcessor

from summarize.models.beams import Beams
from summarize.models.cache import reorder
from summarize.models.raw_logits import RawLogits
from summarize.models.rows import Rows
from summarize.models.sampling import draw
from summarize.models.settled import Settled
from summarize.models.supported.holding import Holding


class Chooser(LogitsProcessor):
    """Chooses one token a row and step, and keeps what the model said of those that it drew.

    The log-probability of a token is the model's own: at temperature 1, over the whole vocabulary, before
    any penalty. `said` is what the model gave in this step; `held` keeps to what the documents license.
    """

    def __init__(
        self,
        settled: Settled,
        rows: Rows,
        said: RawLogits,
        held: Holding | None = None,
        beams: Beams | None = None,
    ) -> None:
        self._settled = settled
        self._rows = rows
        self._said = said
        self._held = held
        self._beams = beams
        self._logprobs: list[torch.Tensor] = []
        self._withheld: list[torch.Tensor] = []
        self._drawn, self._searched = rows.drawn, rows.searched

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.FloatTensor:
        """Leave one token in each row of `scores` (batch, vocabulary); the others get -inf.

        Rows of `input_ids` (batch, tokens) whose beam goes on from another become that other, in place.
        """
        logits, width = scores.float(), min(self._width, scores.shape[-1])
        if self._held is None:
            best, tokens = logits.topk(width, dim=-1)
            withheld = torch.zeros_like(tokens[:, 0], dtype=torch.bool)
        else:
            best, tokens = self._held.best(input_ids, logits, width)
            withheld = self._held.withheld
        chosen = tokens[:, :1].clone()
        if self._rows.samples:
            chosen[self._drawn] = self._draw(best[self._drawn], tokens[self._drawn])
            self._withheld.append(withheld[self._drawn, None])
        if self._beams is not None:
            chosen[self._searched] = self._search(self._beams, input_ids, best, tokens, withheld)
        only: torch.FloatTensor = torch.full_like(scores, -torch.inf).scatter_(1, chosen, 0.0)  # type: ignore[assignment]
        return only

    def samples(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Of each token drawn its log-probability (nats), and whether a likelier one was withheld.

        Both are (rows of samples, steps).
        """
        return torch.cat(self._logprobs, dim=1), torch.cat(self._withheld, dim=1)

    @property
    def _width(self) -> int:
        """How many of the best tokens of a row are looked at."""
        return max(self._top_k, self._beams.width if self._beams is not None else 1)

    @property
    def _top_k(self) -> int:
        return 1 if self._settled.temperature == 0 else self._settled.top_k

    def _draw(self, best: torch.Tensor, tokens: torch.Tensor) -> torch.Tensor:
        """The next token of each sample, (samples, 1)."""
        chosen = tokens.gather(1, draw(best[:, : self._top_k], self._settled))
        self._logprobs.append(self._said.logprobs(chosen, self._drawn))
        return chosen

    def _search(
        self,
        beams: Beams,
        ids: torch.Tensor,
        best: torch.Tensor,
        tokens: torch.Tensor,
        withheld: torch.Tensor,
    ) -> torch.Tensor:
        """The next token of each beam, (beams, 1), whose row then is the one that it goes on from."""
        rows, width = self._searched, beams.width
        shape = (self._rows.requests, self._rows.beams, -1)
        likely = tokens[rows, :width]
        source, token = beams.step(
            ids[rows],
            best[rows, :width].view(shape),
            likely.view(shape),
            self._said.logprobs(likely, rows).view(shape),
            withheld[rows].view(shape[:2]),
        )
        order = torch.arange(len(ids), device=ids.device)
        order[rows] = rows.view(shape[:2]).gather(1, source).flatten()
        ids[rows] = ids[order[rows]]
        reorder(self._said.cache, order)
        if self._held is not None:
            self._held.reorder(order)
        return token.view(-1, 1)
