"""What a text has that none of its sources has."""

from __future__ import annotations

import re
from collections.abc import Sequence


def has_new(pattern: re.Pattern[str], text: str, documents: Sequence[str]) -> bool:
    """Whether `text` has a match that no document has, in whatever letters; a group of it counts alone."""
    known = {match.casefold() for document in documents for match in pattern.findall(document)}
    return not {match.casefold() for match in pattern.findall(text)} <= known
