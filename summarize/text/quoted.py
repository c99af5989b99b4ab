"""What stands in quotation marks is somebody's words: it is never edited."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


_MARKS = re.compile(r"(?P<open>[“]|(?<![^\s(\[])[\"](?=[^\s]))|[”\"]|\n")


def in_open_quotation(text: str, at: int) -> bool:
    """Whether a quotation that began in an earlier sentence of the paragraph is still open at `at`.

    Of `"Shots were fired. Nobody left. Then it was over," he said.` the middle sentence has no mark of its
    own, but they are somebody's words all the same.
    """
    start = text.rfind("\n", 0, at) + 1
    is_open = False
    for match in _MARKS.finditer(text, start, at):
        is_open = match["open"] is not None
    return is_open


def mask(text: str) -> str:
    """The text with its quotations blotted out, at the same offsets."""
    return _QUOTED.sub(lambda quotation: "“" + "_" * (len(quotation[0]) - 2) + "”", text)


def without_quotations(text: str) -> str:
    """The text with nothing between its quotation marks."""
    return _QUOTED.sub("“”", text)
