"""People whom a summary takes for others: "Russian Foreign Minister Faisal Mekdad".

That is contradicted where the articles know a Syrian one of this name and never call him a Russian; "Swedish
Foreign Minister Johan Gustafsson" where they give the office to another and never put it near him; "President
Sergei Lavrov" where they only have him as foreign minister; "the Russian diplomat Mekdad" where they have a
Syrian.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.factcheck.people.descriptions import Description
from summarize.factcheck.people.exclusive import HEADING, exclude_each_other, is_plain, of_organisation
from summarize.factcheck.people.holders import Described, Holders
from summarize.factcheck.people.nationality import are_apart
from summarize.factcheck.people.titles import LEADING, OF_COUNTRIES, Title
from summarize.types import Span
from summarize.world.gazetteer import load_gazetteer


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a description."""

    there: Span
    """Where the articles describe this person, or this office."""
    of_country: bool
    """Is it the country? Else the person has not that office, and the country may well be right. Of an office
    that another holds, the country stands for the whole of it."""


def find_mistake(description: Description, holders: Holders) -> Mistake | None:
    """How the articles describe this person, or this office, otherwise; None where they do not say."""
    country = _in_another_country(description, holders)
    if country is not None:
        return Mistake(country, of_country=True)
    return None if description.is_nationality else _office_elsewhere(description, holders)


def _in_another_country(description: Description, holders: Holders) -> Span | None:
    own = holders.of_bearer(description)
    if description.is_nationality:
        return _of_another_nation(description, own, holders)
    if description.country:
        placed = [(one, span) for one, span in own if _can_compare(one, description)]
        if placed and _is_of_another_country(description, [one for one, _ in placed], holders):
            return placed[0][1]
    return None


def _office_elsewhere(description: Description, holders: Holders) -> Mistake | None:
    own = holders.of_bearer(description)
    placed = [one for one, _ in own if one.country]
    if description.country and placed and not any(_can_compare(one, description) for one in placed):
        return None  # whether it is the country or the office that is wrong cannot be told
    found = _in_another_office(description, own, holders)
    if found is not None:
        return Mistake(found, of_country=False)
    held = None if own else _held_by_another(description, holders)
    return None if held is None else Mistake(held, of_country=bool(description.country))


def _can_compare(one: Description, other: Description) -> bool:
    """Do both descriptions have one country, or the one their person comes from, or the one they act for?"""
    return bool(one.country) and (one.country == other.country or not _ties(one).isdisjoint(_ties(other)))


def _ties(one: Description) -> frozenset[str]:
    """What ties the person to the country: ministers both come from it and act for it.

    An ambassador may come from elsewhere, and a coach from anywhere.
    """
    if not one.country:
        return frozenset()
    if one.is_nationality:
        return frozenset(("from",))
    if one.office[-1] in LEADING:
        return frozenset(("from", "for"))
    return frozenset(("for",)) if one.office[-1] in OF_COUNTRIES else frozenset()


def _is_of_another_country(description: Description, placed: Sequence[Description], holders: Holders) -> bool:
    """Do the articles, which describe the person as `placed`, never give them the country described?"""
    states = set(load_gazetteer().capitals.values())
    plain = all(
        one.office and one.office[-1] in LEADING and one.office != ("minister",) and one.country in states
        for one in (description, *placed)
    )
    alike = any(set(description.country.split()) & set(one.country.split()) for one in placed)
    countries = holders.said if plain and not alike else holders.near
    return description.country not in countries.get(description.name[-1], set())


def _of_another_nation(description: Description, own: Sequence[Described], holders: Holders) -> Span | None:
    """Where the articles plainly have another nationality, and never put the one described near the name."""
    last = description.name[-1]
    plain = [(one, span) for one, span in own if "from" in _ties(one) and not one.hedges]
    if (
        not plain
        or not all(are_apart(description.country, one.country) for one, _ in own if one.country)
        or not holders.is_one_person(description.name)
    ):
        return None
    led = all(not one.is_nationality for one, _ in plain)
    countries = (holders.said if led else holders.near).get(last, set())
    return plain[0][1] if description.country not in countries else None


def _in_another_office(description: Description, own: Sequence[Described], holders: Holders) -> Span | None:
    """Where the articles give the person an office that rules out the one described, and never that one."""
    own = [*own, *holders.of_officer(description)]
    beside = [one for one in holders.beside(description.name) if not _is_within(one[1], own)]
    titles: list[tuple[Description | Title, Span]] = [*own, *beside]
    plain = [(one.office, span) for one, span in titles if is_plain(one.office)]
    readings = {office for office, _ in plain} | {of_organisation(one.office) for one, _ in beside}
    if (
        not plain
        or any(one.hedges for one in (description, *(one for one, _ in titles)))
        or not all(exclude_each_other(office, description.office) for office in readings if is_plain(office))
        or not holders.is_one_person(description.name)
        or holders.may_hold(description.name[-1], description.office)
    ):
        return None
    return plain[0][1]


def _is_within(span: Span, described: Sequence[Described]) -> bool:
    return any(
        span.article_id == one.article_id and one.start <= span.start and span.end <= one.end
        for _, one in described
    )


def _held_by_another(description: Description, holders: Holders) -> Span | None:
    """Where the articles give the country's office to another, and know the person without one."""
    last = description.name[-1]
    if not (description.country or description.owner) or not holders.knows(last):
        return None
    if description.country:
        held = holders.of_others(description)
    else:
        held = holders.of_other_officers(description) if description.office in HEADING else []
    return held[0][1] if held and not holders.may_hold(last, description.office) else None
