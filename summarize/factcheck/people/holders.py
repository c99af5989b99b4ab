"""Who holds which office, by the articles: a summary that has it otherwise has mixed up two people.

"Russian Foreign Minister Faisal Mekdad" is contradicted where the articles know a Syrian one of this name and
never call him a Russian; "Swedish Foreign Minister Johan Gustafsson" where they give the office to another
and never put it near him; "Russian President Sergei Lavrov" where they only have him as foreign minister.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from summarize.factcheck.articles.sources import ArticleIndex
from summarize.factcheck.people.descriptions import Description, find_descriptions
from summarize.factcheck.people.nationality import is_said_of
from summarize.factcheck.world.gazetteer import Thing, load_gazetteer
from summarize.text.names import skeleton
from summarize.text.words import find_words, stem, word_set
from summarize.types import Finding, Span

_NEAR_OFFICE = 4
"""How many words from a name the office may stand that an article gives to its bearer in another way."""
_NEAR_COUNTRY = 6
"""The same for a country."""
_LED = word_set("president minister premier chancellor king queen prince princess sultan emir shah")
"""Offices of one's own country; an ambassador or commander may be named after another."""
_SEPARATE = frozenset(
    tuple(office.split())
    for office in (
        "president", "prime minister", "foreign minister", "defense minister", "interior minister",
        "finance minister", "justice minister", "health minister",
    )
)  # fmt: skip
"""Offices that are told apart: who is only ever given one of them does not hold another."""


@dataclass(frozen=True, slots=True)
class Holders:
    """What the articles say of people, by the last part of their names."""

    articles: tuple[ArticleIndex, ...] = ()
    descriptions: dict[str, list[tuple[Description, Span]]] = field(default_factory=dict)
    near: dict[str, set[str]] = field(default_factory=dict)
    """Countries that some article names near a name: they may be the bearer's."""
    said: dict[str, set[str]] = field(default_factory=dict)
    """Those of them that stand with the name as the bearer's: "Syria's Assad", "Assad, a Syrian"."""

    def contradicts(self, description: Description) -> Span | None:
        """Where the articles describe this person, or this office, otherwise; None where they do not say."""
        last = description.name[-1]
        found = self.descriptions.get(last, ())
        own = [(one, span) for one, span in found if _agree(one, description)]
        if own:
            others = [one for one, _ in own]
            if description.country not in self._countries(description, others):
                return own[0][1]
            return own[0][1] if self._has_another_office(description, others) else None
        held = [
            span
            for one, span in self._all()
            if (one.country, one.office) == (description.country, description.office)
            and set(one.name).isdisjoint(description.name)  # "Xi" may be "Xi Jinping"
        ]
        known = any(stem(last) in article.positions for article in self.articles)
        return held[0] if held and known and not self._may_hold(last, description.office) else None

    def _countries(self, description: Description, own: Sequence[Description]) -> set[str]:
        """The countries that may be those of the person described, whom the articles describe as `own`."""
        last, country = description.name[-1], description.country
        states = set(load_gazetteer().capitals.values())
        plain = all(
            one.office[-1:]
            and one.office[-1] in _LED
            and one.office != ("minister",)
            and one.country in states
            for one in (description, *own)
        )
        alike = any(set(country.split()) & set(one.country.split()) for one in own)
        return (self.said if plain and not alike else self.near).get(last, set())

    def _has_another_office(self, description: Description, own: Sequence[Description]) -> bool:
        """Do the articles give the person one office, and never the one described?"""
        offices = {one.office for one in own}
        return (
            description.office in _SEPARATE - offices
            and offices <= _SEPARATE
            and not any(one.bygone for one in (description, *own))
            and not self._may_hold(description.name[-1], description.office)
        )

    def _all(self) -> Iterator[tuple[Description, Span]]:
        return chain.from_iterable(self.descriptions.values())

    def _may_hold(self, name: str, office: tuple[str, ...]) -> bool:
        """Does an article have the office near the name, and not as that of another?"""
        return any(
            not any(
                span.article_id == article.id and span.start <= start < span.end for _, span in self._all()
            )
            for article in self.articles
            for place in article.positions.get(stem(name), ())
            for start in _starts_near(article, place, office)
        )


