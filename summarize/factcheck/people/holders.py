"""What the articles say of people: their descriptions, and what else stands near their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.people.beside import titles_beside
from summarize.factcheck.people.descriptions import Description, find_descriptions, find_offices
from summarize.factcheck.people.exclusive import names_office
from summarize.factcheck.people.nationality import is_said_of
from summarize.factcheck.people.titles import Title, find_titles
from summarize.text.names import NO_NAMES, TITLES, is_capitalised, skeleton
from summarize.text.words import stem
from summarize.types import Span
from summarize.world.gazetteer import Thing, load_gazetteer

_NEAR_OFFICE = 8
"""How many words from a name the office may stand that an article gives to its bearer in another way."""
_NEAR_COUNTRY = 6
"""The same for a country."""

Described = tuple[Description, Span]
"""A description and where an article has it."""


@dataclass(frozen=True, slots=True)
class ArticleTitles:
    """The titles of one article."""

    article: ArticleIndex
    by_first: dict[int, Title]
    """Under their first word."""
    by_last: dict[int, Title]
    """Under their last word."""
    described: frozenset[int]
    """The words that are part of somebody's description."""

    def may_give(self, name: str, office: tuple[str, ...]) -> bool:
        """Does the article have the office near the name, and not as that of another?"""
        words, sentences = self.article.words, self.article.sentences
        return any(
            sentences[index] == sentences[place]
            and index not in self.described
            and names_office(words, index, self.by_last.get(index), office)
            for place in self.article.positions.get(stem(name), ())
            for index in range(max(0, place - _NEAR_OFFICE), min(len(words), place + _NEAR_OFFICE + 1))
        )


@dataclass(frozen=True, slots=True)
class Holders:
    """What the articles say of people, by the last part of their names."""

    articles: tuple[ArticleTitles, ...] = ()
    descriptions: dict[str, list[Described]] = field(default_factory=dict)
    offices: dict[str, list[Described]] = field(default_factory=dict)
    """Who has an office of an organisation."""
    near: dict[str, set[str]] = field(default_factory=dict)
    """Countries that some article names near a name: they may be the bearer's."""
    said: dict[str, set[str]] = field(default_factory=dict)
    """Those of them that stand with the name as the bearer's: "Syria's Assad", "Assad, a Syrian"."""

    def of_bearer(self, description: Description) -> list[Described]:
        """How the articles describe the person described."""
        return _of_one(description, self.descriptions)

    def of_officer(self, description: Description) -> list[Described]:
        """Which offices of organisations the articles give the person described."""
        return _of_one(description, self.offices)

    def of_others(self, description: Description) -> list[Described]:
        """Where the articles give the country's office that is described to people of other names."""
        wanted = (description.country, description.office, description.hedges)
        return [
            (one, span)
            for found in self.descriptions.values()
            for one, span in found
            if (one.country, one.office, one.hedges) == wanted
            and set(one.name).isdisjoint(description.name)  # "Xi" may be "Xi Jinping"
        ]

    def of_other_officers(self, description: Description) -> list[Described]:
        """Where the articles give an organisation's office to people of other names."""
        wanted = (description.owner, description.office, description.hedges)
        return [
            (one, span)
            for found in self.offices.values()
            for one, span in found
            if (one.owner, one.office, one.hedges) == wanted and set(one.name).isdisjoint(description.name)
        ]

    def beside(self, name: tuple[str, ...]) -> list[tuple[Title, Span]]:
        """The titles that stand directly beside a name, whoever has given them."""
        return [
            (title, Span(one.article.id, *one.article.span(title.first, title.last)))
            for one in self.articles
            for title in titles_beside(name, one.article, one.by_first, one.by_last)
        ]

    def knows(self, name: str) -> bool:
        """Does an article have this word?"""
        return any(stem(name) in one.article.positions for one in self.articles)

    def may_hold(self, name: str, office: tuple[str, ...]) -> bool:
        """Does an article have the office near the name, and not as that of another?"""
        return any(one.may_give(name, office) for one in self.articles)

    def is_one_person(self, name: tuple[str, ...]) -> bool:
        """Do the articles know one person of this name, or more given names before a family name?"""
        given = {
            skeleton(one.article.words.keys[place - 1])
            for one in self.articles
            for place in one.article.positions.get(stem(name[-1]), ())
            if _is_given_name(one.article, place - 1)
        }
        return len(name) > 1 or len(given) < 2


