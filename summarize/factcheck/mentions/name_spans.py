"""Where the names of a text begin and end.

A language model's entities are one source, runs of capitalised words the other: the small model
misses names that it has never seen, and joins titles and nationalities to them. Titles,
determiners and possessives are trimmed: "Turkish Foreign Minister Mevlut Cavusoglu" is the names
"Turkish" and "Mevlut Cavusoglu".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.factcheck.language import Entity
from summarize.factcheck.mentions.capitals import Capitals
from summarize.text.names import (
    DETERMINERS,
    OPEN_ORGS,
    ORG_NOUNS,
    PARTICLES,
    TITLES,
    is_capitalised,
    is_qualifier,
)
from summarize.text.words import Words, stem
from summarize.types import MentionKind
from summarize.world.gazetteer import Thing

_KINDS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "other",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
    "PRODUCT": "other",
    "LANGUAGE": "other",
}
_COMPOUNDS = frozenset(("ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"))
"""Labels of names in which titles and nationalities may be a part."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name of a text."""

    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""
    kind: MentionKind


@dataclass(slots=True)
class _Piece:
    """A stretch of words that holds one name, with what stands beside it still to be trimmed."""

    first: int
    last: int
    label: str
    """The label of the entity in it, "" where the language model saw none."""


def find_names(
    words: Words, entities: Sequence[Entity], capitals: Capitals, things: dict[int, Thing]
) -> list[NameSpan]:
    """The names of a text in order. `things` are the known things by the index of their first word."""
    pieces = _joined_by_particles(
        words, [piece for entity in entities for piece in _entity_pieces(words, entity, capitals)]
    )
    covered = {index: piece for piece in pieces for index in range(piece.first, piece.last + 1)}
    ends_of_things = {thing.last for thing in things.values()}
    for first, last in capitals.runs():
        for piece in _uncovered(first, last, covered, capitals):
            if not _merge(words, piece, covered, things, ends_of_things):
                pieces.append(piece)
                covered |= dict.fromkeys(range(piece.first, piece.last + 1), piece)
    pieces += [
        _Piece(thing.first, thing.last, "GPE") for thing in things.values() if thing.first not in covered
    ]
    spans = [span for piece in pieces for span in _names_in(words, piece, things, capitals)]
    spans.sort(key=lambda span: (span.first, -span.last))
    kept: list[NameSpan] = []
    for span in spans:
        if not kept or span.first > kept[-1].last:
            kept.append(span)
    return kept


# From entities and runs to pieces


def _entity_pieces(words: Words, entity: Entity, capitals: Capitals) -> list[_Piece]:
    """An entity as stretches of words: cut at dates and commas, lower-case words at the ends left out."""
    if entity.label not in _KINDS:
        return []
    pieces: list[_Piece] = []
    stretch: list[int] = []
    for index in [*words.between(entity.start, entity.end), len(words)]:
        cut = index == len(words) or not capitals.is_free(index) or capitals.is_boundary(index)
        if stretch and cut:
            pieces += _trimmed(words, stretch, entity.label, capitals)
            stretch = []
        if index < len(words) and capitals.is_free(index):
            stretch.append(index)
    return pieces


