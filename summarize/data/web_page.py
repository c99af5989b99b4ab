"""A saved web page -> the article in it, without menus, teasers, comments and footers.

trafilatura (Barbaresi, ACL 2021 demo) finds the main text, the headline, the date and the address; nothing is
fetched. The encoding is the one that the page declares, as a browser reads it:

    <meta charset="windows-1252">
    <meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from summarize.data.textfile import WESTERN, UnreadableError, decode

_DECLARED = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a declaration counts; browsers look at 1,024, and pages with long comments have it later."""
_ENDS_SENTENCE = re.compile(r"[.!?…।。！？؟۔][\"'”’»)\]]*$")
_SHORTEST_PROSE = 30
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a web page."""

    title: str
    """The headline, or ""."""
    text: str
    """The main text, paragraphs parted by blank lines."""
    published: str | None
    """The day of publication as ISO 8601, where the page tells."""
    url: str | None
    """The address that the page says it has."""


def read_page(data: bytes, encoding: str | None = None) -> Page:
    """The article of a page. Without an `encoding` it is the declared one, else found as in a text file.

    Raises UnreadableError where the page cannot be decoded or has no article in it.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(
        _decode(data, encoding),
        include_comments=False,
        include_tables=False,
        favor_precision=True,
        with_metadata=True,
        # An extensive search guesses from any date on the page, such as the year of the copyright.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = found.text or "" if isinstance(found, Document) else ""
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    if not isinstance(found, Document) or not any(map(_is_prose, paragraphs)):
        only = f", only: {' '.join(paragraphs)[:_SHOWN]}" if paragraphs else ""
        raise UnreadableError(f"the page has no article in it{only}")
    return Page(found.title or "", "\n\n".join(paragraphs), found.date, found.url)


def _decode(data: bytes, encoding: str | None) -> str:
    if encoding is None and (declared := _DECLARED.search(data[:_HEAD])) and not _has_mark(data):
        try:
            return decode(data, _as_browsers_read(declared[1].decode("ascii")))
        except (LookupError, UnreadableError):
            pass  # it declares what it is not
    return decode(data, encoding)


def _has_mark(data: bytes) -> bool:
    """Whether a byte order mark tells the encoding, which goes before any declaration."""
    return data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _as_browsers_read(label: str) -> str:
    """Python's name for a declared encoding. Raises LookupError where it is none.

    What is declared as Latin-1 or ASCII is Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
    """
    name = codecs.lookup(label).name
    return WESTERN if name in {"iso8859-1", "ascii", "cp1252"} else name


def _is_prose(paragraph: str) -> bool:
    return len(paragraph) >= _SHORTEST_PROSE and bool(_ENDS_SENTENCE.search(paragraph))
