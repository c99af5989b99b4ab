"""Where an article has the parts of a name: one of them, or all of them in one place."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, pairwise

from summarize.factcheck.articles.answers import MOST_PLACES
from summarize.factcheck.articles.sources import ArticleIndex, IndexedSources
from summarize.factcheck.mentions.find import Name, NamePart
from summarize.text.names import (
    FUNCTION_WORDS,
    ORG_NOUNS,
    TITLES,
    is_acronym,
    is_capitalised,
    same_transliteration,
    skeleton,
)

Place = tuple[int, int]
"""First and last word of a stretch of an article."""

_MOST_TRIES = 5000
"""Occurrences of a name's rarest part that are looked at in one article."""
_MOST_NEIGHBOURS = 40
"""Occurrences of another part that are looked at around each."""
_MIDDLE_WORDS = 2
"""Words that may stand between two parts of a person's name, or within the name of an organisation."""
_INSIDE_A_NAME = frozenset(("", "-", "‐", "‑", "–", ".", "&", "'", "’", "'s", "’s", "“", "”", '"'))


# One part


def places_of(name: Name, part: NamePart, article: ArticleIndex, sources: IndexedSources) -> Iterator[Place]:
    """Where `article` has one part of a name, in order."""
    if part.thing:
        return iter(article.things.get(part.thing, ()))
    spellings = _spellings(part, sources)
    return heapq.merge(*(_written(name, part, spelling, article) for spelling in spellings))


def has(name: Name, part: NamePart, article: ArticleIndex, sources: IndexedSources) -> bool:
    """Has `article` one part of a name, wherever?"""
    return any(True for _ in places_of(name, part, article, sources))


def _written(name: Name, part: NamePart, spelling: str, article: ArticleIndex) -> Iterator[Place]:
    """The same in one spelling."""
    alone = len(name.parts) == 1
    sure = is_acronym(part.text) or (name.kind in ("person", "place") and not name.opens)
    needs_capital = alone and article.cased and sure
    for place in article.positions.get(spelling, ()):
        if needs_capital and not is_capitalised(article.words.raw(place)):
            continue
        if spelling != part.stem or _same_number(name, place, article):
            yield place, place


def _spellings(part: NamePart, sources: IndexedSources) -> set[str]:
    """The stem of a part, and what the articles have for it in another transliteration."""
    others = sources.spellings.get(skeleton(part.stem), ())
    return {part.stem, *(other for other in others if same_transliteration(part.stem, other))}


def _same_number(name: Name, place: int, article: ArticleIndex) -> bool:
    """ "Evans" is not "Evan"; but "the Obamas" are the family of Obama."""
    if name.kind not in ("person", "place") or "the" in (name.before, article.words.key(place - 1)):
        return True
    return article.words.keys[place] in {part.key for part in name.parts}


# Several parts


def together(
    name: Name, parts: tuple[NamePart, ...], article: ArticleIndex, sources: IndexedSources
) -> list[Place]:
    """Where all parts of a name stand together in one sentence."""
    if not all(has(name, part, article, sources) for part in parts):
        return []
    options = [list(places_of(name, part, article, sources)) for part in parts]
    ordered = name.kind == "person" or not any(part.thing or part.stem in ORG_NOUNS for part in parts)
    rarest = min(range(len(options)), key=lambda index: len(options[index]))
    found: list[Place] = []
    for anchor in options[rarest][:_MOST_TRIES]:
        chosen = _around(anchor, rarest, options, article, ordered)
        if chosen is None or not _keeps_capitals(parts, chosen, article):
            continue
        place = min(first for first, _ in chosen), max(last for _, last in chosen)
        if place not in found:
            found.append(place)
        if len(found) == MOST_PLACES:
            break
    return found


def _around(
    anchor: Place, index: int, options: list[list[Place]], article: ArticleIndex, ordered: bool
) -> list[Place] | None:
    """One place for each part, near `anchor`, the place of part `index`; None where one is missing."""
    reach = len(options) * (_MIDDLE_WORDS + 1) + 2
    chosen: list[Place] = []
    for number, places in enumerate(options):
        if number == index:
            chosen.append(anchor)
            continue
        begin = bisect_left(places, (anchor[0] - reach, 0))
        near = [
            place
            for place in places[begin : begin + _MOST_NEIGHBOURS]
            if place[0] <= anchor[1] + reach
            and article.sentences[place[0]] == article.sentences[anchor[0]]
            and place not in chosen
            and place != anchor
            and not (ordered and (place[0] > anchor[0]) != (number > index))
        ]
        if not near:
            return None
        chosen.append(min(near, key=lambda place: abs(place[0] - anchor[0])))
    if ordered:
        joined = (_is_one_name(article, left[1], right[0]) for left, right in pairwise(chosen))
        return chosen if all(joined) else None
    return chosen if _is_one_phrase(article, chosen) else None


def _is_one_phrase(article: ArticleIndex, chosen: list[Place]) -> bool:
    """ "Russia's foreign ministry" is one; "Russia told the Turkish Foreign Ministry" is not."""
    held = {index for first, last in chosen for index in range(first, last + 1)}
    between = [index for index in range(min(held), max(held)) if index not in held]
    if any(index in article.known for index in between):
        return False
    return sum(article.words.keys[index] not in FUNCTION_WORDS for index in between) <= _MIDDLE_WORDS


def _is_one_name(article: ArticleIndex, left: int, right: int) -> bool:
    """Can the words between `left` and `right` belong to one name with them?

    In an article without capitals one word may: "sabrina (rubin) erdely".
    """
    words = article.words
    if not left < right <= left + 1 + _MIDDLE_WORDS:
        return False
    for index in range(left + 1, right + 1):
        if words.gap(index).strip() not in _INSIDE_A_NAME:
            return False
        if index == right or words.keys[index] in FUNCTION_WORDS or is_capitalised(words.raw(index)):
            continue
        if article.cased or right > left + 2:
            return False
    return True


def _keeps_capitals(parts: tuple[NamePart, ...], chosen: list[Place], article: ArticleIndex) -> bool:
    """ "American Airlines" is not "U.S. airlines": beside another form of a thing's name, capitals count."""
    words = article.words
    if not article.cased or all(
        not part.thing or words.slice_text(*place) == part.text
        for part, place in zip(parts, chosen, strict=True)
    ):
        return True
    return all(
        part.thing or part.stem in ORG_NOUNS | TITLES or is_capitalised(words.raw(place[0]))
        for part, place in zip(parts, chosen, strict=True)
    )


# In any article


def occurs(name: Name, part: NamePart, sources: IndexedSources) -> bool:
    """Has some article this part of a name, wherever?"""
    return any(has(name, part, article, sources) for article in sources.articles)


def stands_alone(name: Name, parts: tuple[NamePart, ...], sources: IndexedSources) -> bool:
    """Has some article these parts of a name where no other capitalised word goes on with it?"""
    for article in sources.articles:
        words = article.words
        one = parts[0] if len(parts) == 1 else None
        for first, last in (
            islice(places_of(name, one, article, sources), _MOST_TRIES)
            if one
            else together(name, parts, article, sources)
        ):
            beside = [(first - 1, words.gap(first)), (last + 1, words.gap(last + 1))]
            if not any(gap == " " and is_capitalised(words.raw(index)) for index, gap in beside):
                return True
    return False
