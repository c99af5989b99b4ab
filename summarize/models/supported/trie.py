"""The tries of what may be written: every way in which tokens spell a licensed form, as tensors.

A node is the beginning of a form, as bytes; an edge is a token that leads from one beginning to a longer one.
So it makes no difference how a word is cut into tokens, and half a letter is a step like any other. The
number words that are not licensed are in the trie too: their beginnings may be those of other words.

A step needs no loop over the vocabulary: the edges of a node lie side by side in one sorted tensor.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from summarize.models.supported.licence import NUMBER_WORDS
from summarize.models.supported.spelling import Spelling

_SMALL = re.compile(r"[^\W\d_]+$")


@dataclass(slots=True)
class Node:
    """The beginning of one or more forms."""

    text: bytes
    complete: bool = False
    """It is a licensed form."""
    children: dict[int, int] = field(default_factory=dict)
    """Tokens, and the nodes to which they lead."""
    alive: bool = False
    """A licensed form can be reached from it, or a word that needs no licence."""
    goes_on: bool = False
    """Any small letters may follow: it is the beginning of a word that needs no licence."""
    leaves: bool = False
    """The word may end here."""
    opens: bool = False
    """It ends with a space or hyphen, so another word may open."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tokens by what they write."""

    spellings: Sequence[Spelling]
    by_bytes: dict[bytes, list[int]]
    """All that a token writes -> tokens."""
    by_word: dict[bytes, list[int]]
    """What it writes from its first letter on -> tokens."""
    longest: int
    """Bytes of the longest token."""

    @classmethod
    def of(cls, spellings: Sequence[Spelling]) -> Vocabulary:
        """Index the spellings of a vocabulary."""
        by_bytes: defaultdict[bytes, list[int]] = defaultdict(list)
        by_word: defaultdict[bytes, list[int]] = defaultdict(list)
        for token, spelling in enumerate(spellings):
            if whole := spelling.before + spelling.word:
                by_bytes[whole].append(token)
            if spelling.word:
                by_word[spelling.word].append(token)
        return cls(spellings, dict(by_bytes), dict(by_word), max(map(len, by_bytes), default=0))


def build(forms: Iterable[str], vocabulary: Vocabulary) -> list[Node]:
    """The nodes of a trie, its root first. Edges lead to living nodes only."""
    licensed = {form.encode() for form in forms}
    guarded = {word.encode() for word in NUMBER_WORDS}
    nodes = [Node(b"")]
    places = {b"": 0}
    for form in sorted(licensed | guarded):
        for length in range(1, len(form) + 1):
            if (start := form[:length]) not in places:
                places[start] = len(nodes)
                nodes.append(Node(start))
    for form in licensed:
        nodes[places[form]].complete = True
    for node in nodes[1:]:
        _mark(node, licensed, guarded)
    for form in licensed | guarded:
        for begin in range(len(form)):
            known = nodes[places[form[:begin]]].children
            for end in range(begin + 1, min(len(form), begin + vocabulary.longest) + 1):
                piece = form[begin:end]
                tokens = vocabulary.by_bytes.get(piece) if begin else vocabulary.by_word.get(piece)
                for token in tokens or ():
                    known[token] = places[form[:end]]
    _keep_living(nodes)
    return nodes


def _mark(node: Node, licensed: set[bytes], guarded: set[bytes]) -> None:
    """What may follow the beginning of a form."""
    text = node.text.decode(errors="replace")
    small = bool(_SMALL.match(text)) and text == text.lower() and "\ufffd" not in text
    unlicensed = node.text in guarded and not node.complete
    whole = text.rstrip(" -.,").encode() in licensed
    node.goes_on = small and not unlicensed
    node.leaves = node.complete or whole or node.goes_on
    node.opens = whole and text[-1:] in (" ", "-")
    node.alive = node.complete or node.goes_on


def _keep_living(nodes: Sequence[Node]) -> None:
    """Leave out edges to beginnings from which the vocabulary cannot spell a form."""
    for node in sorted(nodes, key=lambda one: -len(one.text)):
        node.children = {token: child for token, child in node.children.items() if nodes[child].alive}
        node.alive = node.alive or bool(node.children)


def edges(nodes: Sequence[Node]) -> Iterator[tuple[int, int, int]]:
    """Every edge as node, token and child, by node and then by token."""
    for place, node in enumerate(nodes):
        for token in sorted(node.children):
            yield place, token, node.children[token]
