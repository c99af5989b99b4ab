"""The full name of a person where a summary first mentions them.

An article gives the full name once and the surname from then on. A sentence lifted from further down
("Mekdad said ...") brings the surname only; the reader needs "Faisal Mekdad". A name counts as a
person's full name where some article has it after a title ("Foreign Minister Faisal Mekdad"), so that
"League" never becomes "Arab League".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_NAME = r"[^\W\d_a-z][\w’'-]*\w"
_TITLED = re.compile(
    rf"""\b(?:Minister|President|Chancellor|Secretary|Secretary-General|General|Ambassador|Governor|Mayor
      |Senator|Commissioner|Director|Chief|Chairman|Chairwoman|Captain|Colonel|Judge|Professor|Prince|Princess
      |King|Queen|Pope|Dr|Mr|Mrs|Ms|minister|president|secretary|spokesman|spokeswoman|spokesperson|leader
      |director|chief|ambassador|governor|mayor|senator|commissioner|coach|captain|analyst|lawyer|activist)
      \.?,?\s+(?P<full>(?P<given>{_NAME})\s+(?P<surname>{_NAME}))\b""",
    re.VERBOSE,
)
_BEFORE = re.compile(r"(?:[^\W\d_a-z][\w’'.-]*|\b[Tt]he|\b[Aa]n?)[\s-]$")


def complete_names(sentences: Sequence[str], texts: Iterable[str]) -> list[str]:
    """`sentences` with each surname, where it first stands alone, replaced by the full name.

    `texts` are the articles. A surname that two people share is left as it is, and so is one after
    another capitalised word or an article ("the Mekdad family").
    """
    full_names = _full_names(texts)
    introduced: set[str] = set()
    completed: list[str] = []
    for text in sentences:
        sentence = text
        for surname, full in full_names.items():
            found = re.search(rf"(?<![\w’'-]){re.escape(surname)}(?![\w-])", sentence)
            if surname in introduced or found is None:
                continue
            introduced.add(surname)
            if not _BEFORE.search(sentence[: found.start()]):
                sentence = sentence[: found.start()] + full + sentence[found.end() :]
        completed.append(sentence)
    return completed


def _full_names(texts: Iterable[str]) -> dict[str, str]:
    """Full name by surname, of people whom the texts introduce with a title, in their usual spelling."""
    spellings: dict[str, Counter[str]] = {}
    for text in texts:
        for match in _TITLED.finditer(text):
            spellings.setdefault(match["surname"], Counter())[match["full"]] += 1
    return {surname: next(iter(found)) for surname, found in spellings.items() if len(found) == 1}
