"""What the words next to a figure make of it: a range, a rate, a part of a whole, the words to quote."""

from __future__ import annotations

from collections.abc import Collection

from summarize.text.number_context import Number
from summarize.text.words import Words, stem, word_set

_RANGE_WORDS = frozenset(("to", "and", "or"))
_PART_BEFORE = word_set(
    "another other additional further including every each first last next past previous only "
    "latest final top nearest of"
)
_PART_AFTER = word_set("more other further additional apiece each")
_OF_WHOM = word_set("them those whom which the these its their his her our")
_RATES = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annual": "year",
    "annually": "year",
    "yearly": "year",
}
_PER = word_set("a an per each every")
_SPANS = word_set("second minute hour day week month year")
_RATE_REACH = 6
_LEADS = word_set(
    "least more than over nearly almost about around some fewer less many approximately roughly"
)
_LEADING_PAIRS = {("at", "least"), ("as", "many"), ("no", "more"), ("no", "fewer"), ("well", "over")}


def opens_range(number: Number, following: Number, words: Words) -> bool:
    """Are two figures the ends of one range: "25-40", "3 to 4 million", "between 20 and 30"?"""
    between = words.key(number.last + 1)
    linked = number.last + 2 == following.first and between in _RANGE_WORDS
    linked = linked and words.text[number.end : following.start].strip().isalpha()
    if linked and between == "and":
        linked = words.key(number.first - 1) == "between"  # "12 and 30 people" are two figures
    return number.value < following.value and (number.paired or linked)


def counts_a_part(number: Number, words: Words, firsts: Collection[int]) -> bool:
    """Does it count only some of them: "20 others", "12 of them", "including 3", "three in ten"?

    `firsts` are the first words of the figures of the sentence.
    """
    before, after = words.key(number.first - 1), words.key(number.last + 1)
    if before in _PART_BEFORE and not (before == "of" and words.key(number.first - 2) != "out"):
        return True
    if after == "of" and words.key(number.last + 2) in _OF_WHOM:
        return True
    if after in ("in", "out") and number.last + 2 + (after == "out") in firsts:
        return True
    following = [words.key(number.last + step) for step in (1, 2)]
    return after in _PART_AFTER or "other" in map(stem, following)


def rate_of(number: Number, words: Words, end: int) -> str:
    """The span of time of a rate, "day" in "12 people a day", or ""; `end` is that of the sentence."""
    last = min(number.last + 1 + _RATE_REACH, len(words))
    for index in range(number.last + 1, last):
        key = words.keys[index]
        if words.starts[index] >= end or (index > number.last + 1 and words.gap(index).strip(" $€£'’-")):
            break
        if key in _RATES:
            return _RATES[key]
        if key in _PER and words.key(index + 1) in _SPANS:
            return words.key(index + 1)
    return ""


def start_of_bound(number: Number, words: Words, start: int) -> int:
    """Where a figure begins with "more than", "at least" ... before it; `start` is that of the sentence."""
    first = number.first
    while first > 0 and words.starts[first - 1] >= start:
        before = words.keys[first - 1]
        if before not in _LEADS and (before, words.keys[first]) not in _LEADING_PAIRS:
            break
        first -= 1
    return min(words.starts[first], number.start)
