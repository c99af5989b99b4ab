"""Holds rows that are being written to what their documents license, step by step."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from summarize.models.supported.tables import Follows, Tables, TokenTable

NONE = -1


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
        self._read: torch.Tensor | None = None
        self._given = 0
        self._withheld: list[torch.Tensor] = []

    def mask(self, ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """`scores` (rows, vocabulary) with -inf for what may not follow `ids` (rows, tokens).

        The first call says how many tokens are given; all later ones are the rows' own.
        """
        self._catch_up(ids)
        allowed = self._allowed()
        if scores.shape[1] > allowed.shape[1]:  # padding of the embedding, which no token has
            allowed = torch.nn.functional.pad(allowed, (0, scores.shape[1] - allowed.shape[1]))
        best = scores.argmax(dim=1, keepdim=True)
        self._withheld.append(~allowed.gather(1, best).squeeze(1))
        return scores.masked_fill(~allowed, -torch.inf)

    def withheld_by_row(self) -> list[int]:
        """How often the likeliest token of each row was withheld."""
        return self._count(torch.stack(self._withheld, dim=1))

    def withheld_by_beam(self, rows: torch.Tensor) -> list[int]:
        """The same of beams whose step n came from row `rows[:, n]`; below 0 it is past the beam's end."""
        steps = torch.stack(self._withheld)[: rows.shape[1]]  # (steps, rows)
        taken = steps.gather(1, rows.clamp(min=0).long().T)
        return self._count(taken.T & (rows >= 0))

    def _count(self, withheld: torch.Tensor) -> list[int]:
        """`withheld` is (rows, steps)."""
        counts: list[int] = withheld.sum(dim=1).tolist()
        return counts

    def _begin(self) -> State:
        rows = self._licences
        return State(
            torch.full_like(rows, NONE),
            torch.zeros_like(rows, dtype=torch.bool),
            torch.ones_like(rows, dtype=torch.bool),
        )

    def _catch_up(self, ids: torch.Tensor) -> None:
        """Read what was written since the last step; all of it again where beams have changed places."""
        if self._read is None:
            self._given = ids.shape[1]
        elif torch.equal(ids[:, :-1], self._read):
            self._state = self._after(self._state, ids[:, -1])
        else:
            self._state = self._begin()
            for step in range(self._given, ids.shape[1]):
                self._state = self._after(self._state, ids[:, step])
        self._read = ids.clone()

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
        told = tokens.opening[known]
        return State(
            node=node,
            inside=tokens.inside[known],
            opening=torch.where(told < 0, state.opening & ~tokens.inside[known], told == 1),
        )

    def _allowed(self) -> torch.Tensor:
        """(rows, vocabulary): the tokens that may come next."""
        state, tables = self._state, self._tables
        on_path = state.node != NONE
        free = torch.where(state.opening, Follows.OPENING, Follows.WORD)
        free = torch.where(state.inside, Follows.MORE_OR_OTHER, free)
        follows = torch.where(on_path, tables.follows[state.node.clamp(min=0)], free)
        allowed = tables.allowed[self._licences, follows]
        rows = on_path.nonzero().squeeze(1)
        if len(rows):
            which, token = tables.edges_of(state.node[rows])
            allowed[rows[which], token] = True
        return allowed
