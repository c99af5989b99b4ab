"""Whether an article carries a name: in another spelling, order or form, but in one place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from summarize.factcheck.gazetteer import keys_of, load_gazetteer
from summarize.factcheck.governments import means_government
from summarize.factcheck.matching import MOST_PLACES, Match, as_written, listed
from summarize.factcheck.mentions import Name, NamePart
from summarize.factcheck.sources import ArticleIndex, IndexedSources, places_of_initials, places_of_sequence
from summarize.text.names import (
    FUNCTION_WORDS,
    ORG_NOUNS,
    TITLES,
    is_acronym,
    is_capitalised,
    same_transliteration,
    skeleton,
)

_AND = re.compile(r" and | & ")
Place = tuple[int, int]
"""First and last word of a stretch of an article."""

_MOST_TRIES = 5000
"""Occurrences of a name's rarest part that are looked at in one article."""
_MOST_NEIGHBOURS = 40
"""Occurrences of another part that are looked at around each."""
_MIDDLE_WORDS = 2
"""Words that may stand between two parts of a person's name, or within the name of an organisation."""
_INSIDE_A_NAME = frozenset(("", "-", "‐", "‑", "–", ".", "&", "'", "’", "'s", "’s", "“", "”", '"'))


def match_name(name: Name, article: ArticleIndex, sources: IndexedSources) -> list[Match]:
    """Up to two places of `article` that carry `name`."""
    if len(name.parts) == 1:
        places = _places(name, name.parts[0], article, sources) or _as_other_name(name, article, sources)
    else:
        places = (
            _together(name, name.parts, article, sources)
            or _as_acronym(name, article, sources)
            or _as_two_names(name, article, sources)
            or _as_list(name, article, sources)
            or _as_ordinary_noun(name, article, sources)
        )
    return [_match(name, article, place) for place in places[:MOST_PLACES]]


def _match(name: Name, article: ArticleIndex, place: Place) -> Match:
    start, end = article.span(*place)
    return Match(start, end, as_written(name.text, article.words.text[start:end]))


# One part


def _places(name: Name, part: NamePart, article: ArticleIndex, sources: IndexedSources) -> list[Place]:
    """Where `article` has one part of a name, in order."""
    if part.thing:
        return article.things.get(part.thing, [])
    return sorted(_found(name, part, article, sources))


def _found(name: Name, part: NamePart, article: ArticleIndex, sources: IndexedSources) -> Iterator[Place]:
    alone = len(name.parts) == 1
    sure = is_acronym(part.text) or (name.kind in ("person", "place") and not name.opens)
    needs_capital = alone and article.cased and sure
    for spelling in _spellings(part, sources):
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


def _as_other_name(name: Name, article: ArticleIndex, sources: IndexedSources) -> list[Place]:
    """Where `article` has the full name of an acronym, a capital for its country, or the reverse."""
    part = name.parts[0]
    if is_acronym(part.text):
        full_names = sources.acronyms.get(part.key, ())
        places = [place for full in full_names for place in places_of_sequence(full, article)]
        return sorted(places) or (places_of_initials(part.key, article) if len(part.key) > 2 else [])
    return [
        place for place in article.capitals.get(part.thing, ()) if means_government(article.words, *place)
    ]


# Several parts


def _together(
    name: Name, parts: tuple[NamePart, ...], article: ArticleIndex, sources: IndexedSources
) -> list[Place]:
    """Where all parts of a name stand together in one sentence."""
    if not all(_has(name, part, article, sources) for part in parts):
        return []
    options = [_places(name, part, article, sources) for part in parts]
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


def _as_acronym(name: Name, article: ArticleIndex, sources: IndexedSources) -> list[Place]:
    """Where `article` has the acronym that some article spells out as this name.

    One that none spells out is taken for the name's if it has its initials, three or more of them.
    """
    stems = tuple(part.stem for part in name.parts)
    acronyms = {
        acronym
        for acronym, full_names in sources.acronyms.items()
        if any(tuple(stem for stem in full if stem not in FUNCTION_WORDS) == stems for full in full_names)
    }
    initials = "".join(part.key[0] for part in name.parts)
    if len(initials) > 2 and name.kind != "person" and initials not in sources.acronyms:
        acronyms.add(initials)
    return [
        (place, place)
        for acronym in acronyms
        for place in article.positions.get(acronym, ())
        if is_acronym(article.words.raw(place))
        and (acronym in sources.acronyms or place not in article.known)
    ]


