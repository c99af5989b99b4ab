"""What someone is, set before the name without an article: "Current yellow jersey, Rasmussen".

Beside a full name it is no apposition but a title, and stands without a comma. Who has been introduced
needs none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarize.coherence.naming import mentions
from summarize.coherence.people import Person
from summarize.text.quoted import mask

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from summarize.factcheck.language import English

_ROLE = re.compile(r"^[A-Z][\w’'-]*(?: [a-z][\w’'-]*){0,5},? $")
_QUALIFYING = frozenset(("JJ", "NN", "NNP", "VBN"))
_NOUNS = ("NN", "NNP")
_TIMES = frozenset(("DATE", "TIME"))


def with_roles(texts: Sequence[str], person: Person, english: English) -> list[str]:
    """`texts` with a role at the start of a sentence, before the person's name, as it should stand there."""
    edited: list[str] = []
    introduced = False
    for text in texts:
        first = next(mentions(text, person, english), None)
        closed = first is not None and text.startswith(",", first.end)
        if first is not None and not closed and _opens_with_role(text, first.start, english):
            role = "" if introduced else text[: first.start].replace(", ", " ")
            edited.append(role + text[first.start :])
        else:
            edited.append(text)
        introduced = introduced or first is not None
    return edited


def _opens_with_role(text: str, end: int, english: English) -> bool:
    if not _ROLE.match(mask(text)[:end]):
        return False
    (parse,), (found,) = english.parse([text]), english.entities([text])
    return _is_role(parse, end) and not any(one.start < end and one.label in _TIMES for one in found)


def _is_role(parse: Doc, end: int) -> bool:
    """Are the words before `end` a noun and what goes with it, as "Pre-race favourite"?"""
    words = [token for token in parse if token.idx < end and not token.is_punct]
    return (
        bool(words)
        and words[-1].text.islower()
        and words[-1].tag_ in _NOUNS
        and all(token.tag_ in _QUALIFYING for token in words)
    )
