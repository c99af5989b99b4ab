"""Whether an article carries a name: in another spelling, order or form, but in one place."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, pairwise

from summarize.factcheck.articles.acronyms import places_of_initials, places_of_sequence
from summarize.factcheck.articles.answers import MOST_PLACES, Match, as_written, listed
from summarize.factcheck.articles.indexed import ArticleIndex, IndexedSources
from summarize.factcheck.mentions.find import Name, NamePart
from summarize.factcheck.verdicts.name_places import Place, occurs, places_of, together
from summarize.factcheck.verdicts.stand_ins import places_of_capital
from summarize.text.names import FUNCTION_WORDS, ORG_NOUNS, is_acronym, is_capitalised
from summarize.text.words import stem, word_set
from summarize.world.spellings import is_given_name

_LONGEST_NAME = 6
"""Parts of a name that is tried in other words."""
_COMPANY_NOUNS = word_set("company corporation group")
_POLICE_NOUNS = word_set("department force service")
_AND = re.compile(r" and | & ")


def match_name(name: Name, article: ArticleIndex, sources: IndexedSources) -> list[Match]:
    """Up to two places of `article` that carry `name`."""
    if len(name.parts) == 1:
        places = list(islice(places_of(name, name.parts[0], article, sources), MOST_PLACES))
        places = places or _as_other_name(name, article, sources)
    else:
        places = (
            together(name, name.parts, article, sources)
            or _as_acronym(name, article, sources)
            or _in_other_words(name, article, sources)
            or _without_its_sort(name, article, sources)
            or _as_two_names(name, article, sources)
            or _as_list(name, article, sources)
            or _as_ordinary_noun(name, article, sources)
        )
    return [_match(name, article, place) for place in places[:MOST_PLACES]]


def _match(name: Name, article: ArticleIndex, place: Place) -> Match:
    start, end = article.span(*place)
    return Match(start, end, as_written(name.text, article.words.text[start:end]))


def _as_other_name(name: Name, article: ArticleIndex, sources: IndexedSources) -> list[Place]:
    """Where `article` has the full name of an acronym, a capital for its country, or the reverse."""
    part = name.parts[0]
    if is_acronym(part.text):
        full_names = sources.acronyms.get(part.key, ())
        places = [place for full in full_names for place in places_of_sequence(full, article)]
        return sorted(places) or (places_of_initials(part.key, article) if len(part.key) > 2 else [])
    return places_of_capital(part.thing, article, any_role=name.as_capital)


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


def _in_other_words(name: Name, article: ArticleIndex, sources: IndexedSources) -> list[Place]:
    """Where `article` writes two words of a name as one, or a person's family name at the other end.

    "Xi Jinping" for "Xi Jin Ping", "Shinzo Abe" for "Abe Shinzo". Where a part is a given name in English,
    its place tells who is meant: "Dylan Thomas" is not "Thomas Dylan".
    """
    if len(name.parts) > _LONGEST_NAME:
        return []
    for index, (one, two) in enumerate(pairwise(name.parts)):
        between = name.text[one.start + len(one.text) : two.start]
        if between in (" ", "-") and not one.thing and not two.thing:
            key = one.key + two.key
            part = NamePart(f"{one.text}{between}{two.text}", stem(key), key, one.start)
            parts = (*name.parts[:index], part, *name.parts[index + 2 :])
            places = together(replace(name, parts=parts), parts, article, sources)
            if places:
                return places
    if name.kind != "person" or any(is_given_name(part.stem) for part in name.parts):
        return []
    first, *rest = name.parts
    return together(name, (*rest, first), article, sources) or together(
        name, (name.parts[-1], *name.parts[:-1]), article, sources
    )


def _without_its_sort(name: Name, article: ArticleIndex, sources: IndexedSources) -> list[Place]:
    """Where `article` has a company or police force without the noun that says what it is."""
    *rest, noun = name.parts
    police = rest[-1].stem == "police"
    if name.kind == "person" or noun.stem not in (_POLICE_NOUNS if police else _COMPANY_NOUNS):
        return []
    if len(rest) == 1 and rest[0].stem in ORG_NOUNS:
        return []
    places = together(replace(name, parts=tuple(rest)), tuple(rest), article, sources)
    return [place for place in places if is_capitalised(article.words.raw(place[0]))]


def _as_two_names(name: Name, article: ArticleIndex, sources: IndexedSources) -> list[Place]:
    """Where `article` has a long name as two: "Six Nations Grand Slam" as "Six Nations" and "Grand Slam"."""
    if name.kind == "person":
        return []
    for cut in range(2, len(name.parts) - 1):
        head = together(name, name.parts[:cut], article, sources)
        tail = together(name, name.parts[cut:], article, sources) if head else []
        if tail:
            return [head[0], tail[0]]
    return []


def _as_list(name: Name, article: ArticleIndex, sources: IndexedSources) -> list[Place]:
    """Where `article` has each name of "Beauty and the Beast", with a capital, wherever."""
    places: list[Place] = []
    for words in _AND.split(name.text):
        parts = tuple(part for part in name.parts if part.text in words)
        there = together(name, parts, article, sources) if parts else []
        named = [place for place in there if is_capitalised(article.words.raw(place[0]))]
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
    return list(places_of(name, owner, article, sources)) if any(raw.islower() for raw in raws) else []


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
