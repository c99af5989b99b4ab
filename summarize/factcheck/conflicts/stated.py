"""What an article states that another may contradict: one figure, one filling of a slot, one odd word out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarize.factcheck.conflicts.agreement import Amount

Sort = Literal["count", "money", "percent", "measure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A value that an article gives, and where. All that is listed of a conflict is made of these."""

    article: int
    """Index of the article among those that were read."""
    start: int
    """Where the words that say it begin in the article."""
    end: int
    value: str
    """Its compared form."""
    label: str
    """What it is a value of, in words of the text."""
    amount: Amount | None = None
    """Of figures: the values that it may stand for."""
    written: str = ""
    """The value as it stands in the article, where its compared form is not for readers."""

    @property
    def point(self) -> int:
        """A character of the value itself."""
        return self.start

    @property
    def grows(self) -> bool:
        """Is it a figure that may grow with time?"""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled(Stated):
    """What an article has in a place that has room for one: the age of a person, the holder of an office."""

    slot: tuple[str, ...]
    """What is filled, in compared forms: ("age", "turney", "faye")."""
    once: bool = False
    """Is it of something that happens once? Then two articles on one story need not say the same of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion(Stated):
    """One figure of a text with what it is about."""

    amount: Amount
    passage: int
    sort: Sort
    unit: str
    """Of money and measures: "dollar", "year"; else ""."""
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
    settings: frozenset[str]
    """Stems of the ordinary nouns after "in", "at" and "during": "match", "tournament"."""
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

    @property
    def grows(self) -> bool:
        """Is it a count or a sum of money?"""
        return self.sort in ("count", "money")

    @property
    def kind(self) -> tuple[str, ...]:
        """What two figures must share to be compared."""
        return self.sort, self.unit, self.noun, self.outcome, self.per
