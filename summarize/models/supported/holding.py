"""Holds rows that are being written to what their documents license, step by step."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from summarize.models.supported.tables import Follows, Tables, TokenTable
from summarize.models.supported.trie import BARRED

NONE = -1
NEAR = 4
"""Times as many tokens as are wanted are looked at first: few of the likeliest begin names or numbers."""


@dataclass(slots=True)
class State:
    """Where each row stands, all (rows,)."""

    node: torch.Tensor
    """The node of the form that is being written; -1: of none."""
    inside: torch.Tensor
    """Within a word."""
    opening: torch.Tensor
    """Where the next word opens a sentence."""


class Holding:
    """What may come next in each row of a batch.

    A step masks the scores of all rows at once; it costs a few operations on (rows, vocabulary) flags.
    """

    def __init__(self, tables: Tables, tokens: TokenTable, licences: torch.Tensor) -> None:
        """`licences` (rows,) says which of the tables' licences holds for each row."""
        self._tables = tables
        self._tokens = tokens
        self._licences = licences
        self._state = self._begin()
        self._begun = False
        self.withheld = torch.zeros_like(licences, dtype=torch.bool)
        """Whether the likeliest token of each row was withheld in the last step: (rows,)."""

    def best(self, ids: torch.Tensor, scores: torch.Tensor, width: int) -> tuple[torch.Tensor, torch.Tensor]:
        """The `width` best scores of what may follow, best first, and their tokens: (rows, width) each.

        `scores` are (rows, vocabulary); where fewer tokens may follow, the rest have -inf. The `ids` (rows,
        tokens) of the first call are given; each later call has one more. Only the tokens near the top are
        looked at, unless too few of these may follow.
        """
        self._catch_up(ids)
        near, tokens = scores.topk(min(NEAR * width, scores.shape[1]), dim=1)
        allowed = self._may_follow(tokens)
        self.withheld = ~allowed[:, 0]
        best, place = near.masked_fill(~allowed, -torch.inf).topk(width, dim=1)
        tokens = tokens.gather(1, place)
        few = (allowed.sum(dim=1) < width).nonzero().squeeze(1)
        if len(few) and near.shape[1] < scores.shape[1]:
            best[few], tokens[few] = self._masked(scores[few], few).topk(width, dim=1)
        return best, tokens

    def reorder(self, order: torch.Tensor) -> None:
        """Let each row go on from row `order[row]`, which has the same licence."""
        state = self._state
        self._state = State(state.node[order], state.inside[order], state.opening[order])

    def _begin(self) -> State:
        rows = self._licences
        return State(
            torch.full_like(rows, NONE),
            torch.zeros_like(rows, dtype=torch.bool),
            torch.ones_like(rows, dtype=torch.bool),
        )

    def _catch_up(self, ids: torch.Tensor) -> None:
        """Read what was written since the last step; the first call has only what was given."""
        if self._begun:
            self._state = self._after(self._state, ids[:, -1])
        self._begun = True

    def _after(self, state: State, token: torch.Tensor) -> State:
        tokens, tables = self._tokens, self._tables
        known = token.clamp(max=tables.size - 1)
        continues = tokens.continues[known]
        child = torch.where(state.node != NONE, tables.follow(state.node.clamp(min=0), known), NONE)
        opens_word = ~(continues & state.inside)
        # A token that leaves a word for another one: the new one stands within the sentence.
        kind = (state.opening & ~state.inside).long()
        fresh = tables.follow(tables.roots[self._licences, kind], known)
        node = torch.where(child != NONE, child, torch.where(opens_word, fresh, NONE))
        told, silent = tokens.opening[known], tokens.silent[known]
        opening = torch.where(told < 0, state.opening & ~tokens.inside[known], told == 1)
        return State(
            node=torch.where(silent, state.node, node),
            inside=torch.where(silent, state.inside, tokens.inside[known]),
            opening=torch.where(silent, state.opening, opening),
        )

    def _follows(self) -> torch.Tensor:
        """What may follow each row, the edges of its node apart: (rows,) of `Follows`."""
        state = self._state
        free = torch.where(state.opening, Follows.OPENING, Follows.WORD)
        free = torch.where(state.inside, Follows.MORE_OR_OTHER, free)
        return torch.where(state.node != NONE, self._tables.follows[state.node.clamp(min=0)], free)

    def _may_follow(self, tokens: torch.Tensor) -> torch.Tensor:
        """Which of some tokens (rows, n) may come next."""
        known = tokens.clamp(max=self._tables.size - 1)  # the embedding may be longer than the vocabulary
        allowed = self._tables.allowed[self._licences[:, None], self._follows()[:, None], known]
        node = self._state.node[:, None]
        child = torch.where(node != NONE, self._tables.follow(node.clamp(min=0), known), NONE)
        return torch.where(child == NONE, allowed, child != BARRED) & (tokens < self._tables.size)

    def _masked(self, scores: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
        """The scores of some rows, (len(rows), vocabulary), with -inf for what may not follow."""
        tables, node = self._tables, self._state.node[rows]
        allowed = tables.allowed[self._licences[rows], self._follows()[rows]]
        on_path = (node != NONE).nonzero().squeeze(1)
        if len(on_path):
            which, token, licensed = tables.edges_of(node[on_path])
            allowed[on_path[which], token] = licensed
        if beyond := scores.shape[1] - tables.size:
            allowed = torch.nn.functional.pad(allowed, (0, beyond))
        return scores.masked_fill(~allowed, -torch.inf)
