"""Whether a text is in English, so that what is not can be said to be unchecked instead of wrong.

Only what is plainly in another language counts as that: most of its letters are of another script, or
the little words of another language are frequent in it and those of English are not. A headline, a table
or a list of names stays English.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from summarize.text.words import Words

_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "tr", "pl", "sv", "da", "nb", "fi", "ro", "id")
"""Codes of the languages in Latin letters whose little words spaCy has."""
_SAMPLE = 1000
"""Words that are looked at."""
_FEWEST = 8
"""Words, or letters of another script. Shorter texts have no language."""
_ENGLISH = 0.15
"""Share of its words that are little ones of English, from which a text is English."""
_OTHER = 0.25
"""The same for another language; it has to be twice that of English as well."""
_DIFFERENT = 4
"""How many different ones it must have: "von der" alone is part of a name."""


def reads_as_english(words: Words) -> bool:
    """Is there nothing that shows this text to be in another language?"""
    raws = [words.raw(index) for index in range(min(len(words), _SAMPLE)) if words.raw(index)[0].isalpha()]
    letters = sum(map(len, raws))
    if letters >= _FEWEST and sum(len(raw) for raw in raws if _is_latin(raw)) * 2 < letters:
        return False
    if len(raws) < _FEWEST:
        return True
    lower = [raw.lower() for raw in raws]
    english = _share(lower, "en")
    if english >= _ENGLISH:
        return True
    return not any(
        _share(lower, code) >= max(_OTHER, 2 * english)
        and len(_stop_words(code).intersection(lower)) >= _DIFFERENT
        for code in _LANGUAGES
    )


def _is_latin(word: str) -> bool:
    return ord(word[0]) < 0x250  # up to the end of Latin Extended-B


def _share(words: list[str], code: str) -> float:
    return sum(word in _stop_words(code) for word in words) / len(words)


@lru_cache(maxsize=len(_LANGUAGES) + 1)
def _stop_words(code: str) -> frozenset[str]:
    return frozenset(import_module(f"spacy.lang.{code}.stop_words").STOP_WORDS)
