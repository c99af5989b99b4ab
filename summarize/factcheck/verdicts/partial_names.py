"""Names that the articles have in part: only what they do not have is wrong.

Where they speak of "Duffy" and a summary of "Kevin Duffy", nothing is wrong with "Duffy".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from summarize.factcheck.articles.indexed import IndexedSources
from summarize.factcheck.mentions.find import Checkable, Name, NamePart
from summarize.factcheck.verdicts.judge import answer_on
from summarize.factcheck.verdicts.name_places import occurs, stands_alone
from summarize.text.names import ORG_NOUNS


def in_parts(item: Checkable, sources: IndexedSources) -> list[Checkable]:
    """A name that no article has, as those of its parts that are there and those that are missing.

    It stays whole where all parts are there, never together; where all or most are missing; and where
    what is there may be another's: a given name, or a part of another name, as "Manchester" is in
    "Manchester United".
    """
    name = item.content
    if not isinstance(name, Name) or len(name.parts) < 2:
        return [item]
    groups = [
        (there, tuple(parts))
        for there, parts in groupby(name.parts, key=lambda part: occurs(name, part, sources))
    ]
    if len(groups) < 2 or (name.kind == "person" and not groups[-1][0]):
        return [item]
    if name.kind != "person" and 2 * sum(len(parts) for there, parts in groups if there) < len(name.parts):
        return [item]
    known = _texts([parts for there, parts in groups if there])
    found: list[Checkable] = []
    for there, parts in groups:
        one = _part(item, name, parts, () if there else known)
        if there and _is_common(parts, sources):
            continue  # "the airport", for "Heathrow Airport"
        if there and not _is_its_own(one, name, parts, sources):
            return [item]
        found.append(one)
    return found


def _is_common(parts: tuple[NamePart, ...], sources: IndexedSources) -> bool:
    """Are these nouns that the articles have as common nouns, without a capital?"""
    return all(
        part.stem in ORG_NOUNS
        and any(
            article.words.raw(place).islower()
            for article in sources.articles
            for place in article.positions.get(part.stem, ())
        )
        for part in parts
    )


def _is_its_own(one: Checkable, name: Name, parts: tuple[NamePart, ...], sources: IndexedSources) -> bool:
    """Is this part of a name a name of the same bearer for the articles?"""
    if answer_on(one, sources).verdict != "supported":
        return False
    if all(part.stem in ORG_NOUNS for part in parts):
        return False
    return name.kind == "person" or stands_alone(name, parts, sources)


def _part(item: Checkable, name: Name, parts: tuple[NamePart, ...], rest: tuple[str, ...]) -> Checkable:
    """A mention of some parts of a name that stand side by side."""
    begin = parts[0].start
    end = parts[-1].start + len(parts[-1].text)
    text = name.text[begin:end]
    start = item.mention.start + begin
    value = " ".join(part.thing.lower() or part.key for part in parts)
    mention = replace(item.mention, text=text, start=start, end=start + len(text), value=value)
    opens = name.opens and begin == 0
    before = name.before if begin == 0 else ""
    own = tuple(replace(part, start=part.start - begin) for part in parts)
    return Checkable(
        mention,
        Name(text, own, name.kind, opens=opens, before=before, as_government=False, rest=rest),
    )


def _texts(groups: list[tuple[NamePart, ...]]) -> tuple[str, ...]:
    return tuple(" ".join(part.text for part in parts) for parts in groups)
