"""One sentence as it is compared: its values, who stands in which slot, and what it denies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from summarize.factcheck.articles.passages import is_content, word_stem
from summarize.factcheck.structure.denials import is_denied, is_future
from summarize.factcheck.structure.frames import frames
from summarize.factcheck.structure.origins import Origin, origins
from summarize.factcheck.structure.slots import Role
from summarize.factcheck.structure.tokens import head_stem
from summarize.factcheck.structure.values import Known, NamedSpan, Value, read_values
from summarize.text.words import find_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Reading:
    """A sentence, read. It keeps nothing of the parse."""

    text: str
    values: tuple[Value, ...]
    roles: tuple[Role, ...]
    denied: dict[int, bool | None]
    """First character of each verb with roles -> is it denied; None where that is left open, as by "may"."""
    future: frozenset[int]
    """First characters of the verbs of which it is said that they will be, or will not."""
    origins: tuple[Origin, ...]
    """Of which country somebody or something is said to be."""
    clauses: dict[int, frozenset[str]]
    """First character of each verb or noun with roles -> stems of the content words of its clause."""

    @cached_property
    def by_head(self) -> dict[int, list[Role]]:
        """The roles of each head, by its first character."""
        found: dict[int, list[Role]] = {}
        for role in self.roles:
            found.setdefault(role.head_start, []).append(role)
        return found

    def frames_of(self, head: str) -> list[list[Role]]:
        """The roles of each verb or noun with this stem."""
        return [roles for roles in self.by_head.values() if roles[0].head == head]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Stem -> numbers of the words that have it."""
        found: dict[str, list[int]] = {}
        for number, key in enumerate(find_words(self.text).keys):
            found.setdefault(word_stem(key), []).append(number)
        return found


def read_sentence(doc: Doc, base_form: Callable[[str], str], known: Known) -> Reading:
    """A parsed sentence. `base_form` gives "meet" for "met"."""
    spans = [NamedSpan(one.start_char, one.end_char, one.label_) for one in doc.ents]
    values = read_values(doc.text, [*spans, *_other_names(doc)], known)
    roles = frames(doc, values, base_form)
    heads = {role.head_start for role in roles}
    tokens = {token.idx: token for token in doc if token.idx in heads}
    return Reading(
        text=doc.text,
        values=values,
        roles=roles,
        denied={idx: is_denied(token) for idx, token in tokens.items() if token.tag_.startswith("VB")},
        future=frozenset(idx for idx, token in tokens.items() if is_future(token)),
        origins=tuple(origins(doc, values)),
        clauses={idx: _clause(token, base_form) for idx, token in tokens.items()},
    )


def _other_names(doc: Doc) -> Iterator[NamedSpan]:
    """Proper nouns, one after the other, whatever they name."""
    for proper, tokens in groupby(doc, key=lambda token: token.tag_ in ("NNP", "NNPS")):
        if proper:
            found = list(tokens)
            yield NamedSpan(found[0].idx, found[-1].idx + len(found[-1].text), "")


def _clause(head: Token, base_form: Callable[[str], str]) -> frozenset[str]:
    """Stems of the content words of the clause that `head` stands in, without clauses below or beside it."""
    top = head
    while not top.tag_.startswith("VB") and top.head != top:
        top = top.head
    found = set()
    pending = [top]
    while pending:
        token = pending.pop()
        found.add(head_stem(token, base_form))
        pending += [
            child
            for child in token.children
            if not (child.dep_ in ("relcl", "advcl", "ccomp", "parataxis") and child != head)
            and not (child.dep_ == "conj" and child.tag_.startswith("VB"))
        ]
    return frozenset(stem for stem in found if stem and is_content(stem))
