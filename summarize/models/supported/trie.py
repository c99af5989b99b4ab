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
from summarize.models.supported.spelling import Marks, Spelling

BARRED = -2
"""Where a token leads that may not be written: no node."""
Edge = tuple[int, int, int]
"""A node, a token, and the child to which it leads, or `BARRED`."""
_JOINTS = (b",", b".")
"""Between digits they are part of a number: where 2 and 500 are licensed, 2,500 is not."""
_SMALL = re.compile(r"[^\W\d_]+$")


@dataclass(slots=True)
class Node:
    """The beginning of one or more forms."""

    text: bytes
    complete: bool = False
    """It is a licensed form."""
    children: dict[int, int] = field(default_factory=dict)
    """Tokens, and the nodes to which they lead."""
    barred: list[int] = field(default_factory=list)
    """Tokens that would make a number word of it which is not licensed."""
    alive: bool = False
    """A licensed form can be reached from it, or a word that needs no licence, or one has just ended."""
    reaches: bool = False
    """A licensed form can be reached from it."""
    goes_on: bool = False
    """Any small letters may follow: it is the beginning of a word that needs no licence."""
    ends_form: bool = False
    """A licensed form may end here."""
    leaves: bool = False
    """The word may end here: a licensed form does, or it is a word that needs no licence."""
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
    spaced: dict[bytes, list[int]]
    """What it writes after a space -> tokens, where a vocabulary has a space before every mark: "3 . 5"."""
    joining: list[int]
    """Tokens that would join digits to a number before them: ",000"."""
    longest: int
    """Bytes of the longest token."""

    @classmethod
    def of(cls, spellings: Sequence[Spelling], marks: Marks) -> Vocabulary:
        """Index the spellings of a vocabulary."""
        by_bytes: defaultdict[bytes, list[int]] = defaultdict(list)
        by_word: defaultdict[bytes, list[int]] = defaultdict(list)
        for token, spelling in enumerate(spellings):
            if whole := spelling.before + spelling.word:
                by_bytes[whole].append(token)
            if spelling.word:
                by_word[spelling.word].append(token)
        spaced = (
            {}
            if marks in ("byte-level", "metaspace")
            else {whole[1:]: tokens for whole, tokens in by_bytes.items() if whole[:1] == b" "}
        )
        longest = max(map(len, by_bytes), default=0)
        joining = [
            token
            for token, spelling in enumerate(spellings)
            if spelling.before in _JOINTS and spelling.word[:1].isdigit()
        ]
        return cls(spellings, dict(by_bytes), dict(by_word), spaced, joining, longest)

    def spelling(self, form: bytes, begin: int, end: int) -> Iterator[int]:
        """The tokens that write `form[begin:end]` after the rest of it."""
        piece = form[begin:end]
        if not begin:
            yield from self.by_word.get(piece, ())
            return
        yield from self.by_bytes.get(piece, ())
        if _is_letter(form[begin - 1]) != _is_letter(piece[0]):
            yield from self.spaced.get(piece, ())


def _is_letter(byte: int) -> bool:
    """A letter or digit, or part of a letter of several bytes."""
    return byte >= 0x80 or bytes([byte]).isalnum()


def build(
    forms: Iterable[str], vocabulary: Vocabulary, guarded_words: Iterable[str] = NUMBER_WORDS
) -> list[Node]:
    """The nodes of a trie, its root first. Guarded words are in it so that none is written unlicensed."""
    licensed = {form.encode() for form in forms}
    guarded = {word.encode() for word in guarded_words}
    followed = {form + joint for form in licensed if form[-1:].isdigit() for joint in _JOINTS}
    nodes = [Node(b"")]
    places = {b"": 0}
    for form in sorted(licensed | guarded | followed):
        for length in range(1, len(form) + 1):
            if (start := form[:length]) not in places:
                places[start] = len(nodes)
                nodes.append(Node(start))
    for form in licensed:
        nodes[places[form]].complete = True
    for node in nodes[1:]:
        _mark(node, licensed, guarded)
    for form in licensed | guarded | followed:
        for begin in range(len(form)):
            known = nodes[places[form[:begin]]].children
            for end in range(begin + 1, min(len(form), begin + vocabulary.longest) + 1):
                for token in vocabulary.spelling(form, begin, end):
                    known[token] = places[form[:end]]
    _keep_living(nodes)
    for node in nodes:
        if node.complete and node.text[-1:].isdigit():
            node.barred += [token for token in vocabulary.joining if token not in node.children]
    return nodes


def _mark(node: Node, licensed: set[bytes], guarded: set[bytes]) -> None:
    """What may follow the beginning of a form."""
    text = node.text.decode(errors="replace")
    small = bool(_SMALL.match(text)) and text == text.lower() and "\ufffd" not in text
    unlicensed = node.text in guarded and not node.complete
    whole = text.rstrip(" -.,").encode() in licensed
    node.goes_on = small and not unlicensed
    node.ends_form = node.complete or whole
    node.leaves = node.ends_form or node.goes_on
    node.opens = whole and text[-1:] in (" ", "-")
    node.alive = node.leaves


def _keep_living(nodes: Sequence[Node]) -> None:
    """Bar edges to beginnings from which the vocabulary cannot spell a form."""
    for node in sorted(nodes, key=lambda one: -len(one.text)):
        node.barred = [token for token, child in node.children.items() if not nodes[child].alive]
        node.children = {token: child for token, child in node.children.items() if nodes[child].alive}
        node.alive = node.alive or bool(node.children)
        node.reaches = node.complete or any(nodes[child].reaches for child in node.children.values())


def edges_of(nodes: Sequence[Node]) -> Iterator[Edge]:
    """Every edge, by node and then by token."""
    for place, node in enumerate(nodes):
        for token in sorted((*node.children, *node.barred)):
            yield place, token, node.children.get(token, BARRED)


def openers_of(nodes: Sequence[Node]) -> list[int]:
    """The tokens that open a licensed form."""
    return [token for token, child in nodes[0].children.items() if nodes[child].reaches]
