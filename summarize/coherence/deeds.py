"""What the same parties did, told twice in other words: "agreed in Moscow", "reached an agreement in Moscow".

A verb that says little alone, with the noun of a deed, is that deed: "reached an agreement" is "agreed".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarize.text.content import content_stems, porter_stem
from summarize.text.words import fold, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LIGHT = word_set(
    """
    concluded conclude gave give had have held hold issued issue made make reached reach signed sign struck
    strike took take
    """
)
"""Verbs whose object says what was done."""
_SHORTEST_STEM = 4
_PARTIES = 2


def same_deed(one: Doc, other: Doc) -> bool:
    """Do two sentences tell of one deed of the same parties?

    At least two parties, the same deed, and in common another name, say of the place, and another word, say
    of the aim.
    """
    parties = _parties(one)
    if len(parties) < _PARTIES or parties != _parties(other):
        return False
    deeds = (_deed(one), _deed(other))
    shorter, longer = sorted(deeds, key=len)
    if len(shorter) < _SHORTEST_STEM or not longer.startswith(shorter):
        return False
    names = (_names(one) & _names(other)) - parties
    words = set(content_stems(one.text)) & set(content_stems(other.text))
    known = {porter_stem(name) for name in parties | names} | set(deeds)
    return bool(names) and bool(words - known)


def _root(parse: Doc) -> Token | None:
    return next((token for token in parse if token.dep_ == "ROOT" and token.tag_.startswith("VB")), None)


def _deed(parse: Doc) -> str:
    """The stem of what the sentence says was done; "" for none."""
    root = _root(parse)
    if root is None:
        return ""
    objects = [child for child in root.children if child.dep_ == "dobj"]
    done = objects[0] if objects and root.lower_ in _LIGHT else root
    return porter_stem(done.lower_)


def _parties(parse: Doc) -> set[str]:
    """The names that are the subject of the main verb."""
    root = _root(parse)
    subjects = [child for child in root.children if child.dep_ == "nsubj"] if root is not None else []
    for subject in subjects:  # grows by what is joined with "and"
        subjects += [child for child in subject.children if child.dep_ == "conj"]
    return {fold(one.text) for one in subjects if one.tag_ == "NNP"}


def _names(parse: Doc) -> set[str]:
    return {fold(token.text) for token in parse if token.tag_ == "NNP"}
