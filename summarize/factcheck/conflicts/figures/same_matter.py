"""Whether two figures are about one matter, so that different values contradict each other.

Two steps. What rules it out: another noun, another outcome, other qualifiers, other places, years or days.
And what speaks for it: the same owner and place, the same deed of the same subject, sentences that share
their rare words. Without enough of that nothing is said: a conflict that is none costs more trust than one
that is missed.
"""

from __future__ import annotations

from collections.abc import Collection

from summarize.factcheck.conflicts.context import Context
from summarize.factcheck.conflicts.figures.counted_things import PEOPLE
from summarize.factcheck.conflicts.figures.outcomes import outcome_stems
from summarize.factcheck.conflicts.stated import Assertion

_FARTHEST = 3
"""How many times the smaller figure the larger may be. Beyond, they are no two counts of one thing."""
_FEWEST = 3
"""Content words of a sentence, below which it says too little to be compared: "25 points."."""
_SOME = 0.2
_MOST = 0.6


def likeness(one: Assertion, other: Assertion, context: Context) -> float:
    """How surely both are about one matter, 0 to 1."""
    if clash(one, other, context):
        return 0.0
    if not _comparable(one, other, context):
        return 0.0
    shared_place = bool(one.places & other.places)
    same_owner = bool(one.owners & other.owners)
    same_deed = bool(one.deed) and one.deed == other.deed
    same_subject = bool(one.subject) and one.subject == other.subject
    overlap = context.overlap(one.context, other.context)
    if not one.outcome and one.sort == "count" and min(len(one.context), len(other.context)) < _FEWEST:
        return 0.0
    names = bool(one.names & other.names)
    if one.sort in ("money", "percent") and _beside_others(one, other, context):
        return 0.0
    if one.sort == "money":
        told = (same_deed and same_subject) or (same_deed and overlap >= 0.5)
        return min(1.0, 0.5 + overlap) if told and overlap >= _SOME else 0.0
    if one.sort == "percent":
        return overlap if same_deed and names else 0.0
    if one.sort == "measure":
        return min(1.0, 0.4 + overlap) if names or same_owner or one.qualifiers else overlap
    if one.outcome:
        return min(1.0, 0.4 + overlap + 0.2 * shared_place)
    qualified = bool(one.qualifiers) and (shared_place or names)
    if not (same_owner or same_subject or qualified or overlap >= _MOST):
        return 0.0
    score = overlap
    score += 0.3 * same_owner + 0.2 * (shared_place or names) + 0.2 * same_deed + 0.1 * same_subject
    score += 0.1 * bool(one.qualifiers)
    return min(1.0, score)


def _beside_others(one: Assertion, other: Assertion, context: Context) -> bool:
    """Do both sentences have further figures, all of them different? Then they tell of two days or firms."""
    further = [context.figures_at(said.article, said.start) - {said.amount.value} for said in (one, other)]
    return _apart(*further)


def _comparable(one: Assertion, other: Assertion, context: Context) -> bool:
    """Do the articles begin alike, or the sentences share more than that something was counted?"""
    if context.one_story(one.article, other.article):
        return True
    empty = {one.noun, other.noun} | outcome_stems() | PEOPLE
    return context.overlap(one.context - empty, other.context - empty) >= _SOME


def clash(one: Assertion, other: Assertion, context: Context) -> bool:
    """Is it plain that they are about different matters?"""
    if one.kind != other.kind:
        return True
    if one.qualifiers != other.qualifiers and (
        one.sort != "measure" or _apart(one.qualifiers, other.qualifiers)
    ):
        return True
    if _apart(one.owners, other.owners) or _apart(one.days, other.days):
        return True
    if not one.outcome and _apart(one.settings, other.settings):
        return True
    if one.which != other.which:
        return True
    if one.actor and other.actor and one.actor != other.actor:
        return True
    if one.deed.startswith("by ") != other.deed.startswith("by "):
        return True
    small, large = sorted((one.amount.value, other.amount.value))
    if large > small * _FARTHEST:
        return True
    return _elsewhere(one, other, context) or _at_another_time(one, other, context)


def by_two_informants(one: Assertion, other: Assertion, context: Context) -> bool:
    """Do two sentences of one article give what two informants say of one thing?"""
    if one.passage == other.passage or not one.subject or one.subject != other.subject:
        return False
    return bool(one.names) and _apart(one.names, other.names) and not clash(one, other, context)


def _elsewhere(one: Assertion, other: Assertion, context: Context) -> bool:
    if one.places and other.places:
        return not one.places & other.places
    named, silent = (one, other) if one.places else (other, one)
    return not named.places <= silent.names | context.leads[silent.article]


def _at_another_time(one: Assertion, other: Assertion, context: Context) -> bool:
    if one.periods and other.periods:
        return not one.periods & other.periods
    dated, silent = (one, other) if one.periods else (other, one)
    if silent.days and not dated.days and any(" " in period for period in dated.periods):
        return True  # "on Monday" and "this year"
    if all(period.startswith("this ") for period in dated.periods):
        return False
    published = context.published[silent.article]
    return bool(dated.periods) and (published is None or str(published.year) not in dated.periods)


def _apart(one: Collection[object], other: Collection[object]) -> bool:
    """Do both say something, and nothing in common?"""
    return bool(one) and bool(other) and not set(one) & set(other)
