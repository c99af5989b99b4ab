"""Where an article has the parts of a name: one of them, or all of them in one place."""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, pairwise

from summarize.factcheck.articles.acronyms import places_of_sequence
from summarize.factcheck.articles.answers import MOST_PLACES
from summarize.factcheck.articles.indexed import ArticleIndex, IndexedSources
from summarize.factcheck.mentions.find import Name, NamePart
from summarize.text.names import (
    DETERMINERS,
    FUNCTION_WORDS,
    ORG_NOUNS,
    TITLES,
    is_acronym,
    is_capitalised,
    is_qualifier,
    same_transliteration,
    skeleton,
)
from summarize.text.words import Words, find_words, stem, word_set
from summarize.world.spellings import other_spellings

Place = tuple[int, int]
"""First and last word of a stretch of an article."""

_INITIAL = re.compile(r"(?<= )([A-Z])(?=\.? )")
_MOST_TRIES = 5000
"""Occurrences of a name's rarest part that are looked at in one article."""
_MOST_NEIGHBOURS = 40
"""Occurrences of another part that are looked at around each."""
_MIDDLE_WORDS = 2
"""Words that may stand between two parts of a person's name, or within the name of an organisation."""
_NOT_INSIDE = word_set("by to with from on")
"""Of the words that are passed over, those that hold no name together but one that has them itself."""
_LONG_ENOUGH_TO_JOIN = 6
"""Letters of a word that an article may write as two."""
_INSIDE_A_NAME = frozenset(("", "-", "‐", "‑", "–", ".", "&", "'", "’", "'s", "’s", "“", "”", '"'))


# One part


def places_of(
    name: Name, part: NamePart, article: ArticleIndex, sources: IndexedSources, *, other_words: bool = True
) -> Iterator[Place]:
    """Where `article` has one part of a name, in order; with `other_words` also "Joe" for "Joseph"."""
    if part.thing:
        lower = places_of_sequence(_stems(part.text), article) if " " in part.text else ()
        return iter(article.things.get(part.thing) or lower)
    spellings = _spellings(name, part, sources, other_words=other_words)
    written = (_written(name, part, spelling, article) for spelling in spellings)
    joined = article.joined.get(part.key, ()) if len(part.key) >= _LONG_ENOUGH_TO_JOIN else ()
    return heapq.merge(*written, joined)


def _stems(text: str) -> tuple[str, ...]:
    return tuple(map(stem, find_words(text).keys))


def has(name: Name, part: NamePart, article: ArticleIndex, sources: IndexedSources) -> bool:
    """Has `article` one part of a name, wherever?"""
    return any(True for _ in places_of(name, part, article, sources))


def _written(name: Name, part: NamePart, spelling: str, article: ArticleIndex) -> Iterator[Place]:
    """The same in one spelling."""
    alone = len(name.parts) == 1
    is_named = name.kind in ("person", "place") and not name.opens and name.before not in DETERMINERS
    is_other_word = spelling in other_spellings(part.stem, of_person=True)
    needs_capital = article.cased and (is_other_word or (alone and (is_acronym(part.text) or is_named)))
    for place in article.positions.get(spelling, ()):
        if needs_capital and not is_capitalised(article.words.raw(place)):
            continue
        if spelling != part.stem or _same_number(name, place, article):
            yield place, place


def _spellings(name: Name, part: NamePart, sources: IndexedSources, *, other_words: bool) -> set[str]:
    """The stem of a part, its known other forms, and what the articles have in another transliteration."""
    of_person = name.kind == "person" or len(name.parts) > 1
    others = sources.spellings.get(skeleton(part.stem), ())
    may_differ = other_words and not name.rest  # "Jamie Hughes" has no "Jimmy" of "Jimmy Noppert"
    known = other_spellings(part.stem, of_person=of_person) if may_differ else frozenset()
    return {part.stem, *known, *(other for other in others if same_transliteration(part.stem, other))}


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
    apart = _NOT_INSIDE.difference(find_words(name.text).keys)
    found: list[Place] = []
    for anchor in options[rarest][:_MOST_TRIES]:
        chosen = _around(anchor, rarest, options, article, ordered, apart)
        if chosen is None or not _keeps_capitals(parts, chosen, article):
            continue
        if name.kind == "person" and not _keeps_initials(name, chosen, article):
            continue
        place = min(first for first, _ in chosen), max(last for _, last in chosen)
        if place not in found:
            found.append(place)
        if len(found) == MOST_PLACES:
            break
    return found


def _around(
    anchor: Place,
    index: int,
    options: list[list[Place]],
    article: ArticleIndex,
    ordered: bool,
    apart: frozenset[str],
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
    return chosen if _is_one_phrase(article, chosen, apart) else None


def _is_one_phrase(article: ArticleIndex, chosen: list[Place], apart: frozenset[str]) -> bool:
    """ "Russia's foreign ministry" is one; "Russia told the Turkish Foreign Ministry" is not."""
    words = article.words
    held = {index for first, last in chosen for index in range(first, last + 1)}
    between = [index for index in range(min(held), max(held)) if index not in held]
    if any(index in article.known or words.keys[index] in apart for index in between):
        return False
    if article.cased and any(_goes_its_own_way(words, index) for index in between):
        return False
    return sum(words.keys[index] not in FUNCTION_WORDS for index in between) <= _MIDDLE_WORDS


def _goes_its_own_way(words: Words, index: int) -> bool:
    """Is this an ordinary word between two names: "the World Bank sent a team to Syria"?"""
    key = words.keys[index]
    if key in FUNCTION_WORDS or is_capitalised(words.raw(index)):
        return False
    return stem(key) not in ORG_NOUNS | TITLES and not is_qualifier(key) and words.gap(index + 1) != "-"


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


def _keeps_initials(name: Name, chosen: list[Place], article: ArticleIndex) -> bool:
    """ "George W. Bush" is not "George H. Bush"; either may stand without an initial."""
    own = _INITIAL.findall(name.text)
    there = [
        article.words.keys[index]
        for (_, left), (right, _) in pairwise(chosen)
        for index in range(left + 1, right)
        if len(article.words.keys[index]) == 1
    ]
    return not own or not there or own[0].lower() == there[0]


# In any article


def occurs(name: Name, part: NamePart, sources: IndexedSources) -> bool:
    """Has some article this part of a name, wherever? What it has for another bearer's counts as missing."""
    return any(
        True
        for article in sources.articles
        for _ in places_of(name, part, article, sources, other_words=False)
    )


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
