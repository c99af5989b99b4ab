"""Text as it was meant to be printed: one form for what comes in many.

Mojibake is repaired ("Ã‡avuÅŸoÄŸlu" is "Çavuşoğlu" again), letters are composed (Unicode NFC), every
kind of space is a plain one, line ends are `\\n`, and what cannot be seen (zero-width and control
characters) is gone. Curly quotes, dashes and diacritics stay as they are.
"""

from __future__ import annotations

import re

import ftfy

_REPAIR = ftfy.TextFixerConfig(
    uncurl_quotes=False, fix_character_width=False, normalization="NFC", explain=False
)

# Soft hyphen, zero-width space, direction marks, word joiner and its kin, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# Joiners mean something after a letter of Arabic or an Indic script (U+0600 to U+109F), nothing after others.
_IDLE_JOINER = re.compile("(?<![\u0600-\u109f])[\u200c\u200d]")
_SPACES = re.compile(r"[^\S\n]+")


def normalise(text: str) -> str:
    """The same text in its normal form, without white space at either end or around newlines.

    Blank lines are kept: they part paragraphs.
    """
    text = ftfy.fix_text(text, _REPAIR)
    text = _INVISIBLE.sub("", text)
    text = _IDLE_JOINER.sub("", text)
    text = _SPACES.sub(" ", text)
    return text.replace(" \n", "\n").replace("\n ", "\n").strip()
