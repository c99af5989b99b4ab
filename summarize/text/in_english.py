"""Whether a text is in English, so that what is not can be said to be unchecked instead of wrong.

Only what is plainly in another language counts as that: most of its letters are of another script, the
little words of another language are frequent in it and those of English are not, or it has none of English
and some of another language beside words with that one's letters. A headline, a table or a list of names
stays English.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file, files
from runpy import run_path

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

_HARDLY = 0.05
"""Share of little English words up to which a text that has some signs of another language is in that one.
Turkish or Finnish has few little words."""
_SOME = 0.1
"""Share of the signs: little words, and words in small letters that English would not write, as "günü"."""
_SIGNS = 3
"""How many different ones it must have, one of them a little word."""
_IN_NAMES = frozenset(
    "al bin da das de del della den der di do dos du el la las le los ten ter van von".split()
)
"""Little words that lists of English names have too."""


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
    if _share([word for word in lower if len(word) > 1], "en") <= _HARDLY and _has_signs(raws):
        return False
    return not any(
        _share(lower, code) >= max(_OTHER, 2 * english)
        and len(_stop_words(code).intersection(lower)) >= _DIFFERENT
        for code in _LANGUAGES
    )


def _is_latin(word: str) -> bool:
    return ord(word[0]) < 0x250  # up to the end of Latin Extended-B


def _has_signs(raws: list[str]) -> bool:
    small = [raw for raw in raws if raw.islower() and len(raw) > 1]
    foreign = {word for word in small if not word.isascii()}
    for code in _LANGUAGES:
        little = (_stop_words(code) - _IN_NAMES).intersection(small)
        signs = little | foreign
        if little and len(signs) >= _SIGNS and sum(word in signs for word in small) >= _SOME * len(raws):
            return True
    return False


def _share(words: list[str], code: str) -> float:
    return sum(word in _stop_words(code) for word in words) / (len(words) or 1)


@lru_cache(maxsize=len(_LANGUAGES) + 1)
def _stop_words(code: str) -> frozenset[str]:
    """spaCy's, read from their own file: importing a language compiles its tokenizer, French for seconds."""
    file = files("spacy") / "lang" / code / "stop_words.py"
    with as_file(file) as path:
        return frozenset(run_path(str(path))["STOP_WORDS"])