def _of_one(description: Description, said: Mapping[str, list[Described]]) -> list[Described]:
    found = said.get(description.name[-1], ())
    return [(one, span) for one, span in found if _may_be_one(one, description)]


def _may_be_one(one: Description, other: Description) -> bool:
    """May both, who have the same last name, be one person? Where each has given names, they share one."""
    given = [{skeleton(key) for key in name[:-1]} for name in (one.name, other.name)]
    return not all(given) or not given[0].isdisjoint(given[1])


def _is_given_name(article: ArticleIndex, index: int) -> bool:
    words = article.words
    if index < 0 or words.gap(index + 1) != " " or not is_capitalised(words.raw(index)):
        return False
    return index not in article.known and words.keys[index] not in TITLES | NO_NAMES


def describe(article: ArticleIndex) -> list[Described]:
    """The descriptions of people in one article."""
    found = find_descriptions(article.words, _things(article))
    return [(one, Span(article.id, one.start, one.end)) for one in found]


def _officers(article: ArticleIndex) -> list[Described]:
    found = find_offices(article.words, _things(article))
    return [(one, Span(article.id, one.start, one.end)) for one in found]


def read_holders(articles: Iterable[ArticleIndex]) -> Holders:
    """How the articles describe people."""
    found = [(article, describe(article)) for article in articles]
    officers = [_officers(article) for article, _ in found]
    holders = Holders(
        tuple(
            _titles(article, [*described, *own])
            for (article, described), own in zip(found, officers, strict=True)
        )
    )
    for one, span in chain.from_iterable(officers):
        holders.offices.setdefault(one.name[-1], []).append((one, span))
    for _, described in found:
        for one, span in described:
            holders.descriptions.setdefault(one.name[-1], []).append((one, span))
            if one.country:
                holders.near.setdefault(one.name[-1], set()).add(one.country)
                holders.said.setdefault(one.name[-1], set()).add(one.country)
    for article, described in found:
        _note_countries_near(article, described, holders)
    return holders


def _titles(article: ArticleIndex, described: Iterable[Described]) -> ArticleTitles:
    inside = (index for _, span in described for index in article.words.between(span.start, span.end))
    titles = list(find_titles(article.words))
    by_first, by_last = {one.first: one for one in titles}, {one.last: one for one in titles}
    return ArticleTitles(article, by_first, by_last, frozenset(inside))


def _things(article: ArticleIndex) -> list[Thing]:
    """The known things of an article, in its order."""
    places = load_gazetteer().places
    return sorted(
        (
            Thing(name, first, last, name in places)
            for name, found in article.things.items()
            for first, last in found
        ),
        key=lambda thing: thing.first,
    )


def _note_countries_near(article: ArticleIndex, described: Iterable[Described], holders: Holders) -> None:
    """Add the countries that stand near the described names, unless they belong to another description.

    "Mekdad met Russian Foreign Minister Sergei Lavrov" does not make Mekdad a Russian.
    """
    owners = {one.flag_at: one.name[-1] for one, _ in described if one.country}
    words, sentences = article.words, article.sentences
    for thing in _things(article):
        owner = owners.get((words.starts[thing.first], words.ends[thing.last]))
        around = range(max(0, thing.first - _NEAR_COUNTRY), min(len(words), thing.last + 1 + _NEAR_COUNTRY))
        for index in around:
            key = words.keys[index]
            if (
                key in holders.descriptions
                and owner in (None, key)
                and sentences[index] == sentences[thing.first]
            ):
                holders.near.setdefault(key, set()).add(thing.name)
                if is_said_of(words, thing, index):
                    holders.said.setdefault(key, set()).add(thing.name)
