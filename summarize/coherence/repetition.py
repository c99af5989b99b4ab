"""No content twice: sentences that others already say go, and so do phrases that others have said.

A sentence with three words in a row that stand in an earlier one, beyond names, loses the modifier,
apposition or relative clause that has them, if it can do without. Otherwise the sentence goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from summarize.coherence.phrases import qualifiers, removable, without
from summarize.text.content import content_stems
from summarize.text.quoted import mask
from summarize.text.repeats import repeated
from summarize.text.words import find_words

if TYPE_CHECKING:
    from summarize.factcheck.language import English

SAID = 0.75
"""Share of a sentence's content stems in one other sentence from which that says it already."""
SHORTEST = 6
"""Words that a shortened sentence has at least."""
LONGEST_CUT = 0.45
"""Share of a sentence's words that may go."""
_MOST_PHRASES = 24


def says_already(text: str, other: str) -> bool:
    """Does `other` have nearly all content of `text`?"""
    stems = set(content_stems(text))
    return bool(stems) and len(stems & set(content_stems(other))) >= SAID * len(stems)


def without_repeats(text: str, earlier: Sequence[str], english: English) -> str | None:
    """`text` without what makes it repeat `earlier` sentences; None where it cannot be mended.

    What goes has been said already, as far as that is possible; of several ways the shortest cut is taken.
    """
    if any(says_already(text, other) for other in earlier):
        return None
    if not repeated(text, earlier):
        return text
    said = {stem for other in earlier for stem in content_stems(other)}
    words = len(text.split())
    masked = mask(text)
    parse = english.parse([text])[0]
    known = [
        (start, end) for start, end in qualifiers(parse) if said.issuperset(content_stems(text[start:end]))
    ]
    phrases = [
        (start, end)
        for start, end in dict.fromkeys([*known, *removable(parse)])
        if masked[start:end] == text[start:end]
    ][:_MOST_PHRASES]
    ways: list[tuple[float, int, str]] = []
    for number in (1, 2):
        for chosen in combinations(phrases, number):
            if not _apart(chosen):
                continue
            shorter = text
            for start, end in sorted(chosen, reverse=True):
                shorter = without(shorter, start, end)
            cut = words - len(shorter.split())
            if len(shorter.split()) < SHORTEST or cut > LONGEST_CUT * words or repeated(shorter, earlier):
                continue
            gone = [stem for start, end in chosen for stem in content_stems(text[start:end])]
            new = sum(stem not in said for stem in gone)
            ways.append((new, cut, shorter))
        if ways:
            break
    return min(ways)[2] if ways else None


def _apart(spans: Sequence[tuple[int, int]]) -> bool:
    ordered = sorted(spans)
    return all(one[1] <= other[0] for one, other in pairwise(ordered))


def repeated_words(texts: Sequence[str]) -> list[str]:
    """Every three words in a row that stand in two of the texts, beyond names; for records and tests."""
    found: list[str] = []
    for number, text in enumerate(texts):
        words = find_words(text)
        found += [words.slice_text(at, at + 2) for at in repeated(text, texts[:number])]
    return found
