"""The words and digit strings of texts as a reader with a pencil compares them, and those of whole articles.

Words are compared without case, diacritics and the possessive 's; hyphens part words, dotted letters are one
("U.S." is "US"), "1,200" is "1200" and "7th" is "7". An article is its headline and text, the date and place
lines that cleaning took off, and its day of publication.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from summarize.data.datelines import DATELINE
from summarize.data.dates import DATE_LINE
from summarize.text.words import fold
from summarize.types import Article

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?")
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.I)
_NOT_A_LETTER = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or digit string of a text."""

    raw: str
    """As it is written, without the possessive 's."""
    key: str
    """As it is compared."""

    @property
    def is_number(self) -> bool:
        """Whether it is digits."""
        return self.raw[0].isdecimal()

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.raw[0].isupper()


def tokens(text: str) -> list[Token]:
    """The words and digit strings of a text, in order."""
    return list(map(_token, _TOKEN.findall(unicodedata.normalize("NFC", text))))


@lru_cache(maxsize=256)
def told(article: Article) -> frozenset[Token]:
    """The words and digit strings of an article as it was published."""
    return frozenset(token for text in _published(article) for token in tokens(text))


@lru_cache(maxsize=1 << 16)
def _token(raw: str) -> Token:
    if raw[0].isdecimal():
        return Token(raw, raw.rstrip("dhnrst").replace(",", ""))
    raw = _POSSESSIVE.sub("", raw)
    folded = fold(raw)
    return Token(raw, _NOT_A_LETTER.sub("", folded) or folded)


def _published(article: Article) -> Iterator[str]:
    lines = [dropped.text for dropped in article.dropped if dropped.reason in (DATE_LINE, DATELINE)]
    yield from (article.title, article.text, *lines, _day(article))


def _day(article: Article) -> str:
    try:
        day = date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return ""
    return f"{day:%A}, {day:%B} {day.day}, {day.year}"
