"""What one figure of a text is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarize.factcheck.conflicts.agreement import Amount

Sort = Literal["count", "money", "percent", "measure"]


@dataclass(frozen=True, slots=True)
class Assertion:
    """One figure of a text with what it is about."""

    article: int
    """Index of the article among those that were read."""
    passage: int
    start: int
    """Where the words that say it begin in the article."""
    end: int
    sort: Sort
    unit: str
    """Of money and measures: "dollar", "year"; else ""."""
    amount: Amount
    noun: str
    """Stem of what is counted; "person" for people as such."""
    outcome: str
    """What happened to them: "killed" ..., or ""."""
    deed: str
    """The verb or noun that governs the figure, under one name for its synonyms; "" where it is empty."""
    qualifiers: frozenset[str]
    """Stems of the ordinary words that qualify the noun."""
    owners: frozenset[str]
    """Names that qualify the noun: "syria" for "Syrian refugees"."""
    places: frozenset[str]
    """Places of the clause."""
    names: frozenset[str]
    """All names of the sentence."""
    subject: str
    """Stem or name of the subject of the governing verb, where the figure is not in it."""
    actor: str
    """The same where it is a name."""
    which: str
    """ "second" where that subject is "the second ship"."""
    periods: frozenset[str]
    """Years and other stretches of time of the clause: "2004", "month 09", "last season"."""
    days: frozenset[str]
    """Days of the clause: "07-31"; "weekday 0" for a Monday of an article without a date."""
    per: str
    """The span of time of a rate: "day" in "12 a day"."""
    context: frozenset[str]
    """Stems of the content words of the sentence."""
    label: str
    """What is counted, in words of the text."""

    @property
    def kind(self) -> tuple[str, ...]:
        """What two figures must share to be compared."""
        return self.sort, self.unit, self.noun, self.outcome, self.per
