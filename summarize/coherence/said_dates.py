"""A date that has been said: "the December 26, 2004 tsunami" is "the tsunami" from then on.

The year goes where the same day was named with it before, and the day where it only says which event is
meant, and the sentence before has named both. What somebody did on a day keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.text.content import content_stems, porter_stem
from summarize.text.date import Date
from summarize.text.dates import find_dates
from summarize.text.quoted import mask
from summarize.text.words import find_words, fold

_THE = re.compile(r"\b[Tt]he $")
_NEXT_NOUN = re.compile(r"^,? (?P<noun>(?:[A-Z][\w-]* ){0,3}[^\W\d_][\w-]*)")
_NOUN_BEFORE = re.compile(r"(?P<noun>[^\W\d_][\w-]*)(?P<link> (?:on|of) )$")
_YEAR = re.compile(r",? (?P<year>(?:19|20)\d\d)\b,?$")
_FOLLOWING = re.compile(r"^(?:,|\.|\)| (?:was|were|is|are|has|have|had|that|which|who|and)\b)")


def without_said_dates(texts: Sequence[str]) -> list[str]:
    """`texts`, each without the dates that those before it have given of the same event."""
    edited: list[str] = []
    for text in texts:
        shorter = text
        for date in reversed(_days(text)):
            told = [one for one in edited if any(_same(date, other) for other in _days(one))]
            if told:
                shorter = _shortened(shorter, date, told)
        edited.append(shorter)
    return edited


def _days(text: str) -> list[Date]:
    """Dates that name a day of a month, outside quotation marks."""
    return [one for one in find_dates(find_words(mask(text))) if one.month and one.days and not one.relative]


def _same(one: Date, other: Date) -> bool:
    """Is it the same day? The year may be left out later, but not before."""
    return (one.month, one.days) == (other.month, other.days) and one.year in (None, other.year)


def _shortened(text: str, date: Date, told: Sequence[str]) -> str:
    before, own, after = text[: date.start], text[date.start : date.end], text[date.end :]
    events = {stem for one in told for stem in content_stems(one)}
    if _THE.search(before) and (named := _NEXT_NOUN.match(after)) is not None:
        nouns = [porter_stem(fold(word)) for word in named["noun"].split()]
        return before + named["noun"] + after[named.end() :] if nouns[-1] in events else text
    noun = _NOUN_BEFORE.search(before)
    if noun and porter_stem(fold(noun["noun"])) in events and _FOLLOWING.match(after) and _is_noun(noun):
        after = after.removeprefix(",") if before[: noun.start()].count(",") == 0 else after
        return before[: noun.start("link")] + after
    year = _YEAR.search(own)
    if year and date.year is not None:
        rest = after.removeprefix(",") if after.startswith(", ") else after
        return before + own[: year.start()] + rest
    return text


def _is_noun(match: re.Match[str]) -> bool:
    """Is the word before "on" no verb? A noun has an article or a name before it."""
    return (
        re.search(r"\b(?:[Tt]he|[A-Z][\w-]*)(?: [\w-]+)? $", match.string[: match.start("noun")]) is not None
    )
