"""No content twice: sentences that others already say go, and so do phrases that others have said.

A sentence with three words in a row that stand in an earlier one, beyond names, loses the modifier,
apposition or relative clause that has them, if it can do without; "the London bombings" become "the
bombings". Otherwise the sentence goes, unless the words only name something or say who says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from summarize.coherence.deeds import same_deed
from summarize.coherence.phrases import lowered, qualifiers, removable, without
from summarize.text.content import content_stems
from summarize.text.quoted import mask
from summarize.text.repeats import name_words, repeated, stutters
from summarize.text.words import find_words

if TYPE_CHECKING:
    from summarize.factcheck.language import English

SAID = 0.75
"""Share of a sentence's content stems in one other sentence from which that says it already."""
MANY_NAMES = 5
"""Different names from which a sentence tells of the same event as another that has them all."""
ALIKE = 0.35
"""Share of its content stems that the other must have then."""
SHORTEST = 6
"""Words that a shortened sentence has at least."""
LONGEST_CUT = 0.45
"""Share of a sentence's words that may go."""
_MOST_PHRASES = 24


def says_already(text: str, other: str) -> bool:
    """Does `other` have nearly all content of `text`, or all but one of its many names and much of the rest?

    Who met whom, and where, is the same meeting in whatever words: "ministers met", "officials convened".
    """
    stems, said = set(content_stems(text)), set(content_stems(other))
    shared = len(stems & said)
    names = _names(text)
    same = len(names & _names(other)) >= max(MANY_NAMES, len(names) - 1) and shared >= ALIKE * len(stems)
    return bool(stems) and (shared >= SAID * len(stems) or same)


def _names(text: str) -> set[str]:
    words = find_words(text)
    return {
        words.keys[index]
        for index, named in enumerate(name_words(words))
        if named and words.raw(index)[:1].isupper()
    }


def without_repeats(text: str, earlier: Sequence[str], english: English) -> str | None:
    """`text` without what makes it repeat `earlier` sentences; None where it cannot be mended.

    What goes has been said already, as far as that is possible; of several ways the shortest cut is taken.
    """
    if any(says_already(text, other) for other in earlier):
        return None
    parse, *others = english.parse([text, *earlier])
    if any(same_deed(parse, other) for other in others):
        return None
    if not repeated(text, earlier):
        return text
    grave = stutters(text, earlier)
    said = {stem for other in earlier for stem in content_stems(other)}
    words = len(text.split())
    masked = mask(text)
    known = [
        (start, end) for start, end in qualifiers(parse) if said.issuperset(content_stems(text[start:end]))
    ]
    phrases = [
        (start, end)
        for start, end in dict.fromkeys([*known, *(removable(parse) if grave else ())])
        if masked[start:end] == text[start:end]
    ][:_MOST_PHRASES]
    ways: list[tuple[float, int, str]] = []
    for number in (1, 2):
        for chosen in combinations(phrases, number):
            if not _apart(chosen):
                continue
            shorter = text
            for start, end in sorted(chosen, reverse=True):
                shorter = without(lowered(shorter, end) if (start, end) in known else shorter, start, end)
            cut = words - len(shorter.split())
            if len(shorter.split()) < SHORTEST or cut > LONGEST_CUT * words or repeated(shorter, earlier):
                continue
            gone = [stem for start, end in chosen for stem in content_stems(text[start:end])]
            new = sum(stem not in said for stem in gone)
            ways.append((new, cut, shorter))
        if ways:
            break
    if ways:
        return min(ways)[2]
    return None if grave else text


def _apart(spans: Sequence[tuple[int, int]]) -> bool:
    ordered = sorted(spans)
    return all(one[1] <= other[0] for one, other in pairwise(ordered))