def _as_two_names(name: Name, article: ArticleIndex, sources: IndexedSources) -> list[Place]:
    """Where `article` has a long name as two: "Six Nations Grand Slam" as "Six Nations" and "Grand Slam"."""
    if name.kind == "person":
        return []
    for cut in range(2, len(name.parts) - 1):
        head = _together(name, name.parts[:cut], article, sources)
        tail = _together(name, name.parts[cut:], article, sources) if head else []
        if tail:
            return [head[0], tail[0]]
    return []


def _as_list(name: Name, article: ArticleIndex, sources: IndexedSources) -> list[Place]:
    """Where `article` has each name of "Beauty and the Beast", with a capital, wherever."""
    places: list[Place] = []
    for words in _AND.split(name.text):
        parts = tuple(part for part in name.parts if part.text in words)
        found = _together(name, parts, article, sources) if parts else []
        named = [place for place in found if is_capitalised(article.words.raw(place[0]))]
        if not named:
            return []
        places.append(named[0])
    return places if len(places) > 1 else []


def _as_ordinary_noun(name: Name, article: ArticleIndex, sources: IndexedSources) -> list[Place]:
    """Where `article` has the first part of "British Police" or "Merckx's Team" if its noun is ordinary.

    That is where the article writes it in lower case: then its capital is the summary's own.
    """
    owner, *nouns = name.parts
    owns = owner.thing or name.text.startswith((f"{owner.text}'s ", f"{owner.text}’s "))
    if len(nouns) != 1 or not owns or nouns[0].stem not in ORG_NOUNS:
        return []
    raws = (article.words.raw(place) for place in article.positions.get(nouns[0].stem, ()))
    return _places(name, owner, article, sources) if any(raw.islower() for raw in raws) else []


def country_of_capital(name: Name) -> str:
    """The country that a capital stands for, as in "ties between Ankara and Damascus"; "" for none."""
    return load_gazetteer().capitals.get(keys_of(name.text), "") if name.as_government else ""


def match_country(country: str, article: ArticleIndex) -> list[Match]:
    """Up to two places of `article` that name the country for which a capital stands."""
    return [
        Match(*article.span(*place), f"as '{article.words.slice_text(*place)}', of which it is the capital")
        for place in article.things.get(country, ())[:MOST_PLACES]
    ]


def occurs(name: Name, part: NamePart, sources: IndexedSources) -> bool:
    """Has some article this part of a name, wherever?"""
    return any(_has(name, part, article, sources) for article in sources.articles)


def _has(name: Name, part: NamePart, article: ArticleIndex, sources: IndexedSources) -> bool:
    if part.thing:
        return part.thing in article.things
    return any(True for _ in _found(name, part, article, sources))


def stands_alone(name: Name, parts: tuple[NamePart, ...], sources: IndexedSources) -> bool:
    """Has some article these parts of a name where no other capitalised word goes on with it?"""
    for article in sources.articles:
        words = article.words
        for first, last in _together(name, parts, article, sources):
            beside = [(first - 1, words.gap(first)), (last + 1, words.gap(last + 1))]
            if not any(gap == " " and is_capitalised(words.raw(index)) for index, gap in beside):
                return True
    return False


def explain_missing_name(name: Name, sources: IndexedSources) -> str:
    """Why no article supports a name, in words."""
    if name.rest:
        return f"the articles have only {listed(list(name.rest))}"
    there: list[str] = []
    missing: list[str] = []
    for part in name.parts:
        (there if occurs(name, part, sources) else missing).append(part.text)
    if not there or len(name.parts) == 1:
        return "in no article"
    if missing:
        return f"{listed(missing)} {'is' if len(missing) == 1 else 'are'} in no article"
    return f"{listed(there)} occur, never together"
