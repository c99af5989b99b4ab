"""Who holds an office that one person holds at a time: "Russian Foreign Minister Sergey Lavrov"."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.factcheck.articles.sources import ArticleIndex
from summarize.factcheck.conflicts.stated import Filled
from summarize.factcheck.world.gazetteer import load_gazetteer
from summarize.text.names import ORG_NOUNS, PARTICLES, TITLES, is_capitalised, skeleton
from summarize.text.words import Words, word_key, word_set

_OFFICES = tuple(
    tuple(office.split())
    for office in (
        "prime minister", "foreign minister", "defense minister", "interior minister", "finance minister",
        "justice minister", "health minister", "president", "chancellor",
    )
)  # fmt: skip
_BYGONE = word_set("former ex late then deputy vice acting elect interim incoming outgoing")
_LONGEST_NAME = 4


def find_holders(number: int, article: ArticleIndex) -> Iterator[Filled]:
    """The holders of one country's offices, and the countries of one name's office."""
    words, places = article.words, load_gazetteer().places
    if not article.cased:
        return
    for country, occurrences in article.things.items():
        if country not in places:
            continue
        for first, last in occurrences:
            office = _office_after(words, last)
            if not office or words.key(first - 1) in _BYGONE:
                continue
            name = _name_after(words, last + len(office), article.known)
            if not name:
                continue
            start, end = words.starts[first], words.ends[name[-1]]
            surname = skeleton(words.keys[name[-1]])
            title = f"{country} {' '.join(office)}"
            slot = ("holder", word_key(country), *office)
            yield Filled(article=number, start=start, end=end, slot=slot, value=surname, label=title)
            label = f"country of {words.slice_text(name[0], name[-1])}"
            slot = ("country", surname, *office)
            yield Filled(
                article=number, start=start, end=end, slot=slot, value=word_key(country), label=label
            )


def _office_after(words: Words, last: int) -> tuple[str, ...]:
    for office in _OFFICES:
        if tuple(words.keys[last + 1 : last + 1 + len(office)]) == office:
            gaps = [words.gap(last + 1 + offset) for offset in range(len(office))]
            return office if all(gap.strip("'’s") in (" ", "-") for gap in gaps) else ()
    return ()


def _name_after(words: Words, office: int, known: frozenset[int]) -> list[int]:
    """The words of the name that follows the last word of an office."""
    found: list[int] = []
    for index in range(office + 1, min(office + 1 + _LONGEST_NAME, len(words))):
        key = words.keys[index]
        allowed = (" ", "-") if found else (" ", ", ")
        if words.gap(index) not in allowed or index in known or key in TITLES | ORG_NOUNS | _BYGONE:
            break
        if not is_capitalised(words.raw(index)) and key not in PARTICLES:
            break
        found.append(index)
    return found if found and is_capitalised(words.raw(found[-1])) else []
