"""Faults of wording that word counts do not see: small words that change what is said.

A number keeps what qualifies it ("more than 80,000", "half a million"), a comparison its second half, a word
its number and form. The words between them are in `small_words.py` and `helping_words.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarize.decoding.helping_words import helping_word_faults
from summarize.decoding.small_words import small_word_faults
from summarize.text.repeats import repeated_trigrams
from summarize.text.words import find_words, pairs_of, word_key

_COMPARISON = re.compile(r"\bas (?:many|much|few|little|high|low|long|large)\b", re.IGNORECASE)
_SECOND_HALF = re.compile(r"\b(?:as|than)\b", re.IGNORECASE)
_QUALIFIER = (
    "over|more than|at least|up to|as many as|nearly|almost|less than|fewer than|under|about|around"
    "|approximately|some|only|just|(?:(?:more than|over|nearly|almost|about|at least) )?half an?"
)
_NUMBER_WORD = (
    "two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|hundred|thousand|million|billion|dozen"
)
_QUANTITY = re.compile(
    rf"(?:\b(?P<qualifier>{_QUALIFIER})\s+)?(?:an? )?"
    rf"(?P<number>[$€£]?\d[\d.,]*\d|\b\d\b|\b(?:{_NUMBER_WORD})\b)",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"(?:\b(?P<qualifier>{_QUALIFIER})\s+)?"
    r"\ban? (?P<number>hour|day|week|month|year|decade|century|dozen)\b",
    re.IGNORECASE,
)
_SAME_QUALIFIER = {"over": "more than", "almost": "nearly", "around": "about", "approximately": "about"}
_WRONG_ARTICLE = re.compile(
    r"\ban? (?:[$€£]|[\d.,]+ (?:percent|per cent|people|million|billion)\b)"
    r"|\b[Aa] (?:[AaIiOo]|[Ee](?!u))(?!ne\b)[a-z]+"
    r"|\b[Aa] [AEIO][A-Z]"
)
_AFTER_AUXILIARY = re.compile(
    r"\b(?:have|has|had|having|was|were|been|being|is|are)\s+(?:\w+ly\s+)?(?P<verb>[a-z]+)\b"
)
_TWO_PREDICATES = re.compile(r"\b(?:has|have) been\b[^;]*,\s+(?:has|have) been\b")
_SHORTEST = 8
"""Words below which a sentence that is shorter than all its sources is taken for a fragment."""
_ONE = re.compile(r"\b(?:an?|one) ([a-z]+)(?: ([a-z]+))?", re.IGNORECASE)
_PART = re.compile(rf"\b({_NUMBER_WORD}|\d+) of (?:the|its|his|her|their) ([a-z]+)\b", re.IGNORECASE)
_ALL = re.compile(rf"\bthe ({_NUMBER_WORD}|\d+) ([a-z]+)\b", re.IGNORECASE)
_MANY = re.compile(r"\b([a-z]+)s,? ([A-Z]\w+)")
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_DANGLING = re.compile(r"\b(?:be|is|are|was|were|go|went|come|came) there\b", re.IGNORECASE)


def wording_faults(text: str, documents: Sequence[str]) -> tuple[str, ...]:
    """What is wrong with the wording of `text`, which was made from `documents`; empty where nothing is."""
    checks = (
        (repeated_trigrams(text) > 0, "repeats itself"),
        (_cuts_comparison(text, documents), "breaks off a comparison"),
        (_requalifies(text, documents), "says about a number what no source says"),
        (_WRONG_ARTICLE.search(text) is not None, "a wrong article"),
        (_makes_one_of_many(text, documents), "makes one of many"),
        (_makes_many_of_one(text, documents), "makes many of one"),
        (_makes_all_of_some(text, documents), "makes all of some"),
        (_quotes_more(text, documents), "puts in quotation marks what no source does"),
        (_breaks_verb(text, documents), "a wrong form of a verb"),
        (_TWO_PREDICATES.search(text) is not None, "two predicates for one subject"),
        (len(text.split()) < min(_SHORTEST, *(len(one.split()) for one in documents)), "a fragment"),
        (_dangles(text, documents), '"there" without a place'),
    )
    return (
        *(reason for wrong, reason in checks if wrong),
        *small_word_faults(text, documents),
        *helping_word_faults(text, documents),
    )


def _cuts_comparison(text: str, documents: Sequence[str]) -> bool:
    """Whether it compares ("as many ...") without the second half that its sources have ("as men")."""
    compared = [document for document in documents if _COMPARISON.search(document)]
    if not compared or not _COMPARISON.search(text):
        return False
    halves = min(len(_SECOND_HALF.findall(document)) for document in compared)
    return len(_SECOND_HALF.findall(text)) < halves


def _requalifies(text: str, documents: Sequence[str]) -> bool:
    """Whether "over", "half a" or their like stands before a quantity where no source has it, or is lost."""
    known = {quantity for document in documents for quantity in _quantities(document)}
    return not set(_quantities(text)) <= known


def _quantities(text: str) -> list[tuple[str, str]]:
    """Numbers and times, each with what qualifies it: ("over", "million"), ("", "12"), ("nearly", "week")."""
    found = []
    for match in (*_QUANTITY.finditer(text), *_TIME.finditer(text)):
        qualifier = " ".join((match["qualifier"] or "").casefold().split())
        found.append((_SAME_QUALIFIER.get(qualifier, qualifier), match["number"].casefold()))
    return found


def _makes_one_of_many(text: str, documents: Sequence[str]) -> bool:
    """Whether "a" or "one" stands one or two words before what the sources only have in the plural."""
    known = {key for document in documents for key in find_words(document).keys}
    singular = (word.lower() for match in _ONE.finditer(text) for word in match.groups() if word)
    return any(word not in known and f"{word}s" in known for word in singular)


def _makes_many_of_one(text: str, documents: Sequence[str]) -> bool:
    """Whether a plural stands before a name that has the singular before it in the sources."""
    known = pairs_of(documents)
    return any(
        (f"{one}s", word_key(name)) not in known and (one, word_key(name)) in known
        for one, name in _MANY.findall(text)
    )


def _makes_all_of_some(text: str, documents: Sequence[str]) -> bool:
    """Whether "the three bombers" stands where the sources have "three of the bombers"."""
    parts = _counted(_PART, documents)
    return bool(_counted(_ALL, [text]) & parts - _counted(_ALL, documents))


def _counted(pattern: re.Pattern[str], documents: Sequence[str]) -> set[tuple[str, str]]:
    return {
        (number.casefold(), noun.casefold())
        for document in documents
        for number, noun in pattern.findall(document)
    }


def _breaks_verb(text: str, documents: Sequence[str]) -> bool:
    """Whether the bare form of a verb stands where the sources have "-ed".

    That is after an auxiliary ("have illustrate"), or before the same word ("the damage region").
    """
    known = {key for document in documents for key in find_words(document).keys}
    verbs = {match["verb"] for match in _AFTER_AUXILIARY.finditer(text)}
    pairs = pairs_of(documents)
    verbs |= {
        verb
        for verb, after in pairwise(find_words(text).keys)
        if (f"{verb}d", after) in pairs or (f"{verb}ed", after) in pairs
    }
    return any(verb not in known and (f"{verb}d" in known or f"{verb}ed" in known) for verb in verbs)


def _quotes_more(text: str, documents: Sequence[str]) -> bool:
    """Whether words stand between quotation marks that stand so in no source."""
    if not all(document.count('"') % 2 == 0 for document in documents):
        return False  # a quotation that goes on in the next sentence
    known = [f" {_words(quoted)} " for document in documents for quoted in _QUOTED.findall(document)]
    return not all(any(f" {_words(quoted)} " in one for one in known) for quoted in _QUOTED.findall(text))


def _dangles(text: str, documents: Sequence[str]) -> bool:
    return _DANGLING.search(text) is not None and not any(map(_DANGLING.search, documents))


def _words(text: str) -> str:
    return " ".join(find_words(text).keys)