def _joined_by_particles(words: Words, pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces, a person's given and family name as one: "Ursula" + von der + "Leyen"."""
    joined: list[_Piece] = []
    for piece in pieces:
        before = joined[-1] if joined and joined[-1].label == "PERSON" else None
        between = range(before.last + 1, piece.first) if before else range(0)
        if before and between and all(_is_particle(words, index) for index in between):
            before.last = piece.last
        else:
            joined.append(piece)
    return joined


def _is_particle(words: Words, index: int) -> bool:
    return words.key(index) in PARTICLES and words.raw(index).islower() and words.gap(index) == " "


def _trimmed(words: Words, stretch: list[int], label: str, capitals: Capitals) -> list[_Piece]:
    first, last = stretch[0], stretch[-1]
    while first <= last and not (capitals.can_be_name(first) or words.key(first) in PARTICLES):
        first += 1
    while last >= first and not is_capitalised(words.raw(last)):
        if last > first and words.gap(last) == "-" and not is_qualifier(words.key(last)):
            break  # "Ban Ki-moon"
        last -= 1
    if last > first and capitals.opens(first) and capitals.is_plainly_english(first):
        first += 1  # "Believes Karlie Kloss ..."
    if first > last or not any(capitals.can_be_name(index) for index in range(first, last + 1)):
        return []
    if (
        first == last
        and capitals.opens(first)
        and (capitals.is_plainly_english(first) or capitals.is_number(first))
    ):
        return []  # "Tributes ...", "Four ..."
    return [_Piece(first, last, label)]


def _uncovered(first: int, last: int, covered: dict[int, _Piece], capitals: Capitals) -> list[_Piece]:
    """The stretches of a run that no entity covers."""
    pieces: list[_Piece] = []
    stretch: list[int] = []
    for index in range(first, last + 2):
        if index <= last and index not in covered:
            stretch.append(index)
        elif stretch:
            kept = capitals.trim(stretch[0], stretch[-1])
            if kept is not None:
                pieces.append(_Piece(*kept, ""))
            stretch = []
    return pieces


def _merge(
    words: Words,
    piece: _Piece,
    covered: dict[int, _Piece],
    things: dict[int, Thing],
    ends_of_things: set[int],
) -> bool:
    """Join capitals to the entity beside them where both are one name: "Mevlut" + "Cavusoglu"."""
    inside = range(piece.first, piece.last + 1)
    organisation = any(stem(words.key(index)) in ORG_NOUNS for index in inside)
    after = covered.get(piece.last + 1)
    if after is not None and words.gap(piece.last + 1) in (" ", "-"):
        begin = piece.last + 1
        while begin > piece.first and words.key(begin - 1) not in TITLES and begin - 1 not in ends_of_things:
            begin -= 1
        if after.label == "NORP" or begin > piece.last:
            return False
        after.first = begin
        piece.last = begin - 1
        return piece.last < piece.first or all(
            words.key(index) in TITLES for index in range(piece.first, begin)
        )
    before = covered.get(piece.first - 1)
    if before is None or words.gap(piece.first) not in (" ", "-", " & ") or piece.first in things:
        return False
    if not organisation and (words.key(piece.first) in TITLES or before.label == "NORP"):
        return False
    before.last = piece.last
    if organisation:
        before.label = "ORG"
    return True


# From pieces to names


def _names_in(words: Words, piece: _Piece, things: dict[int, Thing], capitals: Capitals) -> list[NameSpan]:
    """The names of a piece: nationalities apart from people, titles and determiners gone."""
    names: list[NameSpan] = []
    first, last = piece.first, piece.last
    compound = piece.label in _COMPOUNDS or any(
        stem(words.key(index)) in ORG_NOUNS for index in range(first, last + 1)
    )
    while first <= last:
        thing = things.get(first)
        if thing is not None and thing.last <= last:
            rest = thing.last + 1
            if rest > last or not _belongs(words, rest, last, things, compound):
                names.append(NameSpan(first, thing.last, "place" if thing.is_place else _kind(piece)))
                first = rest
                continue
            break
        if not _is_beside(words, first, last, piece, compound):
            break
        first += 1
    if not compound or piece.label == "PERSON":
        while last > first and words.key(last) in TITLES:
            last -= 1
        if last < piece.last and all(capitals.is_ordinary(index) for index in range(first, last + 1)):
            return names  # "Crime Commissioner"
    if piece.label == "NORP":  # "Sunni Syrian"
        for index in range(first + 1, last + 1):
            if index in things:
                tail = _Piece(index, last, piece.label)
                return [
                    *names,
                    NameSpan(first, index - 1, _kind(piece)),
                    *_names_in(words, tail, things, capitals),
                ]
    if first > last or (first == last and words.key(first) in TITLES):
        return names
    return [*names, NameSpan(first, last, _kind(piece))]


def _kind(piece: _Piece) -> MentionKind:
    return _KINDS.get(piece.label, "other")


def _belongs(words: Words, rest: int, last: int, things: dict[int, Thing], compound: bool) -> bool:
    """Do the words from `rest` on make one name with the nationality or country before them?"""
    if not compound or (rest in things and words.gap(rest) != " "):
        return False
    return words.key(rest) not in TITLES or _leads_to_org(words, rest, last)


def _is_beside(words: Words, index: int, last: int, piece: _Piece, compound: bool) -> bool:
    """Does word `index` only stand before the name: a determiner, a title, a lower-case word?"""
    key = words.key(index)
    if key in TITLES:
        if _leads_to_org(words, index, last):
            return False
        return not (compound and piece.label in _COMPOUNDS and key in OPEN_ORGS and last > index)
    if key in DETERMINERS and not (compound and index > piece.first):
        return True
    return not is_capitalised(words.raw(index)) and key not in PARTICLES


def _leads_to_org(words: Words, index: int, last: int) -> bool:
    """Do titles lead to the noun of an office, as in "Foreign Ministry"?"""
    while index <= last and words.key(index) in TITLES:
        index += 1
    return index <= last and stem(words.key(index)) in ORG_NOUNS
