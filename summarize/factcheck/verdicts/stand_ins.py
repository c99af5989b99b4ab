"""Places that stand for those who govern there: "Ankara" for Turkey, "the Kremlin" for Russia's leaders.

And a country for its capital: "the Egyptian capital" for Cairo. Only in this role is one support for the
other: who is hit by a flood in Tokyo is not hit by one in Japan. A feast stands for its day too.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from summarize.factcheck.articles.acronyms import places_of_sequence
from summarize.factcheck.articles.answers import MOST_PLACES, Match
from summarize.factcheck.articles.indexed import ArticleIndex
from summarize.factcheck.mentions.find import Name
from summarize.factcheck.verdicts.name_places import Place
from summarize.text.date import Date
from summarize.text.named_days import FEASTS
from summarize.text.names import is_capitalised
from summarize.text.words import stem
from summarize.world.gazetteer import Seat, keys_of, load_gazetteer
from summarize.world.governments import means_government, speaks_of_capital

_NEAR = 12
"""Words between a country and those who govern it: "the president of the United States"."""


def places_of_capital(country: str, article: ArticleIndex, *, any_role: bool) -> list[Place]:
    """Where `article` names a capital or seat of power for its country's government, or in any role."""
    capitals = article.capitals.get(country, ())
    if any_role:
        return list(capitals)
    places = [*capitals, *_seats_of(country, article)]
    return [place for place in places if means_government(article.words, *place)]


def _seats_of(country: str, article: ArticleIndex) -> Iterator[Place]:
    """Where `article` names a seat of power of a country."""
    for keys, seat in load_gazetteer().seats.items():
        if country and seat.owner == country and seat.holders and stem(keys[0]) in article.positions:
            for place in places_of_sequence(tuple(map(stem, keys)), article):
                if is_capitalised(article.words.raw(place[0])):
                    yield place


def match_stand_in(name: Name, article: ArticleIndex) -> list[Match]:
    """Up to two places of `article` that name what a capital or seat of power stands for in the summary."""
    gazetteer = load_gazetteer()
    keys = keys_of(name.text)
    country = gazetteer.capitals.get(keys, "")
    matches = [
        Match(*article.span(*place), f"as '{article.words.slice_text(*place)}', of which it is the capital")
        for place in article.things.get(country, ())
        if name.as_government or speaks_of_capital(article.words, *place)
    ]
    seat = gazetteer.seats.get(keys)
    if not matches and seat is not None and name.as_government:
        matches = [
            Match(*article.span(*place), f"as '{article.words.slice_text(*place)}'")
            for place in islice(_holders(seat, article), MOST_PLACES)
        ]
    return matches[:MOST_PLACES]


def match_feast(content: Name | Date, article: ArticleIndex) -> list[Match]:
    """Up to two places of `article` that have the day of a feast, its other name, or the feast of a day."""
    spans: list[tuple[int, int]] = []
    if isinstance(content, Name):
        day = FEASTS.get(keys_of(content.text))
        if day is None:
            return []
        spans += [(date.start, date.end) for date in article.dates_by.get(("day", *day), ())]
    elif content.month is not None and len(content.days) == 1 and content.year is None:
        day = content.month, content.days[0]
    else:
        return []
    for keys, other in FEASTS.items():
        if other == day and stem(keys[0]) in article.positions:
            spans += [article.span(*place) for place in places_of_sequence(tuple(map(stem, keys)), article)]
    return [Match(start, end, f"as '{article.words.text[start:end]}'") for start, end in spans[:MOST_PLACES]]


def _holders(seat: Seat, article: ArticleIndex) -> Iterator[Place]:
    """Where `article` speaks of those who sit in a seat of power, beside the name of what they govern."""
    owners = article.things.get(seat.owner, ()) if seat.owner else ()
    if not seat.holders:
        yield from owners
    for stems in seat.holders:
        for first, last in places_of_sequence(stems, article):
            if not seat.owner:
                yield first, last
            for owner in owners:
                together = article.sentences[owner[0]] == article.sentences[first]
                if together and abs(owner[0] - first) <= _NEAR:
                    yield min(owner[0], first), max(owner[1], last)
                    break
