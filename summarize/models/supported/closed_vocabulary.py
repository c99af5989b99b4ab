"""Which words in small letters texts license, where a model is kept to their vocabulary.

They are the words of the texts in any inflection, and the words that hold sentences together. An inflection
is made by the common suffixes and counts where it has the stem of the word; forms that are no English
("breaked") are in the list too, and no harm: a model of English does not write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from summarize.models.supported.licence import NUMBER_WORDS
from summarize.text.content import FUNCTION_WORDS, REPORTING, porter_stem
from summarize.text.words import fold

_SMALL = re.compile(r"[^\W\d_]+")
_PARTS = frozenset("s t d ll m re ve".split())
"""What stands after an apostrophe."""
_REPORTED = frozenset(
    """
    according acknowledged added adding announced announcing argued asserted claimed claiming commented
    confirmed confirming declared described emphasised emphasized explained expressed indicated insisted
    mentioned noted noting quoted remarked replied reported reportedly reporting reveal revealed said say
    saying says stated stating stressed suggested tell telling told warned warning wrote
    """.split()
)
"""How a source's "said" may be put otherwise: the words of `REPORTING` stems."""
_SHORTEST = 4
"""Letters of a word that is inflected."""
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly")
_ALWAYS = FUNCTION_WORDS | _PARTS


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """The words in small letters that may be written beside the names and numbers of `texts`."""
    found = {word for text in texts for word in _SMALL.findall(text.lower())}
    forms = {form for word in found for form in _forms(word)}
    said = _REPORTED if any(porter_stem(fold(word)) in REPORTING for word in found) else frozenset()
    written = frozenset((found | forms | _ALWAYS | said) - NUMBER_WORDS)
    return frozenset(word for word in written if word.isascii())  # others are licensed like names


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST:
        return ()
    stem = porter_stem(word)
    return tuple(form for form in _inflected(word) if porter_stem(form) == stem)


def _inflected(word: str) -> Iterator[str]:
    """The word with other endings: of "announced" also "announce", "announces", "announcing"."""
    bases = {word}
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            base = word.removesuffix(ending)
            bases |= {base, f"{base}e"}
            if base[-1:] == base[-2:-1]:  # "planned" is "plan"
                bases.add(base[:-1])
    for base in bases:
        yield base
        for ending in _ENDINGS:
            yield f"{base}{ending}"
        if base.endswith("e"):
            yield f"{base[:-1]}ing"
        if base.endswith("y"):
            yield from (f"{base[:-1]}ies", f"{base[:-1]}ied")
        elif base.endswith("i"):  # "studies" without its ending
            yield from (f"{base[:-1]}y", f"{base[:-1]}ying")
        else:
            yield from (f"{base}{base[-1]}{ending}" for ending in ("ed", "ing"))
