"""Changes of a sentence: what is put in the place of some of its characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from summarize.text.quoted import mask

if TYPE_CHECKING:
    from spacy.tokens import Token


class Change(NamedTuple):
    """`text[start:end]` becomes `instead`."""

    start: int
    end: int
    instead: str = ""


Edit = tuple[Change, ...]
"""Changes that belong together."""

_SPACES = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+(?=[,.;:!?)\]”])")
_MARKS = re.compile(r",\s*(?=[,.;:!?])")


def independent(edits: Sequence[Edit]) -> bool:
    """Whether no two changes touch the same characters."""
    changes = sorted(change for edit in edits for change in edit)
    return all(
        one.end < other.start or (one.end == other.start and one.end > one.start)
        for one, other in pairwise(changes)
    )


def apply(text: str, edits: Sequence[Edit]) -> str | None:
    """`text` after these edits; None where they meet, or would change what stands in quotation marks."""
    if not independent(edits):
        return None
    quoted = mask(text)
    changed = text
    for start, end, instead in sorted((change for edit in edits for change in edit), reverse=True):
        if any(one != other for one, other in zip(text[start:end], quoted[start:end], strict=True)):
            return None
        changed = changed[:start] + instead + changed[end:]
    changed = _MARKS.sub("", _BEFORE_MARK.sub("", _SPACES.sub(" ", changed))).strip()
    return changed[:1].upper() + changed[1:]


def cut(first: Token, last: Token) -> Change:
    """Takes out these tokens and those between them, with the space after them."""
    return Change(first.idx, last.idx + len(last.text_with_ws))


def put(token: Token, instead: str) -> Change:
    """Puts other words in the place of a token."""
    return Change(token.idx, token.idx + len(token.text), instead)
