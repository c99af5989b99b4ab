"""The content words of a text: what it says, without the words that hold it together.

Used to score sentences and to compare a candidate with its sources. Stems are Porter's (1980), from
nltk, so that "agreed" and "agree" meet; function words are a closed list.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from summarize.text.words import find_words, word_key

FUNCTION_WORDS = frozenset(
    """
    a about above after again against all along also although am among an and another any are around as at
    be became because become becomes been before being between both but by can did do does doing done down
    during each either else ever every for from further get gets got had has have having he her here hers
    herself him himself his how however i if in including into is it its itself just me more most much my
    nor now of off on once only onto or other our ours out over own per quite rather same she since so some
    such than that the their theirs them themselves then there these they this those though through to
    together too toward towards under until up upon us very via was we were what when where which while who
    whom whose why with within yet you your yours
    """.split()
)
"""Words that may be added or left out without a new claim. Negations and modal verbs are not among
them: "not", "may" and "will" change what is said."""

NEGATIONS = frozenset("cannot neither never no nobody none not nothing without".split())
"""Words that turn a statement round. "n't" is read as "not"."""

REPORTING = frozenset(
    """
    accord accordingli acknowledg ad add announc argu assert claim comment confirm declar describ emphas
    explain express indic insist mention note point quot remark repli report reveal said say state
    statement stress suggest tell told warn write wrote
    """.split()
)
"""Stems of verbs that attribute: where a source attributes, the summary may use another of them."""


@lru_cache(maxsize=1)
def _porter() -> object:
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()


@lru_cache(maxsize=1 << 16)
def porter_stem(key: str) -> str:
    """The Porter stem of a folded word; digits stay as they are."""
    return key if key[:1].isdigit() else str(_porter().stem(key))  # type: ignore[attr-defined]


def is_reporting(word: str) -> bool:
    """Whether a word, as it is written, may be a verb that attributes: "said", "announced"."""
    return porter_stem(word_key(word)) in REPORTING


def content_stems(text: str) -> list[str]:
    """Stems of the content words of `text`, in order, repeats included."""
    return [porter_stem(key) for key in _keys(text) if key not in FUNCTION_WORDS]


@lru_cache(maxsize=64)
def first_places(text: str) -> Mapping[str, int]:
    """By the stem of each content word of `text`: where it stands first. Kept, for whole articles."""
    words = find_words(text)
    places: dict[str, int] = {}
    for key, start in zip(words.keys, words.starts, strict=True):
        if key not in FUNCTION_WORDS:
            places.setdefault(porter_stem(key), start)
    return places


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared stems over the stems of the shorter of two texts, 0 to 1."""
    return len(one & other) / max(1, min(len(one), len(other)))


def negations(text: str) -> int:
    """How many words of `text` negate."""
    return sum(key in NEGATIONS for key in _keys(text))


def _keys(text: str) -> list[str]:
    # "didn't" folds to "didnt"; what it says is "not".
    return ["not" if key in NEGATED_AUXILIARIES else key for key in find_words(text).keys]


_WITH_NOT = frozenset("are ca could did does do had has have is must need should was were wo would".split())
NEGATED_AUXILIARIES = frozenset(f"{verb}nt" for verb in _WITH_NOT)
"""Keys of "didn't", "won't" and their like: no content, but a negation."""
