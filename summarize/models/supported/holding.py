"""Holds rows that are being written to what their documents license, step by step."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from summarize.models.supported.edges import NO_NODE
from summarize.models.supported.tables import Follows, Tables, TokenTable
from summarize.models.supported.trie import BARRED
from summarize.models.supported.word_holding import Stands, Wording

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
    word: torch.Tensor | None
    """The node of the word in small letters, where the vocabulary is closed; -1: of none."""


class Holding:
    """What may come next in each row of a batch.

    A step masks the scores of all rows at once; it costs a few operations on (rows, vocabulary) flags.
    """

    def __init__(
        self, tables: Tables, tokens: TokenTable, licences: torch.Tensor, wording: Wording | None = None
    ) -> None:
        """`licences` (rows,) says which of the tables' licences holds for each row; `wording`, which words
        beside names and numbers: None, any."""
        self._tables = tables
        self._tokens = tokens
        self._licences = licences
        self._wording = wording
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
        allowed &= self._worded(tokens)
        best, place = near.masked_fill(~allowed, -torch.inf).topk(width, dim=1)
        tokens = tokens.gather(1, place)
        few = (allowed.sum(dim=1) < width).nonzero().squeeze(1)
        if len(few) and (near.shape[1] < scores.shape[1] or self._wording is not None):
            best[few], tokens[few] = self._masked(scores[few], few).topk(width, dim=1)
        return best, tokens

    def reorder(self, order: torch.Tensor) -> None:
        """Let each row go on from row `order[row]`, which has the same licence."""
        state = self._state
        word = None if state.word is None else state.word[order]
        self._state = State(state.node[order], state.inside[order], state.opening[order], word)

    def _begin(self) -> State:
        rows = self._licences
        return State(
            torch.full_like(rows, NO_NODE),
            torch.zeros_like(rows, dtype=torch.bool),
            torch.ones_like(rows, dtype=torch.bool),
            self._wording.begin() if self._wording else None,
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
        child = torch.where(state.node != NO_NODE, tables.edges.follow(state.node, known), NO_NODE)
        opens_word = ~(continues & state.inside)
        # A token that leaves a word for another one: the new one stands within the sentence.
        kind = (state.opening & ~state.inside).long()
        fresh = tables.edges.follow(tables.roots[self._licences, kind], known)
        node = torch.where(child != NO_NODE, child, torch.where(opens_word, fresh, NO_NODE))
        word = None
        if self._wording is not None and state.word is not None:
            word = self._wording.after(state.word, known, opens_word)
            word = torch.where(tokens.silent[known], state.word, word)
        told, silent = tokens.opening[known], tokens.silent[known]
        opening = torch.where(told < 0, state.opening & ~tokens.inside[known], told == 1)
        return State(
            node=torch.where(silent, state.node, node),
            inside=torch.where(silent, state.inside, tokens.inside[known]),
            opening=torch.where(silent, state.opening, opening),
            word=word,
        )

    def _follows(self) -> torch.Tensor:
        """What may follow each row, the edges of its node apart: (rows,) of `Follows`."""
        state = self._state
        free = torch.where(state.opening, Follows.OPENING, Follows.WORD)
        free = torch.where(state.inside, Follows.MORE_OR_OTHER, free)
        return torch.where(state.node != NO_NODE, self._tables.follows[state.node.clamp(min=0)], free)

    def _may_follow(self, tokens: torch.Tensor) -> torch.Tensor:
        """Which of some tokens (rows, n) make no name or number that is not licensed."""
        known = tokens.clamp(max=self._tables.size - 1)  # the embedding may be longer than the vocabulary
        allowed = self._tables.allowed[self._licences[:, None], self._follows()[:, None], known]
        child = self._child(known)
        return torch.where(child == NO_NODE, allowed, child != BARRED) & (tokens < self._tables.size)

    def _worded(self, tokens: torch.Tensor) -> torch.Tensor:
        """Which of some tokens (rows, n) keep to the words that may be written."""
        word = self._state.word
        if self._wording is None or word is None:
            return torch.ones_like(tokens, dtype=torch.bool)
        known = tokens.clamp(max=self._tables.size - 1)
        names = self._tables.openers[self._licences[:, None], self._kind()[:, None], known]
        child = self._child(known)
        in_name = (child >= 0) & self._tables.reaches[child.clamp(min=0)]
        return in_name | self._wording.may_follow(word, self._stands(), known, names)

    def _child(self, tokens: torch.Tensor) -> torch.Tensor:
        """Where tokens (rows, n) lead from the node of each row."""
        return self._tables.edges.follow(self._state.node[:, None], tokens)

    def _kind(self) -> torch.Tensor:
        """Which of its licence's tries holds for the next word of each row."""
        return (self._state.opening & ~self._state.inside).long()

    def _stands(self) -> Stands:
        node = self._state.node
        return Stands(self._state.inside, (node != NO_NODE) & self._tables.ends_form[node.clamp(min=0)])

    def _masked(self, scores: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
        """The scores of some rows, (len(rows), vocabulary), with -inf for what may not follow."""
        tables, node, word = self._tables, self._state.node[rows], self._state.word
        allowed = tables.allowed[self._licences[rows], self._follows()[rows]]
        on_path = (node != NO_NODE).nonzero().squeeze(1)
        which, token, child = tables.edges.of_nodes(node[on_path])
        edges = on_path[which], token
        allowed[edges] = child != BARRED
        if self._wording is not None and word is not None:
            names = tables.openers[self._licences[rows], self._kind()[rows]]
            worded = self._wording.allowed(word, self._stands(), names, rows)
            worded[edges] |= (child >= 0) & tables.reaches[child.clamp(min=0)]
            allowed &= worded
            # Where a barred number word cuts off the only way to finish a word, it may end as it is.
            stuck = ~allowed.any(dim=1)
            allowed[stuck] = tables.allowed[self._licences[rows][stuck], Follows.OTHER]
        if beyond := scores.shape[1] - tables.size:
            allowed = torch.nn.functional.pad(allowed, (0, beyond))
        return scores.masked_fill(~allowed, -torch.inf)
