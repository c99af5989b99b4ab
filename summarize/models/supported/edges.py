"""The edges of tries as tensors: so a step follows those of all rows at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import torch

from summarize.models.supported.trie import BARRED, Edge

NO_NODE = -1


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges of many nodes, side by side."""

    size: int
    """Of the vocabulary."""
    keys: torch.Tensor
    """Node x size + token of every edge, ascending."""
    children: torch.Tensor
    """The node to which each edge leads, or `BARRED`."""

    @classmethod
    def of(
        cls, tries: Iterable[tuple[int, Iterable[Edge]]], size: int, device: torch.device
    ) -> tuple[Edges, torch.Tensor]:
        """The edges of several tries, laid end to end, and the root of each: (tries,).

        `tries` has for each how many nodes it has, its root first, and its edges in order.
        """
        keys: list[int] = []
        children: list[int] = []
        roots: list[int] = []
        base = 0
        for nodes, edges in tries:
            roots.append(base)
            for node, token, child in edges:
                keys.append((base + node) * size + token)
                children.append(child if child == BARRED else base + child)
            base += nodes

        def laid(values: list[int]) -> torch.Tensor:
            return torch.tensor(values, dtype=torch.long, device=device)

        return cls(size, laid(keys), laid(children)), laid(roots)

    def follow(self, nodes: torch.Tensor, tokens: torch.Tensor) -> torch.Tensor:
        """The nodes to which tokens lead from nodes, both (rows,) or such that they broadcast; -1 where there
        is no such edge, or the node is below 0; `BARRED` where the token may not be written."""
        if not len(self.keys):
            return torch.full_like(tokens, NO_NODE)
        wanted = nodes.clamp(min=0) * self.size + tokens
        place = torch.searchsorted(self.keys, wanted).clamp(max=len(self.keys) - 1)
        found = (self.keys[place] == wanted) & (nodes >= 0)
        return torch.where(found, self.children[place], NO_NODE)

    def of_nodes(self, nodes: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """The edges of nodes (rows,), none below 0: for each edge the row, its token, and its child."""
        first = torch.searchsorted(self.keys, nodes * self.size)
        count = torch.searchsorted(self.keys, (nodes + 1) * self.size) - first
        rows = torch.repeat_interleave(torch.arange(len(nodes), device=nodes.device), count)
        offsets = torch.arange(len(rows), device=nodes.device) - (count.cumsum(0) - count)[rows]
        edge = first[rows] + offsets
        return rows, self.keys[edge] % self.size, self.children[edge]
