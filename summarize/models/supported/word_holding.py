"""Keeps rows to a closed vocabulary: beside the names and numbers, only the words of given texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch

from summarize.models.supported.edges import NO_NODE, Edges
from summarize.models.supported.tables import TokenTable
from summarize.models.supported.trie import BARRED, Edge, Node, edges_of, openers_of


@dataclass(frozen=True, slots=True)
class WordTables:
    """The tries of several vocabularies, laid end to end."""

    edges: Edges
    roots: torch.Tensor
    """(vocabularies,)"""
    ends: torch.Tensor
    """(nodes,): where a word may end."""
    opens: torch.Tensor
    """(vocabularies, size): the tokens that open a word, or write none."""

    @classmethod
    def of(cls, tries: Sequence[Sequence[Node]], tokens: TokenTable) -> WordTables:
        """`tries` has the trie of each vocabulary."""
        device, size = tokens.names.device, len(tokens.names)
        edges, roots = Edges.of([(len(trie), _reaching(trie)) for trie in tries], size, device)
        opens = tokens.wordless.repeat(len(tries), 1)
        for number, trie in enumerate(tries):
            opens[number, openers_of(trie)] = True
        ends = [node.complete for trie in tries for node in trie]
        return cls(
            edges=edges,
            roots=roots,
            ends=torch.tensor(ends, dtype=torch.bool, device=device),
            opens=opens,
        )


def _reaching(trie: Sequence[Node]) -> Iterator[Edge]:
    """The edges from which a word can be reached."""
    return (edge for edge in edges_of(trie) if edge[2] != BARRED and trie[edge[2]].reaches)


class Stands(NamedTuple):
    """Where rows stand, (rows,) each."""

    inside: torch.Tensor
    """Within a word."""
    named: torch.Tensor
    """Where a name or number may end."""


class Wording:
    """Which words in small letters may follow, row by row.

    It is asked where `Holding` leaves a word free, and told where a name or number stands instead.
    """

    def __init__(self, tables: WordTables, tokens: TokenTable, vocabularies: torch.Tensor) -> None:
        """`vocabularies` (rows,) says which of the tables' vocabularies holds for each row."""
        self._tables = tables
        self._tokens = tokens
        self._vocabularies = vocabularies

    def begin(self) -> torch.Tensor:
        """The nodes (rows,) before anything is written: within no word."""
        return torch.full_like(self._vocabularies, NO_NODE)

    def after(self, node: torch.Tensor, token: torch.Tensor, opens_word: torch.Tensor) -> torch.Tensor:
        """The nodes (rows,) after `token`, which opens a word in some of the rows."""
        start = torch.where(opens_word, self._tables.roots[self._vocabularies], node)
        return self._tables.edges.follow(start, token)

    def may_follow(
        self, node: torch.Tensor, stands: Stands, tokens: torch.Tensor, names: torch.Tensor
    ) -> torch.Tensor:
        """Which of some tokens (rows, n) may come next. `names` (rows, n): it opens a name or number."""
        goes_on = stands.inside[:, None] & self._tokens.continues[tokens]
        other = (self._tables.opens[self._vocabularies[:, None], tokens] | names) & ~goes_on
        more = self._tables.edges.follow(node[:, None], tokens) != NO_NODE
        return other & self._may_end(node, stands)[:, None] | more

    def allowed(
        self, node: torch.Tensor, stands: Stands, names: torch.Tensor, rows: torch.Tensor
    ) -> torch.Tensor:
        """The same of all tokens, for some rows: (len(rows), size), like `names`."""
        goes_on = stands.inside[rows, None] & self._tokens.continues
        other = (self._tables.opens[self._vocabularies[rows]] | names) & ~goes_on
        allowed = other & self._may_end(node, stands)[rows, None]
        within = (node[rows] != NO_NODE).nonzero().squeeze(1)
        if len(within):
            which, token, _ = self._tables.edges.of_nodes(node[rows][within])
            allowed[within[which], token] = True
        return allowed

    def _may_end(self, node: torch.Tensor, stands: Stands) -> torch.Tensor:
        ends = self._tables.ends[node.clamp(min=0)] & (node != NO_NODE)
        return ~stands.inside | stands.named | ends
