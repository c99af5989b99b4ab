"""The ages that articles give to people: "Faye Turney, 26," and "26-year-old Faye Turney"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.conflicts.stated import Filled
from summarize.text.names import NO_NAMES, TITLES, is_capitalised, skeleton
from summarize.text.number_context import Number
from summarize.text.words import Words, word_set

_OLDEST = 120
_LONGEST_NAME = 4
_DESCRIBED_IN = 3
"""Words that may stand between an age and a name: "26-year-old leading seaman Faye Turney"."""
_AGED = word_set("aged age")
_IS = word_set("is was turned turns")
_MARKS_AFTER = (".", ",", ";", ")", " -", " –", " —")


def find_ages(number: int, article: ArticleIndex) -> Iterator[Filled]:
    """The ages of people who are named in full."""
    words = article.words
    for figure in article.numbers:
        if figure.sort != "cardinal" or not 0 < figure.value < _OLDEST or figure.value % 1:
            continue
        name = _name_before(words, figure) or _name_after(words, figure) or _only_name(article, figure)
        if name is None or not set(name).isdisjoint(article.known):
            continue
        first, last = words.keys[name[0]], words.keys[name[-1]]
        if first in TITLES or last in TITLES:
            continue
        start = min(words.starts[name[0]], figure.start)
        end = max(words.ends[name[-1]], figure.end)
        label = f"age of {words.slice_text(name[0], name[-1])}"
        slot = ("age", skeleton(last), skeleton(first))
        yield Filled(
            article=number, start=start, end=end, slot=slot, value=str(int(figure.value)), label=label
        )


def _name_before(words: Words, figure: Number) -> range | None:
    """ "Faye Turney, 26,", "Faye Turney, aged 26" and "Faye Turney, a 26-year-old"."""
    index = figure.first - 1
    described = (
        figure.unit == "year" and figure.after[:1] == ("old",) and words.key(index) in ("a", "an", "the")
    )
    if words.key(index) in _AGED or described:
        index -= 1
    if (figure.unit and not described) or words.gap(index + 1) != ", ":
        return None
    if not described and not words.text[figure.end : figure.end + 2].startswith(_MARKS_AFTER):
        return None
    first = index
    while (
        first > 0
        and index - first < _LONGEST_NAME
        and _in_name(words, first - 1)
        and words.gap(first) in (" ", "-")
    ):
        first -= 1
    return range(first, index + 1) if first < index and _in_name(words, index) else None


def _name_after(words: Words, figure: Number) -> range | None:
    """ "26-year-old Faye Turney"."""
    if figure.unit != "year" or figure.after[:1] != ("old",):
        return None
    index = next((i for i in range(figure.last + 1, figure.last + 4) if words.key(i) == "old"), len(words))
    for first in range(index + 1, index + 2 + _DESCRIBED_IN):
        if first >= len(words) or words.gap(first) != " " or words.keys[first] in NO_NAMES:
            return None
        if _in_name(words, first):
            last = first
            while (
                last - first < _LONGEST_NAME
                and _in_name(words, last + 1)
                and words.gap(last + 1) in (" ", "-")
            ):
                last += 1
            return range(first, last + 1) if last > first else None
    return None


def _only_name(article: ArticleIndex, figure: Number) -> range | None:
    """ "Peter Marsh was 71 years old" and "Peter Marsh died at the age of 74", where nobody else is named."""
    words, before = article.words, figure.first - 1
    aged = words.key(before) in _AGED or (words.key(before) == "of" and words.key(before - 1) in _AGED)
    being = words.key(before) in _IS and figure.unit == "year" and "old" in figure.after
    if not aged and not being:
        return None
    sentence = article.sentences[figure.first]
    found: list[range] = []
    index = bisect_left(article.sentences, sentence)
    while index < len(words) and article.sentences[index] == sentence:
        last = index
        while _in_name(words, last) and _in_name(words, last + 1) and words.gap(last + 1) in (" ", "-"):
            last += 1
        if last > index or (_in_name(words, index) and article.sentences[index - 1] == sentence):
            found.append(range(index, last + 1))
        index = last + 1
    return found[0] if len(found) == 1 and 1 < len(found[0]) <= _LONGEST_NAME else None


def _in_name(words: Words, index: int) -> bool:
    return 0 <= index < len(words) and is_capitalised(words.raw(index)) and words.keys[index] not in TITLES
