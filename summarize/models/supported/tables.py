"""The licences of a batch as tensors: what may follow each state of each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import torch

from summarize.models.supported.edges import Edges
from summarize.models.supported.spelling import Spelling
from summarize.models.supported.trie import Node, edges_of, openers_of

KINDS = 2
"""Tries of one licence: for words within a sentence, and for those that open one."""


class Follows(IntEnum):
    """What may follow a state, the edges of its node apart."""

    EDGES = 0
    """Nothing: a form is begun that has to be finished."""
    WORD = 1
    """Any word, within a sentence."""
    OPENING = 2
    """Any word, where a sentence opens."""
    MORE_OR_OTHER = 3
    """Small letters, which go on with a word, or what ends the word."""
    OTHER = 4
    """What ends the word."""
    OTHER_OPENING = 5
    """The same where a sentence opens: what stands after the full stop of "in 2011."."""


@dataclass(frozen=True, slots=True)
class TokenTable:
    """What tokens do, as tensors over the vocabulary."""

    continues: torch.Tensor
    names: torch.Tensor
    inside: torch.Tensor
    opening: torch.Tensor
    """1: a sentence opens after it; 0: none does; -1: as before."""
    small: torch.Tensor
    """It may go on with a word of small letters."""
    silent: torch.Tensor
    """It writes nothing: a control token."""
    wordless: torch.Tensor
    """It writes no letter and no digit."""

    @classmethod
    def of(cls, spellings: Sequence[Spelling], device: torch.device) -> TokenTable:
        """The spellings of a vocabulary as tensors."""

        def flags(values: list[bool]) -> torch.Tensor:
            return torch.tensor(values, dtype=torch.bool, device=device)

        opening = [-1 if one.opening is None else int(one.opening) for one in spellings]
        return cls(
            continues=flags([one.continues for one in spellings]),
            names=flags([one.names for one in spellings]),
            inside=flags([one.inside for one in spellings]),
            opening=torch.tensor(opening, dtype=torch.int8, device=device),
            small=flags([one.small for one in spellings]),
            silent=flags([not (one.before or one.word) for one in spellings]),
            wordless=flags([not one.word for one in spellings]),
        )


@dataclass(frozen=True, slots=True)
class Tables:
    """The tries of several licences, laid end to end."""

    edges: Edges
    roots: torch.Tensor
    """(licences, KINDS): the root within a sentence, and where one opens."""
    allowed: torch.Tensor
    """(licences, Follows, size): the tokens that may follow."""
    openers: torch.Tensor
    """(licences, KINDS, size): the tokens that open a licensed form."""
    follows: torch.Tensor
    """(nodes,): which `Follows` holds for each."""
    ends_form: torch.Tensor
    """(nodes,): where a licensed form may end."""
    reaches: torch.Tensor
    """(nodes,): from where a licensed form can be reached."""

    @classmethod
    def of(cls, tries: Sequence[Sequence[Sequence[Node]]], tokens: TokenTable) -> Tables:
        """`tries` has for each licence the trie of each kind."""
        device, size = tokens.names.device, len(tokens.names)
        laid = [trie for kinds in tries for trie in kinds]
        nodes = [node for trie in laid for node in trie]
        edges, roots = Edges.of([(len(trie), edges_of(trie)) for trie in laid], size, device)
        may_open = (~tokens.names).repeat(len(laid), 1)  # or write no word
        openers = torch.zeros_like(may_open)
        for number, trie in enumerate(laid):
            may_open[number, list(trie[0].children)] = True
            openers[number, openers_of(trie)] = True
        may_open, openers = (flags.view(-1, KINDS, size) for flags in (may_open, openers))

        ends = may_open[:, 0] & ~tokens.continues
        patterns = {
            Follows.EDGES: torch.zeros_like(ends),
            Follows.WORD: may_open[:, 0],
            Follows.OPENING: may_open[:, 1],
            Follows.MORE_OR_OTHER: ends | tokens.small,
            Follows.OTHER: ends,
            Follows.OTHER_OPENING: may_open[:, 1] & ~tokens.continues,
        }
        return cls(
            edges=edges,
            roots=roots.view(-1, KINDS),
            allowed=torch.stack([patterns[one] for one in Follows], dim=1),
            openers=openers,
            follows=torch.tensor([_after(node) for node in nodes], dtype=torch.long, device=device),
            ends_form=torch.tensor([node.ends_form for node in nodes], dtype=torch.bool, device=device),
            reaches=torch.tensor([node.reaches for node in nodes], dtype=torch.bool, device=device),
        )

    @property
    def size(self) -> int:
        """Of the vocabulary."""
        return self.edges.size


def _after(node: Node) -> Follows:
    if node.opens:
        return Follows.WORD
    if node.goes_on:
        return Follows.MORE_OR_OTHER
    if node.leaves and node.text.endswith(b"."):
        return Follows.OTHER_OPENING
    return Follows.OTHER if node.leaves else Follows.EDGES