def _starts_near(article: ArticleIndex, place: int, office: tuple[str, ...]) -> Iterator[int]:
    """Where the office may be named, a few words before or after word `place`, in its sentence.

    "Minister" may be any, but "foreign minister" is no defense minister.
    """
    words, sentences = article.words, article.sentences
    for index in range(max(0, place - _NEAR_OFFICE), min(len(words), place + _NEAR_OFFICE + 1)):
        kinds = {one[0] for one in _SEPARATE if len(one) > 1} - set(office)
        known_as_another = len(office) > 1 and words.key(index - 1) in kinds
        if words.keys[index] == office[-1] and not known_as_another and sentences[index] == sentences[place]:
            yield words.starts[index]


def contradicted(findings: Sequence[Finding], text: str, holders: Holders) -> tuple[Finding, ...]:
    """`findings` on `text`, with the verdict on each country that belongs to another person's office."""
    if not holders.descriptions:
        return tuple(findings)
    words = find_words(text)
    wrong = {
        one.at: span
        for one in find_descriptions(words, load_gazetteer().find(words))
        if not _has_wrong_name(one, findings) and (span := holders.contradicts(one)) is not None
    }
    texts = {article.id: article.words.text for article in holders.articles}
    return tuple(_judged(finding, wrong, texts) for finding in findings)


def _has_wrong_name(one: Description, findings: Sequence[Finding]) -> bool:
    """Is the name in a description wrong already? Then nothing is said of its country."""
    return any(
        finding.verdict in ("unsupported", "contradicted")
        and finding.mention.kind != "quote"
        and one.start <= finding.mention.start < one.end
        and (finding.mention.end <= one.at[0] or one.at[1] <= finding.mention.start)
        for finding in findings
    )


def _judged(finding: Finding, wrong: Mapping[tuple[int, int], Span], texts: Mapping[str, str]) -> Finding:
    mention = finding.mention
    for (start, end), span in wrong.items():
        if mention.kind != "quote" and mention.start <= start and end <= mention.end:
            there = texts[span.article_id][span.start : span.end]
            return Finding(mention, "contradicted", (span,), f"the articles have '{there}'")
    return finding


def _agree(one: Description, other: Description) -> bool:
    """May both, who have the same last name, be one person? Where each has given names, they share one."""
    given = [{skeleton(key) for key in name[:-1]} for name in (one.name, other.name)]
    return not all(given) or not given[0].isdisjoint(given[1])


def read_holders(articles: Iterable[ArticleIndex]) -> Holders:
    """How the articles describe people."""
    holders = Holders(tuple(articles))
    for article in holders.articles:
        things = _by_first_word(article)
        for one in find_descriptions(article.words, things):
            span = Span(article.id, one.start, one.end)
            holders.descriptions.setdefault(one.name[-1], []).append((one, span))
            holders.near.setdefault(one.name[-1], set()).add(one.country)
            holders.said.setdefault(one.name[-1], set()).add(one.country)
    for article in holders.articles:
        _note_countries_near(article, holders)
    return holders


def _by_first_word(article: ArticleIndex) -> list[Thing]:
    places = load_gazetteer().places
    return sorted(
        (
            Thing(name, first, last, name in places)
            for name, found in article.things.items()
            for first, last in found
        ),
        key=lambda thing: thing.first,
    )


def _note_countries_near(article: ArticleIndex, holders: Holders) -> None:
    """Add the countries that stand near the described names, unless they belong to another description.

    "Mekdad met Russian Foreign Minister Sergei Lavrov" does not make Mekdad a Russian.
    """
    things = _by_first_word(article)
    others = {one.at: one.name[-1] for one in find_descriptions(article.words, things)}
    words, sentences = article.words, article.sentences
    for thing in things:
        owner = others.get((words.starts[thing.first], words.ends[thing.last]))
        around = range(max(0, thing.first - _NEAR_COUNTRY), min(len(words), thing.last + 1 + _NEAR_COUNTRY))
        for index in around:
            key = words.keys[index]
            if (
                key in holders.descriptions
                and owner in (None, key)
                and (sentences[index] == sentences[thing.first])
            ):
                holders.near.setdefault(key, set()).add(thing.name)
                if is_said_of(words, thing, index):
                    holders.said.setdefault(key, set()).add(thing.name)
