"""Figures that a later one has overtaken: "80,000 dead" beside "more than 120,000 dead".

The fact-check knows which figures of the articles are of one matter, and which is the latest. A summary that
gives two of them without telling contradicts itself: the sentence with the older one goes, unless it says of
which day its figure is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from summarize.text.date_words import MONTHS, WEEKDAYS
from summarize.text.numbers import find_numbers
from summarize.text.words import find_words
from summarize.types import Conflict, Sentence, Span

TELLING = 100
"""From which a figure that an article gives twice is of the same matter both times."""
_OF_A_DAY = re.compile(
    rf"^(?:(?:on|by|as of|in|until)\s+(?:\w+\s+)?(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b"
    r"|[\w-]+\s+(?:\w+\s+)?(?:hours?|days?|weeks?|months?|years?)\s+(?:after|before|later|into)\b)",
    re.IGNORECASE,
)
"""How a sentence opens that says when its figure held: "On Monday", "A week after the wave"."""


def superseded(sentences: Sequence[Sentence], conflicts: Sequence[Conflict]) -> list[bool]:
    """For each sentence whether another gives a later figure of the same matter.

    Of articles that disagree, and not only report one after the other, the figure told first stands. The
    first sentence, which leads, is never meant.
    """
    found = [False] * len(sentences)
    for conflict in conflicts:
        ages = [_age(one, number, conflict) for number, one in enumerate(sentences)]
        told = [age for age in ages if age is not None]
        if not told or len(set(told)) == 1:
            continue
        for number, age in enumerate(ages):
            if number and age is not None and age > min(told) and not _OF_A_DAY.match(sentences[number].text):
                found[number] = True
    return found


def _age(sentence: Sentence, number: int, conflict: Conflict) -> int | None:
    """How many figures of the matter are later than the sentence's; None where it gives none."""
    numbers = find_numbers(find_words(sentence.text))
    stated = {one.readings[0] for one in numbers if one.sort == "cardinal"}
    given = [
        index
        for index, claim in enumerate(conflict.claims)
        if (value := _value(claim.value)) in stated
        and any(_same_claim(claim.span, span, value) for span in sentence.sources)
    ]
    if not given:
        return None
    if conflict.kind == "update":
        return given[0]
    # A sentence with two of the figures is a range: it takes no side.
    return number if len(given) == 1 else None


def _same_claim(claim: Span, source: Span, value: Decimal | None) -> bool:
    """Is the figure of the claim that of the source? A claim is where its article first gives the figure."""
    telling = value is not None and value >= TELLING
    return claim.article_id == source.article_id and (
        telling or (claim.start < source.end and source.start < claim.end)
    )


def _value(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
