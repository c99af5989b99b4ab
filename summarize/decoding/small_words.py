"""Faults of small words: what a model adds, drops or changes between the words of its sources.

Word counts do not see them, for they are no content, and yet they say who owned what, that there was more,
on which condition it was, or nothing that an editor would print ("the mood" became "his mood", "at Scotland
Yard" became "in Scotland Yard", "Along, Spain says that ..."). What is compared is the text with its own
sources: a source's habits are no faults of a candidate.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from summarize.decoding.comparing import has_new
from summarize.decoding.prepositions import alike
from summarize.text.content import FUNCTION_WORDS, is_reporting
from summarize.text.date_words import MONTH_NAMES
from summarize.text.words import find_words, pairs_of, word_key, word_set

_RELATION = re.compile(
    r"\b(?:before|until|because|if|unless|followed by|despite|during|since|when)\b", re.IGNORECASE
)
_ADDITION = re.compile(
    r"\b(?:again|all|another|any|both|each|every|further|most|only|others?|same)\b", re.IGNORECASE
)
_CONDITION = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
_WHEN = re.compile(r"\bwhen\b", re.IGNORECASE)
_OWNED = re.compile(r"\b(?:his|her|their|its)\s+(\w+)", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?=\b([\w-]+) (about|after|against|at|before|by|for|from|in|into|of|on|over|through|to|under|with)"
    r"(?: an?| the)? ([\w-]+))(?<![\w-])"
)
_PERSONS = (word_set("he him his"), word_set("she her hers"), word_set("they them their theirs"))
_ADDED_SPEAKER = re.compile(r", (?:he|she|they) (?:added|announced|said|told \w+)\.$")
_HALF_OF_DAY = re.compile(r"\d(?::\d\d)?\s?(a\.?m|p\.?m|noon|midnight)\b", re.IGNORECASE)
_NAME = r"(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*"
_SUM_AMONG_NAMES = re.compile(rf"\b\d[\d.,]*(?: [a-z]+)? \w+, {_NAME}(?:, {_NAME})*,? and {_NAME}")
_BARE_SPAN = re.compile(
    r"\b(?:during|for|in|over|within) (?:last|past) (?:few|several|\d+|two|three|four|five|six|ten) \w+s\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|at|near|from|of) (?:[A-Z]\w+ )*([A-Z]\w+), ([A-Z]\w+)(?=[,.])")
_OPENING = re.compile(r"(\w+),")
_IN_DAY = re.compile(rf"\b[Ii]n (?:{'|'.join(name.capitalize() for name in MONTH_NAMES)}) \d\d?\b")
_HANGING = re.compile(r"\b(?:is|are|was|were|be|an?|the|of|to),")
_SAYING = re.compile(r"\b(?:is|are) (?:\w+ )?(?:adding|announcing|reporting|saying|stating|telling)\b")


def small_word_faults(text: str, documents: Sequence[str]) -> tuple[str, ...]:
    """What is wrong with the small words of `text`, which was made from `documents`."""
    checks = (
        (has_new(_RELATION, text, documents), "relates what the sources do not"),
        (has_new(_ADDITION, text, documents), "adds to what the sources say"),
        (_drops_condition(text, documents), "drops a condition"),
        (_says_when_twice(text, documents), "says twice when it was"),
        (_gives_owner(text, documents), "gives an owner to what has none"),
        (_changes_preposition(text, documents), "another preposition"),
        (_changes_person(text, documents), "another person's pronoun"),
        (_adds_speaker(text, documents), "a speaker where no source has one"),
        (_changes_half_of_day(text, documents), "another half of the day"),
        (has_new(_SUM_AMONG_NAMES, text, documents), "a sum in a list of names"),
        (has_new(_BARE_SPAN, text, documents), 'no "the" before a span of time'),
        (_moves_place(text, documents), "a place in another than the sources have"),
        (_opens_with_nothing(text, documents), "an opening without a meaning"),
        (_IN_DAY.search(text) is not None, '"in" before a day'),
        (has_new(_HANGING, text, documents), "a small word that hangs before a comma"),
        (has_new(_SAYING, text, documents), "a verb of saying in the progressive"),
        # Where a name was withheld and nothing came in its place.
        ("  " in text, "a gap"),
    )
    return tuple(reason for wrong, reason in checks if wrong)


def _drops_condition(text: str, documents: Sequence[str]) -> bool:
    return not _CONDITION.search(text) and all(map(_CONDITION.search, documents))


def _says_when_twice(text: str, documents: Sequence[str]) -> bool:
    """Whether "when" stands twice, and in each source once: two clauses for one."""
    count = len(_WHEN.findall(text))
    return count > 1 and count > max(len(_WHEN.findall(document)) for document in documents)


def _gives_owner(text: str, documents: Sequence[str]) -> bool:
    """Whether "his mood" stands where the sources have "the mood" only."""
    owned = {word_key(word) for word in _OWNED.findall(text)}
    free: set[str] = set()
    has_owner: set[str] = set()
    for words in map(find_words, documents):
        for index, word in enumerate(words.keys):
            bare = words.key(index - 1) in ("the", "a", "an", "") and words.key(index + 1) != "of"
            (free if bare else has_owner).add(word)
    return bool(owned & (free - has_owner))


def _changes_person(text: str, documents: Sequence[str]) -> bool:
    """Whether "their victory" stands where the sources have "his victory", and none of their persons."""
    said = {number for number, person in enumerate(_PERSONS) if not person.isdisjoint(find_words(text).keys)}
    known = {
        number
        for number, person in enumerate(_PERSONS)
        for document in documents
        if not person.isdisjoint(find_words(document).keys)
    }
    return bool(said and known) and said.isdisjoint(known)


def _adds_speaker(text: str, documents: Sequence[str]) -> bool:
    """Whether "they said" closes what the sources say themselves."""
    return _ADDED_SPEAKER.search(text) is not None and not any(
        is_reporting(word) and not word.endswith("ing")  # "saying he was in Mexico" is another's
        for document in documents
        for word in find_words(document).keys
    )


def _changes_half_of_day(text: str, documents: Sequence[str]) -> bool:
    """Whether an hour is "am" that is "noon" in the sources: which of them has it is not asked."""
    told, known = (
        {half.replace(".", "").casefold() for one in texts for half in _HALF_OF_DAY.findall(one)}
        for texts in ([text], documents)
    )
    return not told <= known


def _changes_preposition(text: str, documents: Sequence[str]) -> bool:
    """Whether two words that the sources join with a preposition are joined with another."""
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document in documents:
        for first, preposition, second in _joined(document):
            known[first, second] |= alike(preposition)
    return any(
        preposition not in known.get((first, second), (preposition,))
        for first, preposition, second in _joined(text)
    )


def _joined(text: str) -> Iterator[tuple[str, str, str]]:
    for first, preposition, second in _PREPOSITION.findall(text):
        yield word_key(first), preposition, word_key(second)


def _moves_place(text: str, documents: Sequence[str]) -> bool:
    """Whether it says "in Greenwich, Kent" where no source puts these two side by side."""
    known = pairs_of(documents)
    return any((word_key(place), word_key(around)) not in known for place, around in _PLACE.findall(text))


def _opens_with_nothing(text: str, documents: Sequence[str]) -> bool:
    """Whether a small word and a comma open it, as they open no source: "Along, Spain says"."""
    opening = _OPENING.match(text)
    return (
        opening is not None
        and word_key(opening[1]) in FUNCTION_WORDS
        and not any(document.startswith(opening[0]) for document in documents)
    )
