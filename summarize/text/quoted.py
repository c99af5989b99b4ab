"""What stands in quotation marks is somebody's words: it is never edited."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


def mask(text: str) -> str:
    """The text with its quotations blotted out, at the same offsets."""
    return _QUOTED.sub(lambda quotation: "“" + "_" * (len(quotation[0]) - 2) + "”", text)


def without_quotations(text: str) -> str:
    """The text with nothing between its quotation marks."""
    return _QUOTED.sub("“”", text)
